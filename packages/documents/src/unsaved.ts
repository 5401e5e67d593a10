/** Unsaved words: what a document that was set aside holds and the one in force does not, to be copied or put back. */
import { type BoothPlace, type GlossaryPlan, glossaryPlan } from "@plenary/domain";
import type * as Y from "yjs";
import { titleText } from "./agenda.ts";
import { readGlossary } from "./glossary.ts";
import { plainLines, sectionIds } from "./minutes.ts";
import { readPlanning, seatOf } from "./planning.ts";
import { readTexts } from "./texts.ts";

export interface UnsavedLines {
	readonly itemId: string;
	readonly lines: readonly string[];
}

/** Lines of minutes in `before` that are missing in `after`, by item. A line that was changed there is missing. */
export function unsavedLines(before: Y.Doc, after: Y.Doc): UnsavedLines[] {
	return sectionIds(before).flatMap((itemId) => {
		const left = new Map<string, number>();
		for (const line of plainLines(after, itemId)) left.set(line, (left.get(line) ?? 0) + 1);
		const lines = plainLines(before, itemId).filter((line) => {
			const count = left.get(line) ?? 0;
			left.set(line, count - 1);
			return count <= 0;
		});
		return lines.length > 0 ? [{ itemId, lines }] : [];
	});
}

export interface UnsavedTitle {
	/** Of the item or sitting. */
	readonly id: string;
	readonly language: string;
	readonly words: string;
}

/** Titles of an agenda that say something else in `before` than in `after`. */
export function unsavedTitles(before: Y.Doc, after: Y.Doc): UnsavedTitle[] {
	return [...readTexts(before, "title")].flatMap(([id, titles]) =>
		Object.entries(titles)
			.filter(([language, words]) => titleText(after, id, language).toString() !== words)
			.map(([language, words]) => ({ id, language, words })),
	);
}

/** Who stands in a booth in `before` and not in `after`. */
export function unsavedPlaces(before: Y.Doc, after: Y.Doc): BoothPlace[] {
	const kept = new Set(readPlanning(after).places.map(seatOf));
	return readPlanning(before).places.filter((place) => !kept.has(seatOf(place)));
}

/** What a glossary in `before` would add to the one in `after`. */
export const unsavedConcepts = (before: Y.Doc, after: Y.Doc): GlossaryPlan =>
	glossaryPlan(readGlossary(after), readGlossary(before), { overrules: true });
