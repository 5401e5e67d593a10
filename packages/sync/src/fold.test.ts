/** Folding, in a real worker. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { systemClock } from "./clock.ts";
import { MemoryLog, openRooms, type RoomsOptions } from "./index.ts";

async function write(log: MemoryLog, updates: number, options: Partial<RoomsOptions> = {}) {
	const rooms = openRooms({ log, limits: { tailUpdates: 20 }, ...options });
	for (let i = 0; i < updates; i++) await rooms.edit("minutes", "anna", (doc) => doc.getText("t").insert(0, `${i} `));
	return rooms;
}

const textOf = (updates: Uint8Array[]) => {
	const doc = new Y.Doc();
	for (const update of updates) Y.applyUpdate(doc, update);
	return doc.getText("t").toString();
};

test("S10: a long tail is folded, history stays, and the room opens from the copy", async () => {
	const log = new MemoryLog();
	const rooms = await write(log, 30);
	await expect.poll(async () => (await log.read("minutes")).foldedSeq).toBeGreaterThan(20);
	expect(await log.readAfter("minutes", 0)).toHaveLength(30);
	const text = textOf(await rooms.read("minutes"));
	await rooms.close({ deadlineMs: 1000 });
	const later = openRooms({ log });
	expect(textOf(await later.read("minutes"))).toBe(text);
	await later.edit("minutes", "anna", (doc) => doc.getText("t").insert(0, "And on. "));
	expect(textOf(await later.read("minutes"))).toBe(`And on. ${text}`);
	await later.close({ deadlineMs: 1000 });
});

test("S10: a room that goes to sleep with a long tail is folded then", async () => {
	const log = new MemoryLog();
	const rooms = await write(log, 10, { limits: { sleepingTailUpdates: 5, sleepAfterMs: 50 } });
	await expect.poll(async () => (await log.read("minutes")).foldedSeq).toBe(10);
	await rooms.close({ deadlineMs: 1000 });
});

test("S10: what is left of a long tail is folded at going down, few rows of many words too", async () => {
	const log = new MemoryLog();
	const rooms = openRooms({ log });
	await rooms.edit("minutes", "anna", (doc) => {
		for (let i = 0; i < 2_000; i++) doc.getText("t").insert(Math.floor(i / 2), "a");
	});
	expect((await log.read("minutes")).foldedSeq).toBe(0);
	await rooms.close({ deadlineMs: 1000 });
	const { foldedSeq, folded, tail } = await log.read("minutes");
	expect([foldedSeq, tail]).toEqual([1, []]);
	expect(textOf([folded ?? new Uint8Array()])).toHaveLength(2_000);
});

test("S10: a worker that fails leaves the tail as it is", async () => {
	const log = new MemoryLog();
	const warnings: string[] = [];
	const logger = { info() {}, error() {}, warn: (_: object, sentence: string) => warnings.push(sentence) };
	const rooms = await write(log, 30, { foldWorker: new URL("data:text/javascript,process.exit(1)"), logger });
	await expect.poll(() => warnings.length).toBe(1);
	expect((await log.read("minutes")).tail).toHaveLength(30);
	await rooms.edit("minutes", "anna", (doc) => doc.getText("t").insert(0, "Still here. "));
	expect(textOf(await rooms.read("minutes"))).toContain("Still here.");
	await rooms.close({ deadlineMs: 1000 });
});

test("S10: what the disk would not take is folded a minute later, and not before", async () => {
	const log = new MemoryLog();
	const fold = log.fold.bind(log);
	let [tries, minutes] = [0, 0];
	log.fold = (...folded) => {
		tries++;
		return minutes > 0 ? fold(...folded) : Promise.reject(new Error("The disk is full."));
	};
	const clock = { ...systemClock, elapsed: () => performance.now() + minutes * 60_000 };
	const rooms = await write(log, 30, { clock });
	await expect.poll(() => tries).toBe(1);
	await rooms.edit("minutes", "anna", (doc) => doc.getText("t").insert(0, "Still full. "));
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect(tries).toBe(1);
	minutes = 1;
	await rooms.edit("minutes", "anna", (doc) => doc.getText("t").insert(0, "Not full. "));
	await expect.poll(async () => (await log.read("minutes")).foldedSeq).toBe(32);
	await rooms.close({ deadlineMs: 1000 });
});

test("S14: a disk that never answers a fold does not hold up going down", async () => {
	const log = new MemoryLog();
	let folds = 0;
	log.fold = () => {
		folds++;
		return new Promise(() => {});
	};
	const rooms = await write(log, 30);
	await expect.poll(() => folds).toBe(1);
	const late = new Promise((resolve) => setTimeout(() => resolve("late"), 4_000));
	expect(await Promise.race([rooms.close({ deadlineMs: 1_000 }), late])).toEqual({ notStored: [] });
});

test("S10: what the check finds in the folded document is passed on", async () => {
	const complaints: string[] = [];
	const check = 'data:text/javascript,export const check = (room, doc) => room + " has " + doc.getText("t").length';
	const onComplaint = (room: string, complaint: string) => complaints.push(`${room}: ${complaint}`);
	const rooms = await write(new MemoryLog(), 30, { check, onComplaint });
	await expect.poll(() => complaints).toContainEqual(expect.stringMatching(/^minutes: minutes has \d+$/));
	await rooms.close({ deadlineMs: 1000 });
});
