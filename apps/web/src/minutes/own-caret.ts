/** Keeps one's own caret beside the letters it stood beside, whatever others write in the same line. */
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";

/** The caret in terms of the shared text, and where it was as a number: the binding notes both before a change. */
interface Noted {
	anchor: Y.RelativePosition | null;
	head: Y.RelativePosition | null;
	absAnchor?: number | undefined;
	absHead?: number | undefined;
}

/**
 * When the caret's line has changed, the binding guesses: it looks for the line and puts the caret at the number it had
 * there, before what somebody else has just written further left, and the next letters land in their words. It guesses
 * only if it knows the number, so we keep that from it as long as the caret's text still stands.
 */
export function ownCaret(): Plugin {
	return new Plugin({
		key: new PluginKey("ownCaret"),
		view({ state }) {
			const binding = ySyncPluginKey.getState(state)?.binding;
			if (!binding) return {};
			let noted: Noted | null = binding.beforeTransactionSelection;
			Object.defineProperty(binding, "beforeTransactionSelection", {
				get: () =>
					noted && stands(noted.anchor, binding.doc) && stands(noted.head, binding.doc)
						? { ...noted, absAnchor: undefined, absHead: undefined }
						: noted,
				set(next: Noted | null) {
					noted = next;
				},
			});
			return {};
		},
	});
}

/** Is the text that a position is in still there? */
function stands(position: Y.RelativePosition | null, doc: Y.Doc): boolean {
	const found = position && Y.createAbsolutePositionFromRelativePosition(position, doc);
	if (!found) return false;
	for (let item = found.type._item; item; item = (item.parent as Y.AbstractType<unknown>)._item)
		if (item.deleted) return false;
	return true;
}
