/** The contract of a database: what the registers rely on, whichever keeps them. */
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Migrations, type Storage, StorageError } from "./index.ts";
import type { Patience } from "./storage.ts";

interface Registers {
	party: { id: string; name: string; is_state: number | boolean; joined_at: number | null; seal: Uint8Array | null };
}

/** A place for a database, empty at first, that may be opened several times. */
export interface Ground {
	open<Tables>(patience: Patience): Promise<Storage<Tables>>;
	remove(): Promise<void>;
}

const parties: Migrations = {
	"001 parties": {
		async up(db) {
			await db.schema
				.createTable("party")
				.addColumn("id", "text", (column) => column.primaryKey())
				.addColumn("name", "text", (column) => column.notNull())
				.addColumn("is_state", "integer")
				.addColumn("joined_at", "bigint")
				.execute();
		},
	},
	"002 seals": {
		async up(db) {
			await db.schema.alterTable("party").addColumn("seal", "blob").execute();
		},
	},
};

const georgia = { id: "ge", name: "Georgia", is_state: 1, joined_at: 2 ** 53 - 1, seal: Uint8Array.of(0, 1, 255) };
const ukraine = { ...georgia, id: "ua", name: "Україна 🇺🇦", seal: null };

/** Declares the tests; `lay` gives a new place each time. */
export function testDatabase(lay: () => Promise<Ground>): void {
	let ground: Ground;
	let storage: Storage<Registers>;

	beforeEach(async () => {
		ground = await lay();
		storage = await ground.open<Registers>({ longestTransactionMs: 300 });
		await storage.migrate(parties);
	});
	afterEach(async () => {
		await storage.close();
		await ground.remove();
	});

	const all = () => storage.db.selectFrom("party").selectAll().orderBy("id").execute();

	test("database: gives back plain rows as they were put in", async () => {
		const inserted = await storage.db.insertInto("party").values([georgia, ukraine]).executeTakeFirstOrThrow();
		expect(inserted.numInsertedOrUpdatedRows).toBe(2n);
		expect(await all()).toStrictEqual([georgia, ukraine]);
	});

	test("database: a boolean is kept as 0 or 1, and counts and sums are numbers", async () => {
		const { db } = storage;
		await db
			.insertInto("party")
			.values({ ...georgia, is_state: true })
			.execute();
		await db
			.insertInto("party")
			.values({ ...ukraine, is_state: false })
			.execute();
		expect((await all()).map((row) => row.is_state)).toEqual([1, 0]);
		const figures = await db
			.selectFrom("party")
			.select(({ fn }) => [fn.countAll().as("rows"), fn.sum("is_state").as("states")])
			.executeTakeFirst();
		expect(figures).toEqual({ rows: 2, states: 1 });
	});

	test("database: a number that would not be exact is an error", async () => {
		await sql`insert into party (id, name, joined_at) values ('xx', 'X', 9007199254740993)`.execute(storage.db);
		await expect(all()).rejects.toThrow(StorageError);
		expect(await storage.db.selectFrom("party").select("id").execute()).toEqual([{ id: "xx" }]);
	});

	test("database: any character may stand in a text, and hurts nobody", async () => {
		const words = "a\u0000b \u{1f1fa}\u{1f1e6} \ud800 '; drop table party; --";
		await storage.db
			.insertInto("party")
			.values({ ...georgia, name: words })
			.execute();
		expect((await all())[0]?.name).toMatch(/^a[\0\ufffd]b \u{1f1fa}\u{1f1e6} \ufffd '; drop table party; --$/u);
		await storage.db.selectFrom("party").selectAll().where("name", "=", words).execute();
	});

	test("database: texts stand in the order of their code, whatever the language", async () => {
		for (const id of ["a", "B", "б", "Z", "А", "_"])
			await storage.db
				.insertInto("party")
				.values({ ...georgia, id })
				.execute();
		expect((await all()).map(({ id }) => id)).toEqual(["B", "Z", "_", "a", "А", "б"]);
	});

	test("database: says how many rows a change touched, and gives them back where asked", async () => {
		const { db } = storage;
		await db.insertInto("party").values([georgia, ukraine]).execute();
		const [changed] = await db.updateTable("party").set({ name: "Sakartvelo" }).where("id", "=", "ge").execute();
		expect(changed?.numUpdatedRows).toBe(1n);
		const [none] = await db.updateTable("party").set({ name: "Nobody" }).where("id", "=", "xx").execute();
		expect(none?.numUpdatedRows).toBe(0n);
		expect(await db.deleteFrom("party").where("id", "=", "ge").returning("name").execute()).toEqual([
			{ name: "Sakartvelo" },
		]);
		expect((await db.deleteFrom("party").executeTakeFirst()).numDeletedRows).toBe(1n);
	});

	test("database: a list may be empty, and nothing is in it", async () => {
		await storage.db.insertInto("party").values(georgia).execute();
		const parties = storage.db.selectFrom("party").select("id");
		expect(await parties.where("joined_at", "in", []).execute()).toEqual([]);
		expect(await parties.where("joined_at", "not in", []).execute()).toEqual([{ id: "ge" }]);
	});

	test("database: a row that is there is put right instead, where that is asked for", async () => {
		const { db } = storage;
		await db.insertInto("party").values(georgia).execute();
		await db
			.insertInto("party")
			.values({ ...georgia, name: "Sakartvelo" })
			.onConflict((conflict) => conflict.column("id").doUpdateSet({ name: "Sakartvelo" }))
			.execute();
		expect((await all()).map(({ name }) => name)).toEqual(["Sakartvelo"]);
	});

	test("database: what it refuses comes back as a named error, which says what is a duplicate and what is no trouble", async () => {
		const { db } = storage;
		await db.insertInto("party").values(georgia).execute();
		const again = db.insertInto("party").values(georgia).execute();
		await expect(again).rejects.toThrow(StorageError);
		await expect(again).rejects.toMatchObject({ isDuplicate: true, isTrouble: false });
		const nowhere = sql`select * from nowhere`.execute(db);
		await expect(nowhere).rejects.toThrow(StorageError);
		await expect(nowhere).rejects.toMatchObject({ isDuplicate: false, isTrouble: false });
	});

	test("database: a transaction that throws leaves nothing behind", async () => {
		const broken = storage.db.transaction().execute(async (step) => {
			await step.insertInto("party").values(georgia).execute();
			throw new Error("The chair changed their mind.");
		});
		await expect(broken).rejects.toThrow("changed their mind");
		expect(await all()).toEqual([]);
	});

	test("database: what a transaction has read is still so when it writes", async () => {
		await storage.db
			.insertInto("party")
			.values({ ...georgia, joined_at: 0 })
			.execute();
		const other = await ground.open<Registers>({});
		const count = (db: Storage<Registers>["db"]) =>
			db.transaction().execute(async (step) => {
				const { joined_at } = await step.selectFrom("party").select("joined_at").executeTakeFirstOrThrow();
				await step
					.updateTable("party")
					.set({ joined_at: (joined_at ?? 0) + 1 })
					.execute();
			});
		await Promise.all(Array.from({ length: 20 }, (_, at) => count(at % 2 === 0 ? storage.db : other.db)));
		expect((await all())[0]?.joined_at).toBe(20);
		await other.close();
	});

	test("database: readers see only what is committed", async () => {
		const { promise: isIn, resolve: sayIn } = Promise.withResolvers<void>();
		const transaction = storage.db.transaction().execute(async (step) => {
			await step.insertInto("party").values(georgia).execute();
			sayIn();
			await new Promise((resolve) => setTimeout(resolve, 20));
			await step.deleteFrom("party").execute();
		});
		await isIn;
		expect(await all()).toEqual([]);
		await transaction;
	});

	test("database: a transaction that lasts too long is undone, and everything else goes on", async () => {
		const slow = storage.db.transaction().execute(async (step) => {
			await step.insertInto("party").values(georgia).execute();
			await new Promise((resolve) => setTimeout(resolve, 500));
			await step.insertInto("party").values(ukraine).execute();
		});
		await expect(slow).rejects.toThrow("took longer than 300 ms and was undone");
		expect(await all()).toEqual([]);
		await storage.db.transaction().execute((step) => step.insertInto("party").values(georgia).execute());
		expect(await all()).toEqual([georgia]);
	});

	test("database: migrations are taken once, however many start at the same time", async () => {
		let taken = 0;
		const counted: Migrations = {
			...parties,
			"003 count": {
				async up() {
					taken++;
				},
			},
		};
		const others = await Promise.all(Array.from({ length: 4 }, () => ground.open({})));
		await Promise.all(others.map((other) => other.migrate(counted)));
		expect(taken).toBe(1);
		await Promise.all(others.map((other) => other.close()));
	});

	test("database: says which steps were taken, and refuses to go on after steps that nobody here knows", async () => {
		expect((await storage.taken()).sort()).toEqual(["001 parties", "002 seals"]);
		await expect(storage.migrate({ "001 parties": { up: async () => {} } })).rejects.toThrow("unknown here: 002 seals");
		const other = await lay();
		const empty = await other.open({});
		expect(await empty.taken()).toEqual([]);
		await empty.close();
		await other.remove();
	});

	test("database: a failing migration takes nothing with it", async () => {
		const broken = storage.migrate({
			...parties,
			"003 broken": {
				async up(db) {
					await sql`create table half (id integer)`.execute(db);
					await sql`create table party (id integer)`.execute(db);
				},
			},
		});
		await expect(broken).rejects.toThrow("already exists");
		await expect(sql`select * from half`.execute(storage.db)).rejects.toThrow(StorageError);
	});

	test("database: opening it again finds everything", async () => {
		await storage.db.insertInto("party").values(georgia).execute();
		await storage.close();
		storage = await ground.open<Registers>({});
		await storage.migrate(parties);
		expect(await all()).toEqual([georgia]);
	});

	test("database: once closed it says so", async () => {
		await storage.close();
		await expect(all()).rejects.toMatchObject({ name: "StorageError", message: expect.stringContaining("closed") });
		const append = storage.log.append({ rows: [], clients: [{ room: "a", client: 1, account: "anna" }] });
		await expect(append).rejects.toThrow(StorageError);
		storage = await ground.open<Registers>({});
	});
}
