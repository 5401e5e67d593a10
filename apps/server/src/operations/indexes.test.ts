/** The indexes at the console: compared beside a running server, made anew without one. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishRoster } from "@plenary/documents";
import { rosterRoom } from "@plenary/domain";
import { FolderInUse } from "@plenary/storage";
import { afterEach, beforeEach, expect, test } from "vitest";
import { rosterOf } from "../rosters/pretend.ts";
import { type RunningServer, startServer } from "../server.ts";
import { readSettings } from "../settings.ts";
import { meetingRow, quiet } from "../stage.ts";
import { checkIndexes, rebuildIndexes } from "./indexes.ts";

let folder: string;
let server: RunningServer;
let isRunning: boolean;
const where = () => server.house.settings;
const room = rosterRoom("meeting-1");

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "plenary-indexes-"));
	server = await startServer(readSettings({ DATA_DIR: folder, HOST: "127.0.0.1", PORT: "0" }), quiet);
	isRunning = true;
	const { db, rooms } = server.house;
	await db.insertInto("meeting").values(meetingRow("meeting-1", 1)).execute();
	await rooms.edit(room, "chief", (doc) => publishRoster(doc, rosterOf(["person-1"]), { at: 1, by: "chief-" }));
});
afterEach(async () => {
	if (isRunning) await server.stop();
	rmSync(folder, { recursive: true });
});

/** What somebody at the console sees. */
function admin(command: string): Promise<{ code: unknown; said: string; complained: string }> {
	const program = join(import.meta.dirname, "../admin.ts");
	return new Promise((resolve) => {
		execFile(process.execPath, [program, command], { env: { ...process.env, DATA_DIR: folder } }, (error, said, why) =>
			resolve({ code: error ? error.code : 0, said, complained: why }),
		);
	});
}

test("indexes: what a running server has just written is no difference, what stays wrong is", async () => {
	expect(await checkIndexes(where())).toEqual([]);
	await server.house.db.updateTable("booking").set({ to: 0 }).execute();
	expect(await checkIndexes(where(), 10)).toEqual([
		`bookings: the booking of person-1 for morning differs from ${room}.`,
	]);
});

test("indexes: the check ends with 1 and names the room; rebuilding waits until the server has gone, and mends it", async () => {
	expect(await checkIndexes(where())).toEqual([]);
	await server.house.db.deleteFrom("booking").execute();
	await expect(rebuildIndexes(where())).rejects.toThrow(FolderInUse);
	const checked = await admin("check-index");
	expect(checked).toMatchObject({ code: 1, said: expect.stringContaining(room) });
	await server.stop();
	isRunning = false;
	expect(await rebuildIndexes(where())).toEqual([
		{ name: "actions", rows: 0 },
		{ name: "bookings", rows: 1 },
	]);
	expect(await admin("check-index")).toMatchObject({ code: 0, said: expect.stringContaining("no differences") });
}, 20_000);
