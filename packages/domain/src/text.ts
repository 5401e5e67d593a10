/** Words in several languages: every text of the model maps BCP 47 tags to strings. */
import * as z from "zod/mini";

/** The languages of the interface; a process may add more for its texts. */
export const interfaceLanguages = ["en", "ru"] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

export type Text = Readonly<Record<string, string>>;

/** A BCP 47 tag of the simple sort used here: "en", "ru", "uk", "sr-Latn". */
export const languageTag = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/));

/** More than any meeting speaks: everybody who reads a text is sent all of its languages. */
const mostLanguages = 40;

/** A text in some languages, or in none; each value at most `longest` characters. */
export const textSchema = (longest = 300) =>
	z
		.record(languageTag, z.string().check(z.trim(), z.maxLength(longest)))
		.check(z.refine((text) => Object.keys(text).length <= mostLanguages, { error: "tooLong" }));

/** What to show a reader: the first language of the list that has words, otherwise any that has, otherwise "". */
export function inLanguage(text: Text, languages: readonly string[]): string {
	for (const language of languages) {
		const words = text[language];
		if (words) return words;
	}
	return Object.values(text).find(Boolean) ?? "";
}

/** Is there a word in any language? */
export const hasWords = (text: Text): boolean => Object.values(text).some((words) => words.trim() !== "");
