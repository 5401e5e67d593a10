/** PostgreSQL under faults: cut off, silent, frozen, and killed. */
import { setTimeout as after } from "node:timers/promises";
import type { LogBatch } from "@plenary/sync";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStorage, type Storage } from "../index.ts";
import { type Detour, openDetour } from "./detour.ts";
import { openSchema, testUrl, title } from "./pretend.ts";

const batch = (byte: number, length = 1): LogBatch => ({
	rows: [{ room: "a", account: "anna", at: 1, bytes: new Uint8Array(length).fill(byte) }],
	clients: [],
});
const trouble = { name: "StorageError", isTrouble: true };

describe.runIf(testUrl)(title, () => {
	let place: Awaited<ReturnType<typeof openSchema>>;
	let detour: Detour;
	let storage: Storage<object>;
	beforeEach(async () => {
		place = await openSchema(testUrl ?? "");
		detour = await openDetour(place.url);
		storage = await openStorage({ url: detour.url, longestAppendMs: 500, longestQueryMs: 600, longestCloseMs: 400 });
		await storage.log.append(batch(1));
	});
	afterEach(async () => {
		detour.release();
		await storage.close().catch(() => {});
		await detour.close();
		await place.remove();
	});

	const history = async () => (await storage.log.readAfter("a", 0)).map(({ seq, bytes }) => [seq, bytes[0]]);

	async function appendUntilStored(words: LogBatch): Promise<number | undefined> {
		for (;;) {
			try {
				return (await storage.log.append(words))[0]?.seq;
			} catch (error) {
				expect(error).toMatchObject(trouble);
				await after(20);
			}
		}
	}

	test("faults: a batch that was stored and of which nobody heard is not stored again", async () => {
		detour.hold("answers");
		const words = batch(2);
		await expect(storage.log.append(words)).rejects.toMatchObject(trouble);
		detour.cut();
		detour.release();
		expect(await appendUntilStored(words)).toBe(2);
		expect(await appendUntilStored(batch(3))).toBe(3);
		expect(await history()).toEqual([
			[1, 1],
			[2, 2],
			[3, 3],
		]);
	});

	test("faults: a batch that reaches PostgreSQL when it was stored on another way is not stored again", async () => {
		detour.hold("questions");
		const words = batch(2);
		await expect(storage.log.append(words)).rejects.toMatchObject(trouble);
		const around = await openStorage({ url: place.url });
		detour.release();
		expect(await appendUntilStored(words)).toBe(2);
		expect(await appendUntilStored(batch(3))).toBe(3);
		await after(50);
		expect((await around.log.readAfter("a", 0)).map(({ bytes }) => bytes[0])).toEqual([1, 2, 3]);
		await around.close();
	});

	test("faults: a batch that reaches PostgreSQL after a later one is not stored any more", async () => {
		detour.hold("questions");
		await expect(storage.log.append(batch(2))).rejects.toMatchObject(trouble);
		const writers = await sql<{ id: number; batch: number }>`select id, batch from writer`.execute((await reach()).db);
		const { id, batch: last = 0 } = writers.rows[0] ?? {};
		// As if the next batch had found another way.
		await sql`update writer set batch = ${last + 2} where id = ${id}`.execute((await reach()).db);
		detour.release();
		await after(100);
		expect(await history()).toEqual([[1, 1]]);
	});

	let reached: Storage<object> | undefined;
	const reach = async () => {
		reached ??= await openStorage({ url: place.url });
		return reached;
	};
	afterEach(async () => {
		await reached?.close();
		reached = undefined;
	});

	test("faults: who is silent is told of in time, log and registers alike, and all goes on afterwards", async () => {
		for (const direction of ["questions", "answers"] as const) {
			detour.hold(direction);
			const question = sql`select 1 as one`;
			const refused = [
				storage.log.append(batch(9)),
				storage.log.read("a"),
				question.execute(storage.db),
				storage.db.transaction().execute((step) => question.execute(step)),
			].map((asked) => expect(asked).rejects.toMatchObject(trouble));
			await Promise.all(refused);
			detour.release();
			await expect.poll(() => question.execute(storage.db).catch(() => {})).toMatchObject({ rows: [{ one: 1 }] });
		}
	});

	test("faults: connections that are cut, idle or not, hurt nobody, and there are new ones at once", async () => {
		for (let round = 0; round < 5; round++) {
			detour.cut();
			await after(round * 5);
			expect(await storage.log.append(batch(round + 2))).toEqual([{ room: "a", seq: round + 2 }]);
			const asked = sql`select pg_sleep(0.2)`.execute(storage.db);
			await after(30);
			detour.cut();
			await expect(asked).rejects.toMatchObject(trouble);
			expect(await storage.log.readAfter("a", 0)).toHaveLength(round + 2);
		}
		const cut = storage.db.transaction().execute(async (step) => {
			await sql`insert into client values ('a', 1, 'anna')`.execute(step);
			detour.cut();
			await after(20);
			await sql`insert into client values ('a', 2, 'anna')`.execute(step);
		});
		await expect(cut).rejects.toMatchObject(trouble);
		expect((await storage.log.read("a")).clients).toEqual([]);
	});

	test("faults: while nobody is let in it is said, and nothing is lost or doubled", async () => {
		detour.shut(true);
		const words = batch(2);
		for (const _ of [1, 2]) await expect(storage.log.append(words)).rejects.toMatchObject(trouble);
		await expect(storage.log.read("a")).rejects.toMatchObject(trouble);
		detour.shut(false);
		expect(await appendUntilStored(words)).toBe(2);
	});

	test("faults: a server that was cut off in a transaction holds up the others no longer than it may last", async () => {
		const { promise: isIn, resolve: sayIn } = Promise.withResolvers<void>();
		const impatient = await openStorage({ url: detour.url, longestTransactionMs: 500 });
		const silent = impatient.db.transaction().execute(async (step) => {
			await sql`insert into client values ('a', 1, 'anna')`.execute(step);
			detour.hold("questions");
			sayIn();
			await after(800);
		});
		const undone = expect(silent).rejects.toMatchObject(trouble);
		await isIn;
		const other = await reach();
		await other.db.transaction().execute((step) => sql`insert into client values ('a', 2, 'boris')`.execute(step));
		expect((await other.log.read("a")).clients).toEqual([{ client: 2, account: "boris" }]);
		await undone;
		detour.release();
		await impatient.close();
	});

	test("faults: closing does not wait for one who is silent, and tells whoever does", async () => {
		detour.hold("answers");
		const stuck = expect(storage.log.fold("a", 1, 1, Uint8Array.of(1))).rejects.toMatchObject(trouble);
		await after(20);
		await expect(storage.close()).rejects.toThrow("did not answer within 400 ms");
		await stuck;
		await expect(storage.log.append(batch(2))).rejects.toThrow("closed");
	});
});
