/** Workshop: many documents of eight, two of them typing. */
import { aloneNames } from "../contestants.ts";
import type { Scenario } from "../scenario.ts";
import { crowdFigures, measureCrowd } from "./crowd.ts";

/** The load's core bears about so many whole clients that only watch. */
const watchersBorne = 50;

export const workshop: Scenario = {
	name: "workshop",
	method:
		"Documents of 8 clients, 2 of whom type 6 keys a second, each key with a cursor update. Counted as in plenary.",
	unit: "documents",
	sizes: () => ["50", "200"],
	servers: aloneNames,
	figures: crowdFigures,
	goals: [
		{ name: "CPU a key ÷ relay", figure: "cpuMsPerKey", over: ["relay"], bounds: { 50: 1.1, 200: 1 } },
		{
			name: "CPU a key ÷ y-websocket-server",
			figure: "cpuMsPerKey",
			over: ["y-websocket"],
			bounds: { 50: 0.5, 200: 0.5 },
		},
		{ name: "CPU a key ÷ Hocuspocus", figure: "cpuMsPerKey", over: ["hocuspocus"], bounds: { 50: 0.333, 200: 0.333 } },
	],
	measure(stage) {
		const documents = Number(stage.size);
		return measureCrowd(stage, {
			documents,
			clientsPerDocument: 8,
			typists: stage.options.typists ?? 2,
			watchers: stage.options.watchers ?? 1,
			watchedEvery: Math.max(1, Math.ceil(documents / watchersBorne)),
		});
	},
};
