/** Long texts type like short ones: blocks far from the screen are not laid out, except those around the caret. */
import { Extension } from "@tiptap/core";
import type { EditorState } from "@tiptap/pm/state";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

/** From this many blocks on it is worth it. */
const long = 200;

/**
 * A browser that has not drawn a block yet puts the caret at its beginning when something is typed there: with quick
 * fingers letters would change places. So the caret's block and its neighbours are always laid out.
 */
export const longText = Extension.create({
	name: "longText",
	addProseMirrorPlugins: () => [
		new Plugin({
			key: new PluginKey("longText"),
			props: {
				attributes: ({ doc }): Record<string, string> => (doc.childCount >= long ? { class: "long" } : {}),
				decorations: (state) => (state.doc.childCount >= long ? aroundCaret(state) : null),
			},
		}),
	],
});

function aroundCaret({ doc, selection: { $from, $to } }: EditorState): DecorationSet {
	const last = Math.min(doc.childCount - 1, $to.index(0) + 1);
	const blocks: Decoration[] = [];
	for (let index = Math.max(0, $from.index(0) - 1), at = $from.posAtIndex(index, 0); index <= last; index++) {
		const end = at + doc.child(index).nodeSize;
		blocks.push(Decoration.node(at, end, { class: "around-caret" }));
		at = end;
	}
	return DecorationSet.create(doc, blocks);
}
