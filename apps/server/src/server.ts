/** The server as one value: the port, the house behind it, and the sample beside that; started and stopped. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { realPlace } from "./doors/cookies.ts";
import type { House } from "./house.ts";
import { type OpenHouse, openHouse, type Stopped } from "./open-house.ts";
import { giveMemoryBack } from "./operations/memory.ts";
import { openSample, type Sample } from "./sample/sample.ts";
import { sampleDoor } from "./sample/ways.ts";
import type { Settings } from "./settings.ts";

/** Whoever opens a connection has to say what they want, and to end saying it, milliseconds. */
const patience = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 };

export interface RunningServer {
	readonly house: House;
	readonly port: number;
	/** Undefined where it is switched off. */
	readonly sample: Sample | undefined;
	/** Stores what is pending, says goodbye to everyone, lets go of the folder, and names the rooms that were not stored. */
	stop(): Promise<Stopped>;
}

/**
 * Starts serving. Throws `FolderInUse` when another server has the data folder, `FolderUnusable` when nobody can have
 * it, and the system's error when the port is taken; nothing is left open then.
 */
export async function startServer(
	settings: Settings,
	log: Logger,
	clock: () => number = Date.now,
): Promise<RunningServer> {
	await using opened = new AsyncDisposableStack();
	const front = createServer(patience);
	const port = () => (front.address() as AddressInfo).port;
	const address = () => settings.publicUrl ?? `http://localhost:${port()}`;
	const sample = settings.sample ? openSample({ settings, log, clock, address }) : undefined;
	const real = await openHouse({
		settings,
		place: realPlace,
		log,
		clock,
		address,
		ownRoutes: (route, house) => sampleDoor(route, house, sample),
	});
	let stopped: Stopped = { notStored: [], isStuck: false };
	opened.defer(async () => {
		const closed = new Promise<void>((done) => front.close(() => done()));
		const hangUp = () => {
			front.closeAllConnections();
			return closed;
		};
		[stopped] = await Promise.all([real.close(hangUp), sample?.close()]);
	});
	receive(front, real, sample);
	await sample?.removeOld();

	const { gc } = globalThis;
	const keepMemory = giveMemoryBack({
		rooms: real.house.rooms,
		collect: gc && (() => gc({ type: "major", execution: "sync", flavor: "last-resort" })),
		usedBytes: () => process.memoryUsage().heapUsed,
	});
	opened.defer(keepMemory);
	await listen(front, settings);
	front.on("error", (error) => log.error({ err: error }, "The network complained."));

	const everything = opened.move();
	return {
		house: real.house,
		port: port(),
		sample,
		async stop() {
			await everything.disposeAsync();
			return stopped;
		},
	};
}

/** Who asks for the sample is sent there by the address alone; everything else is the house's. */
function receive(front: Server, real: OpenHouse, sample: Sample | undefined): void {
	front.on("request", (request, response) => {
		if (!sample?.takes(request)) real.http.emit("request", request, response);
		else void sample.request(request, response);
	});
	front.on("upgrade", (request, socket, head) => {
		if (!sample?.takes(request)) real.http.emit("upgrade", request, socket, head);
		else void sample.upgrade(request, socket, head);
	});
}

async function listen(front: Server, { port, host }: Settings): Promise<void> {
	front.listen(port, host);
	await once(front, "listening");
}
