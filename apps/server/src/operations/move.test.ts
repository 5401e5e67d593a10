/** Moving a house to PostgreSQL and back: everything arrives, or nothing stays. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { inspect, openStorage } from "@plenary/storage";
import { openDetour, openSchema, testUrl, title } from "@plenary/storage/stage";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { databaseIn, migrations, type Tables } from "../database.ts";
import { startServer } from "../server.ts";
import { readSettings } from "../settings.ts";
import { quiet, testRegisterKey } from "../stage.ts";
import { verifyDatabase, verifyFile } from "./backup.ts";
import { move } from "./move.ts";

/** More updates than are moved at a time, in two batches: the last one stays in the journal. */
const updates = 1_500;
const room = "meeting/long/agenda";
const nobody = () => {};

let folder: string;
let file: string;
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "plenary-move-"));
	file = databaseIn(folder);
	const storage = await openStorage<Tables>({ file });
	await storage.migrate(migrations);
	await storage.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

const start = (more: Record<string, string> = {}) =>
	startServer(
		readSettings({ DATA_DIR: folder, HOST: "127.0.0.1", PORT: "0", REGISTER_KEY: testRegisterKey, ...more }),
		quiet,
	);

function change(database: string, ...statements: string[]): void {
	const db = new DatabaseSync(database);
	for (const statement of statements) db.exec(statement);
	db.close();
}

const tablesIn = (db: DatabaseSync) =>
	db
		.prepare("select name from sqlite_schema where type = 'table' order by name")
		.all()
		.map(({ name }) => `${name}`);

/** A row in every table that has none: what it refers to, numbers, bytes, and texts that are not plain. */
function fillTables(database: string): void {
	const db = new DatabaseSync(database);
	db.exec("pragma foreign_keys = off");
	for (const table of tablesIn(db)) {
		if (db.prepare(`select 1 from ${table}`).get()) continue;
		const columns = db.prepare(`pragma table_info(${table})`).all();
		const references = db.prepare(`pragma foreign_key_list(${table})`).all();
		const values = columns.map(({ name, type }) => {
			const other = references.find(({ from }) => from === name);
			// What refers to nothing would not be taken.
			if (other) return db.prepare(`select ${other.to} as id from ${other.table}`).get()?.id ?? "x";
			if (/int/i.test(`${type}`)) return /big/i.test(`${type}`) ? 2 ** 52 + 1 : 1;
			return type === "blob" ? Buffer.from([0, 255]) : name === "id" ? "x" : `{"ru": "«ё»\\u0000 ${name}"}\n`;
		});
		db.prepare(`insert into ${table} values (${columns.map(() => "?")})`).run(...(values as string[]));
	}
	db.close();
}

/** A room with a long history, a folded copy and a generation of its own. */
async function writeRoom(file: string, room: string): Promise<void> {
	const storage = await openStorage<Tables>({ file });
	const doc = new Y.Doc();
	const rows: { room: string; at: number; account: string; bytes: Uint8Array }[] = [];
	doc.on("update", (bytes) => rows.push({ room, at: Date.now(), account: "ada", bytes }));
	for (let nth = 0; nth < updates; nth++) doc.getText("words").insert(0, "ж");
	const clients = [{ room, client: doc.clientID, account: "ada" }];
	await storage.log.append({ rows: rows.slice(0, -10), clients });
	await storage.log.fold(room, 0, 1, Y.encodeStateAsUpdate(new Y.Doc()));
	await storage.log.append({ rows: rows.slice(-10), clients: [] });
	await storage.log.fold(room, updates, 2, Y.encodeStateAsUpdate(doc));
	await storage.close();
	change(file, `update room set generation = 7 where name = '${room}'`);
}

