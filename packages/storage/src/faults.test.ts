/** Storage under faults: full, locked, read-only, broken, frozen, and a worker that dies. */
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as after } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import type { LogBatch } from "@plenary/sync";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStorage, type Storage, StorageError } from "./index.ts";

let folder: string;
let file: string;
let storage: Storage<object>;
let worker: Worker;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "plenary-faults-"));
	file = join(folder, "plenary.sqlite");
	process.on("worker", noteWorker);
	storage = await openStorage({ file, longestAppendMs: 400, longestCloseMs: 400 });
	await storage.log.append(batch(1));
});
afterEach(async () => {
	process.off("worker", noteWorker);
	await storage.close().catch(() => {});
	rmSync(folder, { recursive: true });
});

function noteWorker(started: Worker): void {
	worker = started;
}

function batch(byte: number, length = 1): LogBatch {
	return { rows: [{ room: "a", account: "anna", at: 1, bytes: new Uint8Array(length).fill(byte) }], clients: [] };
}

/** Another process would hold it in the same way. */
function lock(): () => void {
	const other = new DatabaseSync(file);
	other.exec("begin immediate");
	return () => other.close();
}

const pragma = (words: string) => sql.raw(`pragma ${words}`).execute(storage.db);
const history = async () => (await storage.log.readAfter("a", 0)).map(({ seq, bytes }) => [seq, bytes[0]]);

test.each([
	["full", 13, () => pragma("max_page_count = 1"), () => pragma("max_page_count = 1000000")],
	["read-only", 8, () => pragma("query_only = on"), () => pragma("query_only = off")],
])(
	"faults: while the disk is %s appending is refused and reading goes on, and then it is stored once",
	async (_, code, fail, repair) => {
		await fail();
		const words = batch(2, 100_000);
		for (const append of [1, 2]) {
			const refused = storage.log.append(words);
			await expect(refused, `${append}`).rejects.toThrow(StorageError);
			await expect(refused).rejects.toMatchObject({ code, isTrouble: true });
		}
		const written = sql`insert into client (room, client, account) values ('a', 1, hex(zeroblob(50000)))`;
		await expect(written.execute(storage.db)).rejects.toMatchObject({ isTrouble: true });
		expect(await history()).toEqual([[1, 1]]);
		await repair();
		expect(await storage.log.append(words)).toEqual([{ room: "a", seq: 2 }]);
		expect(await storage.log.append(batch(3))).toEqual([{ room: "a", seq: 3 }]);
		expect(await history()).toEqual([
			[1, 1],
			[2, 2],
			[3, 3],
		]);
	},
);

test("faults: somebody who holds the file for long is waited for by nobody but the patient", async () => {
	const release = lock();
	const words = batch(2);
	await expect(storage.log.append(words)).rejects.toMatchObject({ code: 5, isTrouble: true });
	expect(await history()).toEqual([[1, 1]]);
	await expect(sql`delete from client`.execute(storage.db)).rejects.toMatchObject({ isBusy: true, isTrouble: true });
	release();
	expect(await storage.log.append(words)).toEqual([{ room: "a", seq: 2 }]);
});

test("faults: a mistake in a question is no trouble of the disk", async () => {
	await expect(sql`select * from nowhere`.execute(storage.db)).rejects.toMatchObject({ isTrouble: false });
});

test("faults: a frozen disk is told of in time, and what was under way is stored once when it thaws", async () => {
	await pragma("busy_timeout = 5000");
	const release = lock();
	const words = batch(2);
	await expect(storage.log.append(words)).rejects.toMatchObject({ isTrouble: true });
	await expect(storage.log.append(words)).rejects.toThrow("did not answer within 400 ms");
	release();
	expect(await storage.log.append(words)).toEqual([{ room: "a", seq: 2 }]);
	expect(await history()).toEqual([
		[1, 1],
		[2, 2],
	]);
});

