/** Two servers are stopped and started one after the other while people write: a blink, and no word lost or doubled. */
import { findPostgres, noRedis, startTemporaryPostgres, type TemporaryPostgres } from "@plenary/storage/stage";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTown, type Town } from "../town.ts";
import { difference } from "./difference.ts";
import { broken, type Hall, openHall, readRoom } from "./hall.ts";
import { isFull, report, rest, rollFor, rounds, seed, until } from "./rounds.ts";
import { letThemType, type Typist } from "./typist.ts";

const isThere = findPostgres() !== undefined && !noRedis;
const typistCount = isFull ? 50 : 8;
const roomCount = 2;
const everyMs = isFull ? 200 : 100;
const exitMs = 8_000;
/** The promise of an operator's upgrade, on a machine that is all the clients too. */
const longestBlinkMs = 10_000;

describe.runIf(isThere)(isThere ? "two servers" : "two servers: skipped, PostgreSQL or Redis is not installed", () => {
	let postgres: TemporaryPostgres;
	let town: Town;
	let hall: Hall;
	let typists: Typist[];
	/** What each has written, which is to be there once. */
	let written: string[];

	beforeAll(async () => {
		postgres = await startTemporaryPostgres();
		hall = await openHall({ writers: 6 }, {}, async (environment) => {
			town = await openTown(postgres.url, environment);
			return town.asOne;
		});
	});
	beforeEach(() => town.asOne.start());
	afterAll(async () => {
		await town.asOne.remove();
		await postgres.remove();
	});

	/** New people each time: what is looked through at the end is what they wrote. */
	async function gather(name: string): Promise<() => void> {
		const roll = rollFor(name);
		written = [];
		typists = Array.from({ length: typistCount }, (_, place) =>
			hall.typist(place, place % roomCount, { comesBack: true }),
		);
		await Promise.all(typists.map((typist) => typist.come()));
		return letThemType(typists, everyMs, (typist) => {
			const word = `‹${name} ${typists.indexOf(typist)} ${written.length}›`;
			written.push(word);
			const words = wordsIn(typist.doc);
			words.insert(roll(words.length + 1), [word]);
		});
	}

	const isEverybodyBack = () => typists.every(({ isSynced }) => isSynced);
	const isAllStored = () => isEverybodyBack() && typists.every(({ unstored }) => unstored === 0);
	const isAllShown = () =>
		typists.every(({ doc, room }) => wordsIn(doc).length === wordsIn(firstOf(room).doc).length) &&
		typists.every(({ doc, room }) => difference(firstOf(room).doc, doc).length === 0);

	function firstOf(room: string): Typist {
		const found = typists.find((typist) => typist.room === room);
		if (!found) throw new Error(`Nobody is in ${room}.`);
		return found;
	}

	async function expectEachWordOnce(when: string): Promise<number> {
		await until(() => isAllStored() && isAllShown(), `${when}: all is stored and shown`);
		let looked = 0;
		const found: string[] = [];
		for (const room of hall.rooms.slice(0, roomCount)) {
			const here = typists.filter((typist) => typist.room === room);
			const { history, opened } = await readRoom({ url: postgres.url }, room);
			const promises = broken(history, here);
			looked += promises.looked;
			expect(promises.lost, `${when}: lost`).toEqual([]);
			for (const { doc } of here) expect(difference(history, doc), `${when}: unlike the log`).toEqual([]);
			expect(difference(history, opened), `${when}: folded`).toEqual([]);
			found.push(...wordsIn(history).toArray());
		}
		const mine = found.filter((word) => written.includes(word));
		expect(mine.sort(), `${when}: each word once`).toEqual([...written].sort());
		return looked;
	}

	test("S12: who is thrown off one server goes on at the other, without losing or doubling a word", async () => {
		const repeats = rounds(1, 20);
		for (let round = 1; round <= repeats; round++) {
			const when = `seed ${seed}, thrown off, round ${round}`;
			const stop = await gather(`thrown ${round}`);
			await rest(200);
			const one = town.servers[round % 2];
			await one?.kill();
			await until(() => typists.some(({ closes }) => closes.length > 0), `${when}: somebody was at that server`);
			await until(isEverybodyBack, `${when}: all go on at the other`, longestBlinkMs);
			await rest(200);
			stop();
			await expectEachWordOnce(when);
			await one?.start();
			await Promise.all(typists.map((typist) => typist.leave()));
		}
	});

	test("S14: a rolling restart is a blink: nobody loses or doubles a word", async () => {
		const repeats = rounds(1, 20);
		const longest = { blink: 0, exit: 0, looked: 0, words: 0 };
		for (let round = 1; round <= repeats; round++) {
			const when = `seed ${seed}, rolling restart, round ${round}`;
			const stop = await gather(`rolling ${round}`);
			const watch = watchBlinks(typists);
			await rest(200);
			for (const server of town.servers) {
				const began = performance.now();
				expect(await server.stop(), `${when}: exit code`).toBe(0);
				longest.exit = Math.max(longest.exit, performance.now() - began);
				await until(isEverybodyBack, `${when}: all are at the other`, longestBlinkMs);
				await server.start();
			}
			stop();
			longest.looked += await expectEachWordOnce(when);
			longest.blink = Math.max(longest.blink, watch());
			longest.words += written.length;
			// Some may knock at the server that is going, and find nobody any more.
			const codes = new Set(typists.flatMap(({ closes }) => closes.map(({ code }) => code)));
			expect([...codes].filter((code) => code !== 1012 && code !== 1006)).toEqual([]);
			await Promise.all(typists.map((typist) => typist.leave()));
		}
		expect(longest.exit).toBeLessThan(exitMs);
		expect(longest.blink).toBeLessThan(longestBlinkMs);
		report(
			"Rolling restart of two servers",
			`${repeats} times, ${typistCount} write ${longest.words} words, ${longest.looked} updates seen or acknowledged`,
			`0 lost, 0 doubled; away ${Math.round(longest.blink)} ms at the longest, a server gone in ${Math.round(longest.exit)} ms`,
		);
	});
});

const wordsIn = (doc: Typist["doc"]) => doc.getArray<string>("words apart");

/** Looks who is away, until the returned function is called, which says how long anybody was at the longest. */
function watchBlinks(typists: readonly Typist[]): () => number {
	const since = new Map<Typist, number>();
	let longest = 0;
	const timer = setInterval(() => {
		const now = performance.now();
		for (const typist of typists) {
			if (typist.isSynced) since.delete(typist);
			else {
				since.set(typist, since.get(typist) ?? now);
				longest = Math.max(longest, now - (since.get(typist) ?? now));
			}
		}
	}, 5);
	return () => {
		clearInterval(timer);
		return longest;
	};
}
