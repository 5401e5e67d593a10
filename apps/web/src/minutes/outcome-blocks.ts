/** Decisions and actions in the text: blocks that hold the words, with number, owners and day from their record. */

import { type Owner, outcomeLabel, readDue } from "@plenary/domain";
import { type Editor, mergeAttributes, Node } from "@tiptap/core";
import type { Node as TextNode } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView, NodeView } from "@tiptap/pm/view";
import { today } from "../words/calendar.ts";
import type { MinutesDesk } from "./desk.ts";
import { footOf, headOf } from "./outcome-look.ts";

type BlockKind = "decision" | "action";

const isOutcome = (node: TextNode): boolean => node.type.name === "decision" || node.type.name === "action";

/** The two nodes, and the watch that files a block when its line is left. */
export function outcomeBlocks(desk: MinutesDesk) {
	return [block("decision", desk), block("action", desk)];
}

function block(kind: BlockKind, desk: MinutesDesk) {
	return Node.create({
		name: kind,
		group: "block",
		content: "inline*",
		defining: true,
		addAttributes: () => ({
			id: { default: null, keepOnSplit: false, rendered: false },
			recordId: {
				default: null,
				keepOnSplit: false,
				parseHTML: (element) => element.getAttribute("data-record"),
				renderHTML: ({ recordId }) => (recordId ? { "data-record": recordId } : {}),
			},
		}),
		parseHTML: () => [{ tag: `div[data-outcome=${kind}]` }],
		renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { "data-outcome": kind }), 0],
		addNodeView: () => (given) => outcomeView(kind, desk, given.node),
		addKeyboardShortcuts() {
			return {
				Enter: () => leaveByEnter(this.editor, kind),
				Backspace: () => unmake(this.editor, kind),
			};
		},
		// Both kinds share one watch; it stands with the first.
		addProseMirrorPlugins: () => (kind === "decision" ? [filing(desk)] : []),
	});
}

/** Turns the caret's block into an outcome with a fresh record, or one that refers to a record there is. */
export function makeOutcome(
	editor: Editor,
	kind: BlockKind,
	desk: MinutesDesk,
	itemId: string,
	recordId?: string,
): void {
	// First the record, then the reference: a reader may see the text before we finish.
	const record = recordId ?? desk.records.raise(kind, itemId);
	editor.chain().focus().setNode(kind, { recordId: record }).run();
}

function leaveByEnter(editor: Editor, kind: BlockKind): boolean {
	const { $from } = editor.state.selection;
	if ($from.parent.type.name !== kind) return false;
	if ($from.parent.content.size === 0) return editor.commands.setNode("paragraph");
	const after = $from.after();
	return editor
		.chain()
		.insertContentAt(after, { type: "paragraph" }, { updateSelection: false })
		.setTextSelection(after + 1)
		.run();
}

function unmake(editor: Editor, kind: BlockKind): boolean {
	const { $from, empty } = editor.state.selection;
	if (!empty || $from.parentOffset > 0 || $from.parent.type.name !== kind) return false;
	return editor.commands.setNode("paragraph");
}

