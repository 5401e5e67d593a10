/** The update log in PostgreSQL: the log's contract, and what several servers do to one log. */
import { testSharedLog, testUpdateLog } from "@plenary/sync/contract";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStorage, type Storage } from "../index.ts";
import { openSchema, testUrl, title } from "./pretend.ts";

describe.runIf(testUrl)(title, () => {
	let place: Awaited<ReturnType<typeof openSchema>>;
	let servers: Storage<object>[];
	beforeEach(async () => {
		place = await openSchema(testUrl ?? "");
		servers = [];
	});
	afterEach(async () => {
		await Promise.all(servers.map((server) => server.close()));
		await place.remove();
	});

	async function open(): Promise<Storage<object>> {
		const server = await openStorage<object>({ url: place.url });
		servers.push(server);
		return server;
	}

	const row = (room: string, byte: number, account = "anna") => ({ room, account, at: 1, bytes: Uint8Array.of(byte) });
	const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

	testUpdateLog(async () => ({ log: (await open()).log, close: async () => {} }));
	testSharedLog(async () => ({ log: (await open()).log, other: (await open()).log, close: async () => {} }));

	test("S12: what several servers append at once stands in each room without gaps, where each was told", async () => {
		const logs = (await Promise.all([open(), open(), open()])).map(({ log }) => log);
		const rooms = ["c", "a", "b"];
		const told = await Promise.all(
			logs.map(async (log, server) => {
				const places: { room: string; seq: number; account: string }[] = [];
				for (let round = 0; round < 30; round++) {
					const account = `${server} ${round}`;
					// Each goes through the rooms in an order of its own.
					const rows = [0, 1, 2].map((step) => row(rooms[(server + step * (1 + (round % 2))) % 3] ?? "", 1, account));
					for (const { room, seq } of await log.append({ rows, clients: [] })) places.push({ room, seq, account });
				}
				return places;
			}),
		);
		const places = told.flat();
		for (const room of rooms) {
			const kept = (await logs[0]?.readAfter(room, 0)) ?? [];
			const here = places.filter((one) => one.room === room).sort((one, other) => one.seq - other.seq);
			expect(kept.map(({ seq }) => seq)).toEqual(upTo(here.length));
			expect(kept.map(({ account }) => account)).toEqual(here.map(({ account }) => account));
		}
		expect(places).toHaveLength(3 * 3 * 30);
	});

	test("S12: of two accounts that use a client id first on two servers at once, one is refused", async () => {
		const [one, other] = await Promise.all([open(), open()]);
		for (const client of upTo(30)) {
			const claim = (account: string) => ({
				rows: [row("a", client, account), row("b", client, account)],
				clients: [{ room: "a", client, account }],
			});
			const answers = await Promise.all([one.log.append(claim("anna")), other.log.append(claim("boris"))]);
			expect(answers.filter(([place]) => place?.seq === 0)).toHaveLength(1);
			expect(answers.map(([, place]) => place?.seq).sort((a = 0, b = 0) => a - b)).toEqual([
				2 * client - 1,
				2 * client,
			]);
			const winner = answers[0]?.[0]?.seq ? "anna" : "boris";
			const { clients } = await one.log.read("a");
			expect(clients.find((each) => each.client === client)?.account).toBe(winner);
			expect((await one.log.readAfter("a", client - 1)).map(({ account }) => account)).toEqual([winner]);
		}
	});

	test("log: a batch is kept whole or not at all", async () => {
		const { log } = await open();
		const bad = { ...row("b", 2), at: 1.5 };
		await expect(log.append({ rows: [row("a", 1), bad], clients: [] })).rejects.toMatchObject({ isTrouble: false });
		expect(await log.readAfter("a", 0)).toEqual([]);
		expect(await log.append({ rows: [row("a", 1)], clients: [] })).toEqual([{ room: "a", seq: 1 }]);
	});

	test("log: names may hold any character", async () => {
		const { log } = await open();
		for (const name of ["a\0b", "\u{1f1fa}\u{1f1e6}", "{\"',\\}", "\ud800"]) {
			const batch = { rows: [row(name, 1, name)], clients: [{ room: name, client: 1, account: name }] };
			expect(await log.append(batch)).toEqual([{ room: name, seq: 1 }]);
			await log.fold(name, 1, 1, Uint8Array.of(1));
			expect((await log.read(name)).clients).toHaveLength(1);
			expect(await log.readAfter(name, 0)).toHaveLength(1);
		}
	});

	test("log: a batch numbers each room by itself, whatever order their names are in", async () => {
		const { log } = await open();
		await log.append({ rows: [row("a", 1), row("б", 1)], clients: [] });
		const names = ["b", "a", "Z", "\u{1f1fa}", "\uffee", "б", "a b", ""];
		const places = await log.append({ rows: [...names, ...names].map((name) => row(name, 1)), clients: [] });
		expect(places.map(({ seq }) => seq)).toEqual([1, 2, 1, 1, 1, 2, 1, 1, 2, 3, 2, 2, 2, 3, 2, 2]);
		// What is half a character is the same to PostgreSQL as any other half.
		const halves = await log.append({ rows: [row("\ud800", 1), row("\ud801", 2)], clients: [] });
		expect(halves.map(({ seq }) => seq)).toEqual([1, 2]);
	});

	test("log: opening it again finds everything, and bytes are as they were", async () => {
		const all = Uint8Array.from({ length: 100_000 }, (_, at) => at % 256);
		await (await open()).log.append({ rows: [{ ...row("a", 1), bytes: all }, row("a", 2)], clients: [] });
		const { tail } = await (await open()).log.read("a");
		expect(tail.map(({ seq }) => seq)).toEqual([1, 2]);
		expect(Buffer.compare(tail[0]?.bytes ?? Buffer.of(), all)).toBe(0);
	});

	test("S10: a folded copy that is not what was written any more gives way to the one before, and to the history", async () => {
		const { log, db } = await open();
		for (const byte of [1, 2, 3]) await log.append({ rows: [row("a", byte)], clients: [] });
		await log.fold("a", 1, 1, Uint8Array.of(10));
		await log.fold("a", 2, 1, Uint8Array.of(20));
		const spoil = (seq: number) => sql`update fold set bytes = '\\xff' where seq = ${seq}`.execute(db);
		await spoil(2);
		const second = await log.read("a");
		expect(second).toMatchObject({ foldedSeq: 1, folded: Uint8Array.of(10), brokenFolds: [2] });
		expect(second.tail.map(({ seq }) => seq)).toEqual([2, 3]);
		await spoil(1);
		const whole = await log.read("a");
		expect(whole).toMatchObject({ foldedSeq: 0, brokenFolds: [2, 1] });
		expect(whole).not.toHaveProperty("folded");
		expect(whole.tail.map(({ seq }) => seq)).toEqual([1, 2, 3]);
		await log.fold("a", 3, 1, Uint8Array.of(30));
		expect(await log.read("a")).toMatchObject({ foldedSeq: 3 });
	});

	test("S10: whoever can not use a folded copy is given the one before, and then the history", async () => {
		const { log } = await open();
		for (const byte of [1, 2, 3]) await log.append({ rows: [row("a", byte)], clients: [] });
		await log.fold("a", 1, 1, Uint8Array.of(10));
		await log.fold("a", 3, 1, Uint8Array.of(30));
		expect(await log.readBefore?.("a", 3)).toMatchObject({ foldedSeq: 1, folded: Uint8Array.of(10) });
		const whole = await log.readBefore?.("a", 1);
		expect(whole).toMatchObject({ foldedSeq: 0, generation: 1 });
		expect(whole?.tail).toHaveLength(3);
	});

	test("log: tables of a newer version are left alone", async () => {
		const { db } = await open();
		await sql`update log_version set version = 99`.execute(db);
		await expect(openStorage({ url: place.url })).rejects.toThrow("The database is of version 99, newer than");
	});

	test("log: a PostgreSQL that is not there, or lets nobody in, is named in words that tell no secret", async () => {
		const wrong = new URL(place.url);
		wrong.password = "not-the-password";
		const refused = await openStorage({ url: wrong.href }).catch((error: Error) => error);
		expect(refused).toMatchObject({ name: "StorageError", isTrouble: true });
		expect(String(refused)).not.toContain("not-the-password");
		wrong.port = "1";
		const gone = openStorage({ url: wrong.href });
		await expect(gone).rejects.toMatchObject({ name: "StorageError", isTrouble: true });
		await expect(gone).rejects.toThrow("PostgreSQL can not be reached");
	});
});
