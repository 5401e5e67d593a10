/** A house whose tables are on a PostgreSQL server: beside another one, without its database, and at the console. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { agendaRoom } from "@plenary/domain";
import { type Detour, openDetour, openSchema, testUrl, title } from "@plenary/storage/stage";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DatabaseUnusable } from "./house-storage.ts";
import { startServer } from "./server.ts";
import { readSettings } from "./settings.ts";
import { briefing, quiet, type Running, runServer, testRegisterKey } from "./stage.ts";

describe.runIf(testUrl)(title, () => {
	let place: Awaited<ReturnType<typeof openSchema>>;
	let detour: Detour;
	let servers: Running[];
	beforeEach(async () => {
		place = await openSchema(testUrl ?? "");
		detour = await openDetour(place.url);
		servers = [];
	});
	afterEach(async () => {
		for (const server of servers) await server.stop();
		await detour.close();
		await place.remove();
	});

	async function run(url = place.url): Promise<Running> {
		const server = await runServer({ DATABASE_URL: url });
		servers.push(server);
		return server;
	}

	test("server: several start on one database at once, and who signs in at one is known at the others", async () => {
		const [one, other] = await Promise.all([run(), run(), run()]);
		const ada = await one.enter(await one.firstLink());
		const { body } = await ada.ask("POST", "/api/meetings", briefing);
		const answer = await fetch(`${other.address}/api/meetings`, { headers: { cookie: ada.cookie } });
		expect(await answer.json()).toMatchObject([{ id: (body as { id: string }).id }]);
	});

	test("server: a restart finds everything, words included", async () => {
		const before = await run();
		await before.firstLink();
		await before.house.rooms.edit(agendaRoom("1"), "desk:test", (doc) => doc.getText("t").insert(0, "words"));
		await servers.pop()?.stop();
		const after = await run();
		expect(await after.house.db.selectFrom("account").select("office").execute()).toEqual([
			{ office: "administrator" },
		]);
		const words = await after.house.rooms.edit(agendaRoom("1"), "desk:test", (doc) => doc.getText("t").toString());
		expect(words).toBe("words");
	});

	test("server: while its database can not be reached it says so, and goes on by itself afterwards", async () => {
		const server = await run(detour.url);
		const ada = await server.enter(await server.firstLink());
		server.push(61_000);
		const readiness = async () => (await fetch(`${server.address}/readyz`)).status;
		const say = (word: string) =>
			server.house.rooms.edit(agendaRoom("1"), "desk:test", (doc) => doc.getText("t").insert(0, word));
		await say("first");
		detour.shut(true);
		await expect(say("second")).rejects.toMatchObject({ isTrouble: true });
		expect((await ada.ask("PATCH", "/api/me", { language: "ru" })).status).toBe(503);
		await vi.waitFor(async () => expect(await readiness()).toBe(503), 5_000);
		detour.shut(false);
		await vi.waitFor(async () => expect(await readiness()).toBe(200), 10_000);
		await say("third");
		expect((await ada.ask("PATCH", "/api/me", { language: "ru" })).status).toBe(200);
	});

	test("server: a database that can not be used is named at the start, and the folder is free again", async () => {
		const folder = mkdtempSync(join(tmpdir(), "plenary-server-"));
		const start = (url: string, more = {}) =>
			startServer(readSettings({ DATA_DIR: folder, HOST: "127.0.0.1", PORT: "0", DATABASE_URL: url, ...more }), quiet);
		const gone = start("postgres://nobody:secret@127.0.0.1:1/nothing");
		await expect(gone).rejects.toThrow(DatabaseUnusable);
		await expect(gone).rejects.toThrow("The database of DATABASE_URL can not be used: PostgreSQL can not be reached");
		await expect(start(place.url)).rejects.toThrow("the register of interpreters needs a key");
		const servers = await start(place.url, { REGISTER_KEY: testRegisterKey });
		await servers.stop();
		rmSync(folder, { recursive: true });
	});

	test("console: a link lets in, indexes are compared and made anew, and what is for files says what to use instead", async () => {
		const server = await run();
		const env = { ...process.env, DATABASE_URL: place.url, DATA_DIR: join(tmpdir(), "plenary-nowhere") };
		const admin = (...words: string[]) =>
			new Promise<{ code: unknown; said: string; complained: string }>((resolve) => {
				const program = join(import.meta.dirname, "admin.ts");
				execFile(process.execPath, [program, ...words], { env }, (error, said, complained) =>
					resolve({ code: error ? error.code : 0, said, complained }),
				);
			});
		const { said } = await admin("link");
		await server.enter(said.trim().split("#")[1] ?? "");
		expect(await admin("check-index")).toMatchObject({ code: 0, said: expect.stringContaining("no differences") });
		const beside = await admin("rebuild-index");
		expect(beside).toMatchObject({ code: 1, complained: expect.stringContaining("Stop all servers first") });
		await servers.pop()?.stop();
		expect(await admin("rebuild-index")).toMatchObject({ code: 0, said: expect.stringContaining("Made anew") });
		const backup = await admin("backup", "nowhere.sqlite");
		expect(backup).toMatchObject({ code: 1, complained: expect.stringContaining("pg_dump") });
	}, 60_000);
});
