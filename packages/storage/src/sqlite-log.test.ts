/** The update log in SQLite: the log's contract, and what a batch survives. */
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testUpdateLog } from "@plenary/sync/contract";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStorage } from "./index.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "plenary-log-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => openStorage({ file: join(folder, "plenary.sqlite") });

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

test("log: opening the file again finds everything", async () => {
	const before = await open();
	await before.log.append({ rows: [{ room: "a", account: "anna", at: 1, bytes: Uint8Array.of(1) }], clients: [] });
	await before.close();
	const after = await open();
	expect((await after.log.read("a")).tail).toEqual([{ seq: 1, bytes: Uint8Array.of(1) }]);
	await after.close();
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
