/** The solver against exhaustive search, on many small problems; with ROSTER_FUZZ=5000 on as many. */
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { isHard } from "../breach.ts";
import { breachesOf } from "../breaches.ts";
import { bestOf } from "../exhaustive.ts";
import { type KnownInterpreter, type Rostering, type SeatedPlace, seat } from "../ground.ts";
import { groupsOf } from "../groups.ts";
import { at, person, regime, rostering, sitting } from "../pretend.ts";
import { profiles } from "../profiles.ts";
import type { TeamRegime } from "../regimes.ts";
import { type Scoring, scoreOf } from "../score.ts";
import { Model } from "./model.ts";
import { Problem } from "./problem.ts";
import { propose } from "./propose.ts";
import { SolverThread } from "./thread.ts";

const thread = new SolverThread();
afterAll(() => thread.close());

const tag = fc.constantFrom("en", "ru", "ka");
const someone = fc.record({
	languages: fc.uniqueArray(tag, { minLength: 2, maxLength: 3 }),
	retour: fc.constantFrom("none", "A", "all"),
	fee: fc.integer({ min: 1, max: 9 }),
	town: fc.constantFrom("Riga", "Vilnius"),
	clearance: fc.constantFrom(0, 1, 1),
	daysBefore: fc.nat(2),
	domains: fc.option(fc.constantFrom(["law"], ["visa"]), { nil: undefined }),
	modes: fc.option(fc.constant(["simultaneous"] as const), { nil: undefined, freq: 4 }),
	away: fc.option(fc.constantFrom(8, 14, 30), { nil: undefined, freq: 3 }),
});
const team = fc.record({
	from: fc.constantFrom(9, 9, 10.9, 11.1, 13.5, 33, 57),
	hours: fc.constantFrom(1, 1.5, 3),
	spoken: fc.uniqueArray(tag, { minLength: 2, maxLength: 3 }),
	heard: fc.uniqueArray(tag, { minLength: 1, maxLength: 3 }),
	mode: fc.constantFrom("simultaneous", "simultaneous", "simultaneous", "remote", "consecutive"),
	/** Two of its booths are one. */
	twoWay: fc.boolean(),
	pivots: fc.option(fc.constant(["en", "ru"]), { nil: undefined }),
	seats: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
	needed: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
	hall: fc.constantFrom("A", "B"),
	town: fc.constantFrom("Riga", "Vilnius"),
	topic: fc.constantFrom("law", "visa"),
	clearance: fc.constantFrom(0, 0, 1),
	priority: fc.integer({ min: 1, max: 2 }),
	meetingId: fc.constantFrom("m", "n"),
	again: fc.boolean(),
});
const price = (max: number) => fc.integer({ min: 0, max });
const problem = fc.record({
	people: fc.array(someone, { minLength: 2, maxLength: 5 }),
	teams: fc.array(team, { minLength: 1, maxLength: 3 }),
	prices: fc.record({
		...{ relay: price(4), singlePivot: price(4), fragile: price(3), offDomain: price(2) },
		...{ joining: price(3), load: price(2), stability: price(3) },
	}),
	limits: fc.record({
		dayMinutes: fc.constantFrom(240, 480),
		stretchMinutes: fc.constantFrom(120, 210),
		daysInRow: fc.constantFrom(1, 6),
		halfDaysInWeek: fc.constantFrom(1, 2, 10),
		travelMinutes: fc.constantFrom(180, 300),
	}),
	firm: fc.option(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)), { nil: undefined }),
	published: fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)), { maxLength: 4 }),
});
type Drawn = typeof problem extends fc.Arbitrary<infer Value> ? Value : never;

function regimeOf({ spoken, heard, mode, twoWay, pivots, seats, needed }: Drawn["teams"][number]): TeamRegime {
	const whole: TeamRegime = { ...regime(spoken.join(" "), heard.join(" ")), mode: mode as TeamRegime["mode"], pivots };
	const [first, second, ...others] = heard;
	const override = needed === undefined ? undefined : { people: needed, source: { words: { en: "A test" } } };
	const both = first && second && twoWay ? [[first, second].sort(), ...others.map((one) => [one])] : undefined;
	const into = both ?? heard.map((one) => [one]);
	if (mode === "consecutive" || (!both && seats === undefined && needed === undefined)) return whole;
	return { ...whole, booths: into.map((those) => ({ id: those.join("-"), into: those, seats, override })) };
}

