/** The contract of the update log: every implementation runs these tests. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LogBatch, LogRow, UpdateLog } from "./log.ts";

/** Declares the tests; `open` gives an empty log each time. */
export function testUpdateLog(open: () => Promise<{ log: UpdateLog; close: () => Promise<void> }>): void {
	let log: UpdateLog;
	let close: () => Promise<void>;

	beforeEach(async () => {
		({ log, close } = await open());
	});
	afterEach(() => close());

	const row = (room: string, byte: number, account = "anna"): LogRow => ({
		room,
		account,
		at: 1_700_000_000_000 + byte,
		bytes: Uint8Array.of(byte, 0),
	});

	test("log: a room nobody wrote to is empty, and reading it leaves no trace", async () => {
		const empty = { generation: 1, foldedSeq: 0, tail: [], clients: [] };
		expect(await log.read("a")).toEqual(empty);
		expect(await log.read("a")).toEqual(empty);
		expect(await log.readAfter("a", 0)).toEqual([]);
	});

	test("log: numbers each room's rows without gaps, within a batch and over batches", async () => {
		const first = await log.append({ rows: [row("a", 1), row("b", 2), row("a", 3)], clients: [] });
		const second = await log.append({ rows: [row("a", 4)], clients: [] });
		expect([...first, ...second]).toEqual([
			{ room: "a", seq: 1 },
			{ room: "b", seq: 1 },
			{ room: "a", seq: 2 },
			{ room: "a", seq: 3 },
		]);
	});

	test("log: says how far each room goes, and nothing of rooms that nobody wrote to", async () => {
		await log.append({ rows: [row("a", 1), row("b", 2), row("a", 3)], clients: [] });
		await log.fold("c", 0, 1, Uint8Array.of(0, 0));
		expect(await log.positions()).toEqual(
			new Map([
				["a", 2],
				["b", 1],
			]),
		);
		expect(await log.positions(["b", "c", "d"])).toEqual(new Map([["b", 1]]));
		expect(await log.positions([])).toEqual(new Map());
	});

	test("log: gives back what was appended, with account and time", async () => {
		await log.append({ rows: [row("a", 1), row("b", 2), row("a", 3, "boris")], clients: [] });
		expect(await log.readAfter("a", 0)).toEqual([
			{ seq: 1, at: 1_700_000_000_001, account: "anna", bytes: Uint8Array.of(1, 0) },
			{ seq: 2, at: 1_700_000_000_003, account: "boris", bytes: Uint8Array.of(3, 0) },
		]);
		expect((await log.readAfter("a", 1)).map(({ seq }) => seq)).toEqual([2]);
		expect(await log.readAfter("a", 2)).toEqual([]);
	});

	test("log: keeps bytes apart from the caller's buffer", async () => {
		const buffer = new Uint8Array([9, 9, 1, 0, 9, 9]);
		await log.append({ rows: [{ ...row("a", 1), bytes: buffer.subarray(2, 4) }], clients: [] });
		buffer.fill(7);
		expect((await log.read("a")).tail).toEqual([{ seq: 1, bytes: Uint8Array.of(1, 0) }]);
	});

	test("log: opens a room from its newest folded copy and what follows it", async () => {
		for (let byte = 1; byte <= 4; byte++) await log.append({ rows: [row("a", byte)], clients: [] });
		await log.fold("a", 2, 5, Uint8Array.of(20));
		await log.fold("a", 3, 6, Uint8Array.of(30));
		expect(await log.read("a")).toMatchObject({
			foldedSeq: 3,
			folded: Uint8Array.of(30),
			tail: [{ seq: 4, bytes: Uint8Array.of(4, 0) }],
		});
	});

	test("log: folding deletes no history", async () => {
		for (let byte = 1; byte <= 3; byte++) await log.append({ rows: [row("a", byte)], clients: [] });
		await log.fold("a", 3, 5, Uint8Array.of(30));
		expect((await log.readAfter("a", 0)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
		expect(await log.append({ rows: [row("a", 4)], clients: [] })).toEqual([{ room: "a", seq: 4 }]);
	});

	test("log: an older fold that comes late does not hide a newer one", async () => {
		for (let byte = 1; byte <= 3; byte++) await log.append({ rows: [row("a", byte)], clients: [] });
		await log.fold("a", 3, 5, Uint8Array.of(30));
		await log.fold("a", 1, 6, Uint8Array.of(10));
		expect(await log.read("a")).toMatchObject({ foldedSeq: 3, folded: Uint8Array.of(30), tail: [] });
	});

	test("log: a client id belongs to the account that had it first, in each room for itself", async () => {
		const client = 2 ** 52 + 1;
		await log.append({ rows: [row("a", 1)], clients: [{ room: "a", client, account: "anna" }] });
		await log.append({
			rows: [row("a", 2), row("b", 3)],
			clients: [
				{ room: "a", client, account: "boris" },
				{ room: "b", client, account: "boris" },
			],
		});
		expect((await log.read("a")).clients).toEqual([{ client, account: "anna" }]);
		expect((await log.read("b")).clients).toEqual([{ client, account: "boris" }]);
	});

	test("S9: where a client id is claimed that is another's, the room's rows are refused, and no others are", async () => {
		await log.append({ rows: [row("a", 1)], clients: [{ room: "a", client: 7, account: "anna" }] });
		const batch = {
			rows: [row("a", 2, "boris"), row("b", 3, "boris"), row("a", 4), row("c", 5, "clara")],
			clients: [
				{ room: "a", client: 7, account: "boris" },
				{ room: "b", client: 7, account: "boris" },
				{ room: "c", client: 8, account: "clara" },
			],
		};
		const seqs = async (appended: ReturnType<UpdateLog["append"]>) => (await appended).map(({ seq }) => seq);
		expect(await seqs(log.append(batch))).toEqual([0, 1, 0, 1]);
		const { tail, clients } = await log.read("a");
		expect(tail.map(({ seq, bytes }) => [seq, bytes[0]])).toEqual([[1, 1]]);
		expect(clients).toEqual([{ client: 7, account: "anna" }]);
		const alone = { rows: [row("a", 6, "boris")], clients: [{ room: "a", client: 7, account: "boris" }] };
		expect(await seqs(log.append(alone))).toEqual([0]);
		expect(
			await seqs(log.append({ rows: [row("a", 7)], clients: [{ room: "a", client: 7, account: "anna" }] })),
		).toEqual([2]);
	});

	test("log: batches asked for at once are all kept, in the order they were asked for", async () => {
		const bytes = Array.from({ length: 20 }, (_, index) => index + 1);
		const places = await Promise.all(bytes.map((byte) => log.append({ rows: [row("a", byte)], clients: [] })));
		expect(places.flat().map(({ seq }) => seq)).toEqual(bytes);
		expect((await log.readAfter("a", 0)).map((update) => update.bytes[0])).toEqual(bytes);
	});
}

/** Declares the tests of a log that servers share; `open` gives an empty log each time, with a second way to it. */
export function testSharedLog(
	open: () => Promise<{ log: UpdateLog; other: UpdateLog; close: () => Promise<void> }>,
): void {
	let log: UpdateLog;
	let other: UpdateLog;
	let close: () => Promise<void>;

	beforeEach(async () => {
		({ log, other, close } = await open());
	});
	afterEach(() => close());

	/** A row of Anna's in room "a", written under that client id by a server that knew so much of the room. */
	const batch = (client: number, known: number, account = "anna"): LogBatch => ({
		rows: [{ room: "a", account, at: 1, bytes: Uint8Array.of(client, 0) }],
		clients: [{ room: "a", client, account }],
		judged: [{ room: "a", known, knownBeyond: [], writers: [client] }],
	});
	const places = async (appended: ReturnType<UpdateLog["append"]>) => (await appended).map(({ seq }) => seq);

	test("S12: the rows of both servers are numbered in one order", async () => {
		expect(await places(log.append(batch(1, 0)))).toEqual([1]);
		expect(await places(other.append(batch(2, 0, "boris")))).toEqual([2]);
		expect(await places(log.append(batch(1, 1)))).toEqual([3]);
		expect((await other.readAfter("a", 0)).map(({ account }) => account)).toEqual(["anna", "boris", "anna"]);
	});

	test("S12: what was judged without a row under the same client id is not stored, until that row is known", async () => {
		await log.append(batch(1, 0));
		expect(await places(other.append(batch(1, 0)))).toEqual([0]);
		expect(await log.positions()).toEqual(new Map([["a", 1]]));
		expect(await places(other.append(batch(1, 1)))).toEqual([2]);
	});

	test("S12: what a server knows beyond a gap counts as known", async () => {
		await log.append(batch(2, 0, "boris"));
		await other.append(batch(1, 0));
		const [judgement] = batch(1, 0).judged ?? [];
		const again = { ...batch(1, 0), judged: judgement ? [{ ...judgement, knownBeyond: [2] }] : [] };
		expect(await places(other.append(again))).toEqual([3]);
	});

	test("S12: a client id has one account, whichever server it comes by", async () => {
		await log.append(batch(1, 0));
		expect(await places(other.append(batch(1, 1, "boris")))).toEqual([0]);
		expect((await log.read("a")).clients).toEqual([{ client: 1, account: "anna" }]);
	});

	test("S12: one room's rows that are left out leave those of the others in", async () => {
		await log.append(batch(1, 0));
		const both: LogBatch = {
			rows: [
				...batch(1, 0).rows,
				{ room: "b", account: "anna", at: 1, bytes: Uint8Array.of(9, 0) },
				...batch(1, 0).rows,
			],
			clients: [],
			judged: [...(batch(1, 0).judged ?? []), { room: "b", known: 0, knownBeyond: [], writers: [1] }],
		};
		expect(await places(other.append(both))).toEqual([0, 1, 0]);
	});

	test("S12: both append to the same rooms at once, and no place is given twice", async () => {
		const rooms = ["a", "b", "c"];
		const append = (to: UpdateLog, client: number) =>
			to.append({
				rows: rooms.map((room) => ({ room, account: `x${client}`, at: 1, bytes: Uint8Array.of(client, 0) })),
				clients: rooms.map((room) => ({ room, client, account: `x${client}` })),
				judged: rooms.map((room) => ({ room, known: 0, knownBeyond: [], writers: [client] })),
			});
		const all = Array.from({ length: 20 }, (_, index) => append(index % 2 ? log : other, index + 1));
		const given = (await Promise.all(all)).flat();
		for (const room of rooms) {
			const seqs = given.filter((place) => place.room === room).map(({ seq }) => seq);
			expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
		}
	});
}
