/** Language words: which languages "en, ru", "EN/RU", "eng", "English and Russian" or "английский" name. */
import { fold } from "@plenary/domain";

const common =
	"en ru uk be pl lt lv et fi sv da nb is de nl fr es pt it ro hu cs sk sl hr sr bs mk sq bg el tr ka hy az kk ky uz tg tk mn ar he fa ps ur hi zh ja ko vi th id";

const abbreviations = { рус: "ru", англ: "en", укр: "uk", нем: "de", фр: "fr", исп: "es" };

const englishNames = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
const russianNames = new Intl.DisplayNames(["ru"], { type: "language", fallback: "none" });

/** "английский", "английского" and "английском" are the same word here. */
const stem = (folded: string): string => folded.replace(/(?:ии|ого|ом|им)$/u, "");

const byWord: ReadonlyMap<string, string> = new Map([
	...common.split(" ").flatMap((tag) => {
		const names = [englishNames.of(tag) ?? tag, russianNames.of(tag) ?? tag];
		return [tag, ...names.map((name) => stem(fold(name)))].map((word) => [word, tag] as const);
	}),
	...Object.entries(abbreviations),
]);

/** The tag of a language that a word of prose or of a header names, be it a common tag or a name. */
export const languageNamed = (word: string): string | undefined => byWord.get(stem(fold(word)));

/** The languages that a list names, each once in its order, and the words of it that name none. */
export function readLanguages(list: string): { tags: string[]; unknown: string[] } {
	const tags = new Set<string>();
	const unknown: string[] = [];
	for (const word of list.split(/[^\p{L}\p{M}\p{N}-]+/u)) {
		if (["", "and", "и"].includes(word.toLowerCase())) continue;
		const tag = languageNamed(word) ?? canonical(word);
		if (tag) tags.add(tag);
		else unknown.push(word);
	}
	return { tags: [...tags], unknown };
}

/** "eng" → "en", "SR-latn" → "sr-Latn"; undefined when no such language is known. */
function canonical(word: string): string | undefined {
	if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}$/i.test(word)) return undefined;
	try {
		const tag = new Intl.Locale(word).toString();
		return englishNames.of(tag) && !tag.startsWith("und") ? tag : undefined;
	} catch {
		return undefined;
	}
}