/** All that is in a file, table by table; what is in the journal stands in its rooms. */
function contentsOf(database: string) {
	const db = new DatabaseSync(database, { readOnly: true });
	const inspection = inspect(database);
	const rooms = [...inspection.generations().keys()].map((name) => inspection.room(name));
	const tables = tablesIn(db).filter((name) => !["room", "update_log", "journal"].includes(name));
	const rowsOf = (table: string) =>
		db
			.prepare(`select * from ${table}`)
			.all()
			.map((row) => JSON.stringify(row))
			.sort();
	const contents = { rooms, tables: new Map(tables.map((table) => [table, rowsOf(table)])) };
	inspection.close();
	db.close();
	return contents;
}

test("move: what is missing is named, and nothing is made", async () => {
	await expect(move("postgres", { dataDir: folder, databaseUrl: undefined }, nobody)).rejects.toThrow("DATABASE_URL");
	const databaseUrl = "postgres://nobody:secret@127.0.0.1:1/nothing";
	const nowhere = move("postgres", { dataDir: join(folder, "nowhere"), databaseUrl }, nobody);
	await expect(nowhere).rejects.toThrow("There is no file");
	expect(existsSync(join(folder, "nowhere"))).toBe(false);
	await expect(move("file", { dataDir: folder, databaseUrl }, nobody)).rejects.toThrow("can not be reached");
});

