/** Verbs of the glossary: concepts and terms written, changed, set aside, brought back and taken in from elsewhere. */
import {
	type ConceptFields,
	type GlossaryPlan,
	type longestOf,
	mostConcepts,
	mostTerms,
	type NewConcept,
	type NewTerm,
	newId,
	type TermChange,
	type TermStatus,
	tidied,
} from "@plenary/domain";
import * as Y from "yjs";
import { conceptsOf, isLanguage, termsOf } from "./glossary.ts";
import { act, type Hand, record, write } from "./layout.ts";

/** Mark of what has been laid down and not yet shown. */
const laid = 0;

/** Who writes, and when, in Unix milliseconds. */
export interface Author {
	readonly by: string;
	readonly at: number;
}

/** Adds a concept and gives its id; undefined when the glossary is full. */
export function addConcept(doc: Y.Doc, concept: NewConcept, author: Author, hand?: Hand): string | undefined {
	if (!hasRoom(doc, 1, concept.terms.length)) return undefined;
	const [id] = lay(doc, [concept], author);
	act(doc, hand, () => conceptMap(doc, id ?? "")?.delete("removedAt"));
	return id;
}

/** Changes fields of a concept; two who change different fields both win. False when there is no such concept. */
export function changeConcept(doc: Y.Doc, id: string, fields: Partial<ConceptFields>, hand?: Hand): boolean {
	const map = conceptMap(doc, id);
	if (!map) return false;
	act(doc, hand, () => write(map, fittingFields(fields)));
	return true;
}

/** Gives a concept one more term and gives its id; undefined when it says nothing or there is no room. */
export function addTerm(doc: Y.Doc, conceptId: string, term: NewTerm, author: Author, hand?: Hand): string | undefined {
	if (!conceptMap(doc, conceptId) || !isTerm(term) || !hasRoom(doc, 0, 1)) return undefined;
	let id = "";
	doc.transact(() => {
		id = layTerm(doc, conceptId, term, author, laid);
	}, laying);
	act(doc, hand, () => record(termsOf(doc), id)?.delete("removedAt"));
	return id;
}

/** Makes a term say something else, in its language; saying nothing sets it aside. False when there is no such term. */
export function setTermWords(doc: Y.Doc, id: string, words: string, at: number, hand?: Hand): boolean {
	const map = record(termsOf(doc), id);
	if (!map) return false;
	const tidy = tidied(words, "words");
	// Words that are taken away stay in what is set aside, so that undo has them and whoever changes them meanwhile too.
	act(doc, hand, () => write(map, tidy === "" ? { removedAt: at } : { words: tidy, removedAt: undefined }));
	return true;
}

/** Says how a term stands, what is to be known about it, or how it is said. */
export function changeTerm(doc: Y.Doc, id: string, change: TermChange, hand?: Hand): boolean {
	const map = record(termsOf(doc), id);
	if (!map) return false;
	act(doc, hand, () => write(map, fittingChange(change)));
	return true;
}

/** Says of several terms at once how they stand, as one step. */
export function setStatuses(doc: Y.Doc, ids: readonly string[], status: TermStatus, hand?: Hand): void {
	act(doc, hand, () => {
		for (const id of ids) changeTerm(doc, id, { status }, hand);
	});
}

/** Sets a concept aside, with all its terms. */
export function removeConcept(doc: Y.Doc, id: string, at: number, hand?: Hand): boolean {
	const map = conceptMap(doc, id);
	if (!map) return false;
	act(doc, hand, () => map.set("removedAt", at));
	return true;
}

export function restoreConcept(doc: Y.Doc, id: string, hand?: Hand): boolean {
	const map = conceptMap(doc, id);
	if (!map) return false;
	act(doc, hand, () => map.delete("removedAt"));
	return true;
}

