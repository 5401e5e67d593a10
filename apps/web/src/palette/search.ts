/** Finding: what somebody means after a few letters, in either script, among everything they may go to or do. */
import { workAhead } from "../words/ahead.ts";
import { foldedWordsOf, latinWordsOf } from "../words/spelling.ts";

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

/** A text's words, with a space before each: as written, and in Latin letters. */
interface Key {
	written: string;
	latin: string;
}

interface Folded {
	keys: readonly Key[];
	/** The words of all keys, both ways: an entry that lacks one of those asked for is passed over by a single look. */
	words: string;
}

/** Folded once for as long as an entry lives. */
const known = new WeakMap<Entry, Folded>();

const keyOf = (text: string): Key => ({ written: foldedWordsOf(text), latin: latinWordsOf(text) });

function foldedEntry(entry: Entry): Folded {
	let folded = known.get(entry);
	if (!folded) {
		const keys = [...new Set([entry.words, ...(entry.also ?? [])])].filter(Boolean).map(keyOf);
		folded = { keys, words: keys.map(({ written, latin }) => written + latin).join("") };
		known.set(entry, folded);
	}
	return folded;
}

/** Folds all of them before the first letter is typed. */
export const foldAhead = (entries: readonly Entry[]): (() => void) => workAhead(entries, foldedEntry);

/**
 * The entries that fit, the likeliest first: as written before transliterated, beginnings before what stands further
 * in; within that commands before pages before meetings and so on, then as they were given. Nothing typed finds
 * commands and pages.
 */
export function search(query: string, entries: readonly Entry[], limit = 12): Entry[] {
	if (query.trim() === "") return entries.filter(({ kind }) => kind === "command" || kind === "page").slice(0, limit);
	const asked = keyOf(query.slice(0, 100));
	const wanted = beginningsOf(asked.written);
	const wantedLatin = beginningsOf(asked.latin);
	const rankOf = (key: Key): number => {
		const written = rank(asked.written, wanted, key.written);
		return written < none ? written : 3 + rank(asked.latin, wantedLatin, key.latin);
	};
	const found: { entry: Entry; rank: number; at: number }[] = [];
	for (const [at, entry] of entries.entries()) {
		const { keys, words } = foldedEntry(entry);
		if (!hasAll(words, wanted) && !hasAll(words, wantedLatin)) continue;
		const best = Math.min(...keys.map(rankOf));
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

const hasAll = (words: string, beginnings: readonly string[]): boolean =>
	beginnings.every((one) => words.includes(one));

function rank(asked: string, beginnings: readonly string[], words: string): number {
	if (beginnings.length === 0) return none;
	if (words === asked) return 0;
	if (words.startsWith(asked)) return 1;
	return hasAll(words, beginnings) ? 2 : none;
}
