/** Searching a glossary at each key: in every language at once, whatever script or accents it is typed in. */
import { wordsOf } from "./folding.ts";
import { type Concept, type Term, termStatuses } from "./glossary.ts";
import { soundsIn, soundsMeant, writtenOf } from "./glossary-letters.ts";
import { beginningWith, beginsWithSlip, holding, slipping, type WordList, wordList } from "./glossary-words.ts";

/** How a term was found, the surest first. */
export const findings = ["exact", "beginning", "wordBeginning", "inside", "slip"] as const;
export type Finding = (typeof findings)[number];

export interface GlossaryHit {
	readonly concept: Concept;
	/** The term of it that was found. */
	readonly term: Term;
	readonly how: Finding;
}

/** A term's words as one way of writing has them, parted by single blanks. */
interface Spelling {
	readonly term: number;
	readonly text: string;
	readonly words: readonly string[];
}

interface Space {
	readonly spellings: readonly Spelling[];
	readonly list: WordList;
}

export interface GlossaryIndex {
	readonly entries: readonly { readonly concept: Concept; readonly term: Term }[];
	readonly written: Space;
	readonly sounds: Space;
	/** What was worked out for words, so that the next index has it already. */
	readonly known: ReadonlyMap<string, Worked>;
}

interface Worked {
	readonly written: readonly string[];
	readonly sounds: readonly (readonly string[])[];
}

/** Made anew when the glossary changes; what `before` knows of words that stayed is not worked out again. */
export function glossaryIndex(concepts: readonly Concept[], before?: GlossaryIndex): GlossaryIndex {
	const entries = concepts.flatMap((concept) => concept.terms.map((term) => ({ concept, term })));
	const known = new Map<string, Worked>();
	const spaces = { written: [] as Spelling[], sounds: [] as Spelling[] };
	for (const [at, { term }] of entries.entries()) {
		const key = `${term.language} ${term.words}`;
		const worked = known.get(key) ?? before?.known.get(key) ?? work(term);
		known.set(key, worked);
		spaces.written.push({ term: at, text: worked.written.join(" "), words: worked.written });
		for (const words of worked.sounds) spaces.sounds.push({ term: at, text: words.join(" "), words });
	}
	return { entries, written: space(spaces.written), sounds: space(spaces.sounds), known };
}

function work(term: Term): Worked {
	const written = wordsOf(writtenOf(term.words));
	const readings = new Set(soundsIn(written.join(" "), term.language));
	return { written, sounds: [...readings].map((reading) => reading.split(" ").filter(Boolean)) };
}

const space = (spellings: readonly Spelling[]): Space => ({
	spellings,
	list: wordList(spellings.map(({ words }) => words)),
});

export interface Searching {
	/** Of as many concepts at the most; 20 unless told. */
	readonly limit?: number;
	/** Languages whose terms come before those of others that were found as surely. */
	readonly first?: readonly string[];
}

const longestQuery = 100;
/** What is shorter finds too much by what stands inside, or by a slip. */
const shortest = { inside: 2, slip: 4 } as const;

/**
 * The concepts that somebody may mean, each once by its surest term: exactly so, beginning so, with a word that begins
 * so, with this inside, and at last with one slip of the finger. As it is written comes before how it sounds.
 */
export function searchGlossary(
	index: GlossaryIndex,
	query: string,
	{ limit = 20, first = [] }: Searching = {},
): GlossaryHit[] {
	const typed = query.slice(0, longestQuery);
	const asked = wordsOf(writtenOf(typed));
	if (asked.length === 0 || limit <= 0) return [];
	const meant = soundsMeant(typed).map(wordsOf);
	/** By number of the term: the finding, and whether by its sound. */
	const best = new Map<number, number>();
	for (const mode of modes) {
		lookIn(index.written, asked, mode, 0, best);
		for (const sounds of meant) if (sounds.length > 0) lookIn(index.sounds, sounds, mode, 1, best);
		if (best.size >= limit * 4) break;
	}
	return ranked(index, best, first, limit);
}

type Mode = "word" | "inside" | "slip";
const modes: readonly Mode[] = ["word", "inside", "slip"];

const placesOf: Readonly<Record<Mode, (list: WordList, typed: string) => number[]>> = {
	word: beginningWith,
	inside: (list, typed) => (typed.length >= shortest.inside ? holding(list, typed) : []),
	slip: (list, typed) => (typed.length >= shortest.slip ? slipping(list, typed) : []),
};

const fits: Readonly<Record<Mode, (word: string, typed: string) => boolean>> = {
	word: (word, typed) => word.startsWith(typed),
	inside: (word, typed) => word.includes(typed),
	slip: (word, typed) => (typed.length >= shortest.slip ? beginsWithSlip(word, typed) : word.startsWith(typed)),
};

/** The longest word of what is asked is looked up; terms that have it are asked for the others. */
function lookIn(
	{ spellings, list }: Space,
	asked: readonly string[],
	mode: Mode,
	way: number,
	best: Map<number, number>,
): void {
	const longest = asked.reduce((one, other) => (other.length > one.length ? other : one));
	const others = asked.filter((word) => word !== longest);
	const whole = asked.join(" ");
	for (const place of placesOf[mode](list, longest)) {
		for (const number of list.terms[place] ?? []) {
			const spelling = spellings[number];
			if (!spelling || !others.every((typed) => spelling.words.some((word) => fits[mode](word, typed)))) continue;
			const rank = findings.indexOf(findingOf(spelling.text, whole, mode)) * 2 + way;
			const before = best.get(spelling.term);
			if (before === undefined || rank < before) best.set(spelling.term, rank);
		}
	}
}

function findingOf(text: string, whole: string, mode: Mode): Finding {
	if (mode === "slip") return "slip";
	if (text === whole) return "exact";
	if (text.startsWith(whole)) return "beginning";
	return mode === "word" ? "wordBeginning" : "inside";
}

function ranked(
	index: GlossaryIndex,
	best: ReadonlyMap<number, number>,
	first: readonly string[],
	limit: number,
): GlossaryHit[] {
	const inRanks: number[][] = [];
	for (const [number, rank] of best) {
		const same = inRanks[rank];
		if (same) same.push(number);
		else inRanks[rank] = [number];
	}
	const hits = new Map<string, GlossaryHit>();
	for (const [rank, numbers = []] of inRanks.entries()) {
		const sorted = numbers.map((number) => ({ number, order: orderOf(index.entries[number]?.term, first) }));
		sorted.sort((one, other) => one.order - other.order || one.number - other.number);
		for (const { number } of sorted) {
			const entry = index.entries[number];
			const how = findings[rank >> 1];
			if (entry && how && !hits.has(entry.concept.id)) hits.set(entry.concept.id, { ...entry, how });
			if (hits.size === limit) return [...hits.values()];
		}
	}
	return [...hits.values()];
}

/** Own languages before others, what may be said before what may not, short before long. */
function orderOf(term: Term | undefined, first: readonly string[]): number {
	if (!term) return Number.POSITIVE_INFINITY;
	const language = first.indexOf(term.language);
	return (
		(language < 0 ? first.length : language) * 10_000 + termStatuses.indexOf(term.status) * 1000 + term.words.length
	);
}
