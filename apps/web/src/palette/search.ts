/** Finding: what somebody means after a few letters, in either script, among everything they may go to or do. */
import { workAhead } from "../words/ahead.ts";
import { foldedOf, foldedWordsOf, latinOf, latinWordsOf } from "../words/spelling.ts";

export const kinds = ["command", "page", "meeting", "person", "party", "action"] as const;
export type Kind = (typeof kinds)[number];

export interface Entry {
	kind: Kind;
	id: string;
	/** As it is shown. */
	words: string;
	/** Said beside it: a date, a delegation, a key. */
	hint?: string | undefined;
	/** What it may be found by besides: names in other languages, signs, numbers. */
	also?: readonly string[];
	run: () => void;
}

/** A text, and its words with a space before each. */
interface Key {
	folded: string;
	words: string;
	latin: string;
	latinWords: string;
}

/** Folded once for as long as an entry lives. */
const known = new WeakMap<Entry, readonly Key[]>();

const keyOf = (given: string): Key => {
	const text = given.trim();
	return { folded: foldedOf(text), words: foldedWordsOf(text), latin: latinOf(text), latinWords: latinWordsOf(text) };
};

function keysOf(entry: Entry): readonly Key[] {
	let keys = known.get(entry);
	if (!keys) {
		keys = [entry.words, ...(entry.also ?? [])].filter(Boolean).map(keyOf);
		known.set(entry, keys);
	}
	return keys;
}

/** Folds all of them before the first letter is typed. */
export const foldAhead = (entries: readonly Entry[]): (() => void) => workAhead(entries, keysOf);

/**
 * The entries that fit, the likeliest first: as written before transliterated, beginnings before what stands further
 * in; within that commands before pages before meetings and so on, then as they were given. Nothing typed finds
 * commands and pages.
 */
export function search(query: string, entries: readonly Entry[], limit = 12): Entry[] {
	if (query.trim() === "") return entries.filter(({ kind }) => kind === "command" || kind === "page").slice(0, limit);
	const asked = keyOf(query.slice(0, 100));
	const wanted = beginningsOf(asked.words);
	const wantedLatin = beginningsOf(asked.latinWords);
	const rankOf = (key: Key): number => {
		const written = rank(asked.folded, wanted, key.folded, key.words);
		return written < none ? written : 3 + rank(asked.latin, wantedLatin, key.latin, key.latinWords);
	};
	const found: { entry: Entry; rank: number; at: number }[] = [];
	for (const [at, entry] of entries.entries()) {
		let best = none;
		for (const key of keysOf(entry)) best = Math.min(best, rankOf(key));
		if (best < none) found.push({ entry, rank: best * 10 + kinds.indexOf(entry.kind), at });
	}
	return found
		.sort((one, other) => one.rank - other.rank || one.at - other.at)
		.slice(0, limit)
		.map(({ entry }) => entry);
}

const none = Number.POSITIVE_INFINITY;

/** " a 7" gives " a" and " 7". */
const beginningsOf = (words: string): string[] => words.match(/ [^ ]+/g) ?? [];

function rank(asked: string, beginnings: readonly string[], text: string, words: string): number {
	if (beginnings.length === 0) return none;
	if (text === asked) return 0;
	if (text.startsWith(asked)) return 1;
	return beginnings.every((one) => words.includes(one)) ? 2 : none;
}
