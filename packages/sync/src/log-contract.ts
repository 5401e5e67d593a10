/** The contract of the update log: every implementation runs these tests. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LogRow, UpdateLog } from "./log.ts";

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

	test("S9: of two accounts that claim a client id the second is refused its rows in that room, and no others are", async () => {
		await log.append({ rows: [row("a", 1)], clients: [{ room: "a", client: 7, account: "anna" }] });
		const batch = {
			rows: [row("a", 2, "boris"), row("a", 3), row("b", 4, "boris"), row("a", 5, "clara")],
			clients: [
				{ room: "a", client: 7, account: "boris" },
				{ room: "a", client: 7, account: "anna" },
				{ room: "b", client: 7, account: "boris" },
				{ room: "a", client: 8, account: "clara" },
				{ room: "a", client: 8, account: "boris" },
			],
		};
		expect(await log.append(batch)).toEqual([
			{ room: "a", seq: 0 },
			{ room: "a", seq: 2 },
			{ room: "b", seq: 1 },
			{ room: "a", seq: 3 },
		]);
		const { tail, clients } = await log.read("a");
		expect(tail.map(({ seq, bytes }) => [seq, bytes[0]])).toEqual([
			[1, 1],
			[2, 3],
			[3, 5],
		]);
		expect(new Map(clients.map(({ client, account }) => [client, account]))).toEqual(
			new Map([
				[7, "anna"],
				[8, "clara"],
			]),
		);
		const alone = { rows: [row("a", 6, "boris")], clients: [{ room: "a", client: 7, account: "boris" }] };
		expect(await log.append(alone)).toEqual([{ room: "a", seq: 0 }]);
		expect(await log.append({ rows: [row("a", 7, "boris")], clients: [] })).toEqual([{ room: "a", seq: 4 }]);
	});

	test("log: batches asked for at once are all kept, in the order they were asked for", async () => {
		const bytes = Array.from({ length: 20 }, (_, index) => index + 1);
		const places = await Promise.all(bytes.map((byte) => log.append({ rows: [row("a", byte)], clients: [] })));
		expect(places.flat().map(({ seq }) => seq)).toEqual(bytes);
		expect((await log.readAfter("a", 0)).map((update) => update.bytes[0])).toEqual(bytes);
	});
}
