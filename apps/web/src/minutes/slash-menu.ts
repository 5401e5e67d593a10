/** The "/" menu: what a line can become, and the outcomes of this item that another language has raised already. */

import { outcomeLabel, readMarker } from "@plenary/domain";
import { Extension, InputRule } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import Suggestion from "@tiptap/suggestion";
import { type Choice, choiceList } from "./choices.ts";
import type { MinutesDesk } from "./desk.ts";
import { makeOutcome } from "./outcome-blocks.ts";

export function slashMenu(desk: MinutesDesk, itemId: string) {
	return Extension.create({
		name: "slashMenu",
		addInputRules() {
			return [
				// "RESOLVED: ", "РЕШИЛИ: " at the beginning of a line do what /decision does.
				new InputRule({
					find: /^\p{Lu}{5,12}:\s$/u,
					handler: ({ state, range, match }) => {
						const kind = readMarker(match[0])?.kind;
						const { parent } = state.doc.resolve(range.from);
						if ((kind !== "decision" && kind !== "action") || parent.type.name !== "paragraph") return null;
						const recordId = desk.records.raise(kind, itemId);
						const type = state.schema.nodes[kind];
						if (!type) return null;
						state.tr.delete(range.from, range.to).setBlockType(range.from, range.from, type, { recordId });
						return undefined;
					},
				}),
			];
		},
		addProseMirrorPlugins() {
			const { editor } = this;
			const { t } = desk.words();
			const plain = (id: string, label: string, keys: string, run: () => void): Choice & { names: string } => ({
				id,
				label,
				hint: keys,
				run,
				names: `${id} ${label}`.toLowerCase(),
			});
			const refers = () =>
				desk.records
					.all()
					.filter(
						(record) => record.itemId === itemId && record.number !== undefined && record.withdrawnAt === undefined,
					)
					.filter((record) => !editor.getHTML().includes(`data-record="${record.id}"`))
					.flatMap((record) => {
						const { kind } = record;
						if (kind === "recommendation") return [];
						const label = `${t(`outcomes.kind.${kind}`)} ${outcomeLabel(kind, record.number)}`;
						return plain(record.id, label, t("minutes.sameRecord"), () =>
							makeOutcome(editor, kind, desk, itemId, record.id),
						);
					});
			const all = () => [
				plain("decision", t("outcomes.kind.decision"), "/d", () => makeOutcome(editor, "decision", desk, itemId)),
				plain("action", t("outcomes.kind.action"), "/a", () => makeOutcome(editor, "action", desk, itemId)),
				...refers(),
				plain("heading", t("minutes.heading"), "###", () =>
					editor.chain().focus().setNode("heading", { level: 3 }).run(),
				),
				plain("list", t("minutes.bullets"), "-", () => editor.chain().focus().toggleBulletList().run()),
				plain("numbers", t("minutes.numbers"), "1.", () => editor.chain().focus().toggleOrderedList().run()),
				plain("quote", t("minutes.quote"), ">", () => editor.chain().focus().toggleBlockquote().run()),
			];
			return [
				Suggestion<Choice, Choice>({
					editor,
					char: "/",
					startOfLine: true,
					pluginKey: new PluginKey("slash"),
					items: ({ query, editor: { state } }) => {
						const asked = query.toLowerCase();
						const to = state.selection.from;
						const from = to - query.length - 1;
						return all()
							.filter((choice) => choice.names.split(/\s+/).some((name) => name.startsWith(asked)))
							.map((choice) => ({
								...choice,
								run: () => {
									editor.chain().focus().deleteRange({ from, to }).run();
									choice.run();
								},
							}));
					},
					render: () => choiceList({ label: t("minutes.menu") }),
				}),
			];
		},
	});
}
