/** Columns whose words are in a language, "Name (ru)" or "Название": what they are about, and their words gathered by row. */
import { languageTag } from "@plenary/domain";
import { type HeaderWords, mostlyCyrillic, readHeader } from "./headers.ts";
import type { Table } from "./table.ts";

/** A part of an entry in one language: "name:ru". */
export type TextField<Part extends string> = `${Part}:${string}`;

/** The part and the language of such a field; undefined for any other word. */
export function textFieldOf<Part extends string>(word: string, parts: readonly Part[]): [Part, string] | undefined {
	const [name = "", tag, ...more] = word.split(":");
	const part = parts.find((one) => one === name);
	return part && tag !== undefined && more.length === 0 && languageTag.safeParse(tag).success ? [part, tag] : undefined;
}

/**
 * What the columns seem to mean, for a person to put right; each field once. Without a language in its header a column
 * is of the script of its values; of a table without any header `unnamed` tells what a column is.
 */
export function guessTextColumns<Plain extends string, Part extends string>(
	table: Table,
	known: HeaderWords<Plain | Part>,
	parts: readonly Part[],
	unnamed: (values: readonly string[]) => Part,
): { header: boolean; columns: (Plain | TextField<Part> | null)[] } {
	const first = table.rows[0]?.cells ?? [];
	const heads = first.map((cell) => readHeader(cell, known));
	const header = heads.some(Boolean);
	const columns: (Plain | TextField<Part> | null)[] = [];
	for (const [column, head] of heads.entries()) {
		const values = table.rows.slice(header ? 1 : 0).flatMap(({ cells }) => cells[column]?.trim() || []);
		const cyrillic = mostlyCyrillic(values.length > 0 ? values : [head?.words ?? ""]);
		const language = head?.language ?? (cyrillic ? "ru" : "en");
		const meant = head?.field ?? (header || values.length === 0 ? null : unnamed(values));
		const part = parts.find((one) => one === meant);
		const field = part ? (`${part}:${language}` as const) : (meant as Plain | null);
		columns.push(field && !columns.includes(field) ? field : null);
	}
	return { header, columns };
}

/** Of a language the first words that a row has stand, cut to their length; says whether they were too long. */
export function gather(text: Record<string, string>, language: string, words: string, longest: number): boolean {
	text[language] ??= words.slice(0, longest).trim();
	return words.length > longest;
}
