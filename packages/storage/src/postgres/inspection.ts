/** Looking a PostgreSQL database through, room by room, beside running servers: reads only. */
import { crc32 } from "node:zlib";
import type { LoggedUpdate } from "@plenary/sync";
import pg from "pg";
import { StorageError } from "../errors.ts";
import type { Inspected, KeptRoom } from "../inspection.ts";
import { storageErrorOf } from "./complaints.ts";
import { logVersion } from "./log-tables.ts";
import { types, writable } from "./values.ts";

const connectMs = 5_000;

/** One statement sees one moment. */
const wholeRoom = `select 'room' as part, generation as number, seq as more, null as account, null::bytea as bytes
		from room where name = $1
	union all select 'fold', seq, checksum, null, bytes from fold where room = $1
	union all select 'update', seq, at, account, bytes from update_log where room = $1
	union all select 'client', client, null, account, null from client where room = $1`;

interface Part {
	part: "room" | "fold" | "update" | "client";
	number: number;
	more: number;
	account: string;
	bytes: Uint8Array;
}

/** Rejects with StorageError if the database is none of this program's. */
export async function inspectPostgres(url: string): Promise<Inspected> {
	const client = await connectTo(url, "plenary");
	try {
		const found = await inspectionOn(client);
		return { ...found, close: () => client.end() };
	} catch (error) {
		await client.end();
		throw error;
	}
}

/** A connection for work that takes its time. */
export async function connectTo(url: string, calledBy: string): Promise<pg.Client> {
	const client = new pg.Client({
		connectionString: url,
		types,
		connectionTimeoutMillis: connectMs,
		application_name: calledBy,
	});
	// Whoever asks next is told.
	client.on("error", () => {});
	try {
		await client.connect();
		await client.query("set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;");
		return client;
	} catch (error) {
		throw storageErrorOf(error);
	}
}

/** On a connection that stays open; what it has written and not committed yet is seen too. */
export async function inspectionOn(client: pg.Client): Promise<Inspected> {
	async function all<Row extends object>(text: string, ...values: string[]): Promise<Row[]> {
		try {
			return (await client.query<Row>(text, values)).rows;
		} catch (error) {
			throw storageErrorOf(error);
		}
	}
	const tables = await all<{ name: string }>(
		"select tablename as name from pg_tables where schemaname = current_schema()",
	);
	const isThere = (table: string) => tables.some(({ name }) => name === table);
	if (!isThere("update_log") || !isThere("log_version"))
		throw new StorageError("The database of DATABASE_URL has no rooms of Plenary.");
	const [log] = await all<{ version: number }>("select max(version) as version from log_version");
	const migrations = isThere("kysely_migration")
		? await all<{ name: string }>("select name from kysely_migration")
		: [];

	return {
		isNewer: (log?.version ?? 0) > logVersion,
		migrations: migrations.map(({ name }) => name),
		async generations() {
			const rooms = await all<{ name: string; generation: number }>("select name, generation from room order by name");
			return new Map(rooms.map(({ name, generation }) => [name, generation]));
		},
		room: async (name) => roomOf(name, await all<Part>(wholeRoom, writable(name))),
		async damages() {
			const lost = await all<{ table: string }>(
				["update_log", "fold", "client"]
					.map(
						(table) =>
							`select '${table}' as table where exists (select from ${table} where room not in (select name from room))`,
					)
					.join(" union all "),
			);
			return lost.map(({ table }) => `A row of "${table}" belongs to none of "room".`);
		},
		close() {},
	};
}

function roomOf(name: string, parts: Part[]): KeptRoom {
	const [room] = parts.filter(({ part }) => part === "room");
	const updates: LoggedUpdate[] = parts
		.filter(({ part }) => part === "update")
		.map(({ number, more, account, bytes }) => ({ seq: number, at: more, account, bytes }))
		.sort((one, other) => one.seq - other.seq);
	return {
		name,
		generation: room?.number ?? 1,
		seq: room?.more ?? 0,
		updates,
		folds: parts
			.filter(({ part }) => part === "fold")
			.map(({ number, more, bytes }) => ({ seq: number, bytes, isWhole: crc32(bytes) === more }))
			.sort((one, other) => other.seq - one.seq),
		clients: parts.filter(({ part }) => part === "client").map(({ number, account }) => ({ client: number, account })),
	};
}
