/** A section's text as the shared document has it: bound to its fragment, with everyone's carets and one undo for the room. */

import { section } from "@plenary/documents";
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { getRelativeSelection, yCursorPlugin, ySyncPlugin, ySyncPluginKey } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { MinutesDesk } from "./desk.ts";
import { nearby } from "./nearby.ts";
import { ownCaret } from "./own-caret.ts";

export function sharedText(desk: MinutesDesk, itemId: string) {
	return Extension.create({
		name: "sharedText",
		priority: 1000,
		addKeyboardShortcuts() {
			const undo = () => desk.undo.undo() !== null || true;
			const redo = () => desk.undo.redo() !== null || true;
			return { "Mod-z": undo, "Mod-y": redo, "Shift-Mod-z": redo };
		},
		onBeforeCreate() {
			desk.undo.trackedOrigins.add(ySyncPluginKey);
		},
		addProseMirrorPlugins: () => [
			ySyncPlugin(section(desk.doc, itemId)),
			ownCaret(),
			caretAfterUndo(desk.undo),
			yCursorPlugin(nearby(desk.awareness, itemId) as unknown as Awareness, {
				cursorBuilder: caret,
				selectionBuilder: selection,
			}),
		],
	});
}

/** Puts the caret back to where it was before what is undone was written. */
function caretAfterUndo(undo: Y.UndoManager): Plugin {
	const key = new PluginKey("caretAfterUndo");
	return new Plugin({
		key,
		view(view) {
			const binding = () => ySyncPluginKey.getState(view.state)?.binding;
			let before = null as ReturnType<typeof getRelativeSelection> | null;
			const added = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }) => {
				if (view.hasFocus() && before) stackItem.meta.set(key, before);
			};
			const popped = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }) => {
				const bound = binding();
				const kept = stackItem.meta.get(key) as typeof before;
				if (bound && kept && view.hasFocus()) bound.beforeTransactionSelection = kept;
			};
			undo.on("stack-item-added", added);
			undo.on("stack-item-popped", popped);
			return {
				update: (_view, previous) => {
					const bound = binding();
					before = bound ? getRelativeSelection(bound, previous) : null;
				},
				destroy() {
					undo.off("stack-item-added", added);
					undo.off("stack-item-popped", popped);
				},
			};
		},
	});
}

/** What the server says of a peer; anything else in presence is not believed. */
interface Peer {
	name?: unknown;
	color?: unknown;
	party?: unknown;
}

const colorOf = ({ color }: Peer): string =>
	typeof color === "string" && /^#[0-9a-f]{6}$/i.test(color) ? color : "#5a6472";

/** A caret with name and delegation above it, never over the text that is being typed. */
function caret(peer: Peer): HTMLElement {
	const line = document.createElement("span");
	line.className = "caret";
	line.style.setProperty("--c", colorOf(peer));
	const label = document.createElement("span");
	label.className = "caret-label";
	const party = typeof peer.party === "string" ? `${peer.party} · ` : "";
	label.textContent = `${party}${typeof peer.name === "string" ? peer.name.slice(0, 60) : ""}`;
	// Zero-width joints keep the browser from placing the own caret inside the label.
	line.append("\u2060", label, "\u2060");
	return line;
}

const selection = (peer: Peer) => ({ class: "caret-selection", style: `background-color: ${colorOf(peer)}40` });
