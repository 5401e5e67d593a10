/** Lists, tables and plain lines of a written agenda, as a tree of items. */
import type { ImportedItem } from "@plenary/domain";
import type { Heading, List, ListItem, Paragraph, PhrasingContent, RootContent, Table } from "mdast";
import { toString as wordsOfNode } from "mdast-util-to-string";
import { type Entry, longestTitle, readEntry, readTimeCell } from "./agenda-entry.ts";
import type { AgendaWarning } from "./agenda-markdown.ts";

/** An item while it is being gathered. */
export interface Draft extends Omit<ImportedItem, "children" | "links" | "minutes"> {
	minutes?: number | undefined;
	links: { text: string; href: string }[];
	children: Draft[];
	/** Does its line say how long or when? */
	readonly timed: boolean;
	readonly linkOnly: boolean;
	readonly from?: number | undefined;
}

export type Warn = (code: AgendaWarning["code"], line: number) => void;

/** Items of the blocks under one heading. Lines count only where they begin with an hour or a number. */
export function readBlocks(blocks: readonly RootContent[], warn: Warn): Draft[] {
	const drafts: Draft[] = [];
	/** The last line or list item and those it stands under, the outermost first. */
	const trail: Draft[] = [];
	let afterLine = false;
	for (const block of blocks) {
		if (block.type === "list") {
			// A numbered list that goes on counting goes on with the agenda; any other belongs to the line above it.
			const owner = afterLine && (!block.ordered || (block.start ?? 1) <= 1) ? trail.at(-1) : undefined;
			const found = readList(block, owner ?? drafts.at(-1), warn);
			(owner?.children ?? drafts).push(...found);
			if (owner) continue;
			trail.splice(0, trail.length, ...found.slice(-1));
			afterLine = false;
		} else if (block.type === "table") {
			drafts.push(...readTable(block));
		} else if (block.type === "paragraph") {
			const lines = readLines(block).filter((entry) => entry.from !== undefined || entry.number.length > 0);
			addLines(drafts, trail, lines, warn, lineOf(block));
			afterLine ||= lines.length > 0;
		}
	}
	return timed(drafts);
}

/** Items of paragraphs that are nothing but short lines, for text pasted without any marks. */
export function readBareLines(blocks: readonly RootContent[], warn: Warn): Draft[] {
	const paragraphs = blocks.filter((block) => block.type === "paragraph");
	const entries = paragraphs.flatMap(readLines).filter((entry) => entry.title !== "");
	const short = entries.every((entry) => entry.title.length <= 120 && !/[.!?]$/.test(entry.title));
	if (entries.length < 2 || !short) return [];
	const drafts: Draft[] = [];
	addLines(drafts, [], entries, warn, lineOf(paragraphs[0]));
	return timed(drafts);
}

/** A heading as the item that stands above what is under it. */
export const readHeading = (heading: Heading, warn: Warn): Draft | undefined =>
	draftOf(readEntry(heading.children), warn, lineOf(heading));

export const lineOf = (node: RootContent | ListItem | undefined): number => node?.position?.start.line ?? 1;

/** Lines with numbers such as "2.1" go under the line numbered "2". */
function addLines(drafts: Draft[], trail: Draft[], entries: readonly Entry[], warn: Warn, line: number): void {
	for (const entry of entries) {
		const draft = draftOf(entry, warn, line);
		if (!draft) continue;
		const depth = Math.max(0, entry.number.length - 1);
		const above = trail[depth - 1];
		const parent = above?.kind === "item" ? above : undefined;
		(parent?.children ?? drafts).push(draft);
		trail.splice(parent ? depth : 0, trail.length, draft);
	}
}

function readList(list: List, owner: Draft | undefined, warn: Warn): Draft[] {
	return timed(
		list.children.flatMap((item) => {
			const [head, ...rest] = item.children;
			if (!head) return [];
			if (head.type === "list") return readList(head, owner, warn);
			if (head.type !== "paragraph" && head.type !== "heading") return [];
			const entry = readEntry(head.children);
			if (entry.attachment) {
				owner?.links.push(...entry.links);
				warn("attachmentsSkipped", lineOf(item));
				return [];
			}
			const draft = draftOf(entry, warn, lineOf(item));
			if (!draft) return [];
			for (const block of rest) {
				if (block.type === "list") draft.children.push(...readList(block, draft, warn));
				if (block.type === "table") draft.children.push(...readTable(block));
			}
			return [draft];
		}),
	);
}

const columns = {
	topic: /^(?:agenda )?(?:topic|item|title|subject|тема|вопрос|пункт|название)/iu,
	minutes: /^(?:timebox|time|duration|length|min|время|длительность|продолжительность|минут)/iu,
	presenter: /^(?:presenter|speaker|who|lead|owner|champion|докладчик|выступающий|ведущий|кто)/iu,
};

/** Rows of a table that has a column for topics. Any other table is no agenda. */
function readTable(table: Table): Draft[] {
	const [head, ...rows] = table.children;
	const names = head?.children.map((cell) => wordsOfNode(cell).trim()) ?? [];
	const column = (pattern: RegExp) => names.findIndex((name) => pattern.test(name));
	const [topic, length, who] = [column(columns.topic), column(columns.minutes), column(columns.presenter)];
	if (topic < 0) return [];
	const found = rows.flatMap((row): Draft[] => {
		const cell = row.children[topic];
		const draft = cell && draftOf(readEntry(cell.children), () => undefined, 0);
		if (!draft) return [];
		const words = (at: number) => wordsOfNode(row.children[at] ?? { type: "tableCell", children: [] }).trim();
		const { from, minutes = draft.minutes } = readTimeCell(words(length));
		const isTimed = minutes !== undefined || from !== undefined;
		return [{ ...draft, from, minutes, presenter: words(who) || draft.presenter, timed: isTimed }];
	});
	return timed(found);
}

function readLines(paragraph: Paragraph): Entry[] {
	const lines: PhrasingContent[][] = [[]];
	for (const node of paragraph.children) {
		if (node.type === "break") lines.push([]);
		else if (node.type === "text") {
			for (const [index, value] of node.value.split("\n").entries()) {
				if (index > 0) lines.push([]);
				lines.at(-1)?.push({ type: "text", value });
			}
		} else lines.at(-1)?.push(node);
	}
	return lines.map(readEntry);
}

function draftOf(entry: Entry, warn: Warn, line: number): Draft | undefined {
	if (entry.title === "") return undefined;
	if (entry.title.length > longestTitle) warn("titleCut", line);
	const { kind, minutes, presenter, from, linkOnly } = entry;
	const title = entry.title.slice(0, longestTitle);
	const isTimed = minutes !== undefined || from !== undefined;
	return { title, kind, minutes, presenter, from, linkOnly, links: [...entry.links], children: [], timed: isTimed };
}

/** Where hours are given and lengths are not, an item lasts until the next one begins. */
function timed(drafts: Draft[]): Draft[] {
	for (const [index, draft] of drafts.entries()) {
		const next = drafts[index + 1]?.from;
		if (draft.minutes !== undefined || draft.from === undefined || next === undefined) continue;
		if (next > draft.from && next - draft.from <= 480) draft.minutes = next - draft.from;
	}
	return drafts;
}
