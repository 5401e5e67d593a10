/** The chapter about large workshops: what each kind of work costs, how far the simulation is right, what many halls need. */
import { nameOf } from "../contestants.ts";
import type { Run } from "../runs.ts";
import { typists } from "../scenarios/plenary.ts";
import { hallSize } from "../scenarios/spread.ts";
import { shown, tableOf } from "../tables.ts";
import { type Costs, costsOf, type Observed, observedIn } from "./costs.ts";
import { type Outcome, simulate, type Workshop } from "./simulation.ts";

/** Of the runs: keys of each typist, and the cores they ran on. */
const [measuredKeys, measuredCores] = [6, 2];
/** A part that is busier than this lets words wait. */
const busyShare = 0.7;
/** Of PostgreSQL's machine in the large workshops. */
const postgresCores = 16;
/** In each hall of the large workshops some write minutes while everyone else reads. */
const largeHall = { people: 500, typists: 4, keysPerSecond: 4 } as const;
const sizes = [2, 20, 200];

const scenarios = ["spread", "halls", "kept"];

/** Nothing when too few runs of several servers were measured. */
export function largeWorkshops(runs: readonly Run[]): string[] {
	const observed = observedIn(runs.filter(({ scenario }) => scenarios.includes(scenario)));
	if (observed.length < 6) return [];
	const costs = costsOf(observed);
	return [
		"## Large workshops",
		"What follows is a model: what each kind of work costs was worked out from the runs of spread, halls and kept by least " +
			"squares, and a simulation goes through the product's rhythm event by event: keys, commits that hold the rows of their " +
			"rooms, letters through Redis, frames to writers and readers. It knows nothing of the network, nor of collections of " +
			"garbage.",
		costsTable(costs),
		"How far it is right: the same runs simulated. Latencies of the runs are those of two cores shared by servers, PostgreSQL, " +
			"Redis and everyone who connects, which the simulation knows nothing of.",
		checkTable(costs, observed),
		`Halls of ${largeHall.people}, in each of which ${largeHall.typists} write ${largeHall.keysPerSecond} keys a second at the same time, on as many servers ` +
			`as keep each below ${busyShare} of its core, and a PostgreSQL with ${postgresCores} cores. *First to give way* is whatever is nearest to its end.`,
		projectionTable(costs),
	];
}

function costsTable(costs: Costs): string {
	const micro = (ms: number) => `${shown(ms * 1_000)} µs`;
	const { server, key, frame, commit, told, postgresCommit, postgresKey, redisLetter, redisDelivery, commitMs } = costs;
	return tableOf(
		["work", "costs"],
		[
			["a server that is there, each second", micro(server)],
			["a key with its cursor: read, checked, taken in", micro(key)],
			["a frame of text to one client", micro(frame)],
			["a commit, the server's part", micro(commit)],
			["a letter read by another server", micro(told)],
			["a commit, PostgreSQL's part", micro(postgresCommit)],
			["each key in it", micro(postgresKey)],
			["a letter, Redis' part", micro(redisLetter)],
			["each server that it is handed to", micro(redisDelivery)],
			["how long a commit takes that waits for nobody", `${shown(commitMs)} ms`],
		],
	);
}

