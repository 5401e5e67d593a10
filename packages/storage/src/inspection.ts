/** Looking a database through, room by room, beside a running server or in a backup: reads only. */
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { LoggedUpdate } from "@plenary/sync";
import { StorageError } from "./errors.ts";
import { isWhole, logVersion } from "./log-tables.ts";

/** All that is kept of a room, at one moment. */
export interface KeptRoom {
	name: string;
	generation: number;
	/** The last number given. */
	seq: number;
	/** The whole history. */
	updates: LoggedUpdate[];
	/** Newest first; one that is not `isWhole` is not what was written any more. */
	folds: { seq: number; bytes: Uint8Array; isWhole: boolean }[];
	clients: { client: number; account: string }[];
}

/** An answer that a file gives at once, and a server soon. */
type Soon<Answer> = Answer | Promise<Answer>;

/** A database that is looked through, wherever it is. */
export interface Inspected {
	/** Whether a newer program has written it. */
	isNewer: boolean;
	/** The registers' migrations that were taken. */
	migrations: string[];
	/** Every room with its generation. */
	generations(): Soon<Map<string, number>>;
	/** A room as it stands at this moment, whole, while others may go on writing. */
	room(name: string): Soon<KeptRoom>;
	/** What is wrong with the database itself, a line for each. */
	damages(): Soon<string[]>;
	close(): Soon<void>;
}

/** A file that is looked through. */
export interface Inspection extends Inspected {
	generations(): Map<string, number>;
	room(name: string): KeptRoom;
	/** How much the log holds. */
	size(): { rooms: number; updates: number; bytes: number };
	/** What SQLite finds wrong with the file itself, a line for each. */
	damages(): string[];
	close(): void;
}

/** A database on a PostgreSQL server; rejects with StorageError if it is none of this program's. */
export async function inspectDatabase(url: string): Promise<Inspected> {
	const { inspectPostgres } = await import("./postgres/inspection.ts");
	return inspectPostgres(url);
}

/** Rejects with StorageError if a server is connected to that database just now. */
export async function refuseServers(url: string): Promise<void> {
	const { connectAlone } = await import("./postgres/alone.ts");
	await (await connectAlone(url, "plenary")).end();
}

/** Throws StorageError if the file is no database of this program. */
export function inspect(file: string): Inspection {
	if (!existsSync(file)) throw new StorageError(`There is no file "${file}".`, 14);
	try {
		return inspectionOf(new DatabaseSync(file, { readOnly: true, timeout: 5_000 }));
	} catch (error) {
		const { message, errcode } = error as Error & { errcode?: number };
		throw new StorageError(`"${file}" can not be read as a database of Plenary: ${message}.`, errcode);
	}
}

function inspectionOf(db: DatabaseSync): Inspection {
	const all = <Row>(sql: string, ...values: (string | number)[]) => db.prepare(sql).all(...values) as Row[];
	const { user_version: version } = all<{ user_version: number }>("pragma user_version")[0] ?? { user_version: 0 };
	const isNewer = version > logVersion;
	const tables = new Set(all<{ name: string }>("select name from sqlite_schema").map(({ name }) => name));
	if (version === 0 || !tables.has("update_log")) throw new Error("it has no rooms");
	// The first version had no journal.
	const history = (columns: string) =>
		`select ${columns} from update_log${version === 1 ? "" : ` union all select ${columns} from journal`}`;
	const checksum = version === 1 ? "null as checksum" : "checksum";

	function room(name: string): KeptRoom {
		const [row] = all<{ generation: number; seq: number }>("select generation, seq from room where name = ?", name);
		const folds = all<{ seq: number; bytes: Uint8Array; checksum: number | null }>(
			`select seq, bytes, ${checksum} from fold where room = ? order by seq desc`,
			name,
		);
		const updates = all<LoggedUpdate>(
			`select seq, at, account, bytes from (${history("room, seq, at, account, bytes")}) where room = ? order by seq`,
			name,
		);
		return {
			name,
			generation: row?.generation ?? 1,
			seq: Math.max(row?.seq ?? 0, updates.at(-1)?.seq ?? 0),
			updates,
			folds: folds.map((fold) => ({ seq: fold.seq, bytes: fold.bytes, isWhole: isWhole(fold) })),
			clients: all("select client, account from client where room = ?", name),
		};
	}

	return {
		isNewer,
		migrations: tables.has("kysely_migration")
			? all<{ name: string }>("select name from kysely_migration").map(({ name }) => name)
			: [],
		generations: () =>
			new Map(
				all<{ name: string; generation: number }>("select name, generation from room order by name").map(
					(row) => [row.name, row.generation] as const,
				),
			),
		room(name) {
			// One transaction sees one moment.
			db.exec("begin");
			try {
				return room(name);
			} finally {
				db.exec("commit");
			}
		},
		size() {
			const [size] = all<{ updates: number; bytes: number | null }>(
				`select count(*) as updates, sum(length(bytes)) as bytes from (${history("bytes")})`,
			);
			const [rooms] = all<{ rooms: number }>("select count(*) as rooms from room");
			return { rooms: rooms?.rooms ?? 0, updates: size?.updates ?? 0, bytes: size?.bytes ?? 0 };
		},
		damages() {
			const found = all<{ integrity_check: string }>("pragma integrity_check").map((row) => row.integrity_check);
			const lost = all<{ table: string; parent: string }>("pragma foreign_key_check");
			return [
				...found.filter((line) => line !== "ok"),
				...lost.map(({ table, parent }) => `A row of "${table}" belongs to none of "${parent}".`),
			];
		},
		close: () => db.close(),
	};
}
