/** Moves everything from a file of SQLite's to a PostgreSQL database or back, and looks whether it has arrived. */
import { crc32 } from "node:zlib";
import { StorageError } from "../errors.ts";
import type { Inspected } from "../inspection.ts";
import { isWhole } from "../log-tables.ts";
import type { Migrations, StorageOptions } from "../storage.ts";
import { fileSource, fileTarget } from "./file-side.ts";
import { type Row, type Side, Tally, type Target } from "./side.ts";

export interface Move {
	/** One of them a file in a folder that nobody else has, the other a PostgreSQL database that no server uses. */
	from: StorageOptions;
	/** Nothing is there yet. */
	to: StorageOptions;
	/** All that the source has taken. */
	migrations: Migrations;
	/** Looks at both before what was moved is made to last; if this rejects, nothing is left of it. */
	compare: (from: Inspected, to: Inspected) => Promise<void>;
	/** Hears of each table when its rows are written. */
	tell?: (table: string, rows: number) => void;
}

export interface Moved {
	tables: number;
	rows: number;
	/** Folded copies that were not what was written any more stay behind: each room has its whole history. */
	brokenFolds: number;
	/** Texts in which stood what PostgreSQL can not hold: U+FFFD stands there now. */
	changedTexts: number;
}

/**
 * The source is only read. Rejects with StorageError if it is in use, if the target is not empty, or if what has
 * arrived is not what was sent; the target is then as empty as before.
 */
export async function moveDatabase({ from, to, migrations, compare, tell }: Move): Promise<Moved> {
	await using opened = new AsyncDisposableStack();
	const source = opened.adopt(await sourceAt(from), (side) => side.close());
	const target = opened.adopt(await targetAt(to, migrations), (side) => side.close());
	const tables = await sameTables(source, target);
	const moved: Moved = { tables: tables.size, rows: 0, brokenFolds: 0, changedTexts: 0 };
	const tallies = new Map<string, Tally>();
	for (const [table, columns] of tables) {
		const tally = new Tally();
		for await (const rows of source.rows(table, columns)) {
			const kept = table === "fold" ? wholeOnes(rows, columns) : rows;
			moved.brokenFolds += rows.length - kept.length;
			moved.changedTexts += fitAll(kept, target);
			await target.write(table, columns, kept);
			for (const row of kept) tally.add(row);
		}
		tallies.set(table, tally);
		moved.rows += tally.rows;
		tell?.(table, tally.rows);
	}
	await target.settle();
	for (const [table, columns] of tables) {
		const arrived = new Tally();
		for await (const rows of target.rows(table, columns)) for (const row of rows) arrived.add(row);
		if (!tallies.get(table)?.equals(arrived))
			throw new StorageError(
				`What arrived in "${table}" is not what was sent (${tallies.get(table)?.rows} rows, and ${arrived.rows}). Nothing was kept.`,
			);
	}
	await compare(source.inspected, target.inspected);
	await target.keep();
	return moved;
}

async function sourceAt(options: StorageOptions): Promise<Side> {
	if ("file" in options) return fileSource(options.file);
	return (await import("./postgres-side.ts")).postgresSource(options.url);
}

async function targetAt(options: StorageOptions, migrations: Migrations): Promise<Target> {
	if ("file" in options) return fileTarget(options.file, migrations);
	return (await import("./postgres-side.ts")).postgresTarget(options.url, migrations);
}

/** The tables of the source, which are those of the target too: none is forgotten. */
async function sameTables(source: Side, target: Side): Promise<Map<string, string[]>> {
	const [here, there] = [await source.tables(), await target.tables()];
	for (const name of new Set([...here.keys(), ...there.keys()]))
		if (`${here.get(name)}` !== `${there.get(name)}`)
			throw new StorageError(
				`The table "${name}" is not the same on both sides: ${columnsOf(here.get(name))}, and ${columnsOf(there.get(name))}. Nothing was moved.`,
			);
	return new Map([...here].sort(([one], [other]) => (one < other ? -1 : 1)));
}

const columnsOf = (columns: string[] | undefined) => (columns ? `"${columns.join('", "')}"` : "not there");

/** Earlier versions kept no checksum. */
function wholeOnes(rows: Row[], columns: string[]): Row[] {
	const [bytesAt, checksumAt] = [columns.indexOf("bytes"), columns.indexOf("checksum")];
	return rows.flatMap((row) => {
		const bytes = row[bytesAt] as Uint8Array;
		const checksum = row[checksumAt] as number | null;
		return isWhole({ bytes, checksum }) ? [row.with(checksumAt, crc32(bytes))] : [];
	});
}

/** How many texts had to be changed. */
function fitAll(rows: Row[], target: Target): number {
	let changed = 0;
	for (const row of rows) {
		for (const [at, value] of row.entries()) {
			if (typeof value !== "string") continue;
			row[at] = target.fit(value);
			if (row[at] !== value) changed++;
		}
	}
	return changed;
}