function checkTable(costs: Costs, observed: readonly Observed[]): string {
	const head = [
		"run",
		"server",
		"CPU of all, cores",
		"commits a second",
		"letters a second",
		"frames a second",
		"p50 / p99 ms",
	];
	const groups = Map.groupBy(observed, ({ run }) => `${run.scenario} ${run.size}|${nameOf(run)}`);
	const rows = [...groups.values()].flatMap((group) => {
		const [first] = group;
		if (!first) return [];
		const { run } = first;
		const outcome = simulate(costs, workshopOf(first), dice());
		const mean = (figure: (each: Observed) => number) =>
			group.reduce((sum, each) => sum + figure(each), 0) / group.length;
		const both = (measured: number, simulated: number) => `${shown(measured)} → ${shown(simulated)}`;
		const allMs = mean(({ serversMs, postgresMs, redisMs }) => serversMs + postgresMs + redisMs);
		const across = (name: "50" | "99") => {
			const of = ({ run: { figures } }: Observed) => Number(figures[`acrossP${name}Ms`]);
			return Number.isNaN(of(first)) ? mean(({ run: { figures } }) => Number(figures[`p${name}Ms`])) : mean(of);
		};
		// Runs go on a little after the last key; commits and the like are counted over all of it.
		const share = typingShare(first);
		const idle = (first.servers * costs.server) / 1_000;
		return [
			[
				`${run.scenario} ${run.size}`,
				nameOf(run),
				both(allMs / 1_000, idle + share * (outcome.serversTogether + outcome.postgres + outcome.redis)),
				both(
					mean(({ commits }) => commits),
					share * outcome.commitsPerSecond,
				),
				both(
					mean(({ letters }) => letters),
					share * outcome.lettersPerSecond,
				),
				both(
					mean(({ frames }) => frames),
					share * outcome.framesPerSecond,
				),
				`${shown(across("50"))} / ${shown(across("99"))} → ${shown(outcome.p50Ms)} / ${shown(outcome.p99Ms)}`,
			],
		];
	});
	return tableOf(head, rows);
}

/** How much of the stretch was typed in: what the typists were to write against what was counted. */
function typingShare({ run, keys }: Observed): number {
	const { halls, typists } = hallsOf(run);
	return Math.min(1, keys / (halls * typists * measuredKeys));
}

function hallsOf({ scenario, size }: Run): { halls: number; people: number; typists: number } {
	return scenario === "spread" ? { halls: 1, people: Number(size), typists } : { halls: Number(size), ...hallSize };
}

function workshopOf({ run, servers }: Observed): Workshop {
	const serversOfHall = run.scenario === "kept" ? 1 : servers;
	return { ...hallsOf(run), keysPerSecond: measuredKeys, servers, serversOfHall, postgresCores: measuredCores };
}

function projectionTable(costs: Costs): string {
	const rows = sizes.flatMap((halls) =>
		(["one server", "two servers", "all servers"] as const).flatMap((place) => {
			const found = enough(costs, halls, place);
			if (!found)
				return [[String(halls * largeHall.people), String(halls), place, "no number is enough", "", "", "", "", ""]];
			const { servers, outcome } = found;
			return [
				[
					String(halls * largeHall.people),
					String(halls),
					place,
					String(servers),
					shown(outcome.busiestServer),
					shown(outcome.postgres),
					shown(outcome.redis),
					`${shown(outcome.p50Ms)} / ${shown(outcome.p99Ms)}`,
					firstToGive(outcome),
				],
			];
		}),
	);
	const head = [
		"people",
		"halls",
		"a hall is at",
		"servers",
		"busiest server",
		"PostgreSQL's cores",
		"Redis' core",
		"p50 / p99 ms",
	];
	return tableOf([...head, "first to give way"], rows);
}

/** The least number of servers, to a tenth, that are not too busy. */
function enough(costs: Costs, halls: number, place: "one server" | "two servers" | "all servers") {
	for (let servers = 2; servers <= 400; servers = Math.ceil(servers * 1.1)) {
		const serversOfHall = place === "one server" ? 1 : place === "two servers" ? 2 : servers;
		const outcome = simulate(costs, { halls, ...largeHall, servers, serversOfHall, postgresCores }, dice());
		if (outcome.busiestServer <= busyShare) return { servers, outcome };
	}
	return undefined;
}

function firstToGive({ busiestServer, postgres, redis }: Outcome): string {
	const shares: [string, number][] = [
		["a server", busiestServer],
		["PostgreSQL", postgres / postgresCores],
		["Redis", redis],
	];
	const [name = "", share = 0] = shares.sort(([, one], [, other]) => other - one)[0] ?? [];
	return `${name} (${shown(share)})`;
}

/** The same fortune each time, so that the page changes with the runs alone. */
function dice(): () => number {
	let state = 1;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
