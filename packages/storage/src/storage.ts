/** The front door to a database: the update log and the registers, in a file of SQLite or on a PostgreSQL server. */
import type { UpdateLog } from "@plenary/sync";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { openSqlite } from "./sqlite.ts";

export type Migrations = Record<string, Migration>;

export interface Patience {
	/** After so long a transaction is undone: 10,000 unless told otherwise. */
	longestTransactionMs?: number;
	/** A query that takes longer is rejected: 10,000 unless told otherwise. */
	longestQueryMs?: number;
	/** An append that takes longer is rejected: 1,500 unless told otherwise. */
	longestAppendMs?: number;
	/** Closing that takes longer is given up: 2,000 unless told otherwise. */
	longestCloseMs?: number;
}

/** A file of SQLite's, or the address of a PostgreSQL database: postgres://user:password@host:5432/name. */
export type StorageOptions = Patience & ({ file: string } | { url: string });

export interface Storage<Registers> {
	log: UpdateLog;
	/**
	 * The registers. A transaction holds up every other one, in a file everything else, so it must not wait for
	 * anything but its own queries: not for `db` itself, nor for a room. One that lasts too long is undone.
	 */
	db: Kysely<Registers>;
	/**
	 * Takes the steps that were not taken yet, in the order of their names, each once however many servers start.
	 * Throws if one of them fails, and if the database has taken others; nothing is changed then.
	 */
	migrate(migrations: Migrations): Promise<void>;
	/** The names of the steps that were taken. */
	taken(): Promise<string[]>;
	/** Waits for what was asked already, but not for ever: rejects with StorageError if the disk does not let go. */
	close(): Promise<void>;
}

/** Opens the database; makes the file, or the tables. Rejects with StorageError if that can not be done. */
export async function openStorage<Registers>(options: StorageOptions): Promise<Storage<Registers>> {
	if ("file" in options) return openSqlite(options);
	// Whoever has a file does without the memory that the other takes.
	const { openPostgres } = await import("./postgres/postgres.ts");
	return openPostgres(options);
}
