/** Undo of the agenda: one for its document, which outlives a change of tabs. */
import { agendaUndo } from "@plenary/documents";
import { useSyncExternalStore } from "react";
import type * as Y from "yjs";

const kept = new WeakMap<Y.Doc, Y.UndoManager>();

export function undoOf(doc: Y.Doc): Y.UndoManager {
	const undo = kept.get(doc) ?? agendaUndo(doc);
	kept.set(doc, undo);
	return undo;
}

const events = ["stack-item-added", "stack-item-popped", "stack-cleared"] as const;

/** Whether there is something to take back, and something to do again. */
export function useUndoState(undo: Y.UndoManager): { mayUndo: boolean; mayRedo: boolean } {
	const state = useSyncExternalStore(
		(listener) => {
			for (const event of events) undo.on(event, listener);
			return () => {
				for (const event of events) undo.off(event, listener);
			};
		},
		() => `${undo.canUndo()} ${undo.canRedo()}`,
	);
	const [mayUndo, mayRedo] = state.split(" ").map((word) => word === "true");
	return { mayUndo: mayUndo === true, mayRedo: mayRedo === true };
}
