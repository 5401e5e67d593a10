/** The check of minutes: blocks, marks and links that a client of ours would never have written. */
import * as Y from "yjs";
import { id, words } from "./fits.ts";
import { deepestNode, isSafeLink, minutesMarks, minutesNodes } from "./minutes-shape.ts";

/** What is wrong with a document of minutes, in one sentence; undefined when nothing is. */
export function checkMinutes(doc: Y.Doc): string | undefined {
	for (const name of [...doc.share.keys()]) {
		if (!id(name)) return `"${name}" is no agenda item's id.`;
		const fragment = doc.getXmlFragment(name);
		if (fragment._map.size > 0) return `The section of ${name} holds values beside its text.`;
		for (const node of fragment.toArray()) {
			const complaint = checkNode(node, 1);
			if (complaint) return `${complaint} It is in the section of ${name}.`;
		}
	}
	return undefined;
}

function checkNode(node: unknown, depth: number): string | undefined {
	if (depth > deepestNode) return `Its text is nested deeper than ${deepestNode} levels.`;
	if (node instanceof Y.XmlText) return checkMarks(node);
	if (!(node instanceof Y.XmlElement)) return "Something in it is neither a block nor text.";
	const allowed = Object.hasOwn(minutesNodes, node.nodeName) ? minutesNodes[node.nodeName] : undefined;
	if (!allowed) return `Minutes have no ${node.nodeName}.`;
	for (const [name, value] of Object.entries(node.getAttributes() as Record<string, unknown>)) {
		if (!allowed.includes(name)) return `A ${node.nodeName} has no ${name}.`;
		if ((value ?? null) !== null && typeof value !== "number" && !words(400)(value))
			return `A ${node.nodeName} has a wrong ${name}.`;
	}
	for (const child of node.toArray()) {
		const complaint = checkNode(child, depth + 1);
		if (complaint) return complaint;
	}
	return undefined;
}

function checkMarks(text: Y.XmlText): string | undefined {
	for (const piece of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
		if (typeof piece.insert !== "string") return "Something inside its text is no text.";
		for (const [name, value] of Object.entries(piece.attributes ?? {})) {
			const allowed = Object.hasOwn(minutesMarks, name) ? minutesMarks[name] : undefined;
			if (!allowed) return `Minutes have no mark ${name}.`;
			if (name !== "link") continue;
			const attributes = Object.entries((value ?? {}) as Record<string, unknown>);
			if (attributes.some(([key]) => !allowed.includes(key))) return "A link carries more than a link has.";
			if (value !== null && !isSafeLink((value as { href?: unknown }).href))
				return "A link leads to no page or address.";
		}
	}
	return undefined;
}
