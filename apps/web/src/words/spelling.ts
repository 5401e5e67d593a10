/** Texts made ready for finding. Thousands of them share most of their words, so each word is worked out once. */
import { fold, latin, wordsOf } from "@plenary/domain";

const wordByWord = (change: (word: string) => string): ((text: string) => string) => {
	const known = new Map<string, string>();
	const changed = (word: string) => {
		const before = known.get(word);
		if (before !== undefined) return before;
		const now = change(word);
		known.set(word, now);
		return now;
	};
	return (text) => text.split(" ").map(changed).join(" ");
};

/** As `fold` makes it. */
export const foldedOf = wordByWord(fold);
/** Folded, in one Latin spelling. */
export const latinOf = wordByWord((word) => latin(fold(word)));

/** " a 7 glossary": the words alone, a space before each, so that one can be looked for by its beginning. */
export const foldedWordsOf = wordByWord((word) => ["", ...wordsOf(fold(word))].join(" "));
export const latinWordsOf = wordByWord((word) => ["", ...wordsOf(latin(fold(word)))].join(" "));