/** Files what was left: its mentions become owners, its day becomes the due day, and both leave the words. */
function filing(desk: MinutesDesk): Plugin {
	const key = new PluginKey("filing");
	return new Plugin({
		key,
		view(view) {
			// At once: the press that took the focus may also take this editor away.
			const onBlur = () => fileAll(view);
			view.dom.addEventListener("blur", onBlur);
			return {
				update: (_view, before) => {
					const left = outcomeAt(before);
					if (left !== undefined && left !== outcomeAt(view.state))
						queueMicrotask(() => view.isDestroyed || fileAll(view));
				},
				destroy: () => view.dom.removeEventListener("blur", onBlur),
			};
		},
	});

	function fileAll(view: EditorView): void {
		if (!view.editable) return;
		const focused = view.hasFocus() ? outcomeAt(view.state) : undefined;
		const drafts: { pos: number; recordId: string }[] = [];
		view.state.doc.descendants((node, pos) => {
			const recordId: unknown = node.attrs.recordId;
			if (!isOutcome(node) || typeof recordId !== "string" || recordId === focused) return;
			const record = desk.records.find(recordId);
			// Somebody else's draft is still being written.
			const isOwnDraft = record && record.filedAt === undefined && record.raisedBy === desk.accountId;
			if (isOwnDraft && node.textContent.trim() !== "") drafts.push({ pos, recordId });
		});
		// From the end, so that what is taken out does not move what is still to be read.
		for (const { pos, recordId } of drafts.reverse()) fileOne(view, pos, recordId);
	}

	function fileOne(view: EditorView, pos: number, recordId: string): void {
		const node = view.state.doc.nodeAt(pos);
		if (!node) return;
		const owners: Owner[] = [];
		let dueOn: string | undefined;
		const { tr } = view.state;
		if (node.type.name === "action") {
			const cuts: { from: number; to: number }[] = [];
			node.forEach((child, offset) => {
				if (child.type.name !== "mention") return;
				owners.push(child.attrs.kind === "party" ? { partyId: child.attrs.target } : { accountId: child.attrs.target });
				cuts.push({ from: pos + 1 + offset, to: pos + 1 + offset + child.nodeSize });
			});
			// A mention takes one place and no letters; a sign of the same length keeps places and letters in step.
			const letters = node.textBetween(0, node.content.size, undefined, "\uFFFC");
			const due = readDue(letters, today(desk.page().meeting.zone));
			if (due) {
				dueOn = due.dueOn;
				cuts.push({ from: pos + 1 + due.start, to: pos + 1 + due.end });
			}
			for (const cut of cuts.sort((a, b) => b.from - a.from)) tr.delete(cut.from, cut.to);
			tidy(tr, pos);
		}
		desk.records.file(recordId, { owners, dueOn });
		if (tr.docChanged) view.dispatch(tr);
	}
}

/** Takes out the double and trailing blanks that owners and day left behind. */
function tidy(tr: EditorState["tr"], pos: number): void {
	const node = tr.doc.nodeAt(pos);
	if (!node) return;
	const letters = node.textBetween(0, node.content.size, undefined, "\uFFFC");
	for (const found of [...letters.matchAll(/ {2,}|\s+$|^\s+/g)].reverse()) {
		const keep = found.index > 0 && found.index + found[0].length < letters.length ? 1 : 0;
		tr.delete(pos + 1 + found.index + keep, pos + 1 + found.index + found[0].length);
	}
}

/** The record whose block the caret is in. */
function outcomeAt(state: EditorState): string | undefined {
	const { parent } = state.selection.$from;
	return isOutcome(parent) ? (parent.attrs.recordId ?? undefined) : undefined;
}

function outcomeView(kind: BlockKind, desk: MinutesDesk, first: TextNode): NodeView {
	let node = first;
	const dom = document.createElement("div");
	dom.className = `outcome ${kind}`;
	const head = document.createElement("div");
	head.className = "outcome-head";
	const contentDOM = document.createElement("div");
	contentDOM.className = "outcome-words";
	const foot = document.createElement("div");
	foot.className = "outcome-foot";
	for (const side of [head, foot]) side.contentEditable = "false";
	dom.append(head, contentDOM, foot);
	foot.addEventListener("click", () => node.attrs.recordId && desk.records.open(node.attrs.recordId));

	const draw = () => {
		const record = desk.records.find(node.attrs.recordId);
		head.textContent = headOf(kind, record, desk);
		dom.ariaLabel = record ? outcomeLabel(record.kind, record.number) : "";
		footOf(foot, kind, record, desk);
	};
	const unsubscribe = desk.records.subscribe(draw);
	draw();
	return {
		dom,
		contentDOM,
		update(next) {
			if (next.type !== node.type) return false;
			const other = next.attrs.recordId !== node.attrs.recordId;
			node = next;
			if (other) draw();
			return true;
		},
		ignoreMutation: (mutation) => !contentDOM.contains(mutation.target),
		stopEvent: (event) => foot.contains(event.target as globalThis.Node),
		destroy: unsubscribe,
	};
}
