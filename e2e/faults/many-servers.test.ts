/** Two servers under typists, while what is between and below them fails: nobody dies, nothing is lost, all end equal. */
import { findPostgres, noRedis, startTemporaryPostgres, type TemporaryPostgres } from "@plenary/storage/stage";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
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
const repeatsOf = (all = 20) => rounds(1, all);

describe.runIf(isThere)(isThere ? "two servers" : "two servers: skipped, PostgreSQL or Redis is not installed", () => {
	let postgres: TemporaryPostgres;
	let town: Town;
	let hall: Hall;
	/** Those of the round; each has rooms of its own, because Yjs takes ever longer over a text of many deletions. */
	let typists: Typist[] = [];
	let round = 0;

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
		const meetings = faults.reduce((sum, [, , all]) => sum + repeatsOf(all), 0);
		hall = await openHall({ writers: 6, meetings }, {}, async (environment) => {
			town = await openTown(postgres.url, environment);
			return town.asOne;
		});
	});
	afterEach(leave);
	afterAll(async () => {
		await town.asOne.remove();
		await postgres.remove();
	});

	test.each(faults)("G10: %s: nothing seen or acknowledged is lost, and all are equal soon", async (...tried) => {
		const [name, fault, all] = tried;
		const roll = rollFor(name);
		const repeats = repeatsOf(all);
		const slowest = { ms: 0 };
		let looked = 0;
		for (let repeat = 1; repeat <= repeats; repeat++) {
			const when = `seed ${seed}, ${name}, round ${repeat}`;
			await come();
			const stop = letThemType(typists, isFull ? 400 : 60, (typist) => scribble(typist.doc, roll));
			await rest(500);
			await fault();
			await rest(200);
			stop();
			const ms = await until(
				() => unequal() === undefined,
				() => `${when}: equal, but ${unequal()}`,
				equalWithinMs,
			);
			slowest.ms = Math.max(slowest.ms, ms);
			looked += await compare(when);
			expect(town.asOne.isRunning, `${when}: both servers are there`).toBe(true);
			await leave();
		}
		report(
			name,
			`${repeats} times, ${looked} updates seen or acknowledged`,
			`0 lost, equal ${Math.round(slowest.ms)} ms after`,
		);
	});

	async function come(): Promise<void> {
		const firstRoom = roomCount * round++;
		typists = Array.from({ length: typistCount }, (_, place) =>
			hall.typist(place, firstRoom + (place % roomCount), { comesBack: true }),
		);
		await Promise.all(typists.map((typist) => typist.come()));
	}

	async function leave(): Promise<void> {
		await Promise.all(typists.map((typist) => typist.leave()));
	}

	/** Throws unless everybody has what the log has, and that is all that anybody saw; returns how much that was. */
	async function compare(when: string): Promise<number> {
		let looked = 0;
		for (const [room, here] of Map.groupBy(typists, ({ room }) => room)) {
			const { history, opened } = await readRoom({ url: postgres.url }, room);
			const found = broken(history, here);
			looked += found.looked;
			expect(found.lost, `${when}: lost`).toEqual([]);
			for (const { doc } of here) expect(difference(history, doc), `${when}: unlike the log`).toEqual([]);
			expect(difference(history, opened), `${when}: folded`).toEqual([]);
		}
		return looked;
	}

	/** What keeps them from being equal; undefined when they are. */
	function unequal(): string | undefined {
		const out = typists.filter(({ isSynced }) => !isSynced);
		const why = new Set(out.map(({ closes }) => `${closes.at(-1)?.code ?? "waiting"}`));
		if (out.length > 0) return `${out.length} are not in: ${[...why].join(", ")}`;
		const unstored = typists.reduce((sum, typist) => sum + typist.unstored, 0);
		if (unstored > 0) return `${unstored} messages are not acknowledged`;
		const snapshots = Map.groupBy(typists, ({ room }) => room)
			.values()
			.map((company) => company.map(({ doc }) => Y.snapshot(doc)));
		for (const [first, ...others] of snapshots) {
			const differing = others.filter((other) => first && !Y.equalSnapshots(first, other)).length;
			if (differing > 0) return `${differing} are unlike the first of their room`;
		}
		return undefined;
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
