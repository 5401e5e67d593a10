/** Backups at the console: made while the server runs, looked through, brought back, and refused where they must be. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { agendaRoom, outcomesRoom } from "@plenary/domain";
import { closeCode } from "@plenary/sync";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { firstAdministrator } from "../accounts/accounts.ts";
import { startSignIn } from "../accounts/sign-ins.ts";
import { databaseIn } from "../database.ts";
import type { RunningServer } from "../server.ts";
import { startServer } from "../server.ts";
import { readSettings } from "../settings.ts";
import { meetingRow, quiet } from "../stage.ts";
import { backUp, restore, verifyFile } from "./backup.ts";

const room = agendaRoom("meeting-1");
const younger = outcomesRoom("meeting-1");

let folder: string;
let file: string;
let server: RunningServer | undefined;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "plenary-backup-"));
	file = join(folder, "backup.sqlite");
	server = await start();
	const { db } = server.house;
	await db.insertInto("meeting").values(meetingRow("meeting-1", 1)).execute();
});
afterEach(async () => {
	await server?.stop();
	rmSync(folder, { recursive: true });
});

const start = () => startServer(readSettings({ DATA_DIR: folder, HOST: "127.0.0.1", PORT: "0" }), quiet);

async function stop(): Promise<void> {
	await server?.stop();
	server = undefined;
}

function write(words: string, into = room): Promise<void> {
	const rooms = server?.house.rooms;
	if (!rooms) throw new Error("The server is not running.");
	return rooms.edit(into, "desk:test", (doc) => doc.getText("words").insert(0, words));
}

/** What somebody at the console sees. */
function admin(...words: string[]): Promise<{ code: unknown; said: string; complained: string }> {
	const env = { ...process.env, DATA_DIR: folder };
	return new Promise((resolve) => {
		const args = [join(import.meta.dirname, "../admin.ts"), ...words];
		execFile(process.execPath, args, { env }, (error, said, complained) => {
			resolve({ code: error ? error.code : 0, said, complained });
		});
	});
}

const change = (database: string, sql: string) => {
	const db = new DatabaseSync(database);
	db.exec(sql);
	db.close();
};

/** The table in which the newest updates stand: some are moved only later. */
function historyIn(database: string): string {
	const db = new DatabaseSync(database);
	const [found] = db.prepare("select count(*) as updates from update_log").all();
	db.close();
	return found?.updates === 0 ? "journal" : "update_log";
}

test("backup: a restore brings back the words of the backup, and sets the words of later copies aside", async () => {
	await write("first ");
	const signIn = await startSignIn(
		(server as RunningServer).house.db,
		(await firstAdministrator((server as RunningServer).house.db, "en", Date.now())).id,
		"",
		"",
		Date.now(),
	);
	const made = await admin("backup", file);
	expect(made).toMatchObject({ code: 0, complained: "" });
	expect(made.said).toMatch(/read through: 1 rooms, 1 updates, \d+ bytes/);
	await write("second ");
	await write("younger", younger);
	expect((await admin("restore", file)).complained).toContain("Another server is using");
	await stop();

	const restored = await admin("restore", file);
	expect(restored).toMatchObject({ code: 0, complained: "" });
	expect(restored.said).toContain("2 rooms begin a new generation");
	const kept = readdirSync(folder).find((name) => name.includes("replaced-")) ?? "";
	expect(restored.said).toContain(kept);
	expect((await admin("verify", join(folder, kept))).said).toContain("2 rooms, 3 updates");
	expect(await admin("verify")).toMatchObject({ code: 0, said: expect.stringContaining(": no faults.") });

	server = await start();
	const words = await server.house.rooms.edit(room, "desk:test", (doc) => doc.getText("words").toString());
	expect(words).toBe("first ");
	const headers = { cookie: `plenary=${signIn.secret}`, origin: `http://localhost:${server.port}` };
	const connect = (name: string, generation: number) =>
		new WebSocket(`ws://localhost:${server?.port}/sync/${name}?ack=1&gen=${generation}`, { headers });
	for (const name of [room, younger]) {
		expect((await once(connect(name, 1), "close"))[0]).toBe(closeCode.outOfStep);
		const fresh = connect(name, 2);
		await once(fresh, "message");
		fresh.close();
	}
}, 20_000);

