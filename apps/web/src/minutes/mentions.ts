/** Mentions: "@" and a name in either script gives a delegation or a person as one piece of the text. */

import { inLanguage, matchParties, matchPeople, unmerged } from "@plenary/domain";
import { Node } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import Suggestion from "@tiptap/suggestion";
import { type Choice, choiceList } from "./choices.ts";
import type { MinutesDesk } from "./desk.ts";

interface Target {
	kind: "party" | "person";
	target: string;
	label: string;
}

export function mentions(desk: MinutesDesk) {
	return Node.create({
		name: "mention",
		group: "inline",
		inline: true,
		atom: true,
		selectable: false,
		addAttributes: () => ({
			kind: { default: "party", rendered: false },
			target: { default: null, rendered: false },
			label: { default: "", rendered: false },
		}),
		parseHTML: () => [
			{
				tag: "span[data-mention]",
				getAttrs: (element) => ({
					kind: element.getAttribute("data-kind"),
					target: element.getAttribute("data-mention"),
					label: element.textContent?.replace(/^@/, "") ?? "",
				}),
			},
		],
		renderHTML: ({ node }) => [
			"span",
			{ class: "mention", "data-kind": node.attrs.kind, "data-mention": node.attrs.target },
			`@${node.attrs.label}`,
		],
		renderText: ({ node }) => `@${node.attrs.label}`,
		addProseMirrorPlugins() {
			const { editor } = this;
			return [
				Suggestion<Choice, Choice>({
					editor,
					char: "@",
					pluginKey: new PluginKey("mentions"),
					items: ({ query, editor: { state } }) => {
						const to = state.selection.from;
						const from = to - query.length - 1;
						return targets(desk, query).map(({ sign, hint, ...target }) => ({
							id: target.target,
							label: target.label,
							sign,
							hint,
							run: () => put(target, from, to),
						}));
					},
					render: () => choiceList({ label: desk.words().t("minutes.mentions") }),
				}),
			];

			function put(attrs: Target, from: number, to: number): void {
				editor
					.chain()
					.focus()
					.insertContentAt({ from, to }, [
						{ type: "mention", attrs },
						{ type: "text", text: " " },
					])
					.run();
			}
		},
	});
}

function targets(desk: MinutesDesk, query: string): (Target & { sign?: string; hint?: string })[] {
	const { parties, participants } = desk.page();
	const languages = [desk.language, "en"];
	const nameOf = (person: { name: string; names: Readonly<Record<string, string>> }) =>
		person.names[desk.language] || person.name;
	return [
		...matchParties(query, unmerged(parties), 5).map((party) => ({
			kind: "party" as const,
			target: party.id,
			label: inLanguage(party.names, languages),
			sign: inLanguage(party.codes, languages),
		})),
		...matchPeople(query, participants, 5).map((person) => {
			const party = parties.find((one) => one.id === person.partyId);
			const label = nameOf(person);
			return {
				kind: "person" as const,
				target: person.accountId,
				label,
				...(party && { hint: inLanguage(party.codes, languages) }),
			};
		}),
	];
}
