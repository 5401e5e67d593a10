/** Values on their way to PostgreSQL and back: they come back as they would from SQLite. */
import type { CustomTypesConfig } from "pg";
import { StorageError } from "../errors.ts";

const whole = (text: string): number => {
	const number = Number(text);
	if (Number.isSafeInteger(number)) return number;
	throw new StorageError(`The number ${text} is too large to be read exactly.`);
};
const wholes = (text: string) => (text === "{}" ? [] : text.slice(1, -1).split(",").map(whole));

/** By the numbers of PostgreSQL's types; what is not named here stays text. */
const readers = new Map<number, (text: string) => unknown>([
	[16, (text) => (text === "t" ? 1 : 0)],
	[17, (text) => Uint8Array.fromHex(text.slice(2))],
	[20, whole],
	[21, Number],
	[23, Number],
	[700, Number],
	[701, Number],
	[1016, wholes],
	// Sums and averages.
	[1700, Number],
]);

const asText = (text: string) => text;

export const types: CustomTypesConfig = { getTypeParser: (type: number) => readers.get(type) ?? asText };

/** A text as PostgreSQL can hold it: without a NUL or half a character, which nobody writes but to see what happens. */
export const writable = (text: string): string => text.toWellFormed().replaceAll("\0", "\ufffd");

/** What may stand in a query, as it goes out. */
export function bindable(parameter: unknown): unknown {
	if (typeof parameter === "boolean") return parameter ? 1 : 0;
	if (typeof parameter === "string") return writable(parameter);
	return parameter ?? null;
}
