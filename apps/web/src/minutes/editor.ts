/** The editor of one section: what its text may hold and how it is typed. Fetched when the first section is opened for writing. */

import { headingLevel, isSafeLink } from "@plenary/documents";
import { Editor, type Extensions } from "@tiptap/core";
import { Placeholder } from "@tiptap/extensions";
import StarterKit from "@tiptap/starter-kit";
import { blockIds } from "./block-ids.ts";
import type { MinutesDesk } from "./desk.ts";
import { longText } from "./long-text.ts";
import { mentions } from "./mentions.ts";
import { outcomeBlocks } from "./outcome-blocks.ts";
import { sharedText } from "./shared-text.ts";
import { slashMenu } from "./slash-menu.ts";
import { speakingParagraph } from "./speakers.ts";
import { unknownNames } from "./unknown-names.ts";

interface SectionOptions {
	desk: MinutesDesk;
	itemId: string;
	element: HTMLElement;
	/** What the section is called for those who hear it. */
	label: string;
	editable: boolean;
}

export function openEditor({ desk, itemId, element, label, editable }: SectionOptions): Editor {
	return new Editor({
		element,
		editable,
		injectCSS: false,
		enableInputRules: true,
		editorProps: {
			// The bars above stay where they are: a caret under them would not be seen.
			scrollThreshold: { top: 170, bottom: 40, left: 0, right: 0 },
			scrollMargin: { top: 180, bottom: 60, left: 0, right: 0 },
			attributes: {
				role: "textbox",
				"aria-multiline": "true",
				"aria-label": label,
				lang: desk.language,
				class: "section-text",
			},
		},
		extensions: sectionExtensions(desk, itemId),
	});
}

/** What the text of a section may hold. Nodes and attributes are those of the minutes' shape, no more and no less. */
export function sectionExtensions(desk: MinutesDesk, itemId: string): Extensions {
	return [
		StarterKit.configure({
			undoRedo: false,
			// It would write an empty paragraph into everyone's text.
			trailingNode: false,
			paragraph: false,
			code: false,
			codeBlock: false,
			horizontalRule: false,
			heading: { levels: [headingLevel] },
			link: {
				openOnClick: false,
				isAllowedUri: (href) => isSafeLink(href),
				HTMLAttributes: { rel: "noopener noreferrer" },
			},
		}),
		speakingParagraph(desk, itemId),
		...outcomeBlocks(desk),
		mentions(desk),
		slashMenu(desk, itemId),
		blockIds,
		unknownNames,
		longText,
		Placeholder.configure({ placeholder: () => desk.words().t("minutes.placeholder") }),
		sharedText(desk, itemId),
	];
}
