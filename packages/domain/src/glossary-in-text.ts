/** Terms in a text: which of the glossary's terms somebody is saying, whatever endings the language gives them. */
import type { Concept, Term } from "./glossary.ts";
import { writtenOf } from "./glossary-letters.ts";

export interface TermInText {
	readonly concept: Concept;
	readonly term: Term;
	/** Where it stands in the text, in characters; `end` is no part of it. */
	readonly start: number;
	readonly end: number;
}

/** Ready to be looked for in many texts. */
export interface TermFinder {
	/** Terms of a language by the first letters of their first word. */
	readonly byHead: ReadonlyMap<string, readonly Sought[]>;
}

interface Sought {
	readonly concept: Concept;
	readonly term: Term;
	readonly words: readonly string[];
}

const headLength = 3;
const headOf = (language: string, word: string): string => `${language} ${word.slice(0, headLength)}`;

export function termFinder(concepts: readonly Concept[]): TermFinder {
	const byHead = new Map<string, Sought[]>();
	for (const concept of concepts) {
		for (const term of concept.terms) {
			const words = placedWords(term.words).map(({ word }) => word);
			const [first] = words;
			if (first === undefined) continue;
			const head = headOf(term.language, first);
			byHead.set(head, [...(byHead.get(head) ?? []), { concept, term, words }]);
		}
	}
	return { byHead };
}

/** The terms that a text in this language has, in its order; of those that overlap the longest. */
export function termsInText({ byHead }: TermFinder, text: string, language: string): TermInText[] {
	const words = placedWords(text);
	const found: TermInText[] = [];
	for (let at = 0; at < words.length; at++) {
		const here = byHead.get(headOf(language, words[at]?.word ?? "")) ?? [];
		const fitting = here.filter(({ words: sought }) =>
			sought.every((word, step) => isFormOf(words[at + step]?.word ?? "", word)),
		);
		if (fitting.length === 0) continue;
		const { concept, term, words: sought } = fitting.reduce((one, other) => (better(other, one) ? other : one));
		const last = at + sought.length - 1;
		found.push({ concept, term, start: words[at]?.start ?? 0, end: words[last]?.end ?? 0 });
		at = last;
	}
	return found;
}

const better = (one: Sought, other: Sought): boolean =>
	one.words.length > other.words.length ||
	(one.words.length === other.words.length && one.term.words.length > other.term.words.length);

function placedWords(text: string): { word: string; start: number; end: number }[] {
	return [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu)].map((match) => ({
		word: writtenOf(match[0]),
		start: match.index,
		end: match.index + match[0].length,
	}));
}

/** Endings of cases and numbers, in letters as `writtenOf` leaves them. */
const endings = {
	latin: /^(?:|e|s|es|y|ies|ed|d|ing)$/,
	cyrillic: /^[аеиоуыэюяіємьхгвт]{0,3}$/,
	other: /^[აეიოუსმვთდნტაეիոյնվսերին]{0,4}$/,
} as const;

/** Is this word that one, with whatever ending? Short words and signs have to be the same. */
export function isFormOf(word: string, sought: string): boolean {
	if (word === sought) return true;
	let same = 0;
	while (same < word.length && word[same] === sought[same]) same++;
	const script = /\p{Script=Cyrillic}/u.test(sought)
		? "cyrillic"
		: /\p{Script=Latin}/u.test(sought)
			? "latin"
			: "other";
	const least = script === "latin" ? sought.length - 1 : Math.max(sought.length - 3, 3);
	if (same < headLength || same < least) return false;
	return endings[script].test(word.slice(same)) && endings[script].test(sought.slice(same));
}
