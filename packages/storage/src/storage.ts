/** Opens the database of a server: the update log and the registers in one file, in one worker thread. */
import type { UpdateLog } from "@plenary/sync";
import { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { dialect } from "./dialect.ts";
import { Line } from "./line.ts";
import { inTime } from "./patience.ts";
import { sqliteLog } from "./sqlite-log.ts";
import { Turns } from "./turns.ts";

export type Migrations = Record<string, Migration>;

export interface StorageOptions {
	file: string;
	/** After so long a transaction is undone: 10,000 unless told otherwise. */
	longestTransactionMs?: number;
	/** A query that takes longer is rejected: 10,000 unless told otherwise. */
	longestQueryMs?: number;
	/** An append that takes longer is rejected: 1,500 unless told otherwise. */
	longestAppendMs?: number;
	/** Closing that takes longer is given up: 2,000 unless told otherwise. */
	longestCloseMs?: number;
}

export interface Storage<Registers> {
	log: UpdateLog;
	/**
	 * The registers. A transaction holds up everything else, so it must not wait for anything but its own queries:
	 * not for `db` itself, nor for a room. One that lasts too long is undone.
	 */
	db: Kysely<Registers>;
	/** Takes the steps that were not taken yet, in the order of their names. Throws if one of them fails. */
	migrate(migrations: Migrations): Promise<void>;
	/** Waits for what was asked already, but not for ever: rejects with StorageError if the disk does not let go. */
	close(): Promise<void>;
}

/** Opens the file, or makes it. Rejects with StorageError if that can not be done. */
export async function openStorage<Registers>(options: StorageOptions): Promise<Storage<Registers>> {
	const {
		file,
		longestTransactionMs = 10_000,
		longestQueryMs = 10_000,
		longestAppendMs = 1_500,
		longestCloseMs = 2_000,
	} = options;
	const line = new Line(file);
	const turns = new Turns();
	const db = new Kysely<Registers>({ dialect: dialect(line, turns, { longestTransactionMs, longestQueryMs }) });
	await line.ask("query", { sql: "select 1", values: [] });
	return {
		log: sqliteLog(line, turns, longestAppendMs),
		db,
		async migrate(migrations) {
			const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
			const { error } = await migrator.migrateToLatest();
			if (error) throw error;
		},
		async close() {
			try {
				await inTime(
					turns.during(() => line.close()),
					longestCloseMs,
				);
			} catch (error) {
				line.abandon();
				throw error;
			}
		},
	};
}
