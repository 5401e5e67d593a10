/** Spread: people of the same meeting at different servers; and many halls at once, over ever more servers. */
import type { Scenario } from "../scenario.ts";
import { measureCrowd, togetherFigures } from "./crowd.ts";
import { measureOneDocument } from "./plenary.ts";

export const spread: Scenario = {
	name: "spread",
	method:
		"As plenary, but everyone comes in at the next of several servers in turn, which share one PostgreSQL and one Redis; " +
		"beside it one server alone on its file, and Hocuspocus with its Redis extension and its documents in the same kind of " +
		"PostgreSQL. CPU time is that of all servers, PostgreSQL and Redis together. A keystroke came across when its typist " +
		"and whoever received it are at different servers.",
	unit: "clients",
	sizes: () => ["500"],
	servers: ["plenary", "plenary-1", "plenary-2", "plenary-4", "hocuspocus-2", "hocuspocus50-2"],
	clients: ["own"],
	figures: togetherFigures,
	goals: [
		{ name: "latency p99 across servers, ms", figure: "acrossP99Ms", bounds: { 500: 120 } },
		{
			name: "CPU a key ÷ 2 × Hocuspocus, flushDelay 50",
			figure: "cpuMsPerKey",
			over: ["hocuspocus50-2"],
			bounds: { 500: 1 },
		},
		{ name: "CPU a key ÷ 2 × Hocuspocus", figure: "cpuMsPerKey", over: ["hocuspocus-2"], bounds: { 500: 1 } },
	],
	measure: measureOneDocument,
};

/** Of each hall, so that the number of halls is what grows. */
export const hallSize = { people: 25, typists: 2 } as const;
const { people, typists: typing } = hallSize;

export const halls = manyHalls(
	"halls",
	`Halls of ${people}, ${typing} of whom type 6 keys a second; everyone comes in at the next of the servers in turn. Counted as in ` +
		"spread.",
	false,
);

export const kept = manyHalls(
	"kept",
	"The same halls, but all people of a hall come in at one server, as behind a proxy that chooses by the address.",
	true,
);

function manyHalls(name: string, method: string, isKept: boolean): Scenario {
	return {
		name,
		method,
		unit: "halls",
		sizes: () => ["4", "16"],
		servers: ["plenary", "plenary-1", "plenary-2", "plenary-4"],
		clients: ["own"],
		figures: togetherFigures,
		goals: [],
		measure: (stage) =>
			measureCrowd(stage, {
				documents: Number(stage.size),
				clientsPerDocument: people,
				typists: stage.options.typists ?? typing,
				watchers: stage.options.watchers ?? 2,
				watchedEvery: 1,
				isKept,
			}),
	};
}
