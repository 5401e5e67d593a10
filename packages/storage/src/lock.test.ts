/** The lock on a data folder. */
import { fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderInUse, lockFolder } from "./index.ts";

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "plenary-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("S14: a second server on the same folder is told so, until the first lets go", () => {
	const first = lockFolder(folder);
	expect(() => lockFolder(folder)).toThrow(FolderInUse);
	first.release();
	lockFolder(folder).release();
});

test("S14: makes the folder if it is missing", () => {
	lockFolder(join(folder, "deeper", "still")).release();
});

test("S14: a place where there can be no folder is named at once", () => {
	writeFileSync(join(folder, "file"), "");
	const places = [join(folder, "file"), ...(process.platform === "linux" ? ["/proc"] : [])];
	for (const place of places) {
		expect(() => lockFolder(join(place, "data", "deeper"))).toThrow(
			`There can be no folder "${join(place, "data")}" in "${place}"`,
		);
	}
});

test("S14: a killed server leaves no lock behind", async () => {
	const child = fork(join(import.meta.dirname, "holding-child.ts"), [folder]);
	await new Promise((resolve) => child.once("message", resolve));
	expect(() => lockFolder(folder)).toThrow(FolderInUse);
	child.kill("SIGKILL");
	await new Promise((resolve) => child.once("exit", resolve));
	lockFolder(folder).release();
});
