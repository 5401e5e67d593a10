/** Keys of the page: who listens to which, so that each works and `?` can list them all. */
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { WordsId } from "../words/ids.ts";

export interface PageKey {
	/** "c", "?", "Mod+k", "Alt+ArrowUp"; Mod is Ctrl, on a Mac Command. A capital letter means Shift. */
	keys: string;
	/** What it does, as words. */
	does: WordsId;
	run: () => void;
	/** True for a key that its own field or editor listens to: it is only listed. */
	listedOnly?: boolean;
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
let layers: readonly (readonly PageKey[])[] = [];
const listeners = new Set<() => void>();

function change(next: readonly (readonly PageKey[])[]): void {
	layers = next;
	for (const listener of listeners) listener();
}

/** Listens to these keys for as long as the component is shown; a later one wins over an earlier one. */
export function useKeys(keys: readonly PageKey[]): void {
	const latest = useRef(keys);
	latest.current = keys;
	const names = keys.map((key) => `${key.keys} ${key.does}`).join("\n");
	// biome-ignore lint/correctness/useExhaustiveDependencies: the list is made anew with each drawing, its names are not
	useEffect(() => {
		const layer = latest.current.map((key, at) => ({ ...key, run: () => latest.current[at]?.run() }));
		change([...layers, layer]);
		return () => change(layers.filter((one) => one !== layer));
	}, [names]);
}

/** The keys that work now, each once. */
export function useKeyList(): readonly PageKey[] {
	const all = useSyncExternalStore(subscribe, () => layers);
	return [...new Map(all.flat().map((key) => [key.keys, key])).values()];
}
const subscribe = (listener: () => void) => {
	listeners.add(listener);
	return () => void listeners.delete(listener);
};

const isWriting = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Keys that also write: a letter by itself. */
const writes = (keys: string): boolean => !/(Mod|Alt)\+/.test(keys);

/** Is this what was pressed? */
export function matches(keys: string, event: KeyboardEvent, mac = isMac): boolean {
	const parts = keys.split("+");
	const last = parts.at(-1) ?? "";
	const mod = parts.includes("Mod");
	const alt = parts.includes("Alt");
	if ((mac ? event.metaKey : event.ctrlKey) !== mod || event.altKey !== alt) return false;
	if (parts.includes("Shift") && !event.shiftKey) return false;
	if (event.key === last) return true;
	// On a Russian keyboard the letter is another one, the key is the same.
	return /^[a-z]$/i.test(last) && !/^[a-z]$/i.test(event.key) && event.code === `Key${last.toUpperCase()}`
		? event.shiftKey === (last !== last.toLowerCase())
		: false;
}

/** Starts to listen; once per page. */
export function listenToKeys(): void {
	document.addEventListener("keydown", (event) => {
		// Behind an open dialog the page's keys are out of reach, like everything else of the page.
		if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
		const writing = isWriting(event.target);
		const key = layers
			.flat()
			.findLast((one) => !one.listedOnly && !(writing && writes(one.keys)) && matches(one.keys, event));
		if (!key) return;
		event.preventDefault();
		key.run();
	});
}

const signs: Record<string, string> = {
	ArrowUp: "↑",
	ArrowDown: "↓",
	ArrowLeft: "←",
	ArrowRight: "→",
	Mod: isMac ? "⌘" : "Ctrl",
	Alt: isMac ? "⌥" : "Alt",
	Shift: "⇧",
};

/** "Alt ↑": keys as they are printed on the keyboard. */
export const printed = (keys: string): string =>
	keys
		.split("+")
		.map(
			(part) =>
				signs[part] ??
				(part.length === 1 && part !== part.toLowerCase()
					? `⇧ ${part}`
					: part.length === 1
						? part.toUpperCase()
						: part),
		)
		.join(" ");
