/** Undo of the minutes: one for all sections of a room, so that it outlives those that are not shown. */
import * as Y from "yjs";

/** Nothing is undone until an editor has named its own changes as those to be tracked. */
export function minutesUndo(doc: Y.Doc): Y.UndoManager {
	return new Y.UndoManager(doc, {
		trackedOrigins: new Set(),
		captureTransaction: (transaction) => transaction.meta.get("addToHistory") !== false,
	});
}
