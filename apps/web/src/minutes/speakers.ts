/** Who speaks in a paragraph: an attribute of the paragraph, shown as a chip before its words, typed as "UA: ". */

import { inLanguage, matchParties, type Party, unmerged } from "@plenary/domain";
import { InputRule } from "@tiptap/core";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import Suggestion from "@tiptap/suggestion";
import { type Choice, choiceList } from "./choices.ts";
import type { MinutesDesk } from "./desk.ts";
import { speakerWords } from "./speaker-words.ts";

/** A paragraph that knows its speaker: a party by id, and perhaps a person by name. */
export function speakingParagraph(desk: MinutesDesk, itemId: string) {
	return Paragraph.extend({
		addAttributes: () => ({
			id: { default: null, keepOnSplit: false, rendered: false },
			speaker: {
				default: null,
				keepOnSplit: false,
				parseHTML: (element: HTMLElement) => element.getAttribute("data-speaker"),
				renderHTML: ({ speaker }: { speaker?: string }) => (speaker ? { "data-speaker": speaker } : {}),
			},
			person: { default: null, keepOnSplit: false, rendered: false },
		}),
		addInputRules() {
			return [
				new InputRule({
					find: /^(\p{L}[\p{L}\d-]{0,11}):\s$/u,
					handler: ({ range, match, chain, state }) => {
						const party = partyOf(match[1] ?? "", unmerged(desk.page().parties));
						if (!party || state.doc.resolve(range.from).parent.type.name !== "paragraph") return null;
						chain().deleteRange(range).updateAttributes("paragraph", { speaker: party.id }).run();
						return undefined;
					},
				}),
			];
		},
		addKeyboardShortcuts() {
			return {
				...this.parent?.(),
				Backspace: () => {
					const { $from, empty } = this.editor.state.selection;
					if (!empty || $from.parentOffset > 0 || !$from.parent.attrs.speaker) return false;
					return this.editor.commands.updateAttributes("paragraph", { speaker: null, person: null });
				},
			};
		},
		addProseMirrorPlugins() {
			const { editor } = this;
			return [
				chips(desk, itemId),
				Suggestion<Choice, Choice>({
					editor,
					pluginKey: new PluginKey("speakers"),
					decorationClass: "",
					// Two letters that begin a paragraph, and nothing else in it yet.
					findSuggestionMatch: ({ $position }) => {
						const { parent } = $position;
						const text = parent.textContent;
						if (parent.type.name !== "paragraph" || parent.attrs.speaker || $position.parentOffset !== text.length)
							return null;
						if (!/^\p{Lu}[\p{L}\d-]{1,11}:?$/u.test(text)) return null;
						const from = $position.start();
						return { range: { from, to: from + text.length }, query: text.replace(":", ""), text };
					},
					items: ({ query, editor: { state } }) =>
						matchParties(query, unmerged(desk.page().parties), 6).map((party) =>
							choiceOf(party, () => choose(party, state.selection.$from.start())),
						),
					render: () => choiceList({ label: desk.words().t("minutes.speakers"), tabOnly: true }),
				}),
			];

			function choose(party: Party, from: number): void {
				const to = editor.state.doc.resolve(from).end();
				editor.chain().focus().deleteRange({ from, to }).updateAttributes("paragraph", { speaker: party.id }).run();
			}
		},
	});

	function choiceOf(party: Party, run: () => void): Choice {
		const languages = [desk.language, "en"];
		return {
			id: party.id,
			sign: inLanguage(party.codes, languages),
			label: inLanguage(party.names, languages),
			hint: "Tab",
			run,
		};
	}
}

/** A party by its code in any language, whole. */
function partyOf(code: string, parties: readonly Party[]): Party | undefined {
	const wanted = code.toLowerCase();
	return parties.find((party) => Object.values(party.codes).some((one) => one.toLowerCase() === wanted));
}

const chipsKey = new PluginKey<DecorationSet>("chips");

/** Draws the chips; anew only when the text changed. */
function chips(desk: MinutesDesk, itemId: string): Plugin {
	const draw = (doc: Parameters<typeof DecorationSet.create>[0]) => {
		const found: Decoration[] = [];
		doc.descendants((node, pos) => {
			const { speaker } = node.attrs;
			if (speaker)
				found.push(
					Decoration.widget(pos + 1, () => speakerChip(speaker, itemId, desk), {
						side: -1,
						key: `${desk.language} ${speaker}`,
					}),
				);
			return !node.isTextblock;
		});
		return DecorationSet.create(doc, found);
	};
	return new Plugin<DecorationSet>({
		key: chipsKey,
		state: {
			init: (_, { doc }) => draw(doc),
			apply: (tr, shown) => (tr.docChanged ? draw(tr.doc) : shown),
		},
		props: { decorations: (state) => chipsKey.getState(state) },
	});
}

function speakerChip(partyId: string, itemId: string, desk: MinutesDesk): HTMLElement {
	const chip = document.createElement("span");
	chip.className = "who";
	chip.contentEditable = "false";
	const { code = "", name = "", head } = speakerWords(partyId, itemId, desk);
	const sign = document.createElement("span");
	sign.className = "code";
	sign.textContent = code;
	chip.append(sign, name);
	if (head) {
		const who = document.createElement("small");
		who.textContent = ` ${head}`;
		chip.append(who);
	}
	return chip;
}
