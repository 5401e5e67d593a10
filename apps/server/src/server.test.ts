/** Starting and stopping: what is refused with which error, and that nothing is left behind. */
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { agendaRoom } from "@plenary/domain";
import { FolderInUse } from "@plenary/storage";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { FolderUnusable } from "./house-storage.ts";
import { startServer } from "./server.ts";
import { readSettings } from "./settings.ts";
import { briefing, quiet, runServer } from "./stage.ts";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "plenary-server-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const start = (more: Record<string, string> = {}) =>
	startServer(readSettings({ DATA_DIR: folder, HOST: "127.0.0.1", PORT: "0", ...more }), quiet);

test("server: a second one on the folder is refused, until the first has stopped", async () => {
	const first = await start();
	await expect(start()).rejects.toThrow(FolderInUse);
	await first.stop();
	await (await start()).stop();
});

test("server: a taken port is the system's error, and the folder is free again", async () => {
	const other = createServer().listen(0, "127.0.0.1");
	await once(other, "listening");
	const { port } = other.address() as AddressInfo;
	await expect(start({ PORT: String(port) })).rejects.toMatchObject({ code: "EADDRINUSE" });
	other.close();
	await (await start()).stop();
});

test("server: a data folder that can not be one is named", async () => {
	const file = join(folder, "file");
	writeFileSync(file, "");
	await expect(start({ DATA_DIR: file })).rejects.toThrow(`The data folder "${file}" can not be used: `);
	writeFileSync(join(folder, "plenary.sqlite"), "This is no database, though it is long enough to be taken for one.");
	await expect(start()).rejects.toThrow(FolderUnusable);
	rmSync(join(folder, "plenary.sqlite"));
	await (await start()).stop();
});

test("server: stopping says goodbye to everyone with 1012, silent ones included, and has stored everything", async () => {
	const server = await runServer();
	const ada = await server.enter(await server.firstLink());
	const { body } = await ada.ask("POST", "/api/meetings", briefing);
	const { id } = body as { id: string };
	const path = `${server.address.replace("http", "ws")}/sync/${agendaRoom(id)}`;
	const sockets = [ada.cookie, "plenary=guessed"].map(
		(cookie) => new WebSocket(path, { headers: { cookie, origin: server.address } }),
	);
	const [own, stranger] = sockets.map((socket) => once(socket, "close"));
	expect((await stranger)?.[0]).toBe(4401);
	const deaf = new WebSocket(path, { headers: { cookie: "plenary=guessed", origin: server.address } });
	await once(deaf, "open");
	deaf.pause();
	expect(await server.stop()).toEqual([]);
	expect((await own)?.[0]).toBe(1012);
	deaf.terminate();
}, 10_000);

test.each([
	["refuses", 0, false],
	["does not answer", 60_000, true],
])(
	"server: stopping keeps its deadline when the disk %s, and names what is not stored",
	async (_, patience, isStuck) => {
		const server = await start();
		const { db, rooms } = server.house;
		await sql.raw(`pragma busy_timeout = ${patience}`).execute(db);
		const other = new DatabaseSync(join(folder, "plenary.sqlite"));
		other.exec("begin immediate");
		rooms.edit("meeting/1/agenda", "desk:test", (doc) => doc.getText("words").insert(0, "words")).catch(() => {});
		await vi.waitFor(() => expect(rooms.troubleSince).toBeDefined(), 2_000);
		const stoppedAt = performance.now();
		expect(await server.stop()).toEqual({ notStored: ["meeting/1/agenda"], isStuck });
		expect(performance.now() - stoppedAt).toBeLessThan(10_000);
		other.close();
	},
	15_000,
);
