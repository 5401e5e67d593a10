/** A database in a file: the contract, and what is so only where log and registers share one connection. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { testDatabase } from "./database-contract.ts";
import { openStorage, type Storage, StorageError } from "./index.ts";

interface Registers {
	party: { id: string; name: string; is_state: number; seal: Uint8Array | null };
}

testDatabase(async () => {
	const own = mkdtempSync(join(tmpdir(), "plenary-storage-"));
	return {
		open: (patience) => openStorage({ file: join(own, "plenary.sqlite"), ...patience }),
		remove: async () => rmSync(own, { recursive: true }),
	};
});

let folder: string;
let storage: Storage<Registers>;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "plenary-storage-"));
	storage = await openStorage<Registers>({ file: join(folder, "plenary.sqlite"), longestTransactionMs: 200 });
	await storage.migrate({
		"001 parties": {
			async up(db) {
				await sql`create table party (id text primary key, name text not null, is_state integer, seal blob)`.execute(
					db,
				);
			},
		},
	});
});

afterEach(async () => {
	await storage.close();
	rmSync(folder, { recursive: true });
});

const georgia = { id: "ge", name: "Georgia", is_state: 1, seal: Uint8Array.of(1, 2, 3) };

test("storage: what SQLite says comes back as a named error with its code", async () => {
	const { db } = storage;
	await db.insertInto("party").values(georgia).execute();
	const again = db.insertInto("party").values(georgia).execute();
	await expect(again).rejects.toThrow(StorageError);
	await expect(again).rejects.toMatchObject({ code: 1555, message: expect.stringContaining("UNIQUE") });
});

test("storage: the log waits for a transaction, and readers see only what is committed", async () => {
	const { db, log } = storage;
	const order: string[] = [];
	const row = { room: "meeting/1/minutes", account: "anna", at: 1, bytes: Uint8Array.of(0, 0) };
	const { promise: isIn, resolve: sayIn } = Promise.withResolvers<void>();
	const transaction = db
		.transaction()
		.execute(async (trx) => {
			await trx.insertInto("party").values(georgia).execute();
			sayIn();
			await new Promise((resolve) => setTimeout(resolve, 20));
			await trx.deleteFrom("party").execute();
		})
		.then(() => order.push("transaction"));
	await isIn;
	const appended = log.append({ rows: [row], clients: [] }).then(() => order.push("append"));
	const seen = await db.selectFrom("party").selectAll().execute();
	await Promise.all([transaction, appended]);
	expect(seen).toEqual([]);
	expect(order).toEqual(["transaction", "append"]);
});

test("storage: a transaction that waits for itself is undone, and everything else goes on", async () => {
	const { db, log } = storage;
	const stuck = db.transaction().execute(async (trx) => {
		await trx.insertInto("party").values(georgia).execute();
		await log.append({ rows: [], clients: [] });
		await trx
			.insertInto("party")
			.values({ ...georgia, id: "ua" })
			.execute();
	});
	await expect(stuck).rejects.toThrow("took longer");
	expect(await db.selectFrom("party").selectAll().execute()).toEqual([]);
});

test("storage: a file that can not be a database is refused with a named error", async () => {
	await expect(openStorage({ file: folder })).rejects.toThrow(StorageError);
});

test("storage: waits for somebody who holds the file for a moment", async () => {
	const other = new DatabaseSync(join(folder, "plenary.sqlite"));
	other.exec("begin immediate");
	const inserted = storage.db.insertInto("party").values(georgia).execute();
	setTimeout(() => other.close(), 60);
	await inserted;
	expect(await storage.db.selectFrom("party").selectAll().execute()).toHaveLength(1);
});
