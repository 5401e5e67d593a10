/** The glossary's document: concepts as maps by id, and their terms, each a map by id that names its concept. */
import {
	byRank,
	type Concept,
	type longestOf,
	mostConcepts,
	mostTerms,
	type Term,
	termKey,
	termStatuses,
	tidied,
} from "@plenary/domain";
import * as Y from "yjs";
import { localVerb, momentOf, numberOf, observe, records, stringOf, wordOf } from "./layout.ts";

export const conceptsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("concepts");
/** Not within their concepts: two who give one its first Russian term at once both keep theirs. */
export const termsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("terms");

/**
 * Everything the document holds, as plain values, what was added last first. Nonsense in it is passed over,
 * never thrown at. A term that two people gave a concept at once is read once, as the first of them wrote it.
 */
export function readGlossary(doc: Y.Doc): Concept[] {
	const terms = new Map<string, Map<string, Term>>();
	for (const [id, map] of inOrder(termsOf(doc)).slice(0, mostTerms)) {
		const conceptId = stringOf(map.get("conceptId"));
		const term = conceptId === undefined || isAside(map) ? undefined : readTerm(id, map);
		if (conceptId === undefined || !term) continue;
		const those = terms.get(conceptId) ?? new Map<string, Term>();
		terms.set(conceptId, those);
		const key = termKey(term);
		if (!those.has(key)) those.set(key, term);
	}
	return inOrder(conceptsOf(doc))
		.slice(0, mostConcepts)
		.reverse()
		.filter(([, map]) => !isAside(map))
		.map(([id, map]) => readConcept(id, map, [...(terms.get(id)?.values() ?? [])].sort(byRank)));
}

/** Calls the listener whenever the glossary has changed; returns how to stop. */
export const observeGlossary = (doc: Y.Doc, listener: () => void): (() => void) => observe(doc, listener);

/** Undo for one person at one glossary: takes back what the verbs did. */
export function glossaryUndo(doc: Y.Doc, origins: readonly unknown[] = []): Y.UndoManager {
	// Each verb is a step of its own, however quickly another follows.
	return new Y.UndoManager(doc, { trackedOrigins: new Set([localVerb, ...origins]), captureTimeout: 0 });
}

const isAside = (map: Y.Map<unknown>): boolean => numberOf(map.get("removedAt")) !== undefined;

const addedAt = (map: Y.Map<unknown>): number => momentOf(map.get("addedAt")) ?? 0;

/** As they were added; those of one moment by id, so that everybody has the same order. */
function inOrder(root: Y.Map<unknown>): [string, Y.Map<unknown>][] {
	const dated = records(root).map(([id, map]) => ({ id, map, at: addedAt(map) }));
	dated.sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
	return dated.map(({ id, map }) => [id, map]);
}

const textOf = (map: Y.Map<unknown>, field: keyof typeof longestOf): string =>
	tidied(stringOf(map.get(field)) ?? "", field);

function readConcept(id: string, map: Y.Map<unknown>, terms: readonly Term[]): Concept {
	return {
		id,
		terms,
		definition: textOf(map, "definition"),
		subject: textOf(map, "subject"),
		source: textOf(map, "source"),
		isRestricted: map.get("isRestricted") === true,
		addedBy: stringOf(map.get("addedBy")) ?? "",
		addedAt: addedAt(map),
	};
}

/** A term without words or language is none. */
function readTerm(id: string, map: Y.Map<unknown>): Term | undefined {
	const language = stringOf(map.get("language"));
	const words = textOf(map, "words");
	if (!language || !isLanguage(language) || words === "") return undefined;
	return {
		id,
		language,
		words,
		status: wordOf(map.get("status"), termStatuses) ?? "proposed",
		note: textOf(map, "note"),
		pronunciation: textOf(map, "pronunciation"),
		addedBy: stringOf(map.get("addedBy")) ?? "",
	};
}

export const isLanguage = (tag: string): boolean => /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/.test(tag);
