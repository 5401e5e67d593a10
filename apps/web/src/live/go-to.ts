/** Goes to an item's section in the minutes. */

export const sectionElementId = (itemId: string): string => `item-${itemId}`;

/** Scrolls there; the section above the fold is enough, the caret stays where it is. */
export function goToItem(itemId: string): void {
	const section = document.getElementById(sectionElementId(itemId));
	const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
	section?.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
}
