/** Cold open: a history is stored edit by edit, and after a restart it is opened by one, after another by a hundred. */
import type { OpeningPlan, OpeningResult } from "../load/cold.ts";
import type { Companion } from "../processes.ts";
import type { Figures, Scenario, Server, Stage } from "../scenario.ts";
import { type Place, seatsAt } from "../servers/hosting.ts";
import { during } from "../stretch.ts";

interface HistoryFacts {
	edits: number;
	length: number;
	clocks: number;
}

const joiners = 100;
const quietMs = 2_000;
/** A server may read a hasty writer more slowly, milliseconds for the beginning and for each edit. */
const storingPatience = (edits: number) => 1_200_000 + 10 * edits;
const openingPatience = 240_000;
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

export const cold: Scenario = {
	name: "cold",
	method:
		"A history of keystrokes is replayed by one client, one update an edit, as fast as its socket takes them; CPU time " +
		"until the server has all of it and has stored it. Restart: one client opens it. Restart: 100 open it at once. An " +
		"opener has it when what it was sent gives the whole text; openers only keep the bytes, which are checked afterwards. " +
		"Each CPU time goes on until it has been quiet for a second and a half.",
	unit: "history",
	sizes: ({ traces, edits }) =>
		traces === undefined ? [String(edits ?? 10_000)] : ["automerge-paper", "friendsforever"],
	servers: ["plenary", "y-websocket", "hocuspocus", "hocuspocus50"],
	clients: ["own"],
	figures: {
		edits: "edits",
		storeCpuMs: "storing, CPU ms",
		storedMs: "all stored after ms",
		lost: "connections lost, storing",
		storeLoadShare: "load's core, storing",
		openCpuMs: "one opens, CPU ms",
		openMs: "has it after ms",
		bytes: "bytes",
		bytesShare: "bytes ÷ state",
		crowdCpuMs: "100 open, CPU ms",
		crowdLastMs: "the last has it after ms",
		areComplete: "complete",
		loadShare: "load's core, 100 open",
		othersShare: "others' cores, storing",
	},
	goals: [
		goal("storing, CPU ÷ best peer", "storeCpuMs", { "automerge-paper": 0.5, friendsforever: 0.5 }),
		goal("100 open, CPU ÷ best peer", "crowdCpuMs", { "automerge-paper": 0.1, friendsforever: 0.167 }),
		goal("100 open, the last ÷ best peer", "crowdLastMs", { "automerge-paper": 0.167, friendsforever: 0.167 }),
		goal("one opens, CPU ÷ best peer", "openCpuMs", { "automerge-paper": 0.25, friendsforever: 0.25 }),
		{
			name: "bytes ÷ size of the state",
			figure: "bytesShare",
			bounds: { "automerge-paper": 1.01, friendsforever: 1.01 },
		},
	],
	async measure(stage) {
		const load = stage.openLoad();
		const { traces, edits } = stage.options;
		const isMadeUp = /^\d+$/.test(stage.size);
		const plan = { traces: isMadeUp ? undefined : traces, name: stage.size, edits: isMadeUp ? undefined : edits };
		const history = await load.ask<HistoryFacts>("history", plan, openingPatience);
		const { figures, places } = await store(stage, load, history);
		const one = await open(stage, load, places.slice(0, 1));
		const many = await open(stage, load, places);
		return {
			edits: history.edits,
			...figures,
			openCpuMs: one.cpuMs,
			openMs: one.result.lastMs,
			bytes: one.result.bytes,
			bytesShare: one.result.bytesShare,
			crowdCpuMs: many.cpuMs,
			crowdLastMs: many.result.lastMs,
			areComplete: one.result.areComplete && many.result.areComplete,
			loadShare: many.loadShare,
		};
	},
};

function goal(name: string, figure: string, bounds: Record<string, number>) {
	return { name, figure, over: ["y-websocket", "hocuspocus", "hocuspocus50"] as const, bounds };
}

async function store(stage: Stage, load: Companion, { edits, length, clocks }: HistoryFacts) {
	const patience = storingPatience(edits);
	const server = await stage.openServer({ documents: 1, clientsPerDocument: joiners, mustStore: true });
	const { places } = server;
	await pause(quietMs);
	const plan = planOf(stage, server, places);
	const about = { room: places[0]?.room ?? "", length, clocks };
	const stretch = await during(server, load, async () => {
		const startedAt = performance.now();
		await load.ask("store", plan, patience);
		while (!((await load.ask<boolean | undefined>("isSaved")) ?? (await server.hasStored(about)))) {
			if (performance.now() - startedAt > patience) throw new Error("The history was not stored in time.");
			await pause(100);
		}
		const storedMs = performance.now() - startedAt;
		await pause(quietMs);
		return storedMs;
	});
	const lost = await load.ask<number>("leave");
	await server.close();
	const figures: Figures = {
		storeCpuMs: stretch.cpuMs,
		storedMs: stretch.result,
		storeLoadShare: stretch.loadShare,
		othersShare: stretch.othersShare,
		lost,
	};
	return { figures, places };
}

async function open(stage: Stage, load: Companion, places: readonly Place[]) {
	const server = await stage.openServer({ mustStore: true });
	await pause(quietMs);
	const plan = planOf(stage, server, places);
	const stretch = await during(server, load, () => load.ask<OpeningResult>("open", plan, openingPatience));
	await server.close();
	return stretch;
}

const planOf = ({ contestant }: Stage, { doors }: Server, places: readonly Place[]): OpeningPlan => ({
	client: contestant.client,
	seats: seatsAt(doors, places),
});
