/** The minutes' document: one text for each agenda item, under the item's id, read as plain values. */
import { newId } from "@plenary/domain";
import * as Y from "yjs";
import { act, type Hand } from "./layout.ts";
import {
	deepestNode,
	headingLevel,
	isSafeLink,
	lineNodes,
	minutesMarks,
	minutesNodes,
	recordNodes,
} from "./minutes-shape.ts";

/** The words under an agenda item. A root of the document: two who open an empty section at once share it. */
export const section = (doc: Y.Doc, itemId: string): Y.XmlFragment => doc.getXmlFragment(itemId);

/** The items that have a section with something in it. */
export function sectionIds(doc: Y.Doc): string[] {
	return [...doc.share.keys()].filter((itemId) => section(doc, itemId).length > 0);
}

export interface MinutesMark {
	readonly type: string;
	readonly attrs: Readonly<Record<string, string>>;
}

/** A node of the text; `text` and `marks` only on nodes of type "text". */
export interface MinutesNode {
	readonly type: string;
	readonly attrs: Readonly<Record<string, string | number>>;
	readonly children: readonly MinutesNode[];
	readonly text?: string | undefined;
	readonly marks?: readonly MinutesMark[] | undefined;
}

/** A section as a plain tree, for showing it without an editor. What the shape does not know is left out, its words kept. */
export function readSection(doc: Y.Doc, itemId: string): MinutesNode[] {
	return section(doc, itemId)
		.toArray()
		.flatMap((node) => readNode(node, 1));
}

/** The words of a section, one line for each paragraph, heading, decision or action. Empty lines are left out. */
export function plainLines(doc: Y.Doc, itemId: string): string[] {
	return readSection(doc, itemId).flatMap(linesOf);
}

export interface RecordWords {
	readonly itemId: string;
	readonly text: string;
}

/**
 * The words of decisions and actions by record id: those of the first block that points at the record, in the order
 * of the given agenda items and then of the document. A later copy only refers.
 */
export function wordsOfRecords(doc: Y.Doc, itemIds: readonly string[] = []): Map<string, RecordWords> {
	const found = new Map<string, RecordWords>();
	const present = new Set(sectionIds(doc));
	const ordered = itemIds.filter((itemId) => present.has(itemId));
	const others = [...present].filter((itemId) => !ordered.includes(itemId)).sort();
	const search = (itemId: string, node: MinutesNode) => {
		const recordId = recordNodes.includes(node.type) ? node.attrs.recordId : undefined;
		if (typeof recordId === "string" && !found.has(recordId)) found.set(recordId, { itemId, text: plainText(node) });
		for (const child of node.children) search(itemId, child);
	};
	for (const itemId of [...ordered, ...others]) for (const node of readSection(doc, itemId)) search(itemId, node);
	return found;
}

/** A line of the minutes: who speaks, or which record it is the words of. */
export interface MinutesLine {
	readonly words: string;
	/** The party that speaks. */
	readonly speaker?: string | undefined;
	readonly record?: { readonly kind: "decision" | "action"; readonly id: string } | undefined;
}

/** Puts lines at the end of a section, each as a block of its own. */
export function appendLines(doc: Y.Doc, itemId: string, lines: readonly MinutesLine[], hand?: Hand): void {
	act(doc, hand, () => section(doc, itemId).push(lines.map(blockOf)));
}

/** Puts lines at the end of a section as paragraphs of their own. */
export const appendParagraphs = (doc: Y.Doc, itemId: string, lines: readonly string[], hand?: Hand): void =>
	appendLines(
		doc,
		itemId,
		lines.map((words) => ({ words })),
		hand,
	);

function blockOf({ words, speaker, record }: MinutesLine): Y.XmlElement {
	const block = new Y.XmlElement(record?.kind ?? "paragraph");
	block.setAttribute("id", newId());
	if (speaker) block.setAttribute("speaker", speaker);
	if (record) block.setAttribute("recordId", record.id);
	block.insert(0, [new Y.XmlText(words)]);
	return block;
}

/** The words of a node in one line. */
export function plainText(node: MinutesNode): string {
	if (node.type === "text") return node.text ?? "";
	if (node.type === "hardBreak") return " ";
	if (node.type === "mention") return String(node.attrs.label ?? "");
	return node.children.map(plainText).join("");
}

function linesOf(node: MinutesNode): string[] {
	const inside = node.children.some((child) => lineNodes.includes(child.type));
	if (lineNodes.includes(node.type) && !inside) {
		const line = plainText(node).trim();
		return line === "" ? [] : [line];
	}
	return node.children.flatMap(linesOf);
}

function readNode(node: unknown, depth: number): MinutesNode[] {
	if (depth > deepestNode) return [];
	if (node instanceof Y.XmlText) return readText(node);
	if (!(node instanceof Y.XmlElement)) return [];
	const children = node.toArray().flatMap((child) => readNode(child, depth + 1));
	const allowed = Object.hasOwn(minutesNodes, node.nodeName) ? minutesNodes[node.nodeName] : undefined;
	if (!allowed) return children;
	const attrs: Record<string, string | number> = {};
	for (const [name, value] of Object.entries(node.getAttributes() as Record<string, unknown>)) {
		if (allowed.includes(name) && (typeof value === "string" || typeof value === "number")) attrs[name] = value;
	}
	if (node.nodeName === "heading") attrs.level = headingLevel;
	return [{ type: node.nodeName, attrs, children }];
}

function readText(text: Y.XmlText): MinutesNode[] {
	return (text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).flatMap((piece) => {
		if (typeof piece.insert !== "string" || piece.insert === "") return [];
		const marks = Object.entries(piece.attributes ?? {}).flatMap(([name, value]) => readMark(name, value) ?? []);
		return [{ type: "text", attrs: {}, children: [], text: piece.insert, marks }];
	});
}

function readMark(name: string, value: unknown): MinutesMark | undefined {
	if (!Object.hasOwn(minutesMarks, name) || value === null || value === false) return undefined;
	if (name !== "link") return { type: name, attrs: {} };
	const href = (value as { href?: unknown }).href;
	return isSafeLink(href) ? { type: "link", attrs: { href } } : undefined;
}
