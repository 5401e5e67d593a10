/** The disk fails while people write: all are told, nothing is called saved, reading goes on, and nothing is lost. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Breaking, failing, locked, smallDisk, tooLong } from "./breaking.ts";
import { difference } from "./difference.ts";
import { broken, type Hall, openHall, readCold } from "./hall.ts";
import { isFull, report, rest, rollFor, rounds, seed, until } from "./rounds.ts";
import { letThemType, type Typist } from "./typist.ts";
import { scribble } from "./writing.ts";

const toldWithinMs = 2_000;
const savedWithinMs = 5_000;
/** Longer in full, so that the server has begun to wait its longest between tries. */
const heldMs = isFull ? 12_000 : 400;
const roomCount = 2;

const few: Breaking[] = [locked, tooLong, failing("broken when synced", "fsync,fdatasync", "EIO")];
const lasting = isFull
	? [...few, failing("full", "pwrite64", "ENOSPC"), failing("read-only", "pwrite64", "EROFS")]
	: few;

let hall: Hall;

beforeAll(async () => {
	hall = await openHall();
});
afterAll(() => hall.server.remove());

for (const breaking of lasting) {
	test(`storage fault: ${breaking.what}`, async ({ skip }) => {
		skip(breaking.unable !== "", `Not tried: ${breaking.unable}.`);
		await endure(hall, breaking);
	});
}

test("storage fault: a disk that is full", async ({ skip }) => {
	const disk = smallDisk();
	if (!disk) return skip("Not tried: no disk of one's own can be mounted here.");
	const elsewhere = await openHall({}, { DATA_DIR: disk.folder });
	try {
		await endure(elsewhere, disk.full);
	} finally {
		await elsewhere.server.remove();
		disk.remove();
	}
});

test("storage fault: one call fails, whichever it is", async ({ skip }) => {
	const once = failing("once", "pwrite64,fsync", "EIO", "1");
	skip(once.unable !== "", `Not tried: ${once.unable}.`);
	const faults = rounds(3, 60);
	const roll = rollFor("one call");
	const everyone = gather(hall);
	let told = 0;
	await Promise.all(everyone.map((typist) => typist.come()));
	for (let fault = 1; fault <= faults; fault++) {
		const call = isFull ? fault : 1 + roll(30);
		const repair = await failing("once", "pwrite64,fsync", "EIO", String(call)).begin(hall.server);
		const stop = letThemType(everyone, 100, (typist) => scribble(typist.doc, roll));
		await rest(500);
		stop();
		await until(() => isStored(everyone), `all is stored though call ${call} failed`, savedWithinMs);
		await repair();
		told += everyone.filter(({ troubles }) => troubles.some(({ since }) => since > 0)).length;
		for (const { troubles } of everyone) expect(troubles.splice(0).at(-1)?.since ?? 0).toBe(0);
	}
	await lookCold(hall, everyone, "one call");
	expect(told, "told of any").toBeGreaterThan(0);
	report("Storage fault: one call fails", `${faults} calls`, "0 lost");
});

const gather = (hall: Hall) => Array.from({ length: 6 }, (_, place) => hall.typist(place, place % roomCount));
const isStored = (typists: Typist[]) => typists.every(({ isOpen, unstored }) => isOpen && unstored === 0);
const since = ({ troubles }: Typist) => troubles.at(-1)?.since ?? 0;

async function endure(hall: Hall, { what, begin }: Breaking): Promise<void> {
	const { server, rooms } = hall;
	const roll = rollFor(what);
	const everyone = gather(hall);
	await Promise.all(everyone.map((typist) => typist.come()));
	const stop = letThemType(everyone, 60, (typist) => scribble(typist.doc, roll));
	await rest(300);
	const repair = await begin(server);
	const brokenAt = Date.now();
	let toldAfter: number;
	try {
		toldAfter = await until(() => everyone.every(since), `${what}: everyone is told`, toldWithinMs);
		for (const typist of everyone) expect(Math.abs(since(typist) - brokenAt)).toBeLessThan(toldWithinMs);
		const acked = everyone.map((typist) => typist.acked);
		await rest(heldMs / 2);
		stop();
		for (let room = 0; room < roomCount; room++) {
			const fresh = await hall.newcomer(room);
			await until(() => since(fresh) > 0, `${what}: a newcomer is told`, 1_000);
			const { history } = await readCold(server.folder, fresh.room);
			expect(difference(history, fresh.doc), `seed ${seed}, ${what}: a newcomer sees what is stored`).toEqual([]);
			await fresh.leave();
		}
		await rest(heldMs / 2);
		expect(
			everyone.map((typist) => typist.acked),
			`${what}: nothing is called saved meanwhile`,
		).toEqual(acked);
		expect(
			everyone.every(({ isOpen, unstored }) => isOpen && unstored > 0),
			`${what}: nobody is sent away`,
		).toBe(true);
	} finally {
		stop();
		await repair();
	}
	const savedAfter = await until(() => isStored(everyone), `${what}: all is stored after the repair`, savedWithinMs);
	await until(() => everyone.every((typist) => since(typist) === 0), `${what}: told that it can again`, 1_000);
	await lookCold(hall, everyone, what);
	expect(rooms.length).toBeGreaterThanOrEqual(roomCount);
	report(
		`Storage fault: ${what}`,
		`held ${heldMs} ms`,
		`told after ${toldAfter.toFixed(0)} ms, saved ${savedAfter.toFixed(0)} ms after the repair, 0 lost`,
	);
}

/** Kills the server, looks what it had promised, and starts it again. */
async function lookCold({ server, rooms }: Hall, everyone: Typist[], what: string): Promise<void> {
	await rest(200);
	await server.kill();
	await Promise.all(everyone.map((typist) => typist.ended()));
	for (const room of rooms.slice(0, roomCount)) {
		const present = everyone.filter((typist) => typist.room === room);
		const { history } = await readCold(server.folder, room);
		expect(broken(history, present).lost, `seed ${seed}, ${what}: lost`).toEqual([]);
		for (const { doc } of present) expect(difference(history, doc), `seed ${seed}, ${what}`).toEqual([]);
	}
	await server.start();
}
