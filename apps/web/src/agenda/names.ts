/** What items and sittings are called in a sentence, and which may be breaks. */
import { inLanguage, type OutlineItem, type Sitting } from "@plenary/domain";
import type { Words } from "../words/words.ts";

/** "Item 4", "Break" */
export const itemName = ({ t }: Words, { number }: OutlineItem): string =>
	number ? t("agenda.itemName", { number }) : t("agenda.breakName");

/** "Tue 7 Jul · Morning" */
export function sittingName({ t, shortDay, language }: Words, sitting: Sitting | undefined): string {
	if (!sitting) return t("agenda.unplaced");
	const title = inLanguage(sitting.titles, [language]) || sitting.startsAt;
	return `${shortDay(sitting.day)} · ${title}`;
}

/** A break stands by itself: it is no part of an item and has no parts. */
export const mayBeBreak = ({ depth, children }: OutlineItem): boolean => depth === 1 && children.length === 0;
