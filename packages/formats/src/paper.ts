/** A paper: what is to stand on it, as a plain value in one language, before it is any kind of file. */
import type { InterfaceLanguage } from "@plenary/domain";

/** How a line is meant; plain where nothing is said. */
export type Tone = "strong" | "quiet" | "warning";
export type Line = string | { readonly text: string; readonly tone: Tone };

export interface Column {
	readonly head: string;
	/** Its share of the width. */
	readonly share: number;
}

export type Part =
	| { readonly kind: "text"; readonly lines: readonly Line[] }
	| { readonly kind: "list"; readonly items: readonly Line[] }
	| { readonly kind: "facts"; readonly facts: readonly Fact[] }
	/** A cell is the lines in it. */
	| { readonly kind: "table"; readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };

export type Cell = readonly Line[];
export type Fact = readonly [label: string, words: string];

export interface Section {
	readonly heading: string;
	readonly level: 1 | 2;
	readonly parts: readonly Part[];
}

export interface Paper {
	readonly language: InterfaceLanguage;
	/** What kind of paper it is, such as "Team sheet". */
	readonly title: string;
	/** The meeting. */
	readonly subject: string;
	/** At the head of each page: the meeting and the day. */
	readonly running: string;
	/** Beside it: which version of what, and when it was published. */
	readonly issue: string;
	/** At the foot: "Page {page} of {pages}". */
	readonly folio: string;
	/** Unix milliseconds: the same paper is always the same file. */
	readonly issuedAt: number;
	/** Does it hold a table that needs the longer side of the sheet? */
	readonly wide: boolean;
	readonly facts: readonly Fact[];
	readonly sections: readonly Section[];
}

/** Longer than anything that has to be read on a sheet. */
const longest = 2_000;

/** A paper whose words every kind of file can hold: no control characters, no halves of letters, nothing endless. */
export function printable(paper: Paper): Paper {
	return tidied(paper) as Paper;
}

function tidied(value: unknown): unknown {
	if (typeof value === "string") return tidyWords(value);
	if (Array.isArray(value)) return value.map(tidied);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tidied(inner)]));
}

/** What turns the direction of words around it goes too: a name must not reverse the line it stands in. */
const unprintable = /[\p{Cc}\p{Cn}\p{Co}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

function tidyWords(words: string): string {
	const tidy = words.toWellFormed().replace(unprintable, " ");
	return tidy.length > longest ? `${tidy.slice(0, longest - 1).toWellFormed()}…` : tidy;
}

export const wordsOf = (line: Line): string => (typeof line === "string" ? line : line.text);
export const toneOf = (line: Line): Tone | undefined => (typeof line === "string" ? undefined : line.tone);

/** The foot of a page in pieces, where each kind of file puts its own numbers between them. */
export function folioParts(folio: string): [before: string, between: string, after: string] {
	const [before = "", rest = ""] = folio.split("{page}");
	const [between = "", after = ""] = rest.split("{pages}");
	return [before, between, after];
}