describe.runIf(testUrl)(title, () => {
	let place: Awaited<ReturnType<typeof openSchema>>;
	let back: string;
	beforeEach(async () => {
		place = await openSchema(testUrl ?? "");
		back = mkdtempSync(join(tmpdir(), "plenary-back-"));
	});
	afterEach(async () => {
		rmSync(back, { recursive: true });
		await place.remove();
	});

	const there = (url = place.url) => move("postgres", { dataDir: folder, databaseUrl: url }, nobody);
	const andBack = () => move("file", { dataDir: back, databaseUrl: place.url }, nobody);

	/** How many rows each table of the database has. */
	async function counts(): Promise<Map<string, number>> {
		const { db, close } = await openStorage<Tables>({ url: place.url });
		const { rows } = await sql<{ name: string }>`
			select tablename as name from pg_tables where schemaname = current_schema()`.execute(db);
		const found = new Map<string, number>();
		for (const { name } of rows) {
			const counted = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(name)}`.execute(db);
			found.set(name, counted.rows[0]?.rows ?? 0);
		}
		await close();
		return found;
	}
	const records = ["log_version", "kysely_migration"];
	const fullTables = async () => [...(await counts())].filter(([name, rows]) => rows > 0 && !records.includes(name));

	test("move: a house with some of everything goes there and back, and is the same", async () => {
		const server = await start();
		await server.sample?.layOut();
		await server.stop();
		const house = join(folder, "sample");
		await writeRoom(databaseIn(house), room);
		fillTables(databaseIn(house));
		const before = contentsOf(databaseIn(house));
		expect([...before.tables].filter(([, rows]) => rows.length === 0)).toEqual([]);

		const moved = await move("postgres", { dataDir: house, databaseUrl: place.url }, nobody);
		expect(moved).toMatchObject({ rooms: before.rooms.length, faults: 0, brokenFolds: 0, changedTexts: 0 });
		const verified = { rooms: moved.rooms, updates: moved.updates, bytes: moved.bytes, faults: 0 };
		expect(await verifyDatabase(place.url, nobody)).toEqual(verified);
		expect([...(await counts())].flatMap(([name, rows]) => (rows === 0 ? [name] : []))).toEqual(["writer"]);
		await andBack();
		expect(contentsOf(databaseIn(back))).toEqual(before);
		expect(await verifyFile(databaseIn(back), nobody)).toEqual(verified);
		expect(readdirSync(back).sort()).toEqual(["lock.sqlite", "plenary.sqlite"]);

		const again = await start({ DATABASE_URL: place.url });
		const words = await again.house.rooms.edit(room, "ada", (doc) => doc.getText("words").length);
		await again.stop();
		expect(words).toBe(updates);
	}, 60_000);

	test("move: what PostgreSQL can not hold is counted, and a broken folded copy stays behind", async () => {
		await writeRoom(file, room);
		change(file, "insert into house_secret values ('a', 'b' || char(0) || 'c')");
		change(file, `update fold set checksum = 1 where seq = ${updates}`);
		expect(await there()).toMatchObject({ rooms: 1, updates, faults: 0, brokenFolds: 1, changedTexts: 1 });
		const { db, close } = await openStorage<Tables>({ url: place.url });
		expect(await db.selectFrom("house_secret").selectAll().execute()).toEqual([{ name: "a", words: "b\ufffdc" }]);
		await close();
	});

	test("move: nothing is moved while a server has one of the sides", async () => {
		const onFile = await start();
		await expect(there()).rejects.toThrow("Another server is using");
		await onFile.stop();
		const other = mkdtempSync(join(tmpdir(), "plenary-other-"));
		const shared = await start({ DATABASE_URL: place.url, DATA_DIR: other });
		await expect(there()).rejects.toThrow("Stop all servers first");
		await expect(andBack()).rejects.toThrow("Stop all servers first");
		expect(readdirSync(back)).toEqual(["lock.sqlite"]);
		await shared.stop();
		rmSync(other, { recursive: true });
		await andBack();
	});

	test("move: where something is already, nothing is changed", async () => {
		await writeRoom(file, room);
		await there();
		const before = await counts();
		await expect(there()).rejects.toThrow("is not empty: there are rows in");
		expect(await counts()).toEqual(before);
		await expect(move("file", { dataDir: folder, databaseUrl: place.url }, nobody)).rejects.toThrow(
			"is there already: nothing was changed",
		);
	});

	test.each([
		["a table that nobody knows there", "create table later (id text)", 'The table "later" is not the same'],
		[
			"a column that nobody knows there",
			"alter table party add column later text",
			'The table "party" is not the same',
		],
		["the tables of an older version", "delete from kysely_migration where name > '0011'", "older version"],
		["a table of the log of another version", "pragma user_version = 1", "Start this one on it once"],
		["a history with a fault", "delete from update_log where seq = 3", "breaks off where 3 should be"],
		["what refers to nothing", "pragma foreign_keys = off; insert into link values ('a','b','c',1,1,'d')", "violates"],
	])("move: %s is named, and the other side stays empty", async (_, statement, words) => {
		await writeRoom(file, room);
		change(file, statement);
		await expect(there()).rejects.toThrow(words);
		expect(await fullTables()).toEqual([]);
	});

	test("move: one that is cut off leaves nothing, and can be begun again", async () => {
		await writeRoom(file, room);
		const detour = await openDetour(place.url);
		const cut = (table: string) => table === "room" && detour.shut(true);
		const cutOff = move("postgres", { dataDir: folder, databaseUrl: detour.url }, cut);
		await expect(cutOff).rejects.toThrow("can not be reached");
		await detour.close();
		expect(await fullTables()).toEqual([]);
		expect(await there()).toMatchObject({ rooms: 1, updates });

		const stop = (table: string) => {
			if (table === "room") throw new Error("The power went.");
		};
		const stopped = move("file", { dataDir: back, databaseUrl: place.url }, stop);
		await expect(stopped).rejects.toThrow("The power went.");
		expect(readdirSync(back)).toEqual(["lock.sqlite"]);
		expect(await andBack()).toMatchObject({ rooms: 1, updates });
	});

	test("move: one that is killed leaves a file by another name, and can be begun again", async () => {
		await writeRoom(file, room);
		await there();
		const program = join(import.meta.dirname, "../admin.ts");
		const env = { ...process.env, DATABASE_URL: place.url, DATA_DIR: back };
		const child = spawn(process.execPath, [program, "migrate", "--to", "file"], { env, timeout: 20_000 });
		while (child.exitCode === null && !readdirSync(back).some((name) => name.includes("unfinished")))
			await new Promise((resolve) => setTimeout(resolve, 1));
		child.kill("SIGKILL");
		await once(child, "exit");
		expect(existsSync(databaseIn(back))).toBe(false);
		expect(await andBack()).toMatchObject({ rooms: 1, updates });
		expect(await verifyFile(databaseIn(back), nobody)).toMatchObject({ rooms: 1, updates, faults: 0 });
	}, 30_000);
});
