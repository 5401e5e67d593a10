/** Goes to an item's section in the minutes. */

export const sectionElementId = (itemId: string): string => `item-${itemId}`;

/** How long a page that was just opened may take until the section is there, milliseconds. */
const patience = 5_000;

/** Goes there as soon as it is there; the returned function gives it up. */
export function goToItemWhenThere(itemId: string): () => void {
	const since = Date.now();
	const looking = setInterval(() => {
		const isThere = document.getElementById(sectionElementId(itemId)) !== null;
		if (isThere) goToItem(itemId);
		if (isThere || Date.now() - since > patience) clearInterval(looking);
	}, 50);
	return () => clearInterval(looking);
}

/** Scrolls there; the section above the fold is enough, the caret stays where it is. */
export function goToItem(itemId: string): void {
	const section = document.getElementById(sectionElementId(itemId));
	const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
	section?.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
}
