/** Saved: how long it takes from a keystroke until its writer is told that it is on disk. */
import type { Typed } from "../load/typing.ts";
import type { Scenario } from "../scenario.ts";
import { seatsAt } from "../servers/hosting.ts";
import { during } from "../stretch.ts";

const documents = 50;
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

export const saved: Scenario = {
	name: "saved",
	method:
		"Fifty documents with one writer each, Plenary's own client; together they make so many edits a second, each with a " +
		"cursor update. A keystroke is saved when the acknowledgement of its commit has come.",
	unit: "edits a second",
	sizes: () => ["500"],
	servers: ["plenary"],
	clients: ["own"],
	figures: {
		savedP50Ms: "saved p50 ms",
		savedP99Ms: "saved p99 ms",
		cpuMsPerKey: "CPU ms an edit",
		keys: "edits",
		unsaved: "never saved",
		serverShare: "server's core",
		loadShare: "load's core",
		othersShare: "others' cores",
		lost: "connections lost",
	},
	goals: [
		{ name: "saved p50, ms (15 beyond the flush of 4)", figure: "savedP50Ms", bounds: { 500: 19 } },
		{ name: "saved p99, ms", figure: "savedP99Ms", bounds: { 500: 60 } },
	],
	async measure(stage) {
		const seconds = stage.options.seconds || 20;
		const server = await stage.openServer({ documents, clientsPerDocument: 1 });
		const load = stage.openLoad();
		const { client } = stage.contestant;
		const places = { typists: 1, watchers: 0, watchedEvery: 1, lightRepeat: false };
		await load.ask("fill", { seats: seatsAt(server.doors, server.places), client, ...places });
		await pause(2_000);
		const pace = { keysPerSecond: Number(stage.size) / documents, seconds, settleMs: 1_000 };
		const stretch = await during(server, load, () => load.ask<Typed>("type", pace, (seconds + 60) * 1_000));
		const { result, cpuMs, serverShare, othersShare } = stretch;
		const { lost } = await load.ask<{ lost: number }>("compare");
		const { keys, savedP50Ms, savedP99Ms, unsaved, loadShare } = result;
		const shares = { serverShare, loadShare, othersShare };
		return { savedP50Ms, savedP99Ms, cpuMsPerKey: cpuMs / keys, keys, unsaved, ...shares, lost };
	},
};
