/** The side of a move that is a file of SQLite's. */
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { StorageError } from "../errors.ts";
import { type Inspected, inspect } from "../inspection.ts";
import { logVersion } from "../log-tables.ts";
import { openSqlite } from "../sqlite.ts";
import type { Migrations } from "../storage.ts";
import { finishDatabase, makeFile, putInPlace, removeDatabase } from "../upkeep.ts";
import { inQuotes, lengthOf, listed, mostBytes, mostRows, type Row, type Side, type Target } from "./side.ts";

/** What is in the journal belongs to the rooms' histories, and its numbers count. */
const views = new Map([
	[
		"room",
		`(select name, generation, max(seq, coalesce(newest, 0)) as seq
			from room left join (select room, max(seq) as newest from journal group by room) on room = name)`,
	],
	[
		"update_log",
		`(select room, seq, at, account, bytes from update_log
			union all select room, seq, at, account, bytes from journal)`,
	],
]);

/** Throws StorageError. The file is only read, and nobody may write to it meanwhile. */
export function fileSource(file: string): Side {
	const inspected = inspect(file);
	try {
		const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
		const [taken] = db.prepare("pragma user_version").all();
		if (taken?.user_version !== logVersion) {
			db.close();
			throw new StorageError(`"${file}" is of another version of Plenary than this one. Start this one on it once.`);
		}
		db.exec("begin");
		return sideOf(db, inspected);
	} catch (error) {
		inspected.close();
		throw error;
	}
}

/** Under another name until it is kept, so that what is cut off is never taken for a database. */
export async function fileTarget(file: string, migrations: Migrations): Promise<Target> {
	if (existsSync(file))
		throw new StorageError(`"${file}" is there already: nothing was changed. Put it somewhere else first.`);
	const unfinished = `${file}.unfinished-${process.pid}`;
	makeFile(unfinished);
	try {
		const storage = await openSqlite({ file: unfinished });
		await storage.migrate(migrations).finally(() => storage.close());
		const db = new DatabaseSync(unfinished);
		db.exec("pragma foreign_keys = off; begin; delete from kysely_migration");
		const side = sideOf(db, inspect(unfinished));
		return {
			...side,
			fit: (text) => text,
			async write(table, columns, rows) {
				const places = columns.map(() => "?").join(", ");
				const insert = db.prepare(`insert into ${inQuotes(table)} (${listed(columns)}) values (${places})`);
				for (const row of rows) insert.run(...row);
			},
			async settle() {
				db.exec("commit");
			},
			async keep() {
				await side.close();
				finishDatabase(unfinished);
				putInPlace(unfinished, file);
			},
			async close() {
				if (db.isOpen) await side.close();
				removeDatabase(unfinished);
			},
		};
	} catch (error) {
		removeDatabase(unfinished);
		throw error;
	}
}

function sideOf(db: DatabaseSync, inspected: Inspected): Side {
	return {
		inspected,
		async tables() {
			const columns = db
				.prepare(
					`select t.name as "table", c.name as "column" from sqlite_schema t, pragma_table_info(t.name) c
						where t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\' and t.name <> 'journal'
						order by c.name`,
				)
				.all() as { table: string; column: string }[];
			const tables = Map.groupBy(columns, ({ table }) => table);
			return new Map(tables.entries().map(([table, own]) => [table, own.map(({ column }) => column)]));
		},
		async *rows(table, columns) {
			const from = views.get(table) ?? inQuotes(table);
			let batch: Row[] = [];
			let bytes = 0;
			for (const row of db.prepare(`select ${listed(columns)} from ${from}`).iterate()) {
				const values = Object.values(row) as Row;
				batch.push(values);
				bytes += lengthOf(values);
				if (batch.length < mostRows && bytes < mostBytes) continue;
				yield batch;
				batch = [];
				bytes = 0;
			}
			if (batch.length > 0) yield batch;
		},
		async close() {
			await inspected.close();
			db.close();
		},
	};
}
