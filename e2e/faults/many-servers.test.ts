/** Two servers under typists, while what is between and below them fails: nobody dies, nothing is lost, all end equal. */
import { findPostgres, noRedis, startTemporaryPostgres, type TemporaryPostgres } from "@plenary/storage/stage";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openTown, type Town } from "../town.ts";
import { difference } from "./difference.ts";
import { broken, type Hall, openHall, readRoom } from "./hall.ts";
import { isFull, report, rest, rollFor, rounds, seed, until } from "./rounds.ts";
import { letThemType, type Typist } from "./typist.ts";
import { scribble } from "./writing.ts";

const isThere = findPostgres() !== undefined && !noRedis;
const typistCount = isFull ? 50 : 8;
const roomCount = 2;
const longMs = isFull ? 10_000 : 2_000;
const awayMs = isFull ? 60_000 : 3_000;
/** After a fault, without another word from anybody. */
const equalWithinMs = 5_000;

describe.runIf(isThere)(isThere ? "two servers" : "two servers: skipped, PostgreSQL or Redis is not installed", () => {
	let postgres: TemporaryPostgres;
	let town: Town;
	let hall: Hall;
	/** Those of the fault that is tried; each has rooms of its own. */
	let typists: Typist[] = [];

	/** How it is called, what is done, and how often in a full run. */
	const faults: [name: string, fault: () => Promise<void>, all?: number][] = [
		[
			"Redis frozen",
			() =>
				frozen(
					() => town.redis.freeze(),
					() => town.redis.thaw(),
				),
		],
		["Redis restarted", () => town.redis.restart()],
		["Redis away", () => town.redis.restart(awayMs)],
		[
			"both cut from Redis",
			() =>
				frozen(
					() => town.wires.map((wire) => wire.cut()),
					() => town.wires.map((wire) => wire.heal()),
				),
		],
		[
			"the line to Redis silent",
			() =>
				frozen(
					() => town.wires[0]?.freeze(),
					() => town.wires[0]?.heal(),
				),
		],
		["PostgreSQL frozen", () => frozenPostgres()],
		["PostgreSQL killed", () => killedPostgres(0), 100],
		["PostgreSQL away", () => killedPostgres(awayMs)],
		["a server killed", () => killedServer(), 100],
	];

	beforeAll(async () => {
		postgres = await startTemporaryPostgres();
		hall = await openHall({ writers: 6, meetings: faults.length }, {}, async (environment) => {
			town = await openTown(postgres.url, environment);
			return town.asOne;
		});
	});
	afterEach(() => Promise.all(typists.map((typist) => typist.leave())));
	afterAll(async () => {
		await town.asOne.remove();
		await postgres.remove();
	});

	test.each(faults)("G10: %s: nothing seen or acknowledged is lost, and all are equal soon", async (...tried) => {
		const [name, fault, all = 20] = tried;
		const roll = rollFor(name);
		const repeats = rounds(1, all);
		const firstRoom = roomCount * faults.findIndex(([other]) => other === name);
		const rooms = hall.rooms.slice(firstRoom, firstRoom + roomCount);
		typists = Array.from({ length: typistCount }, (_, place) =>
			hall.typist(place, firstRoom + (place % roomCount), { comesBack: true }),
		);
		await Promise.all(typists.map((typist) => typist.come()));
		const slowest = { ms: 0 };
		let looked = 0;
		for (let round = 1; round <= repeats; round++) {
			const when = `seed ${seed}, ${name}, round ${round}`;
			const stop = letThemType(typists, isFull ? 200 : 60, (typist) => scribble(typist.doc, roll));
			await rest(500);
			await fault();
			await rest(200);
			stop();
			const isEqual = () =>
				typists.every(({ isSynced, unstored }) => isSynced && unstored === 0) &&
				typists.every(({ doc, room }) => sameAs(doc, room).length === 0);
			const ms = await until(isEqual, `${when}: equal`, equalWithinMs);
			slowest.ms = Math.max(slowest.ms, ms);
			for (const room of rooms) {
				const here = typists.filter((typist) => typist.room === room);
				const { history, opened } = await readRoom({ url: postgres.url }, room);
				const found = broken(history, here);
				looked += found.looked;
				expect(found.lost, `${when}: lost`).toEqual([]);
				for (const { doc } of here) expect(difference(history, doc), `${when}: unlike the log`).toEqual([]);
				expect(difference(history, opened), `${when}: folded`).toEqual([]);
			}
			expect(town.asOne.isRunning, `${when}: both servers are there`).toBe(true);
		}
		report(
			name,
			`${repeats} times, ${looked} updates seen or acknowledged`,
			`0 lost, equal ${Math.round(slowest.ms)} ms after`,
		);
	});

	/** What a document lacks or shows otherwise than the first of its room. */
	function sameAs(doc: Typist["doc"], room: string): string[] {
		const first = typists.find((typist) => typist.room === room);
		return first && first.doc !== doc ? difference(first.doc, doc) : [];
	}

	async function frozen(begin: () => unknown, end: () => unknown): Promise<void> {
		begin();
		await rest(longMs);
		end();
	}

	async function frozenPostgres(): Promise<void> {
		const thaw = postgres.freeze();
		await rest(longMs);
		thaw();
	}

	async function killedPostgres(forMs: number): Promise<void> {
		await postgres.kill();
		await rest(forMs);
		await postgres.start();
	}

	async function killedServer(): Promise<void> {
		await town.asOne.kill();
		await rest(500);
		await town.asOne.start();
	}
});
