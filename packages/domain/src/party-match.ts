/** Matching: which delegation or person somebody means after the first letters, in any script they know. */
import { fold, latin, wordsOf } from "./folding.ts";
import type { Text } from "./text.ts";

interface Named {
	readonly id: string;
	readonly codes: readonly string[];
	readonly names: readonly string[];
}

/** One text to compare with: as folded and in the common Latin spelling. */
interface Key {
	readonly code: boolean;
	readonly folded: string;
	readonly words: readonly string[];
	readonly latin: string;
	readonly latinWords: readonly string[];
}

/** Delegations that fit what was typed, the likeliest first; all in order for an empty query. */
export function matchParties<P extends { id: string; codes: Text; names: Text }>(
	query: string,
	parties: readonly P[],
	limit = 8,
): P[] {
	const named = ({ id, codes, names }: P) => ({ id, codes: Object.values(codes), names: Object.values(names) });
	return match(query, parties, named, limit);
}

/** People that fit what was typed, by any word of their name in any script. */
export function matchPeople<P extends { name: string; names: Text } & ({ id: string } | { accountId: string })>(
	query: string,
	people: readonly P[],
	limit = 8,
): P[] {
	const named = (person: P) => ({
		id: "accountId" in person ? person.accountId : person.id,
		codes: [],
		names: [person.name, ...Object.values(person.names)],
	});
	return match(query, people, named, limit);
}

/**
 * Finds the one party that is called exactly so, by code or name, in any language and either script; null when there is
 * none or there are several.
 */
export function partyFinder<P extends { id: string; codes: Text; names: Text }>(
	parties: readonly P[],
): (words: string) => P | null {
	const called = new Map<string, Set<P>>();
	for (const party of parties)
		for (const words of [...Object.values(party.codes), ...Object.values(party.names)])
			for (const key of spellings(words)) called.set(key, (called.get(key) ?? new Set()).add(party));
	return (words) => {
		for (const key of spellings(words)) {
			const [one, ...more] = called.get(key) ?? [];
			if (one) return more.length === 0 ? one : null;
		}
		return null;
	};
}

/** As written, and in the common Latin spelling; the latter is marked, for "KE" is not how "CE" is written. */
function spellings(words: string): string[] {
	const written = wordsOf(fold(words)).join(" ");
	return written === "" ? [] : [written, `${latin(written)}, spelt`];
}

/** What has been folded once is kept as long as the record it belongs to. */
const folded = new WeakMap<object, { id: string; keys: readonly Key[] }>();

function match<T extends object>(query: string, all: readonly T[], named: (one: T) => Named, limit: number): T[] {
	const asked = keyOf(query.slice(0, 100), false);
	return all
		.flatMap((one) => {
			const { id, keys } = keysOf(one, named);
			const rank = Math.min(...keys.map((key) => rankOf(asked, key)));
			return Number.isFinite(rank) ? [{ one, id, rank, name: keys.find((key) => !key.code)?.folded ?? "" }] : [];
		})
		.sort((a, b) => a.rank - b.rank || compare(a.name, b.name) || compare(a.id, b.id))
		.slice(0, limit)
		.map(({ one }) => one);
}

/** Lower is likelier: as written before transliterated, codes before names, whole before beginning before inside. */
function rankOf(asked: Key, key: Key): number {
	if (asked.folded === "") return 0;
	const written = rankWords(asked.folded, asked.words, key.folded, key.words, key.code);
	if (written !== undefined) return written;
	return (
		10 + (rankWords(asked.latin, asked.latinWords, key.latin, key.latinWords, key.code) ?? Number.POSITIVE_INFINITY)
	);
}

function rankWords(
	asked: string,
	askedWords: readonly string[],
	text: string,
	words: readonly string[],
	code: boolean,
): number | undefined {
	if (asked === "" || askedWords.length === 0) return undefined;
	if (text === asked) return code ? 0 : 2;
	if (text.startsWith(asked)) return code ? 1 : 3;
	return askedWords.every((one) => words.some((word) => word.startsWith(one))) ? 4 : undefined;
}

function keysOf<T extends object>(one: T, named: (one: T) => Named): { id: string; keys: readonly Key[] } {
	let known = folded.get(one);
	if (!known) {
		const { id, codes, names } = named(one);
		known = { id, keys: [...codes.map((text) => keyOf(text, true)), ...names.map((text) => keyOf(text, false))] };
		folded.set(one, known);
	}
	return known;
}

function keyOf(text: string, code: boolean): Key {
	const plain = fold(text.trim());
	const inLatin = latin(plain);
	return { code, folded: plain, words: wordsOf(plain), latin: inLatin, latinWords: wordsOf(inLatin) };
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
