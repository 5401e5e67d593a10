/** Finding: what somebody means after a few letters, in either script, among everything they may go to or do. */
import { fold, latin, wordsOf } from "@plenary/domain";

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

interface Key {
	folded: string;
	words: readonly string[];
	latin: string;
	latinWords: readonly string[];
}

/** Folded once for as long as an entry lives. */
const known = new WeakMap<Entry, readonly Key[]>();

const keyOf = (text: string): Key => {
	const folded = fold(text.trim());
	const spelt = latin(folded);
	return { folded, words: wordsOf(folded), latin: spelt, latinWords: wordsOf(spelt) };
};

function keysOf(entry: Entry): readonly Key[] {
	let keys = known.get(entry);
	if (!keys) {
		keys = [entry.words, ...(entry.also ?? [])].filter(Boolean).map(keyOf);
		known.set(entry, keys);
	}
	return keys;
}

/**
 * The entries that fit, the likeliest first: as written before transliterated, beginnings before what stands further
 * in; within that commands before pages before meetings and so on, then as they were given. Nothing typed finds
 * commands and pages.
 */
export function search(query: string, entries: readonly Entry[], limit = 12): Entry[] {
	if (query.trim() === "") return entries.filter(({ kind }) => kind === "command" || kind === "page").slice(0, limit);
	const asked = keyOf(query.slice(0, 100));
	const found: { entry: Entry; rank: number; at: number }[] = [];
	for (const [at, entry] of entries.entries()) {
		let best = Number.POSITIVE_INFINITY;
		for (const key of keysOf(entry)) best = Math.min(best, rankOf(asked, key));
		if (best < Number.POSITIVE_INFINITY) found.push({ entry, rank: best * 10 + kinds.indexOf(entry.kind), at });
	}
	return found
		.sort((one, other) => one.rank - other.rank || one.at - other.at)
		.slice(0, limit)
		.map(({ entry }) => entry);
}

function rankOf(asked: Key, key: Key): number {
	const written = rankWords(asked.folded, asked.words, key.folded, key.words);
	return written < Number.POSITIVE_INFINITY
		? written
		: 3 + rankWords(asked.latin, asked.latinWords, key.latin, key.latinWords);
}

function rankWords(asked: string, askedWords: readonly string[], text: string, words: readonly string[]): number {
	if (askedWords.length === 0) return Number.POSITIVE_INFINITY;
	if (text === asked) return 0;
	if (text.startsWith(asked)) return 1;
	return askedWords.every((one) => words.some((word) => word.startsWith(one))) ? 2 : Number.POSITIVE_INFINITY;
}
