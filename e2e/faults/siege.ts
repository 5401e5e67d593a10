/** The stage of the hostile: two honest people who write to each other, one who watches, and a villain among them. */
import { join } from "node:path";
import { expect } from "vitest";
import { openCold } from "./cold.ts";
import { type Echo, inWords, startEcho, startEchoApart } from "./echo.ts";
import { Envoy, type Fate } from "./envoy.ts";
import { broken, type Hall, openHall, pick, readCold } from "./hall.ts";
import { report, seed } from "./rounds.ts";
import type { Typist } from "./typist.ts";

/** The promise is 200 ms; a busy machine is forgiven, a server that stands still is not. */
export const longestEchoMs = 2_000;

export interface Siege {
	readonly hall: Hall;
	readonly echo: Echo;
	readonly watcher: Typist;
	/** The address of a room. */
	path(room?: number): string;
	/** Lets the villain, who may write here like the others, into a room. */
	villain(room?: number): Promise<Envoy>;
	/** What becomes of updates sent one after the other on one connection, up to the first that closes it. */
	fateOf(...updates: Uint8Array[]): Promise<Fate>;
	/** Looks that nobody was sent away or kept waiting, that nothing is lost, and that every room opens cold. */
	end(): Promise<void>;
}

export async function openSiege(): Promise<Siege> {
	const hall = await openHall({ writers: 4 });
	const { server, rooms, writers } = hall;
	const echo = await startEcho(hall);
	const apart = await startEchoApart(hall);
	const watcher = hall.typist(1, 0);
	await watcher.come();
	const path = (room = 0) => `/sync/${pick(rooms, room)}?ack=1`;
	const villain = (room = 0) => new Envoy(server.address, pick(writers, 2), path(room)).enter();
	return {
		hall,
		echo,
		watcher,
		path,
		villain,
		async fateOf(...updates) {
			const envoy = await villain();
			let fate: Fate = "stored";
			for (const update of updates) if (envoy.isOpen) fate = await envoy.bring(update);
			envoy.leave();
			return fate;
		},
		async end() {
			const honest = [...echo.pair, watcher];
			await echo.stop();
			const heard = await apart.stop();
			expect(heard.longest, `seed ${seed}: the longest echo`).toBeLessThan(longestEchoMs);
			expect(watcher.closes).toEqual([]);
			await Promise.all(honest.map((typist) => typist.leave()));
			expect(await server.stop()).toBe(0);
			const { history } = await readCold(server.folder, pick(rooms, 0));
			expect(broken(history, honest).lost, `seed ${seed}: lost`).toEqual([]);
			expect(openCold(join(server.folder, "plenary.sqlite")).troubles, `seed ${seed}: opened cold`).toEqual([]);
			await server.start();
			for (const place of rooms.keys()) await (await hall.newcomer(place)).leave();
			report("Hostile", "all the above", inWords(heard));
		},
	};
}
