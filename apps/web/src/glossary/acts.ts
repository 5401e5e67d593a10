/** What one may do in a glossary by key, button or menu: each act one step of undo, and told to those who hear it. */
import {
	addConcept,
	addTerm,
	changeConcept,
	changeTerm,
	glossaryUndo,
	removeConcept,
	restoreConcept,
	setStatuses,
	setTermWords,
	takeInConcepts,
} from "@plenary/documents";
import type { Concept, ConceptFields, GlossaryPlan, TermChange, TermStatus } from "@plenary/domain";
import type * as Y from "yjs";
import { toast } from "../ui/toast.tsx";
import { wordsNow } from "../words/words.ts";

interface Around {
	readonly doc: Y.Doc;
	readonly accountId: string;
	/** Says something to those who hear the page. */
	say(words: string): void;
}

export type GlossaryActs = ReturnType<typeof glossaryActs>;

const kept = new WeakMap<Y.Doc, Y.UndoManager>();

/** One undo for each glossary, which outlives a change of tabs. */
function undoOf(doc: Y.Doc): Y.UndoManager {
	const undo = kept.get(doc) ?? glossaryUndo(doc);
	kept.set(doc, undo);
	return undo;
}

export function glossaryActs({ doc, accountId, say }: Around) {
	const undoManager = undoOf(doc);
	const author = () => ({ by: accountId, at: Date.now() });
	const undo = () => {
		const { t } = wordsNow();
		if (!undoManager.undo()) say(t("glossary.nothingToUndo"));
		else toast(t("glossary.undone"), { words: t("glossary.redo"), run: () => void undoManager.redo() });
	};
	const full = () => toast(wordsNow().t("glossary.full"));
	return {
		undoManager,

		/** A new concept with its first term; gives its id. */
		add(language: string, words: string): string | undefined {
			const id = addConcept(doc, { terms: [{ language, words }] }, author());
			if (!id) full();
			return id;
		},

		/** Makes a term say this, or gives the concept one more; saying nothing takes the term away. */
		write(conceptId: string, termId: string | undefined, language: string, words: string): void {
			if (termId !== undefined) setTermWords(doc, termId, words, Date.now());
			else if (words.trim() !== "" && !addTerm(doc, conceptId, { language, words }, author())) full();
		},

		status(termIds: readonly string[], status: TermStatus): void {
			setStatuses(doc, termIds, status);
			const { t } = wordsNow();
			say(t("glossary.said.status", { count: termIds.length, status: t(`glossary.status.${status}`) }));
		},

		changeTerm: (id: string, change: TermChange): void => void changeTerm(doc, id, change),

		change: (id: string, fields: Partial<ConceptFields>): void => void changeConcept(doc, id, fields),

		remove({ id, terms }: Concept): void {
			const { t } = wordsNow();
			removeConcept(doc, id, Date.now());
			toast(t("glossary.removed", { term: terms[0]?.words ?? t("glossary.noTerm") }), {
				words: t("glossary.undo"),
				run: () => void restoreConcept(doc, id),
			});
		},

		/** False when there is no room for it. */
		takeIn(plan: GlossaryPlan): boolean {
			const isIn = takeInConcepts(doc, plan, author());
			if (isIn) {
				const { t } = wordsNow();
				const counts = { added: plan.fresh.length, changed: plan.changed.length };
				toast(t("glossary.takenIn", counts), { words: t("glossary.undo"), run: undo });
			}
			return isIn;
		},

		undo,
		redo: (): void => void undoManager.redo(),
	};
}
