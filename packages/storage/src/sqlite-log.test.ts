/** The update log in SQLite: the log's contract, and what a batch survives. */
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { testUpdateLog } from "@plenary/sync/contract";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStorage } from "./index.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "plenary-log-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (name = "plenary.sqlite") => openStorage({ file: join(folder, name) });

testUpdateLog(async () => {
	const { log, close } = await open();
	return { log, close };
});

test("log: a batch is kept whole or not at all", async () => {
	const { log, close } = await open();
	const good = { room: "a", account: "anna", at: 1, bytes: Uint8Array.of(1) };
	const bad = { room: "b", account: "anna", at: 1.5, bytes: Uint8Array.of(2) };
	await expect(log.append({ rows: [good, bad], clients: [] })).rejects.toThrow("REAL");
	expect(await log.readAfter("a", 0)).toEqual([]);
	expect(await log.append({ rows: [good], clients: [] })).toEqual([{ room: "a", seq: 1 }]);
	await close();
});

test("log: a long journal is moved to the rooms' histories, and nobody notices", async () => {
	const before = await open();
	const rows = Array.from({ length: 50 }, (_, at) => {
		return { room: `room ${at % 7}`, account: "anna", at, bytes: Uint8Array.of(at) };
	});
	for (let batch = 0; batch < 100; batch++) await before.log.append({ rows, clients: [] });
	const history = () => before.log.readAfter("room 3", 0);
	const seqs = (await history()).map(({ seq }) => seq);
	expect(seqs).toEqual(Array.from({ length: 700 }, (_, index) => index + 1));
	const other = new DatabaseSync(join(folder, "plenary.sqlite"), { readOnly: true });
	const { moved } = other.prepare("select count(*) as moved from update_log").get() as { moved: number };
	expect(moved).toBeGreaterThan(4_000);
	expect(moved).toBeLessThan(5_000);
	expect((await before.log.read("room 3")).tail).toHaveLength(700);
	await before.close();
	const left = other.prepare("select count(*) as rows from journal").get() as { rows: number };
	expect(left.rows).toBe(50);
	other.close();
	const after = await open();
	expect(await after.log.append({ rows: rows.slice(3, 4), clients: [] })).toEqual([{ room: "room 3", seq: 701 }]);
	await after.close();
});

test("log: opening the file again finds everything", async () => {
	const before = await open();
	await before.log.append({ rows: [{ room: "a", account: "anna", at: 1, bytes: Uint8Array.of(1) }], clients: [] });
	await before.close();
	const after = await open();
	expect((await after.log.read("a")).tail).toEqual([{ seq: 1, bytes: Uint8Array.of(1) }]);
	await after.close();
});

test("S10: a folded copy that is not what was written any more gives way to the one before, and to the history", async () => {
	const { log, close } = await open();
	for (let byte = 1; byte <= 3; byte++) {
		await log.append({ rows: [{ room: "a", account: "anna", at: 1, bytes: Uint8Array.of(byte) }], clients: [] });
	}
	await log.fold("a", 1, 1, Uint8Array.of(10));
	await log.fold("a", 2, 1, Uint8Array.of(20));
	const other = new DatabaseSync(join(folder, "plenary.sqlite"));
	const spoil = (seq: number) => other.exec(`update fold set bytes = x'ff' where seq = ${seq}`);
	const seqs = ({ tail }: { tail: { seq: number }[] }) => tail.map(({ seq }) => seq);
	spoil(2);
	const second = await log.read("a");
	expect(second).toMatchObject({ foldedSeq: 1, folded: Uint8Array.of(10), brokenFolds: [2] });
	expect(seqs(second)).toEqual([2, 3]);
	spoil(1);
	const whole = await log.read("a");
	expect(whole).toMatchObject({ foldedSeq: 0, brokenFolds: [2, 1] });
	expect(whole).not.toHaveProperty("folded");
	expect(seqs(whole)).toEqual([1, 2, 3]);
	await log.fold("a", 3, 1, Uint8Array.of(30));
	expect(await log.read("a")).toMatchObject({ foldedSeq: 3 });
	other.close();
	await close();
});

test("S10: whoever can not use a folded copy is given the one before, and then the history", async () => {
	const { log, close } = await open();
	for (let byte = 1; byte <= 3; byte++) {
		await log.append({ rows: [{ room: "a", account: "anna", at: 1, bytes: Uint8Array.of(byte) }], clients: [] });
	}
	await log.fold("a", 1, 1, Uint8Array.of(10));
	await log.fold("a", 3, 1, Uint8Array.of(30));
	expect(await log.readBefore?.("a", 3)).toMatchObject({ foldedSeq: 1, folded: Uint8Array.of(10) });
	const whole = await log.readBefore?.("a", 1);
	expect(whole).toMatchObject({ foldedSeq: 0, generation: 1 });
	expect(whole?.tail).toHaveLength(3);
	await close();
});

test("log: a file of the first version is brought up to this one, folded copies included", async () => {
	const old = new DatabaseSync(join(folder, "old.sqlite"));
	old.exec(`create table room (name text primary key, generation integer not null default 1, seq integer not null default 0)
			strict, without rowid;
		create table update_log (room text not null references room (name), seq integer not null, at integer not null,
			account text not null, bytes blob not null, primary key (room, seq)) strict, without rowid;
		create table fold (room text not null references room (name), seq integer not null, at integer not null,
			bytes blob not null, primary key (room, seq)) strict;
		create table client (room text not null references room (name), client integer not null, account text not null,
			primary key (room, client)) strict, without rowid;
		insert into room values ('a', 1, 1);
		insert into update_log values ('a', 1, 1, 'anna', x'01');
		insert into fold values ('a', 1, 1, x'10');
		pragma user_version = 1;`);
	old.close();
	const { log, close } = await open("old.sqlite");
	expect(await log.read("a")).toMatchObject({ foldedSeq: 1, folded: Uint8Array.of(16) });
	const row = { room: "a", account: "anna", at: 1, bytes: Uint8Array.of(2) };
	expect(await log.append({ rows: [row], clients: [] })).toEqual([{ room: "a", seq: 2 }]);
	await close();
});

test("S2: what was acknowledged is there after the process was killed", async () => {
	const child = fork(join(import.meta.dirname, "appending-child.ts"), [join(folder, "plenary.sqlite")]);
	let acknowledged = 0;
	await new Promise<void>((resolve) => {
		child.on("message", (count: number) => {
			acknowledged = count;
			if (count === 30) child.kill("SIGKILL");
		});
		child.on("exit", () => resolve());
	});
	expect(acknowledged).toBeGreaterThanOrEqual(30);
	const { log, close } = await open();
	const seqs = (await log.readAfter("a", 0)).map(({ seq }) => seq);
	expect(seqs.length).toBeGreaterThanOrEqual(acknowledged);
	expect(seqs).toEqual(seqs.map((_, index) => index + 1));
	await close();
});
