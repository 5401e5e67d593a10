/** Upkeep: copies of one moment, looking through, generations, and one database in the place of another. */
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
	copyDatabase,
	inspect,
	openStorage,
	raiseGenerations,
	replaceDatabase,
	type Storage,
	StorageError,
} from "./index.ts";

let folder: string;
let file: string;
let copy: string;
let storage: Storage<object>;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "plenary-upkeep-"));
	file = join(folder, "plenary.sqlite");
	copy = join(folder, "copy.sqlite");
	storage = await openStorage({ file });
});
afterEach(async () => {
	await storage.close();
	rmSync(folder, { recursive: true });
});

const write = (room: string, byte: number) =>
	storage.log.append({
		rows: [{ room, account: "anna", at: 1, bytes: Uint8Array.of(byte) }],
		clients: [{ room, client: byte, account: "anna" }],
	});

function look<T>(at: string, see: (found: ReturnType<typeof inspect>) => T): T {
	const found = inspect(at);
	try {
		return see(found);
	} finally {
		found.close();
	}
}

test("upkeep: a copy made while somebody writes is whole, alone, and of one moment", async () => {
	let isCopied = false;
	const writing = (async () => {
		for (let byte = 1; !isCopied; byte++) {
			await storage.log.append({
				rows: ["a", "b"].map((room) => ({ room, account: "anna", at: byte, bytes: new Uint8Array(50_000) })),
				clients: [],
			});
		}
	})();
	while (look(file, (found) => found.size().updates) < 20) await new Promise(setImmediate);
	await copyDatabase(file, copy);
	isCopied = true;
	await writing;
	const [a, b] = look(copy, (found) => ["a", "b"].map((room) => found.room(room).updates.map(({ seq }) => seq)));
	expect(a?.length).toBeGreaterThanOrEqual(10);
	expect(a).toEqual(b);
	expect(look(copy, (found) => found.damages())).toEqual([]);
	for (const companion of ["-wal", "-journal"]) expect(existsSync(copy + companion)).toBe(false);
	if (process.platform !== "win32") expect(statSync(copy).mode & 0o777).toBe(0o600);
	await expect(copyDatabase(file, copy)).rejects.toThrow("EEXIST");
});

test("upkeep: a room is seen with its history, its folded copies and its clients", async () => {
	for (const byte of [1, 2]) await write("a", byte);
	await storage.log.fold("a", 1, 1, Uint8Array.of(10));
	await storage.log.fold("a", 2, 1, Uint8Array.of(20));
	const other = new DatabaseSync(file);
	other.exec("update fold set bytes = x'ff' where seq = 2");
	other.close();
	expect(look(file, (found) => found.room("a"))).toEqual({
		name: "a",
		generation: 1,
		seq: 2,
		updates: [1, 2].map((byte) => ({ seq: byte, at: 1, account: "anna", bytes: Uint8Array.of(byte) })),
		folds: [
			{ seq: 2, bytes: Uint8Array.of(255), isWhole: false },
			{ seq: 1, bytes: Uint8Array.of(10), isWhole: true },
		],
		clients: [1, 2].map((client) => ({ client, account: "anna" })),
	});
	expect(look(file, (found) => found.size())).toEqual({ rooms: 1, updates: 2, bytes: 2 });
});

test("upkeep: generations are raised in rooms that are there and in rooms that are not", async () => {
	await write("a", 1);
	await copyDatabase(file, copy);
	raiseGenerations(
		copy,
		new Map([
			["a", 7],
			["gone", 3],
		]),
	);
	const raised = await openStorage({ file: copy });
	expect(await raised.log.read("a")).toMatchObject({ generation: 7, tail: [{ seq: 1 }] });
	expect(await raised.log.read("gone")).toMatchObject({ generation: 3, tail: [] });
	expect(
		await raised.log.append({ rows: [{ room: "gone", account: "anna", at: 1, bytes: Uint8Array.of(1) }], clients: [] }),
	).toEqual([{ room: "gone", seq: 1 }]);
	await raised.close();
});

test.each([
	["that is well", () => {}],
	["too broken to be opened", () => writeFileSync(file, "This is no database, though it is long enough for one.")],
])("upkeep: a database %s is kept beside the one that takes its place, journal and all", async (_, spoil) => {
	await write("a", 1);
	await copyDatabase(file, copy);
	await write("a", 2);
	await storage.close();
	writeFileSync(`${file}-wal`, "");
	spoil();
	const kept = join(folder, "kept.sqlite");
	replaceDatabase(file, copy, kept);
	expect(existsSync(`${file}-wal`)).toBe(false);
	storage = await openStorage({ file });
	expect((await storage.log.readAfter("a", 0)).map(({ seq }) => seq)).toEqual([1]);
	if (_ === "that is well") expect(look(kept, (found) => found.room("a").seq)).toBe(2);
	else expect(() => inspect(kept)).toThrow(StorageError);
});

test("upkeep: what is no database of ours is refused in a sentence", async () => {
	const place = join(folder, "other");
	expect(() => inspect(place)).toThrow(`There is no file "${place}".`);
	writeFileSync(place, "This is no database, though it is long enough to be taken for one by somebody in a hurry.");
	expect(() => inspect(place)).toThrow("file is not a database");
	rmSync(place);
	new DatabaseSync(place).close();
	expect(() => inspect(place)).toThrow("it has no rooms");
});
