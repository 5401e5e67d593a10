/** The glossary: what a meeting calls its concepts in each of its languages, and what is not to be said. */

/** How a term stands: everybody says it, somebody proposes it, nobody is to say it. */
export const termStatuses = ["agreed", "proposed", "forbidden"] as const;
export type TermStatus = (typeof termStatuses)[number];

export interface Term {
	readonly id: string;
	/** BCP 47, "en", "ka". A concept may have several terms in one language, and none in another. */
	readonly language: string;
	readonly words: string;
	readonly status: TermStatus;
	readonly note: string;
	/** As it helps whoever has to say it: "a-ZYE-lum", "/əˈsaɪləm/". */
	readonly pronunciation: string;
	/** The account that wrote it; "" where nobody knows. */
	readonly addedBy: string;
}

export interface Concept {
	readonly id: string;
	/** In the order of `byRank`. */
	readonly terms: readonly Term[];
	readonly definition: string;
	/** What it is about: "asylum", "returns". */
	readonly subject: string;
	/** The paper it was taken from. */
	readonly source: string;
	/** From a paper that not everybody may see: what leaves the house says so. */
	readonly isRestricted: boolean;
	readonly addedBy: string;
	/** Unix milliseconds. */
	readonly addedAt: number;
}

/** A term that comes from outside, before it has an id. */
export type NewTerm = Pick<Term, "language" | "words"> & Partial<Omit<Term, "id" | "addedBy">>;

/** A concept that comes from outside, before it has an id. */
export interface NewConcept extends Partial<Pick<Concept, "definition" | "subject" | "source" | "isRestricted">> {
	readonly terms: readonly NewTerm[];
}

/** What is longer is cut where it is written, and refused where it comes from another program. */
export const longestOf = {
	words: 300,
	note: 1000,
	pronunciation: 200,
	definition: 4000,
	subject: 120,
	source: 300,
} as const;

/** So many a glossary may hold, set aside ones included. */
export const mostConcepts = 5000;
export const mostTerms = 30_000;
/** So many concepts, with so many terms, are taken in at once. */
export const mostTakenIn = { concepts: 2000, terms: 10_000 } as const;

/** One line without blanks at its ends, no longer than that; a character is never cut through. */
export function tidied(words: string, field: keyof typeof longestOf): string {
	const one = field === "definition" || field === "note" ? words : words.replace(/\s+/gu, " ");
	const cut = one.trim().slice(0, longestOf[field]);
	return cut.replace(/[\uD800-\uDBFF]$/u, "").trim();
}

/** Agreed terms before proposed ones before forbidden ones, and among them as they came. */
export const byRank = (one: Pick<Term, "status">, other: Pick<Term, "status">): number =>
	termStatuses.indexOf(one.status) - termStatuses.indexOf(other.status);

/** The terms of a concept in one language. */
export const termsIn = ({ terms }: Pick<Concept, "terms">, language: string): readonly Term[] =>
	terms.filter((term) => term.language === language);

/** The languages of terms, those asked for first, the others in the order of the alphabet. */
export function glossaryLanguages(
	concepts: readonly Pick<Concept, "terms">[],
	first: readonly string[] = [],
): string[] {
	const used = new Set(concepts.flatMap(({ terms }) => terms.map(({ language }) => language)));
	return [...new Set([...first, ...[...used].sort()])];
}

/** The same for the same term, whatever its case and blanks. */
export const termKey = ({ language, words }: Pick<Term, "language" | "words">): string =>
	`${language} ${words.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim()}`;
