/** Names that nobody here has: "@Moldva" in a decision or an action is underlined, so that its writer sees it in time. */
import { Extension } from "@tiptap/core";
import type { Node as TextNode } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

const key = new PluginKey<DecorationSet>("unknownNames");
const typedName = /@[\p{L}\p{N}][\p{L}\p{N}.-]{0,60}/gu;

export const unknownNames = Extension.create({
	name: "unknownNames",
	addProseMirrorPlugins: () => [
		new Plugin<DecorationSet>({
			key,
			state: {
				init: (_, { doc }) => find(doc),
				apply: (tr, shown) => (tr.docChanged ? find(tr.doc) : shown),
			},
			props: { decorations: (state) => key.getState(state) },
		}),
	],
});

/** A name that was chosen from the list is a mention; one that still is plain text was not found. */
function find(doc: TextNode): DecorationSet {
	const found: Decoration[] = [];
	doc.descendants((node, pos, parent) => {
		if (!node.isText || (parent?.type.name !== "action" && parent?.type.name !== "decision"))
			return !node.isTextblock || isOutcome(node);
		for (const name of (node.text ?? "").matchAll(typedName)) {
			const from = pos + name.index;
			found.push(Decoration.inline(from, from + name[0].length, { class: "unknown-name" }));
		}
		return false;
	});
	return DecorationSet.create(doc, found);
}

const isOutcome = (node: TextNode): boolean => node.type.name === "action" || node.type.name === "decision";
