/** Plenary: everyone on one document, twenty of them typing. */
import { aloneNames } from "../contestants.ts";
import type { Figures, Scenario, Stage } from "../scenario.ts";
import { crowdFigures, measureCrowd } from "./crowd.ts";

export const typists = 20;

export const plenary: Scenario = {
	name: "plenary",
	method:
		"One document; 20 clients type 6 keys a second, each key with a cursor update; the others watch. CPU time of the " +
		"server process, from before the first key until 2.5 s after the last, divided by the keys.",
	unit: "clients",
	sizes: () => ["100", "300", "500"],
	servers: aloneNames,
	figures: crowdFigures,
	goals: [
		{ name: "CPU a key ÷ relay", figure: "cpuMsPerKey", over: ["relay"], bounds: { 100: 0.4, 300: 0.16, 500: 0.11 } },
		{
			name: "CPU a key ÷ Hocuspocus, flushDelay 50",
			figure: "cpuMsPerKey",
			over: ["hocuspocus50"],
			bounds: { 300: 0.35, 500: 0.35 },
		},
		{ name: "CPU a key ÷ y-websocket-server", figure: "cpuMsPerKey", over: ["y-websocket"], bounds: { 500: 0.1 } },
		{ name: "CPU a key ÷ Hocuspocus", figure: "cpuMsPerKey", over: ["hocuspocus"], bounds: { 500: 0.1 } },
		{ name: "latency p50, ms", figure: "p50Ms", bounds: { 500: 25 } },
		{ name: "latency p99, ms", figure: "p99Ms", bounds: { 500: 100 } },
		{ name: "latency p99 ÷ y-websocket-server", figure: "p99Ms", over: ["y-websocket"], bounds: { 500: 0.04 } },
	],
	measure: measureOneDocument,
};

/** Some of all type, others who are whole watch, everyone else is light. */
export function measureOneDocument(stage: Stage): Promise<Figures> {
	const clients = Number(stage.size);
	return measureCrowd(stage, {
		documents: 1,
		clientsPerDocument: clients,
		typists: Math.min(stage.options.typists ?? typists, Math.ceil(clients / 2)),
		watchers: stage.options.watchers ?? 20,
		watchedEvery: 1,
	});
}
