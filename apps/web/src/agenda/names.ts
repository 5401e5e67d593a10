/** What items and sittings are called in a sentence. */
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