test("faults: questions to a frozen disk are refused in time, and those who wait behind them too", async () => {
	const impatient = await openStorage({ file, longestTransactionMs: 1_000, longestQueryMs: 700 });
	await sql`pragma busy_timeout = 20000`.execute(impatient.db);
	const release = lock();
	const question = sql`delete from client`;
	const alone = expect(question.execute(impatient.db)).rejects.toMatchObject({ isTrouble: true });
	const together = impatient.db.transaction().execute((step) => question.execute(step));
	await expect(together).rejects.toMatchObject({ isTrouble: true });
	await alone;
	release();
	await impatient.db.transaction().execute((step) => question.execute(step));
	await sql`insert into client values ('a', 9, 'anna')`.execute(impatient.db);
	await impatient.close();
	expect((await storage.log.read("a")).clients).toEqual([{ client: 9, account: "anna" }]);
}, 15_000);

test("faults: closing does not wait for a frozen disk, and tells whoever does", async () => {
	await pragma("busy_timeout = 5000");
	const release = lock();
	const stuck = expect(storage.log.fold("a", 1, 1, Uint8Array.of(1))).rejects.toThrow("given up");
	await expect(storage.close()).rejects.toThrow("did not answer within 400 ms");
	await stuck;
	await expect(storage.log.append(batch(2))).rejects.toThrow("is closed");
	release();
	await once(worker, "exit");
});

test("faults: closing after the worker has died is done", async () => {
	await worker.terminate();
	await storage.close();
});

test("faults: a batch that was stored when nobody waited for it any more is not stored again", async () => {
	await pragma("busy_timeout = 5000");
	const release = lock();
	const words = batch(2);
	await expect(storage.log.append(words)).rejects.toThrow("did not answer");
	release();
	const stored = [
		[1, 1],
		[2, 2],
	];
	expect(await history()).toEqual(stored);
	expect(await storage.log.append(words)).toEqual([{ room: "a", seq: 2 }]);
	expect(await history()).toEqual(stored);
});

test("faults: a worker that dies while appending is replaced, and each batch is stored once, without gaps", async () => {
	let refused = 0;
	const deaths: Promise<unknown>[] = [];
	for (let byte = 2; byte <= 30; byte++) {
		const words = batch(byte, 20_000);
		for (let isStored = false; !isStored; ) {
			const appended = storage.log.append(words);
			if (byte % 3 === 0 && refused < byte) deaths.push(after((byte / 3) * 0.2).then(() => worker.terminate()));
			isStored = await appended.then(
				([place]) => {
					expect(place?.seq).toBe(byte);
					return true;
				},
				(error) => {
					refused++;
					expect(error).toMatchObject({ name: "StorageError", isTrouble: true });
					return false;
				},
			);
		}
	}
	await Promise.all(deaths);
	expect(refused).toBeGreaterThan(0);
	expect(await history()).toEqual(Array.from({ length: 30 }, (_, at) => [at + 1, at + 1]));
});

const prlimit = "/usr/bin/prlimit";

test.skipIf(!existsSync(prlimit))(
	"faults: an I/O error refuses the batch whole, and it is stored once afterwards",
	async () => {
		await storage.close();
		const child = fork(join(import.meta.dirname, "limited-child.ts"), [file]);
		await once(child, "message");
		const limit = (bytes: string) => execFileSync(prlimit, [`--pid=${child.pid}`, `--fsize=${bytes}:unlimited`]);
		const append = async () => {
			child.send("append");
			return (await once(child, "message"))[0] as object;
		};
		limit("200000");
		for (const _ of [1, 2]) {
			const answer = await append();
			expect(answer).toMatchObject({ refused: "StorageError", kept: 1 });
			expect((answer as { code: number }).code & 0xff).toBe(10);
		}
		limit("unlimited");
		expect(await append()).toEqual({ stored: [{ room: "a", seq: 2 }] });
		child.kill();
		await once(child, "exit");
	},
);
