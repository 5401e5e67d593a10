/** The update log in PostgreSQL, which any number of servers may share. */
import { randomInt } from "node:crypto";
import { crc32 } from "node:zlib";
import type { LogBatch, LoggedUpdate, StoredRoom, UpdateLog } from "@plenary/sync";
import type { StorageError } from "../errors.ts";
import { inTime } from "../patience.ts";
import { Turns } from "../turns.ts";
import { parametersOf } from "./batch.ts";
import { storedAlready } from "./log-tables.ts";
import type { Pool } from "./pool.ts";
import { writable } from "./values.ts";

type Places = { room: string; seq: number }[];

interface Longest {
	longestAppendMs: number;
	longestQueryMs: number;
}

const appending =
	"select append_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) as seqs";

/** One statement, so that the folded copy, what follows it and whose ids are in it are of one moment. */
const readingRoom = `with newest as (
		select seq, bytes, checksum from fold where room = $1 and seq < $2 order by seq desc limit 1
	)
	select 'room' as part, generation as number, null::bigint as checksum, null::bytea as bytes,
		null as account, null::bigint[] as clients
		from room where name = $1
	union all select 'fold', seq, checksum, bytes, null, null from newest
	union all select 'tail', seq, null, bytes, null, null from update_log
		where room = $1 and seq > coalesce((select seq from newest), 0)
	union all select 'account', null, null, null, account, array_agg(client) from client where room = $1 group by account`;

interface Position {
	room: string;
	seq: number;
}

const positions = "select name as room, seq from room where seq > 0";

interface Part {
	part: "room" | "fold" | "tail" | "account";
	number: number;
	checksum: number;
	bytes: Uint8Array;
	account: string;
	clients: number[];
}

/**
 * `writing` has one connection, for batches one after the other. Each has a number: should nobody hear that it was
 * stored, the same one again is not stored twice; and should it reach PostgreSQL after a later one, not at all.
 */
export function postgresLog(writing: Pool, reading: Pool, { longestAppendMs, longestQueryMs }: Longest): UpdateLog {
	const writer = randomInt(2 ** 47);
	const turns = new Turns();
	const underWay = new WeakMap<LogBatch, Promise<Places>>();
	const numbers = new WeakMap<LogBatch, number>();
	let lastNumber = 0;

	async function store(batch: LogBatch): Promise<Places> {
		if (batch.rows.length === 0 && batch.clients.length === 0) return [];
		const parameters = parametersOf(batch);
		for (;;) {
			const number = numbers.get(batch) ?? ++lastNumber;
			numbers.set(batch, number);
			const values = [writer, number, ...parameters];
			const seqs = await askFor({ name: "append", text: appending, values }).catch((error: StorageError) => {
				if (error.code !== storedAlready) throw error;
				const text = "select seqs from writer where id = $1 and batch = $2";
				return askFor({ text, values: [writer, number] });
			});
			if (seqs) return batch.rows.map(({ room }, index) => ({ room, seq: seqs[index] ?? 0 }));
			// A later one was stored; whether this one was before it, nobody can tell any more.
			numbers.delete(batch);
		}
	}

	async function askFor(query: { name?: string; text: string; values: unknown[] }): Promise<number[] | undefined> {
		const [row] = await writing.ask<{ seqs: number[] | null }>(query, longestAppendMs);
		return row && (row.seqs ?? []);
	}

	function append(batch: LogBatch): Promise<Places> {
		const before = underWay.get(batch);
		if (before) return before;
		const appended = turns.during(() => store(batch));
		underWay.set(batch, appended);
		const forget = () => underWay.delete(batch);
		appended.then(forget, forget);
		return appended;
	}

	const ask = <Row extends object>(name: string, text: string, ...given: unknown[]): Promise<Row[]> => {
		const values = given.map((value) => (typeof value === "string" ? writable(value) : value));
		return reading.ask<Row>({ name, text, values }, longestQueryMs);
	};

	/** The folded copy is the newest that is whole, of those up to before `before`. */
	async function read(room: string, before = Number.MAX_SAFE_INTEGER): Promise<StoredRoom> {
		const brokenFolds: number[] = [];
		for (let limit = before; ; ) {
			const parts = await ask<Part>("read", readingRoom, room, limit);
			const fold = parts.find(({ part }) => part === "fold");
			if (!fold || crc32(fold.bytes) === fold.checksum) return { ...roomOf(parts, fold), ...named(brokenFolds) };
			brokenFolds.push(fold.number);
			limit = fold.number;
		}
	}

	return {
		append: (batch) => inTime(append(batch), longestAppendMs),
		read,
		readBefore: read,
		readAfter: (room, seq) =>
			ask<LoggedUpdate>(
				"readAfter",
				"select seq, at, account, bytes from update_log where room = $1 and seq > $2 order by seq",
				room,
				seq,
			),
		async positions(rooms) {
			const rows = await (rooms
				? ask<Position>("positionsOf", `${positions} and name = any ($1)`, rooms.map(writable))
				: ask<Position>("positions", positions));
			return new Map(rows.map(({ room, seq }) => [room, seq]));
		},
		async fold(room, seq, at, bytes) {
			await ask("fold", "select keep_fold($1, $2, $3, $4, $5)", room, seq, at, bytes, crc32(bytes));
		},
	};
}

const named = (brokenFolds: number[]) => (brokenFolds.length > 0 ? { brokenFolds } : {});

function roomOf(parts: Part[], fold: Part | undefined): StoredRoom {
	const tail = parts.filter(({ part }) => part === "tail").sort((one, other) => one.number - other.number);
	return {
		generation: parts.find(({ part }) => part === "room")?.number ?? 1,
		...(fold ? { folded: fold.bytes } : {}),
		foldedSeq: fold?.number ?? 0,
		tail: tail.map(({ number, bytes }) => ({ seq: number, bytes })),
		clients: parts
			.filter(({ part }) => part === "account")
			.flatMap(({ account, clients }) => clients.map((client) => ({ client, account }))),
	};
}
