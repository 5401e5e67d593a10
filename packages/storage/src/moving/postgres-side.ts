/** The side of a move that is a PostgreSQL database. */
import type pg from "pg";
import { StorageError } from "../errors.ts";
import type { Inspected } from "../inspection.ts";
import { beAlone } from "../postgres/alone.ts";
import { storageErrorOf } from "../postgres/complaints.ts";
import { connectTo, inspectionOn } from "../postgres/inspection.ts";
import { inUse } from "../postgres/pool.ts";
import { openPostgres } from "../postgres/postgres.ts";
import { writable } from "../postgres/values.ts";
import type { Value } from "../requests.ts";
import type { Migrations } from "../storage.ts";
import { inQuotes, lengthOf, listed, mostBytes, mostRows, type Row, type Side, type Target } from "./side.ts";

/** What servers that share a database need for themselves while they run. */
const ownTables = ["log_version", "writer"];
const ownColumns = ["writers"];
/** PostgreSQL takes no more values with one statement. */
const mostValues = 65_535;

type Ask = <Found extends object>(text: string, values?: Value[]) => Promise<Found[]>;

/** Reads everything as it stands at one moment. Rejects with StorageError, also while a server is connected. */
export async function postgresSource(url: string): Promise<Side> {
	const client = await connectTo(url, "plenary move");
	try {
		const ask = askOn(client);
		const inspected = await inspectionOn(client);
		await beAlone(client);
		await ask("begin isolation level repeatable read read only");
		return sideOf(client, ask, inspected);
	} catch (error) {
		await client.end();
		throw error;
	}
}

/** One transaction from the first row to the last: what is cut off leaves tables in which nothing is. */
export async function postgresTarget(url: string, migrations: Migrations): Promise<Target> {
	const client = await connectTo(url, "plenary move");
	try {
		const ask = askOn(client);
		await beAlone(client);
		await refuseRows(ask);
		await ask(`select pg_advisory_unlock(${inUse})`);
		const storage = await openPostgres({ url });
		await storage.migrate(migrations).finally(() => storage.close());
		await beAlone(client);
		await ask("begin");
		await refuseRows(ask);
		await ask("delete from kysely_migration");
		const references = await ask<{ table: string; name: string }>(
			`select conrelid::regclass::text as table, conname as name from pg_constraint
				where contype = 'f' and connamespace = current_schema()::regnamespace`,
		);
		const alter = async (how: string) => {
			for (const { table, name } of references)
				await ask(`alter table ${table} alter constraint ${inQuotes(name)} ${how}`);
		};
		// Rows come in no order that would put what is referred to first.
		await alter("deferrable initially deferred");
		return {
			...sideOf(client, ask, await inspectionOn(client)),
			fit: writable,
			async write(table, columns, rows) {
				const atOnce = Math.floor(mostValues / columns.length);
				for (let start = 0; start < rows.length; start += atOnce) {
					const some = rows.slice(start, start + atOnce);
					const places = some.map((row, nth) => `(${row.map((_, at) => `$${nth * row.length + at + 1}`)})`);
					await ask(`insert into ${inQuotes(table)} (${listed(columns)}) values ${places}`, some.flat());
				}
			},
			async settle() {
				await ask("set constraints all immediate");
				await alter("not deferrable");
			},
			async keep() {
				await ask("commit");
			},
		};
	} catch (error) {
		await client.end();
		throw error;
	}
}

function sideOf(client: pg.Client, ask: Ask, inspected: Inspected): Side {
	return {
		inspected,
		tables: () => tablesOf(ask),
		async *rows(table, columns) {
			await ask(`declare moving no scroll cursor for select ${listed(columns)} from ${inQuotes(table)}`);
			let some = 10;
			for (;;) {
				const found = await ask<Record<string, Value>>(`fetch ${some} from moving`);
				if (found.length === 0) break;
				const rows = found.map((row) => Object.values(row) as Row);
				yield rows;
				const longest = Math.max(1, ...rows.map(lengthOf));
				some = Math.max(1, Math.min(some * 10, mostRows, Math.floor(mostBytes / longest)));
			}
			await ask("close moving");
		},
		close: () => client.end(),
	};
}

async function tablesOf(ask: Ask): Promise<Map<string, string[]>> {
	const columns = await ask<{ table: string; column: string }>(
		`select table_name as table, column_name as column from information_schema.columns
			join information_schema.tables using (table_schema, table_name)
			where table_schema = current_schema() and table_type = 'BASE TABLE' order by column_name collate "C"`,
	);
	const isOurs = ({ table, column }: { table: string; column: string }) =>
		!ownTables.includes(table) && !(table === "update_log" && ownColumns.includes(column));
	const tables = Map.groupBy(columns.filter(isOurs), ({ table }) => table);
	return new Map(tables.entries().map(([table, own]) => [table, own.map(({ column }) => column)]));
}

async function refuseRows(ask: Ask): Promise<void> {
	const names = [...(await tablesOf(ask)).keys()].filter((name) => name !== "kysely_migration");
	for (const name of names) {
		const [found] = await ask(`select 1 as row from ${inQuotes(name)} limit 1`);
		if (found)
			throw new StorageError(
				`The database of DATABASE_URL is not empty: there are rows in "${name}". Nothing was changed. Give one that is empty.`,
			);
	}
}

const askOn =
	(client: pg.Client): Ask =>
	async <Found extends object>(text: string, values?: Value[]) => {
		try {
			return (await client.query<Found>(text, values)).rows;
		} catch (error) {
			throw storageErrorOf(error);
		}
	};
