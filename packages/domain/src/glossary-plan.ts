/** Taking concepts into a glossary: which are new, which it has already, and what they add to those. */
import { type Concept, type NewConcept, type NewTerm, type Term, termKey } from "./glossary.ts";

/** What becomes of a known term. */
export type TermChange = Partial<Pick<Term, "status" | "note" | "pronunciation">>;
export type ConceptFields = Pick<Concept, "definition" | "subject" | "source" | "isRestricted">;

/** What a concept from outside does to one that is known. Nothing is ever taken away by it. */
export interface ConceptChange {
	readonly conceptId: string;
	readonly fields: Partial<ConceptFields>;
	readonly added: readonly NewTerm[];
	readonly terms: readonly { readonly termId: string; readonly change: TermChange }[];
}

export interface GlossaryPlan {
	readonly fresh: readonly NewConcept[];
	readonly changed: readonly ConceptChange[];
	/** For each of those asked about, in their order. */
	readonly fates: readonly ConceptFate[];
}
export const conceptFates = ["new", "changed", "same"] as const;
export type ConceptFate = (typeof conceptFates)[number];

/**
 * What taking these in would do. A concept is known by its terms: the one that shares most of them is meant. `overrules`
 * says whether what comes counts where both say something; otherwise it only fills in what is empty.
 */
export function glossaryPlan(
	glossary: readonly Concept[],
	asked: readonly NewConcept[],
	{ overrules }: { overrules: boolean },
): GlossaryPlan {
	/** Concepts by the keys of their terms; new ones of this plan among them, under their place. */
	const known = new Map<string, (Concept | number)[]>();
	const note = (one: Concept | number, terms: readonly Pick<Term, "language" | "words">[]) => {
		for (const key of new Set(terms.map(termKey))) known.set(key, [...(known.get(key) ?? []), one]);
	};
	for (const concept of glossary) note(concept, concept.terms);
	const fresh: NewConcept[] = [];
	const changed = new Map<string, ConceptChange>();
	const fates = asked.map((concept): ConceptFate => {
		const meant = mostShared(concept.terms, known);
		if (meant === undefined) {
			note(fresh.length, concept.terms);
			fresh.push({ ...concept, terms: once(concept.terms) });
			return "new";
		}
		if (typeof meant === "number") {
			const before = fresh[meant] as NewConcept;
			const joined = { ...filled(concept), ...filled(before), terms: once([...before.terms, ...concept.terms]) };
			const isSame = JSON.stringify(joined) === JSON.stringify({ ...filled(before), terms: before.terms });
			fresh[meant] = joined;
			note(meant, concept.terms);
			return isSame ? "same" : "changed";
		}
		const change = changeOf(meant, concept, overrules);
		if (!change) return "same";
		const before = changed.get(meant.id);
		changed.set(meant.id, before ? together(before, change) : change);
		return "changed";
	});
	return { fresh, changed: [...changed.values()], fates };
}

function mostShared(terms: readonly NewTerm[], known: ReadonlyMap<string, readonly (Concept | number)[]>) {
	const shared = new Map<Concept | number, number>();
	for (const key of new Set(terms.map(termKey)))
		for (const one of known.get(key) ?? []) shared.set(one, (shared.get(one) ?? 0) + 1);
	return [...shared].reduce<[Concept | number, number] | undefined>(
		(best, one) => (best === undefined || one[1] > best[1] ? one : best),
		undefined,
	)?.[0];
}

function changeOf(concept: Concept, more: NewConcept, overrules: boolean): ConceptChange | undefined {
	const counts = (stands: string, comes: string | undefined) =>
		comes !== undefined && comes !== "" && comes !== stands && (overrules || stands === "");
	const fields: Record<string, unknown> = {};
	for (const field of ["definition", "subject", "source"] as const)
		if (counts(concept[field], more[field])) fields[field] = more[field];
	// What is restricted anywhere is restricted here.
	if (more.isRestricted && !concept.isRestricted) fields.isRestricted = true;
	const standing = new Map(concept.terms.map((term) => [termKey(term), term]));
	const added: NewTerm[] = [];
	const terms = once(more.terms).flatMap((term): ConceptChange["terms"] => {
		const here = standing.get(termKey(term));
		if (!here) {
			added.push(term);
			return [];
		}
		const change: Record<string, unknown> = {};
		if (overrules && term.status && term.status !== here.status) change.status = term.status;
		for (const field of ["note", "pronunciation"] as const)
			if (counts(here[field], term[field])) change[field] = term[field];
		return Object.keys(change).length > 0 ? [{ termId: here.id, change }] : [];
	});
	if (Object.keys(fields).length + added.length + terms.length === 0) return undefined;
	return { conceptId: concept.id, fields, added, terms };
}

const together = (one: ConceptChange, other: ConceptChange): ConceptChange => ({
	conceptId: one.conceptId,
	fields: { ...one.fields, ...other.fields },
	added: once([...one.added, ...other.added]),
	terms: [...one.terms, ...other.terms],
});

/** Each term once, as it comes first. */
function once(terms: readonly NewTerm[]): NewTerm[] {
	return [...new Map(terms.toReversed().map((term) => [termKey(term), term])).values()].reverse();
}

/** What it says, without what it leaves open. */
const filled = ({ terms: _, ...fields }: NewConcept): Partial<ConceptFields> =>
	Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== "" && value !== undefined && value !== false),
	);
