/** Idle: thousands of silent connections, whose presence is renewed every fifteen seconds where that is needed. */
import { aloneNames } from "../contestants.ts";
import type { Scenario } from "../scenario.ts";
import { seatsAt } from "../servers/hosting.ts";
import { during } from "../stretch.ts";

const documents = 250;
const quietMs = 2_000;
/** Joining leaves work behind: what was said about each newcomer has to be read by everyone. */
const settleMs = 5_000;
const arrivalPatience = 400_000;
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

export const idle: Scenario = {
	name: "idle",
	method:
		"Silent light connections over 250 documents that have nothing in them. Presence is renewed every 15 s; Plenary's own " +
		"client need not, because its server asks whoever is silent whether they are there, and says who has gone. Memory is the " +
		"server's resident memory at the end less that before anybody came, divided by the connections; CPU is that of a " +
		"minute, from 5 s after the last came in. What starting left behind may be given back meanwhile, so kB at first tells " +
		"more of what a connection takes.",
	unit: "connections",
	sizes: () => ["2000", "5000"],
	servers: aloneNames,
	clients: ["own", "stock"],
	figures: {
		kbEach: "kB a connection",
		kbEachAtFirst: "kB at first",
		cpuShare: "server's core",
		lost: "connections lost",
		loadShare: "load's core",
		othersShare: "others' cores",
	},
	goals: [
		{ name: "kB a connection ÷ relay", figure: "kbEach", over: ["relay"], bounds: { 2000: 0.9, 5000: 0.9 } },
		{ name: "÷ y-websocket-server", figure: "kbEach", over: ["y-websocket"], bounds: { 2000: 0.55, 5000: 0.55 } },
		{ name: "÷ Hocuspocus", figure: "kbEach", over: ["hocuspocus"], bounds: { 2000: 0.27, 5000: 0.27 } },
		{ name: "CPU ÷ relay", figure: "cpuShare", over: ["relay"], bounds: { 2000: 0.7, 5000: 0.7 } },
	],
	async measure(stage) {
		const connections = Number(stage.size);
		const seconds = stage.options.seconds || 60;
		const rooms = Math.min(documents, connections);
		const clientsPerDocument = Math.ceil(connections / rooms);
		// Making thousands of accounts leaves memory behind that connections would seem to cost nothing in.
		const prepared = await stage.openServer({ documents: rooms, clientsPerDocument });
		await prepared.close();
		const server = await stage.openServer();
		const seats = seatsAt(server.doors, prepared.places);
		const load = stage.openLoad();
		await pause(quietMs);
		const before = await server.usage();
		const { client } = stage.contestant;
		const nobodyTypes = { typists: 0, watchers: 0, watchedEvery: 1, lightRepeat: false };
		await load.ask("fill", { seats, client, ...nobodyTypes }, arrivalPatience);
		await pause(settleMs);
		const settled = await server.usage();
		const stretch = await during(server, load, () => pause(seconds * 1_000));
		const { lost } = await load.ask<{ lost: number }>("compare");
		const count = rooms * clientsPerDocument;
		return {
			kbEach: (stretch.rssBytes - before.rssBytes) / 1_000 / count,
			kbEachAtFirst: (settled.rssBytes - before.rssBytes) / 1_000 / count,
			cpuShare: stretch.serverShare,
			lost,
			loadShare: stretch.loadShare,
			othersShare: stretch.othersShare,
		};
	},
};
