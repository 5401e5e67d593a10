/** What machines ask: alive, ready, figures; and what everybody is told while the disk is in trouble. */

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { agendaRoom } from "@plenary/domain";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isOnPostgres, type Running, runServer } from "../stage.ts";
import { openMetrics } from "./metrics.ts";

let server: Running;
beforeEach(async () => {
	server = await runServer();
});
afterEach(() => server.stop());

async function look(path: string, headers: Record<string, string> = {}, at = server.address) {
	const answer = await fetch(at + path, { headers });
	return { status: answer.status, words: await answer.text(), headers: answer.headers };
}

async function until(check: () => Promise<boolean>): Promise<void> {
	const latest = Date.now() + 5_000;
	while (!(await check())) {
		if (Date.now() > latest) throw new Error("It did not happen within five seconds.");
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

test.skipIf(isOnPostgres)("health: alive and ready, until nothing can be stored, and ready again after", async () => {
	expect(await look("/healthz")).toMatchObject({ status: 200, words: "ok" });
	expect(await look("/readyz")).toMatchObject({ status: 200, words: '{"ready":true}' });
	await sql`pragma query_only = on`.execute(server.house.db);
	const written = server.house.rooms.edit(agendaRoom("1"), "desk:test", (doc) => doc.getText("t").insert(0, "words"));
	await until(async () => (await look("/readyz")).status === 503);
	expect((await look("/readyz")).words).toBe('{"ready":false,"reason":"notSaving"}');
	expect((await look("/metrics")).words).toContain("plenary_storage_trouble 1");
	expect((await look("/healthz")).status).toBe(200);
	await sql`pragma query_only = off`.execute(server.house.db);
	await written;
	expect((await look("/readyz")).status).toBe(200);
	expect((await look("/metrics")).words).toContain("plenary_storage_trouble 0");
});

test.skipIf(isOnPostgres)(
	"health: a server whose storage is silent or that goes down is not ready",
	async () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		const held = server.house.db.transaction().execute(() => promise);
		expect((await look("/readyz")).words).toBe('{"ready":false,"reason":"storageSilent"}');
		resolve();
		await held;
		expect((await look("/readyz")).status).toBe(200);
	},
	10_000,
);

test.skipIf(isOnPostgres)(
	"faults: while nothing can be stored reading goes on, and changes are refused in both languages",
	async () => {
		const ada = await server.enter(await server.firstLink());
		server.push(61_000);
		await sql`pragma query_only = on`.execute(server.house.db);
		expect((await ada.ask("GET", "/api/people")).status).toBe(200);
		for (const [language, words] of [
			["en", "can not reach its disk"],
			["ru", "не может обратиться к своему диску"],
		] as const) {
			const form = { name: "Ada", names: {}, language: "en" };
			const answer = await ada.ask("PATCH", "/api/me", form, { "accept-language": language });
			expect(answer.status).toBe(503);
			expect(JSON.stringify(answer.body)).toContain(words);
		}
		await sql`pragma query_only = off`.execute(server.house.db);
	},
);

test.skipIf(isOnPostgres)("faults: somebody else who holds the file is no failure of ours", async () => {
	const ada = await server.enter(await server.firstLink());
	const other = new DatabaseSync(join(server.house.settings.dataDir, "plenary.sqlite"));
	other.exec("begin immediate");
	expect((await ada.ask("PATCH", "/api/me", { language: "ru" })).status).toBe(503);
	other.close();
	expect((await ada.ask("PATCH", "/api/me", { language: "ru" })).status).toBe(200);
});

test("metrics: tell figures of rooms, disk and process, and nobody's name or id", async () => {
	await server.house.rooms.edit(agendaRoom("secret-meeting"), "desk:test", (doc) =>
		doc.getText("t").insert(0, "words"),
	);
	const { status, words, headers } = await look("/metrics");
	expect(status).toBe(200);
	expect(headers.get("content-type")).toContain("text/plain");
	for (const line of [
		"plenary_rooms 1",
		"plenary_writers 0",
		"plenary_waiting_bytes 0",
		"plenary_ready 1",
		"plenary_floor_connections 0",
	])
		expect(words).toContain(`${line}\n`);
	expect(words).toContain("process_cpu_seconds_total");
	expect(words).toContain("nodejs_eventloop_lag_seconds");
	expect(words).not.toContain("secret-meeting");
});

test("metrics: what the rooms tell is counted", async () => {
	const { meter, read } = openMetrics();
	meter.flushed({ ms: 12, commitMs: 6, rows: 3, bytes: 100 });
	meter.flushed({ ms: 3, commitMs: 2, rows: 1, bytes: 10 });
	meter.refused(4403);
	meter.folded({ ms: 40, failed: false });
	meter.folded({ ms: 40, failed: true });
	const rooms = {
		rooms: 0,
		writers: 0,
		readers: 0,
		waitingBytes: 0,
		pausedPeers: 0,
		peersBehind: 0,
		troubleSince: 5_000,
	};
	const words = await read({ rooms, floorConnections: 0, isReady: false });
	for (const line of [
		'plenary_flush_seconds_bucket{le="0.015"} 2',
		'plenary_flush_seconds_bucket{le="0.01"} 1',
		"plenary_commit_seconds_sum 0.008",
		"plenary_stored_updates_total 4",
		"plenary_stored_bytes_total 110",
		'plenary_refusals_total{code="4403"} 1',
		'plenary_folds_total{result="failed"} 1',
		"plenary_fold_seconds_count 2",
		"plenary_storage_trouble_since_seconds 5",
	])
		expect(words).toContain(`${line}\n`);
});

test("metrics: are for this machine alone, and not for whom a proxy speaks", async () => {
	for (const header of ["x-forwarded-for", "forwarded", "x-real-ip", "via"])
		expect((await look("/metrics", { [header]: "127.0.0.1" })).status, header).toBe(403);
	const behind = await runServer({ PUBLIC_URL: "https://plenary.test" });
	const at = `http://localhost:${new URL(behind.address).port}`;
	expect((await look("/metrics", {}, at)).status).toBe(403);
	expect((await look("/readyz", {}, at)).status).toBe(200);
	await behind.stop();
});

test("metrics: with a token they are for whoever has it, and for nobody else", async () => {
	const guarded = await runServer({ METRICS_TOKEN: "a-token-that-is-long" });
	for (const given of ["", "Bearer wrong", "Bearer", "Basic a-token-that-is-long", "Bearer a-token-that-is-lon"])
		expect((await look("/metrics", { authorization: given }, guarded.address)).status, given).toBe(401);
	const headers = { authorization: "Bearer a-token-that-is-long", "x-forwarded-for": "203.0.113.9" };
	expect((await look("/metrics", headers, guarded.address)).status).toBe(200);
	await guarded.stop();
});
