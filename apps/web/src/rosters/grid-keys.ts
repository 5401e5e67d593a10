/** The keys of the grid of booths: arrows walk from cell to cell, one cell at a time is on the way of Tab. */
import type { KeyboardEvent } from "react";
import type { PageKey } from "../keys/keys.ts";
import type { Seat } from "./acts.ts";

/** What the grid listens to by itself, for the list of keys. */
export const gridKeys: readonly PageKey[] = (
	[
		["ArrowRight", "rosters.key.walk"],
		["Enter", "rosters.key.choose"],
		["Delete", "rosters.key.out"],
	] as const
).map(([keys, does]) => ({ keys, does, run: () => {}, listedOnly: true }));

const cellButton = ":is(td, th) > button";

const buttonsOf = (grid: Element): HTMLButtonElement[] => [...grid.querySelectorAll<HTMLButtonElement>(cellButton)];

/** Leaves one cell on the way of Tab: the one that was last walked to, else the first. */
export function keepOneTabStop(grid: Element, walkedTo?: Element): void {
	const all = buttonsOf(grid);
	const kept = all.find((one) => one === walkedTo) ?? all.find((one) => one.tabIndex === 0) ?? all[0];
	for (const one of all) one.tabIndex = one === kept ? 0 : -1;
}

/** Walks to the next cell that can be chosen; true when the key meant something. */
export function walkGrid(event: KeyboardEvent<HTMLElement>): boolean {
	const from = event.target;
	const grid = event.currentTarget;
	if (!(from instanceof HTMLElement) || !from.matches(cellButton)) return false;
	if (event.ctrlKey || event.altKey || event.metaKey) return false;
	const to = nextCell(grid, from, event.key);
	if (!to) return false;
	keepOneTabStop(grid, to);
	to.focus();
	return true;
}

/** Shows the place of a booth at a sitting, and puts the focus there: on that person, else where somebody can be added. */
export function showSeat({ sittingId, booth }: Seat, placeId?: string): void {
	const place = placeId && document.querySelector<HTMLElement>(`[data-place="${placeId}"] > button`);
	const there = place || document.querySelector<HTMLElement>(`[data-vacancy="${sittingId} ${booth}"] > button`);
	there?.scrollIntoView({ block: "nearest", inline: "nearest" });
	there?.focus();
}

function nextCell(grid: HTMLElement, from: HTMLElement, key: string): HTMLElement | undefined {
	const rows = [...grid.querySelectorAll("tr")].map((row) => [...row.children]);
	const cell = from.parentElement;
	const y = rows.findIndex((row) => cell && row.includes(cell));
	const row = rows[y] ?? [];
	const x = cell ? row.indexOf(cell) : -1;
	const button = (one: Element | undefined) => one?.querySelector<HTMLElement>(":scope > button") ?? undefined;
	const first = (cells: readonly (Element | undefined)[]) => cells.map(button).find(Boolean);
	const column = rows.map((cells) => cells[x]);
	switch (key) {
		case "ArrowRight":
			return first(row.slice(x + 1));
		case "ArrowLeft":
			return first(row.slice(0, x).reverse());
		case "ArrowDown":
			return first(column.slice(y + 1));
		case "ArrowUp":
			return first(column.slice(0, y).reverse());
		case "Home":
			return first(row);
		case "End":
			return first([...row].reverse());
		default:
			return undefined;
	}
}
