/** Language words: which languages "en, ru", "EN/RU", "eng", "English and Russian" or "английский" name. */
import { fold } from "@plenary/domain";

/** Languages that are understood by any word for them, and offered where one is chosen. */
export const commonLanguages: readonly string[] =
	"en ru uk be pl lt lv et fi sv da nb is de nl fr es pt it ro hu cs sk sl hr sr bs mk sq bg el tr ka hy az kk ky uz tg tk mn ar he fa ps ur hi zh ja ko vi th id".split(
		" ",
	);

const abbreviations = { рус: "ru", англ: "en", укр: "uk", нем: "de", фр: "fr", исп: "es" };

const englishNames = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
const russianNames = new Intl.DisplayNames(["ru"], { type: "language", fallback: "none" });

/** "английский", "английского" and "английском" are the same word here. */
const stem = (folded: string): string => folded.replace(/(?:ии|ого|ом|им)$/u, "");

const byWord: ReadonlyMap<string, string> = new Map([
	...commonLanguages.flatMap((tag) => {
		const names = [englishNames.of(tag) ?? tag, russianNames.of(tag) ?? tag];
		return [tag, ...names.map((name) => stem(fold(name)))].map((word) => [word, tag] as const);
	}),
	...Object.entries(abbreviations),
]);

/** The tag of a language that a word of prose or of a header names, be it a common tag or a name. */
export const languageNamed = (word: string): string | undefined => byWord.get(stem(fold(word)));

/** So many words of a list are looked up; what follows counts as unknown. */
const longestList = 20;

/** The languages that a list names, each once in its order, and the words of it that name none. */
export function readLanguages(list: string): { tags: string[]; unknown: string[] } {
	const tags = new Set<string>();
	const unknown: string[] = [];
	for (const [at, word] of list.split(/[^\p{L}\p{M}\p{N}-]+/u).entries()) {
		if (["", "and", "и"].includes(word.toLowerCase())) continue;
		const tag = at < longestList ? (languageNamed(word) ?? canonical(word)) : undefined;
		if (tag) tags.add(tag);
		else unknown.push(word);
	}
	return { tags: [...tags], unknown };
}

/** "eng" → "en", "SR-latn" → "sr-Latn"; undefined when no such language is known. */
function canonical(word: string): string | undefined {
	const [code = "", ...more] = word.toLowerCase().split("-");
	if (more.length === 0) return languageOfCode(code);
	if (!languageOfCode(code) || !/^(?:-[a-z0-9]{2,8}){1,2}$/i.test(word.slice(code.length))) return undefined;
	try {
		return Intl.getCanonicalLocales(word)[0];
	} catch {
		return undefined;
	}
}

/** What has been asked of Intl before, which is slow; there are no more codes than those of two or three letters. */
const asked = new Map<string, string | undefined>();

function languageOfCode(code: string): string | undefined {
	if (!/^[a-z]{2,3}$/.test(code) || code === "und") return undefined;
	if (!asked.has(code)) asked.set(code, englishNames.of(code) && Intl.getCanonicalLocales(code)[0]);
	return asked.get(code);
}
