/** Opens a database of SQLite's: the update log and the registers in one file, in one worker thread. */
import { Kysely } from "kysely";
import { dialect } from "./dialect.ts";
import { Line } from "./line.ts";
import { migrate, takenIn } from "./migrate.ts";
import { inTime, patienceOf } from "./patience.ts";
import { sqliteLog } from "./sqlite-log.ts";
import type { Patience, Storage } from "./storage.ts";
import { Turns } from "./turns.ts";

/** Opens the file, or makes it. Rejects with StorageError if that can not be done. */
export async function openSqlite<Registers>(options: { file: string } & Patience): Promise<Storage<Registers>> {
	const patience = patienceOf(options);
	const line = new Line(options.file);
	const turns = new Turns();
	const db = new Kysely<Registers>({ dialect: dialect(line, turns, patience) });
	await line.ask("query", { sql: "select 1", values: [] });
	return {
		log: sqliteLog(line, turns, patience.longestAppendMs),
		db,
		migrate: (migrations) => migrate(db, migrations),
		taken: () => takenIn(db),
		async close() {
			try {
				await inTime(
					turns.during(() => line.close()),
					patience.longestCloseMs,
				);
			} catch (error) {
				line.abandon();
				throw error;
			}
		},
	};
}