function rosteringOf({ people: drawn, teams, limits, firm, published }: Drawn): [Rostering, SeatedPlace[]] {
	// Trying all takes the longer, the more there is of both.
	const people = drawn.slice(0, 6 - teams.length);
	const regimes: Record<string, TeamRegime> = {};
	const sittings = teams.flatMap((drawn, number) => {
		const { from, hours, hall, town, topic, clearance, priority, meetingId, again } = drawn;
		const known = { hall, town, topic, clearance, priority, meetingId, teamId: `t${number}` };
		const halfDays = [from % 24 < 13 ? "morning" : "afternoon"] as const;
		const day = from > 48 ? "2026-07-09" : from > 24 ? "2026-07-08" : "2026-07-07";
		const one = { ...sitting(`s${number}`, from, from + hours), ...known, halfDays, day };
		const two = { ...one, id: `s${number}b`, from: one.to + 1_200_000, to: one.to + 4_800_000, minutes: 60 };
		for (const { id } of [one, two]) regimes[id] = regimeOf(drawn);
		return again ? [one, two] : [one];
	});
	const interpreters = people.map(({ languages: [a = "", b = "", ...c], retour, away, ...facts }, number) => {
		const from = retour === "all" ? [a, ...c] : [a];
		const words =
			retour === "none"
				? `${a},,${[b, ...c].join(" ")}`
				: `${a},${b},${c.join(" ")},${from.map((one) => `${one}>${b}`).join(" ")}`;
		const unavailable = away === undefined ? [] : [{ from: at(away), to: at(away + 2) }];
		return { ...person(`p${number}`, words), ...facts, unavailable } satisfies KnownInterpreter;
	});
	const { person: standing } = profiles.onSite;
	const own = (name: keyof typeof limits) => ({ is: limits[name], source: standing[name].source });
	const profile = {
		...profiles.onSite,
		person: {
			...standing,
			...{ dayMinutes: own("dayMinutes"), stretchMinutes: own("stretchMinutes"), daysInRow: own("daysInRow") },
			...{ halfDaysInWeek: own("halfDaysInWeek"), travelMinutes: own("travelMinutes") },
		},
	};
	const travel = { minutes: {}, defaultMinutes: 200, fares: {}, defaultFare: 3, perDiem: 1, dayFee: 0.5 };
	const whole = rostering({ sittings, regimes, interpreters, travel, profile });
	const groups = groupsOf(whole);
	const placesFor = ([i, g, b]: readonly [number, number, number]) => {
		const group = groups[g % groups.length];
		const booth = group?.booths[b % group.booths.length];
		const places = group?.sittings.map(({ id }) => seat(id, booth?.id ?? "", `p${i % people.length}`));
		return places ?? [];
	};
	const promised = firm ? placesFor(firm) : [];
	const isLegal = !breachesOf({ ...whole, places: promised }).some(isHard);
	return [{ ...whole, firm: isLegal ? promised : [] }, published.flatMap(placesFor)];
}

/** Where the programme says something else of a roster than the checker does, or finds it against a row. */
function differenceOf(whole: Rostering, scoring: Scoring, places: readonly SeatedPlace[]): string[] {
	const problem = new Problem(whole, scoring);
	const groups = new Set(problem.groups.keys());
	const model = new Model(problem, { choices: problem.choices, isFixed: ({ firm }) => firm, groups, forbidden: [] });
	const x = model.start(problem.choicesAt(places));
	const { uncovered, missing } = model.openAt(x);
	const score = scoreOf({ ...whole, places }, scoring);
	const { starts, indices, values, rowLower, rowUpper } = model.priced({ uncovered, missing });
	const broken = [...rowLower.keys()].filter((row) => {
		let sum = 0;
		for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++)
			sum += (values[at] ?? 0) * (x[indices[at] ?? 0] ?? 0);
		return sum < (rowLower[row] ?? 0) - 1e-9 || sum > (rowUpper[row] ?? 0) + 1e-9;
	});
	return [
		...broken.map((row) => `row ${row}`),
		...(uncovered === score.uncovered ? [] : [`uncovered: ${uncovered} and ${score.uncovered}`]),
		...(missing === score.missing ? [] : [`missing: ${missing} and ${score.missing}`]),
		...(Math.abs(model.pricedAt(x) - score.priced) < 1e-6 ? [] : [`priced: ${model.pricedAt(x)} and ${score.priced}`]),
	];
}

const runs = Number(process.env.ROSTER_FUZZ ?? 1000);

it(`the solver: finds what exhaustive search finds, in ${runs} small problems`, {
	timeout: 60_000 + runs * 500,
}, async () => {
	const counted = { uncovered: 0, relays: 0, firm: 0 };
	await fc.assert(
		fc.asyncProperty(problem, async (drawn) => {
			const [whole, published] = rosteringOf(drawn);
			const scoring = { prices: drawn.prices, published };
			const best = bestOf(whole, scoring).score;
			const { places, score, coverage, price: proof } = await propose(whole, scoring, { solve: thread.solve });
			counted.uncovered += Number(score.uncovered > 0);
			counted.relays += Number(score.relays > 0);
			counted.firm += Number((whole.firm?.length ?? 0) > 0);
			expect(breachesOf({ ...whole, places }).filter(isHard)).toEqual([]);
			expect(scoreOf({ ...whole, places }, scoring)).toEqual(score);
			expect([score.uncovered, score.missing]).toEqual([best.uncovered, best.missing]);
			expect(score.priced).toBeCloseTo(best.priced, 6);
			expect(differenceOf(whole, scoring, places)).toEqual([]);
			expect([coverage, proof]).toEqual([{ kind: "best" }, { kind: "best" }]);
		}),
		{ numRuns: runs, seed: 20261122 },
	);
	// What is never drawn is not tested.
	expect(Math.min(...Object.values(counted))).toBeGreaterThan(runs / 30);
});
