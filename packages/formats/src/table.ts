/** Tables as text: what people's programs save as comma, semicolon or tab separated values; written as RFC 4180 has it. */
import { textOfFile } from "./text-of-file.ts";

/** The longest text that is read, in characters; of a file, in bytes. */
export const longestTable = 5_000_000;
/** The most lines of a table, its header among them. */
export const mostRows = 20_000;
const mostColumns = 100;

export type Separator = "," | ";" | "\t";

export interface TableRow {
	/** Line of the source on which the row begins, from 1. */
	readonly line: number;
	/** As many as the first row has. */
	readonly cells: readonly string[];
}

/** What a person should know before taking a table; column from 0, or null when it concerns the whole line. */
export interface TableTrouble<Code extends string> {
	readonly line: number;
	readonly column: number | null;
	readonly code: Code;
	readonly value: string;
}

/**
 * `extraCells`, more cells than the first row has, the value is the first of them that was left out; `quoteOpen`, a
 * quote that nothing closes and that is therefore a letter; `textAfterQuote`, which stays part of its cell.
 */
export type ShapeTrouble = TableTrouble<"extraCells" | "quoteOpen" | "textAfterQuote">;

export interface Table {
	readonly rows: readonly TableRow[];
	readonly troubles: readonly ShapeTrouble[];
}

export interface TableRefused {
	readonly refusal: "tableTooLong" | "tooManyRows" | "tooManyColumns";
}

/**
 * Reads a table; never throws. The separator is the one that the first line has most of outside of quotes; after a
 * first line without any, everything is one column and commas are part of the words. Empty lines are passed over.
 */
export function readTable(source: string | Uint8Array): Table | TableRefused {
	if (source.length > longestTable) return { refusal: "tableTooLong" };
	const text = (typeof source === "string" ? source : textOfFile(source)).replace(/^\uFEFF/, "");
	const separator = separatorOf(text);
	const rows: TableRow[] = [];
	const troubles: ShapeTrouble[] = [];
	let line = 1;
	for (let at = 0; at < text.length; ) {
		const { cells, end, newlines, trouble } = readRow(text, at, separator);
		if (end > at) {
			if (rows.length === mostRows) return { refusal: "tooManyRows" };
			if (cells.length > mostColumns) return { refusal: "tooManyColumns" };
			const width = rows[0]?.cells.length ?? cells.length;
			if (trouble) troubles.push({ line, ...trouble });
			const extra = cells.slice(width).find((cell) => cell.trim() !== "");
			if (extra) troubles.push({ line, column: null, code: "extraCells", value: extra.slice(0, 100) });
			rows.push({ line, cells: Array.from({ length: width }, (_, column) => cells[column] ?? "") });
		}
		at = end + (text.startsWith("\r\n", end) ? 2 : 1);
		line += newlines + 1;
	}
	return { rows, troubles };
}

/** Writes a table that spreadsheets open as it is meant, and that `readTable` reads back the same. */
export function writeTable(rows: readonly (readonly string[])[], separator: Separator = ","): string {
	const lines = rows.map((cells) => {
		const quoted = cells.map((cell) => {
			const plain = guarded(cell);
			return /[",;\t\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
		});
		return cells.length === 1 && cells[0] === "" ? '""\r\n' : `${quoted.join(separator)}\r\n`;
	});
	return `\uFEFF${lines.join("")}`;
}

/** Spreadsheets take what begins so for a formula and run it; behind an apostrophe it is text. */
const guarded = (cell: string): string => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
const unguarded = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** The cells up to the line's end or to one too many, with the first trouble among them. */
function readRow(text: string, start: number, separator: Separator | null) {
	const cells: string[] = [];
	let newlines = 0;
	let trouble: Omit<ShapeTrouble, "line"> | undefined;
	for (let at = start; ; ) {
		const cell = readCell(text, at, separator);
		if (cell.trouble) trouble ??= { column: cells.length, code: cell.trouble, value: cell.value.slice(0, 100) };
		cells.push(unguarded(cell.value));
		newlines += cell.newlines;
		if (text[cell.end] !== separator || cells.length > mostColumns) return { cells, end: cell.end, newlines, trouble };
		at = cell.end + 1;
	}
}

interface Cell {
	readonly value: string;
	/** Place of the separator or the line's end behind it. */
	readonly end: number;
	readonly newlines: number;
	readonly trouble?: ShapeTrouble["code"];
}

function readCell(text: string, at: number, separator: Separator | null): Cell {
	let open = at;
	while (text[open] === " ") open++;
	const quoted = text[open] === '"';
	const close = quoted ? closingQuote(text, open) : -1;
	const end = endOfCell(text, close < 0 ? at : close + 1, separator);
	if (close < 0) {
		const value = text.slice(at, end);
		return quoted ? { value, end, newlines: 0, trouble: "quoteOpen" } : { value, end, newlines: 0 };
	}
	const inside = text.slice(open + 1, close);
	const value = inside.replaceAll('""', '"');
	const newlines = inside.match(/\r\n?|\n/g)?.length ?? 0;
	const after = text.slice(close + 1, end);
	if (after.trim() === "") return { value, end, newlines };
	return { value: value + after, end, newlines, trouble: "textAfterQuote" };
}

/**
 * The quote that closes the one at that place, or -1. Where none does, all quotes that follow stand in pairs, so that
 * this is looked for in vain only once in a text.
 */
function closingQuote(text: string, open: number): number {
	let close = text.indexOf('"', open + 1);
	while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
	return close;
}

function endOfCell(text: string, from: number, separator: Separator | null): number {
	let end = from;
	while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end++;
	return end;
}

/** Words may hold commas, cells hardly tabs: of two that are as frequent, the one that words hold less often. */
function separatorOf(text: string): Separator | null {
	const start = text.search(/[^\r\n]/);
	const counts = { "\t": 0, ";": 0, ",": 0 };
	let inQuotes = false;
	for (let at = Math.max(start, 0); at < text.length; at++) {
		const letter = text[at];
		if (letter === '"') inQuotes = !inQuotes;
		else if (inQuotes) continue;
		else if (letter === "\n" || letter === "\r") break;
		else if (letter === "\t" || letter === ";" || letter === ",") counts[letter]++;
	}
	const order = (["\t", ";", ","] as const).toSorted((one, other) => counts[other] - counts[one]);
	return order.find((separator) => counts[separator] > 0) ?? null;
}
