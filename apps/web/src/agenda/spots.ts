/** Spots in the grid: a field of an item, found on the page by name, so that the caret can go there. */

export interface Spot {
	readonly itemId: string;
	/** "title-en", "length", "presenter", "purpose" */
	readonly field: string;
	/** Letters before the caret; without it the caret goes to the end. */
	readonly caret?: number | undefined;
}

export const titleField = (language: string): string => `title-${language}`;

/** The language of a title's field; undefined for any other field. */
export const languageOf = (field: string | undefined): string | undefined =>
	field?.startsWith("title-") ? field.slice("title-".length) : undefined;

/** The spot that holds this element, if it stands in a row of the grid. */
export function spotOf(element: EventTarget | null): Spot | undefined {
	if (!(element instanceof HTMLElement)) return undefined;
	const itemId = element.closest<HTMLElement>("[data-item]")?.dataset.item;
	const field = element.dataset.field;
	return itemId !== undefined && field !== undefined ? { itemId, field } : undefined;
}

const rowsOf = (grid: HTMLElement): HTMLElement[] => [...grid.querySelectorAll<HTMLElement>("[data-item]")];

/** Puts the focus there; false when the spot is not on the page. */
export function focusSpot(grid: HTMLElement, { itemId, field, caret }: Spot): boolean {
	const row = rowsOf(grid).find((one) => one.dataset.item === itemId);
	const there = row?.querySelector<HTMLElement>(`[data-field="${field}"]`);
	if (!there) return false;
	there.focus();
	if (there instanceof HTMLInputElement && languageOf(field)) {
		const at = Math.min(caret ?? there.value.length, there.value.length);
		there.setSelectionRange(at, at);
	}
	return true;
}

/** The same field of the row so many rows further. */
export function spotBeside(grid: HTMLElement, { itemId, field }: Spot, rows: number): string | undefined {
	const all = rowsOf(grid).filter((row) => row.querySelector(`[data-field="${field}"]`));
	return all[all.findIndex((row) => row.dataset.item === itemId) + rows]?.dataset.item;
}
