/** Stable ids of blocks, given only by the writer's own edits: never by what comes from others. */

import { newId } from "@plenary/domain";
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";

export const blockIds = Extension.create({
	name: "blockIds",
	addGlobalAttributes: () => [
		{
			types: ["heading", "bulletList", "orderedList", "listItem", "blockquote"],
			attributes: { id: { default: null, keepOnSplit: false, rendered: false } },
		},
	],
	addProseMirrorPlugins: () => [
		new Plugin({
			key: new PluginKey("blockIds"),
			appendTransaction(transactions, _before, { doc, tr }) {
				const own = transactions.some((one) => one.docChanged && !one.getMeta(ySyncPluginKey));
				if (!own) return null;
				const seen = new Set<string>();
				doc.descendants((node, pos) => {
					if (!node.isBlock || !node.type.spec.attrs || !("id" in node.attrs)) return !node.isTextblock;
					const { id } = node.attrs;
					if (id && !seen.has(id)) seen.add(id);
					else {
						const fresh = newId();
						seen.add(fresh);
						tr.setNodeAttribute(pos, "id", fresh);
					}
					return !node.isTextblock;
				});
				return tr.docChanged ? tr : null;
			},
		}),
	],
});