test("backup: a restore raises generations above those of a later restore too, and survives what it replaces", async () => {
	await write("words");
	await backUp(folder, file, false);
	await stop();
	for (const now of [Date.now(), Date.now() + 1]) await restore(folder, file, now);
	const generation = () => {
		const db = new DatabaseSync(join(folder, "plenary.sqlite"));
		const row = db.prepare("select generation from room").get();
		db.close();
		return row?.generation;
	};
	expect(generation()).toBe(3);
	writeFileSync(join(folder, "plenary.sqlite"), "This is no database, though it is long enough to be taken for one.");
	expect(await restore(folder, file, Date.now())).toMatchObject({ wasReadable: false });
	expect(generation()).toBeGreaterThan(1_700_000_000);
});

test("backup: a file that is there already is replaced only by who says so", async () => {
	await write("words");
	writeFileSync(file, "Somebody's letters.");
	await expect(backUp(folder, file, false)).rejects.toThrow("is there already");
	expect(await backUp(folder, file, true)).toMatchObject({ rooms: 1, faults: 0 });
	expect(await verifyFile(file, () => {})).toMatchObject({ rooms: 1, faults: 0 });
	expect(readdirSync(folder).filter((name) => name.includes("unfinished"))).toEqual([]);
});

test.each([
	["an update that can not be read", "update HISTORY set bytes = x'ff00ff' where seq = 1"],
	["a missing update", "delete from HISTORY where seq = 1"],
	["an update that was counted and is nowhere", "update room set seq = 3"],
	["a client of nobody", "delete from client"],
	["a folded copy that was changed", "insert into fold values ('ROOM', 2, 1, x'0000', 5)"],
	["a folded copy that lacks something", "insert into fold values ('ROOM', 2, 1, x'0000', null)"],
	["a folded copy from the future", "insert into fold values ('ROOM', 9, 1, x'0000', null)"],
	["a room that is nowhere", "pragma foreign_keys = off; delete from room"],
])("verify: names %s, and such a file is not restored", async (_, sql) => {
	await write("one ");
	await write("two ");
	await backUp(folder, file, false);
	await stop();
	change(file, sql.replace("ROOM", room).replace("HISTORY", historyIn(file)));
	const faults: string[] = [];
	const verified = await verifyFile(file, (fault) => faults.push(fault));
	expect(verified.faults).toBeGreaterThan(0);
	expect(faults).toHaveLength(verified.faults);
	const refused = expect(restore(folder, file, Date.now())).rejects;
	await refused.toThrow(`can not be trusted, and nothing was changed:\n${faults.join("\n")}`);
	expect(await verifyFile(databaseIn(folder), () => {})).toMatchObject({ rooms: 1, updates: 2, faults: 0 });
	expect(readdirSync(folder).filter((name) => /incoming|replaced/.test(name))).toEqual([]);
});

test("verify: a newer program's file is left to it, and what is no database is named", async () => {
	await write("words");
	await backUp(folder, file, false);
	await stop();
	const looks = [() => restore(folder, file, Date.now()), () => verifyFile(file, () => {})];
	change(file, "pragma user_version = 99");
	for (const look of looks) await expect(look()).rejects.toThrow("newer version of Plenary");
	writeFileSync(file, "This is no database, though it is long enough to be taken for one by somebody in a hurry.");
	for (const look of looks) await expect(look()).rejects.toThrow("can not be read as a database of Plenary");
	rmSync(file);
	for (const look of looks) await expect(look()).rejects.toThrow("There is no file");
});

test("admin: verify names each fault and ends with 1", async () => {
	await write("one ");
	await stop();
	change(join(folder, "plenary.sqlite"), "delete from client");
	const { code, said } = await admin("verify");
	expect(code).toBe(1);
	expect(said).toMatch(new RegExp(`^${room}: The client id \\d+ belongs to no account\\.\n1 rooms, .+: 1 fault\\.\n$`));
});

test.each([[["backup"]], [["constructor", "x"]], [["backup", "--loud", "x"]]])(
	"admin: %j is no command, and is answered with those there are",
	async (words) => {
		const { code, complained } = await admin(...words);
		expect(code).toBe(2);
		expect(complained).toContain("npm run admin -- restore FILE");
		expect(existsSync(file)).toBe(false);
	},
);

test("admin: a link is made while the server runs", async () => {
	const { code, said } = await admin("link");
	expect(code).toBe(0);
	expect(said).toMatch(/\/enter#[\w-]{43}\n$/);
	expect((await admin("link", "nobody@people.test")).complained).toContain("Nobody here has the address");
});
