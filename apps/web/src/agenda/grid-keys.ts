/** The keys of the grid: everything a planner does, without a mouse. */
import type { KeyboardEvent } from "react";
import { matches, type PageKey } from "../keys/keys.ts";
import type { Acts } from "./acts.ts";
import { focusSpot, languageOf, type Spot, spotBeside, spotOf, titleField } from "./spots.ts";

interface Grid {
	readonly acts: Acts;
	/** The titles' languages, in the order of their columns. */
	readonly languages: readonly string[];
	/** Opens the item's particulars. */
	details(itemId: string): void;
	/** After Escape the Tab key walks on instead of nesting, until another key is pressed. */
	readonly leaving: { current: boolean };
	say(): void;
}

/** What the grid listens to by itself, for the list of keys. */
export const gridKeys: readonly PageKey[] = (
	[
		["Enter", "agenda.key.new"],
		["Tab", "agenda.key.nest"],
		["Shift+Tab", "agenda.key.lift"],
		["Alt+ArrowUp", "agenda.key.up"],
		["Alt+ArrowDown", "agenda.key.down"],
		["ArrowUp", "agenda.key.above"],
		["ArrowDown", "agenda.key.below"],
		["Alt+ArrowRight", "agenda.key.right"],
		["Alt+ArrowLeft", "agenda.key.left"],
		["Alt+Enter", "agenda.key.details"],
		["Mod+Delete", "agenda.key.remove"],
		["Escape", "agenda.key.leave"],
	] as const
).map(([keys, does]) => ({ keys, does, run: () => {}, listedOnly: true }));

/** Does what the key means at that spot; true when it meant something. */
export function pressKey(event: KeyboardEvent<HTMLElement>, grid: Grid): boolean {
	const spot = spotOf(event.target);
	// While letters are composed, Enter and the arrows choose among them.
	if (!spot || event.nativeEvent.isComposing) return false;
	const { acts } = grid;
	const { itemId, field } = spot;
	const language = languageOf(field);
	const input = event.target instanceof HTMLInputElement ? event.target : undefined;
	const pressed = (keys: string) => matches(keys, event.nativeEvent);

	if (!["Tab", "Shift", "Escape"].includes(event.key)) grid.leaving.current = false;
	if (pressed("Alt+ArrowUp")) return done(() => acts.up(itemId));
	if (pressed("Alt+ArrowDown")) return done(() => acts.down(itemId));
	if (pressed("Alt+Enter")) return done(() => grid.details(itemId));
	if (pressed("Mod+Delete")) return done(() => acts.remove(itemId, field));
	if (!event.shiftKey && pressed("ArrowUp")) return goBeside(event.currentTarget, spot, -1, input);
	if (!event.shiftKey && pressed("ArrowDown")) return goBeside(event.currentTarget, spot, 1, input);
	if (!input) return false;
	if (pressed("Enter")) {
		return done(() => {
			if (language) acts.settle(itemId, language);
			acts.addBelow(itemId, language ? field : titleField(grid.languages[0] ?? ""));
		});
	}
	if (!language) return false;
	if (pressed("Alt+ArrowRight")) return goAcross(event.currentTarget, grid.languages, spot, language, 1);
	if (pressed("Alt+ArrowLeft")) return goAcross(event.currentTarget, grid.languages, spot, language, -1);
	if (pressed("Backspace") && input.value === "" && acts.isEmpty(itemId)) return done(() => acts.remove(itemId, field));
	if (event.key === "Escape") {
		grid.leaving.current = true;
		grid.say();
		return true;
	}
	if (grid.leaving.current) return false;
	if (pressed("Shift+Tab")) return done(() => acts.lift(itemId));
	if (pressed("Tab")) return done(() => acts.nest(itemId));
	return false;
}

function done(act: () => unknown): true {
	act();
	return true;
}

function goBeside(grid: HTMLElement, spot: Spot, rows: number, input: HTMLInputElement | undefined): boolean {
	const itemId = spotBeside(grid, spot, rows);
	if (itemId !== undefined) focusSpot(grid, { ...spot, itemId, caret: input?.selectionStart ?? undefined });
	return true;
}

function goAcross(grid: HTMLElement, languages: readonly string[], spot: Spot, from: string, columns: number): true {
	const to = languages[languages.indexOf(from) + columns];
	if (to !== undefined) focusSpot(grid, { ...spot, field: titleField(to) });
	return true;
}
