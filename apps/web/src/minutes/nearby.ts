/** Presence as one section sees it: only those whose caret is in it, so that a full hall costs each section little. */
import type { Awareness } from "y-protocols/awareness";

interface Change {
	added: number[];
	updated: number[];
	removed: number[];
}
type Listener = (change: Change, origin: unknown) => void;

/** As much of a document's presence as the plugin that draws carets uses. */
export function nearby(awareness: Awareness, itemId: string) {
	const listeners = new Map<Listener, Listener>();
	const isHere = (client: number) => awareness.getStates().get(client)?.at === itemId;
	return {
		doc: awareness.doc,
		clientID: awareness.clientID,
		getLocalState: () => awareness.getLocalState(),
		getStates: () => new Map([...awareness.getStates()].filter(([client]) => isHere(client))),
		/** The caret says which section it is in, so that the other sections need not look for it. */
		setLocalStateField(field: string, value: unknown) {
			const state = awareness.getLocalState();
			// A section that is taken away leaves the caret alone when it is elsewhere.
			if (!state || (value === null && state.at !== itemId)) return;
			awareness.setLocalState({ ...state, [field]: value, at: itemId });
		},
		on(name: "change", listener: Listener) {
			let shown = new Set<number>();
			const told: Listener = (change, origin) => {
				const others = [...change.added, ...change.updated, ...change.removed].filter(
					(one) => one !== awareness.clientID,
				);
				const concerns = others.some((client) => shown.has(client) || isHere(client));
				if (!concerns) return;
				shown = new Set([...awareness.getStates().keys()].filter(isHere));
				listener(change, origin);
			};
			listeners.set(listener, told);
			awareness.on(name, told);
		},
		off(name: "change", listener: Listener) {
			const told = listeners.get(listener);
			if (told) awareness.off(name, told);
			listeners.delete(listener);
		},
	};
}
