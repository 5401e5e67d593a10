/** A PostgreSQL of one's own that is killed and frozen while servers write to it. */
import { setTimeout as after } from "node:timers/promises";
import type { LogBatch } from "@plenary/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStorage, type Storage } from "../index.ts";
import { findPostgres, startTemporaryPostgres, type TemporaryPostgres } from "./temporary.ts";

/** How often it is killed. */
const kills = Number(process.env.POSTGRES_KILLS ?? 5);
const isThere = findPostgres() !== undefined;

describe.runIf(isThere)(isThere ? "postgres" : "postgres: skipped, because it is not installed here", () => {
	let postgres: TemporaryPostgres;
	let servers: Storage<object>[];
	beforeAll(async () => {
		postgres = await startTemporaryPostgres();
		servers = await Promise.all([1, 2].map(() => openStorage<object>({ url: postgres.url })));
	});
	afterAll(async () => {
		await Promise.all(servers.map((server) => server.close().catch(() => {})));
		await postgres.remove();
	});

	/** Writes to a room of everybody's and to one of its own until it is told to stop, and notes what it was told. */
	async function write({ log }: Storage<object>, shared: string, account: string, isOver: () => boolean) {
		const told: { room: string; seq: number; at: number }[] = [];
		let longestMs = 0;
		for (let at = 1; !isOver(); at++) {
			const bytes = Uint8Array.of(1);
			const rows = [shared, account].map((room) => ({ room, account, at, bytes }));
			const batch: LogBatch = { rows, clients: [{ room: shared, client: at, account }] };
			for (let isStored = false; !isStored; ) {
				const askedAt = performance.now();
				try {
					// Of two that claim a client id one is refused, and that row is told of with 0.
					for (const { room, seq } of await log.append(batch)) if (seq > 0) told.push({ room, seq, at });
					isStored = true;
				} catch (error) {
					expect(error).toMatchObject({ name: "StorageError", isTrouble: true });
					await after(20);
				}
				longestMs = Math.max(longestMs, performance.now() - askedAt);
			}
		}
		return { account, told, longestMs };
	}

	async function expectAllKept(shared: string, writers: Awaited<ReturnType<typeof write>>[]): Promise<void> {
		const [server] = servers;
		for (const room of [shared, ...writers.map(({ account }) => account)]) {
			const kept = (await server?.log.readAfter(room, 0)) ?? [];
			expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1));
			const told = writers.flatMap((writer) =>
				writer.told.filter((one) => one.room === room).map(({ seq, at }) => `${seq} ${writer.account} ${at}`),
			);
			expect(kept.map(({ seq, account, at }) => `${seq} ${account} ${at}`).sort()).toEqual(told.sort());
		}
	}

	test(
		`S2: of what was told as stored nothing is lost or doubled in ${kills} kills of PostgreSQL`,
		async () => {
			let isOver = false;
			const writing = servers.map((server, index) => write(server, "killed", `killed ${index}`, () => isOver));
			for (let kill = 0; kill < kills; kill++) {
				await after(100 + ((kill * 37) % 90));
				await postgres.kill();
				await after(kill % 2 === 0 ? 0 : 100);
				await postgres.start();
			}
			await after(200);
			isOver = true;
			const writers = await Promise.all(writing);
			for (const { told } of writers) expect(told.length).toBeGreaterThan(kills * 5);
			await expectAllKept("killed", writers);
		},
		30_000 + kills * 5_000,
	);

	test("faults: a frozen PostgreSQL is told of in time, and when it thaws everything is stored once", async () => {
		let isOver = false;
		const writing = servers.map((server, index) => write(server, "frozen", `frozen ${index}`, () => isOver));
		for (const frozenMs of [300, 3_500]) {
			await after(100);
			const thaw = postgres.freeze();
			await after(frozenMs);
			thaw();
		}
		await after(500);
		isOver = true;
		const writers = await Promise.all(writing);
		for (const { longestMs } of writers) expect(longestMs).toBeLessThan(2_000);
		await expectAllKept("frozen", writers);
	});
});
