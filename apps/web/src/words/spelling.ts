/** Texts made ready for finding. Thousands of them share most of their words, so each word is worked out once. */
import { fold, latin, wordsOf } from "@plenary/domain";

function wordByWord(change: (word: string) => string, between = " "): (text: string) => string {
	const known = new Map<string, string>();
	const changed = (word: string) => {
		const before = known.get(word);
		if (before !== undefined) return before;
		const now = change(word);
		known.set(word, now);
		return now;
	};
	return (text) => text.split(" ").map(changed).join(between);
}

/** Folded, in one Latin spelling. */
export const latinOf = wordByWord((word) => latin(fold(word)));

/** " a 7 glossary": the words alone, folded, a space before each, so that one can be looked for by its beginning. */
export const foldedWordsOf = wordByWord((word) => spaced(fold(word)), "");
/** The same in one Latin spelling. */
export const latinWordsOf = wordByWord((word) => spaced(latin(fold(word))), "");

const spaced = (folded: string): string =>
	wordsOf(folded)
		.map((word) => ` ${word}`)
		.join("");
