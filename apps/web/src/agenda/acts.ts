/** What one may do in the agenda by key, button or menu: each act one step of undo, and told to those who can not see it. */
import {
	addItem,
	liftItem,
	moveDown,
	moveItem,
	moveUp,
	nestItem,
	type Place,
	Places,
	readAgenda,
	removeItem,
	restoreItem,
	setKind,
	setLength,
	setTitle,
	titleText,
} from "@plenary/documents";
import { flatten, flattenItems, hasWords, type ItemKind, inLanguage, splitLength } from "@plenary/domain";
import type * as Y from "yjs";
import { toast } from "../ui/toast.tsx";
import { wordsNow } from "../words/words.ts";
import { itemName, sittingName } from "./names.ts";
import type { Spot } from "./spots.ts";

interface Around {
	readonly doc: Y.Doc;
	readonly undo: Y.UndoManager;
	/** Says something to those who hear the page. */
	say(words: string): void;
	/** Puts the caret there, now or as soon as the place is shown. */
	goTo(spot: Spot): void;
}

export type Acts = ReturnType<typeof agendaActs>;

export function agendaActs({ doc, undo, say, goTo }: Around) {
	/** Titles typed in since their box was entered. */
	const typed = new Set<string>();
	const places = () => new Places(readAgenda(doc));
	const titleOf = (id: string) => {
		const words = wordsNow();
		const entry = places().of(id)?.entry;
		return entry ? inLanguage(entry.item.titles, [words.language]) || itemName(words, entry) : "";
	};

	function step<Result>(act: () => Result): Result {
		undo.stopCapturing();
		const result = act();
		undo.stopCapturing();
		return result;
	}

	/** Does what moves an item, and says where it went. */
	function move(id: string, act: () => boolean): boolean {
		const words = wordsNow();
		const before = places().of(id);
		const moved = step(act);
		const after = places().of(id);
		if (!before || !after) return false;
		const { number: place, startsAt } = after.entry;
		const item = itemName(words, before.entry);
		if (!moved) say(words.t("agenda.said.stays", { item }));
		else if (after.group.sitting?.id !== before.group.sitting?.id)
			say(words.t("agenda.said.movedTo", { item, sitting: sittingName(words, after.group.sitting), place }));
		else say(words.t("agenda.said.moved", { item, place: place || (startsAt ?? "") }));
		return moved;
	}

	function add(place: Place, field: string): void {
		const itemId = step(() => addItem(doc, { place }));
		if (itemId) goTo({ itemId, field });
	}

	function remove(id: string, field?: string): void {
		const standing = places().of(id);
		if (!standing) return;
		const all = flatten(places().outline);
		const at = all.findIndex((one) => one.item.id === id);
		const near = all[at - 1] ?? all[at + flattenItems([standing.entry]).length];
		const { t } = wordsNow();
		const words = hasWords(standing.entry.item.titles)
			? t("agenda.removed", { title: titleOf(id) })
			: t("agenda.removedEmpty");
		step(() => removeItem(doc, id, Date.now()));
		if (near && field) goTo({ itemId: near.item.id, field });
		toast(words, { words: t("agenda.undo"), run: () => step(() => restoreItem(doc, id)) });
	}

	return {
		step,
		add,
		remove,
		addBelow: (id: string, field: string) => add({ afterId: id }, field),
		up: (id: string) => move(id, () => moveUp(doc, id)),
		down: (id: string) => move(id, () => moveDown(doc, id)),
		nest: (id: string) => move(id, () => nestItem(doc, id)),
		lift: (id: string) => move(id, () => liftItem(doc, id)),
		moveTo: (id: string, place: Place) => move(id, () => moveItem(doc, id, place)),
		setKind: (id: string, kind: ItemKind) => step(() => setKind(doc, id, kind)),

		/** Is it without a word and without parts, so that Backspace may take it away? */
		isEmpty(id: string): boolean {
			const entry = places().of(id)?.entry;
			return entry !== undefined && entry.children.length === 0 && !hasWords(entry.item.titles);
		},

		noteTyping: (id: string, language: string) => void typed.add(`${id} ${language}`),

		/** A length typed at the end of a title becomes the item's length when the title is left. */
		settle(id: string, language: string): void {
			if (!typed.delete(`${id} ${language}`)) return;
			const { title, minutes } = splitLength(titleText(doc, id, language).toString());
			if (minutes === undefined) return;
			step(() => {
				setTitle(doc, id, language, title);
				setLength(doc, id, minutes);
			});
			say(wordsNow().t("agenda.said.length", { minutes }));
		},

		/** Takes back what was just done, later too, as long as nothing else was done since. */
		undoJustThis(): () => void {
			const done = undo.undoStack.at(-1);
			return () => {
				if (undo.undoStack.at(-1) === done) undo.undo();
				else toast(wordsNow().t("agenda.undoStepwise"));
			};
		},

		undo(): void {
			const { t } = wordsNow();
			if (!undo.undo()) say(t("agenda.said.nothingToUndo"));
			else toast(t("agenda.undone"), { words: t("agenda.redo"), run: () => void undo.redo() });
		},

		redo(): void {
			if (!undo.redo()) say(wordsNow().t("agenda.said.nothingToRedo"));
		},
	};
}
