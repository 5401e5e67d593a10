/** The keys of the glossary's table: every cell reached and every term written and judged without a mouse. */
import type { TermStatus } from "@plenary/domain";
import type { KeyboardEvent } from "react";
import { matches, type PageKey } from "../keys/keys.ts";

/** A place in the table: a term, or the empty place where one may be written. */
export interface Spot {
	readonly conceptId: string;
	readonly language: string;
	readonly termId: string | undefined;
}

export interface Grid {
	edit(spot: Spot): void;
	status(spot: Spot, status: TermStatus): void;
	clear(spot: Spot): void;
	show(conceptId: string): void;
}

/** What the table listens to by itself, for the list of keys. */
export const gridKeys: readonly PageKey[] = (
	[
		["Enter", "glossary.key.edit"],
		["+", "glossary.key.another"],
		["a", "glossary.key.agree"],
		["p", "glossary.key.propose"],
		["f", "glossary.key.forbid"],
		["Delete", "glossary.key.clear"],
		["Alt+Enter", "glossary.key.details"],
		["ArrowUp", "glossary.key.above"],
		["ArrowDown", "glossary.key.below"],
		["ArrowLeft", "glossary.key.left"],
		["ArrowRight", "glossary.key.right"],
	] as const
).map(([keys, does]) => ({ keys, does, run: () => {}, listedOnly: true }));

const statusKeys = { a: "agreed", p: "proposed", f: "forbidden" } as const satisfies Record<string, TermStatus>;

/** Does what the key means at the spot that has the focus. */
export function pressKey(event: KeyboardEvent<HTMLElement>, grid: Grid, mayWrite: boolean): void {
	const here = event.target as HTMLElement;
	const spot = spotOf(here);
	if (!spot || here instanceof HTMLInputElement) return;
	const pressed = (keys: string) => matches(keys, event.nativeEvent);
	const steps = { ArrowUp: -1, ArrowDown: 1 }[event.key];
	const sides = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
	if (pressed("Alt+Enter")) grid.show(spot.conceptId);
	else if (event.altKey || event.ctrlKey || event.metaKey) return;
	else if (steps !== undefined) below(event.currentTarget, here, steps)?.focus();
	else if (sides !== undefined) beside(here, sides)?.focus();
	else if (!mayWrite) return;
	else if (event.key === "+" || event.key === "=") grid.edit({ ...spot, termId: undefined });
	else if (pressed("Delete")) grid.clear(spot);
	else {
		const status = Object.entries(statusKeys).find(([key]) => pressed(key))?.[1];
		if (!status) return;
		grid.status(spot, status);
	}
	event.preventDefault();
}

const spots = "[data-spot]";

export function spotOf(element: HTMLElement): Spot | undefined {
	const { spot: termId, language } = element.closest<HTMLElement>(spots)?.dataset ?? {};
	const conceptId = element.closest<HTMLElement>("[data-concept]")?.dataset.concept;
	return conceptId !== undefined && language !== undefined
		? { conceptId, language, termId: termId || undefined }
		: undefined;
}

/** The next spot of the same column. */
function below(table: HTMLElement, here: HTMLElement, steps: number): HTMLElement | undefined {
	const spot = here.closest<HTMLElement>(spots);
	const column = [...table.querySelectorAll<HTMLElement>(`${spots}[data-language="${spot?.dataset.language}"]`)];
	return spot ? column[column.indexOf(spot) + steps] : undefined;
}

/** The first spot of the cell beside. */
function beside(here: HTMLElement, sides: number): HTMLElement | null | undefined {
	const cell = here.closest("td, th");
	const cells = [...(cell?.parentElement?.children ?? [])];
	const next = cell ? cells[cells.indexOf(cell) + sides] : undefined;
	return next?.querySelector<HTMLElement>(`${spots}, button`);
}

/** Puts the focus on a concept's place in a language, once it is drawn. */
export function focusSpot(table: HTMLElement | null, { conceptId, language }: Omit<Spot, "termId">, steps = 0): void {
	requestAnimationFrame(() => {
		const row = table?.querySelector(`[data-concept="${CSS.escape(conceptId)}"]`);
		const spot = row?.querySelector<HTMLElement>(`${spots}[data-language="${language}"]`);
		if (spot && table) (steps === 0 ? spot : (below(table, spot, steps) ?? spot)).focus();
	});
}
