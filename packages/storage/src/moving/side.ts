/** The two sides of a move: where everything is read, where it is written, and how it is told that both are the same. */
import { createHash } from "node:crypto";
import type { Inspected } from "../inspection.ts";
import type { Value } from "../requests.ts";

/** Values in the order of the columns that were asked for. */
export type Row = Value[];

export interface Side {
	readonly inspected: Inspected;
	/** Of the database's own catalogue: each table with its columns, but for what one kind of database needs for itself. */
	tables(): Promise<Map<string, string[]>>;
	/** All rows, a few at a time, as they stand at one moment. */
	rows(table: string, columns: readonly string[]): AsyncIterable<Row[]>;
	close(): Promise<void>;
}

export interface Target extends Side {
	/** A text as it can be kept there. */
	fit(text: string): string;
	write(table: string, columns: readonly string[], rows: readonly Row[]): Promise<void>;
	/** All rows are written: what they refer to has to be there. */
	settle(): Promise<void>;
	/** Makes it last; closed before that, nothing is left of it. */
	keep(): Promise<void>;
}

/** No more is in hand at a time, but for one row that is longer. */
export const mostBytes = 4 * 2 ** 20;
export const mostRows = 1_000;

/** How many rows there were and, whatever their order, what they said. */
export class Tally {
	rows = 0;
	#sum = 0n;

	add(row: Row): void {
		const hash = createHash("sha256");
		for (const value of row) {
			const bytes = value instanceof Uint8Array ? value : Buffer.from(`${value}`);
			hash.update(`${value === null ? "null" : typeof value} ${bytes.length} `).update(bytes);
		}
		this.rows++;
		this.#sum = BigInt.asUintN(64, this.#sum + hash.digest().readBigUInt64LE());
	}

	equals(other: Tally): boolean {
		return this.rows === other.rows && this.#sum === other.#sum;
	}
}

export const lengthOf = (row: Row): number =>
	row.reduce((sum: number, value) => sum + (typeof value === "number" || value === null ? 8 : value.length), 0);

export const inQuotes = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const listed = (names: readonly string[]): string => names.map(inQuotes).join(", ");
