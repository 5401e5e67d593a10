/** Headers: what the first line of a table says about its columns, in English or Russian, and what their values look like. */
import { fold, languageTag, wordsOf } from "@plenary/domain";
import { languageNamed } from "./language-words.ts";

/** A field's header words, folded and parted by single spaces. */
export type HeaderWords<Field extends string> = ReadonlyMap<string, Field>;

export interface Header<Field extends string> {
	readonly field: Field;
	/** The language it names: "Name (ru)", "Name in Russian", "ФИО на русском". */
	readonly language: string | null;
	/** What it says without the language and words such as "of the participant". */
	readonly words: string;
}

/** Header words by field, from phrases parted by commas. */
export function headerWords<Field extends string>(phrases: Readonly<Record<Field, string>>): HeaderWords<Field> {
	const fields = Object.entries(phrases) as [Field, string][];
	return new Map(fields.flatMap(([field, list]) => list.split(",").map((phrase) => [plain(phrase), field] as const)));
}

const plain = (words: string): string => wordsOf(fold(words)).join(" ");

const scripts: Readonly<Record<string, string>> = {
	latin: "en",
	cyrillic: "ru",
	кириллица: "ru",
	кириллицеи: "ru",
	латиница: "en",
	латиницеи: "en",
};
const filling = new Set(
	wordsOf(
		fold("in of the at s participant participants delegate delegates person letters script на по языке участника лица"),
	),
);

/** What one header means; undefined when its words are not known. */
export function readHeader<Field extends string>(header: string, known: HeaderWords<Field>): Header<Field> | undefined {
	const text = header.slice(0, 100);
	const whole = known.get(plain(text));
	if (whole) return { field: whole, language: null, words: plain(text) };
	const bracket = text.lastIndexOf("(");
	const tag = text.slice(bracket + 1).replace(/\).*/, "");
	if (bracket > 0 && languageTag.safeParse(tag).success) {
		const words = plain(text.slice(0, bracket));
		const field = known.get(words);
		if (field) return { field, language: tag, words };
	}
	const languageOf = (word: string) => scripts[word] ?? languageNamed(word);
	const all = wordsOf(fold(text));
	const words = all.filter((word) => !filling.has(word) && !languageOf(word)).join(" ");
	const field = known.get(words);
	return field && { field, language: all.map(languageOf).find(Boolean) ?? null, words };
}

/** Are most of these words written in Cyrillic letters? */
export function mostlyCyrillic(values: readonly string[]): boolean {
	const letters = (script: RegExp) => values.join(" ").match(script)?.length ?? 0;
	return letters(/\p{Script=Cyrillic}/gu) > letters(/\p{Script=Latin}/gu);
}

/** Do at least that many of the values, of which there must be one, look so? */
export const most = (values: readonly string[], share: number, looks: (value: string) => boolean): boolean =>
	values.length > 0 && values.filter(looks).length >= values.length * share;