/** Does what a plan says, as one step. False, and nothing is done, when the glossary has no room for it. */
export function takeInConcepts(doc: Y.Doc, plan: GlossaryPlan, author: Author, hand?: Hand): boolean {
	const { fresh, changed } = plan;
	const terms = [...fresh.flatMap((one) => one.terms), ...changed.flatMap(({ added }) => added)];
	if (!hasRoom(doc, fresh.length, terms.length)) return false;
	const conceptIds = lay(doc, fresh, author);
	const termIds: string[] = [];
	doc.transact(() => {
		for (const { conceptId, added } of changed)
			for (const term of added.filter(isTerm)) termIds.push(layTerm(doc, conceptId, term, author, laid));
	}, laying);
	act(doc, hand, () => {
		for (const id of conceptIds) conceptMap(doc, id)?.delete("removedAt");
		for (const id of termIds) record(termsOf(doc), id)?.delete("removedAt");
		for (const { conceptId, fields, terms: known } of changed) {
			changeConcept(doc, conceptId, fields, hand);
			for (const { termId, change } of known) changeTerm(doc, termId, change, hand);
		}
	});
	return true;
}

const conceptMap = (doc: Y.Doc, id: string): Y.Map<unknown> | undefined => record(conceptsOf(doc), id);

const hasRoom = (doc: Y.Doc, concepts: number, terms: number): boolean =>
	conceptsOf(doc).size + concepts <= mostConcepts && termsOf(doc).size + terms <= mostTerms;

const isTerm = ({ words, language }: NewTerm): boolean => tidied(words, "words") !== "" && isLanguage(language);

/** Of these fields those that are told, cut to their length; what says nothing is taken away. */
function fitting<Field extends keyof typeof longestOf>(
	told: Readonly<Partial<Record<Field, string>>>,
	fields: readonly Field[],
): Record<string, unknown> {
	const given = fields.filter((field) => told[field] !== undefined);
	return Object.fromEntries(given.map((field) => [field, tidied(told[field] ?? "", field) || undefined]));
}

const fittingFields = (fields: Partial<ConceptFields>): Record<string, unknown> => ({
	...fitting(fields, ["definition", "subject", "source"]),
	...(fields.isRestricted === undefined ? {} : { isRestricted: fields.isRestricted || undefined }),
});

const fittingChange = (change: TermChange): Record<string, unknown> => ({
	...fitting(change, ["note", "pronunciation"]),
	...(change.status === undefined ? {} : { status: change.status }),
});

const laying = Symbol("laying down");

/**
 * First everything is laid down as set aside, which nobody tracks, then it is shown in one tracked transaction: undo then
 * sets it aside again instead of deleting it with what others wrote in it meanwhile.
 */
function lay(doc: Y.Doc, concepts: readonly NewConcept[], { by, at }: Author): string[] {
	const ids: string[] = [];
	doc.transact(() => {
		for (const [place, { terms, ...fields }] of concepts.entries()) {
			const id = newId();
			const map = new Y.Map<unknown>();
			conceptsOf(doc).set(id, map);
			// The last comes first in a glossary: a list that stays in its order is written from its end, by milliseconds.
			write(map, { ...fittingFields(fields), addedBy: by, addedAt: at + concepts.length - 1 - place, removedAt: laid });
			for (const [nth, term] of terms.filter(isTerm).entries()) layTerm(doc, id, term, { by, at: at + nth });
			ids.push(id);
		}
	}, laying);
	return ids;
}

function layTerm(doc: Y.Doc, conceptId: string, term: NewTerm, author: Author, removedAt?: number): string {
	const id = newId();
	const map = new Y.Map<unknown>();
	termsOf(doc).set(id, map);
	const { language, status } = term;
	const texts = fitting(term, ["words", "note", "pronunciation"]);
	const said = { conceptId, language, ...texts, status, addedBy: author.by, addedAt: author.at, removedAt };
	for (const [field, value] of Object.entries(said)) if (value !== undefined) map.set(field, value);
	return id;
}
