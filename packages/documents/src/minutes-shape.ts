/** The shape of minutes: which nodes, marks and attributes their text may have. */

/** Blocks and inline nodes with the attributes each may carry. */
export const minutesNodes: Readonly<Record<string, readonly string[]>> = {
	paragraph: ["id", "speaker", "person"],
	heading: ["id", "level"],
	bulletList: ["id"],
	orderedList: ["id", "start", "type"],
	listItem: ["id"],
	blockquote: ["id"],
	hardBreak: [],
	decision: ["id", "recordId"],
	action: ["id", "recordId"],
	mention: ["kind", "target", "label"],
};

/** Nodes whose text makes a line of its own. */
export const lineNodes: readonly string[] = ["paragraph", "heading", "decision", "action"];

/** Blocks whose words are the words of a record. */
export const recordNodes: readonly string[] = ["decision", "action"];

/** Marks with the attributes each may carry. Of a link only its address is ever shown. */
export const minutesMarks: Readonly<Record<string, readonly string[]>> = {
	bold: [],
	italic: [],
	underline: [],
	strike: [],
	link: ["href", "target", "rel", "class", "title"],
};

export const mentionKinds = ["party", "person"] as const;
export type MentionKind = (typeof mentionKinds)[number];

/** The only heading there is: the meeting and its items have the first two. */
export const headingLevel = 3;

/** Levels of blocks within blocks, the section's own being the first. */
export const deepestNode = 32;

/** May a reader be sent there? Pages, mail and telephones only. */
export function isSafeLink(href: unknown): href is string {
	return typeof href === "string" && href.length <= 2000 && /^(https?:\/\/|mailto:|tel:)/i.test(href);
}
