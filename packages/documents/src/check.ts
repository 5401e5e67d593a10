/** The check of a document against its layout, for the server: what a client of ours would never have written. */
import {
	isPosition,
	itemKinds,
	minutesOfClock,
	outcomeKinds,
	outcomeStatuses,
	purposes,
	type RoomRef,
} from "@plenary/domain";
import * as Y from "yjs";
import { longestItem } from "./agenda.ts";
import { deepestNode, isSafeLink, minutesMarks, minutesNodes } from "./minutes-shape.ts";
import { textNamePattern } from "./texts.ts";

type Fits = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Fits>>;

/** The most of anything in one document, removed ones included. */
const mostRecords = 5000;
const longestText = 20_000;

const id: Fits = (value) => typeof value === "string" && /^[A-Za-z0-9_-]{6,40}$/.test(value);
const day: Fits = (value) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
const clock: Fits = (value) => typeof value === "string" && minutesOfClock(value) !== undefined;
const count: Fits = (value) => typeof value === "number" && Number.isInteger(value) && value >= 0;
const instant: Fits = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;
const words =
	(longest: number): Fits =>
	(value) =>
		typeof value === "string" && value.length <= longest;
const position: Fits = (value) => isPosition(value) && value.length <= 1000;
const oneOf =
	(allowed: readonly string[]): Fits =>
	(value) =>
		typeof value === "string" && allowed.includes(value);

const itemShape: Shape = {
	position,
	parentId: id,
	sittingId: id,
	kind: oneOf(itemKinds),
	minutes: (value) => count(value) && Number(value) <= longestItem,
	purpose: oneOf(purposes),
	presenterPartyId: id,
	presenterName: words(400),
	removedAt: instant,
};
const sittingShape: Shape = {
	position,
	hall: words(400),
	day,
	startsAt: clock,
	endsAt: clock,
	removedAt: instant,
};
const outcomeShape: Shape = {
	kind: oneOf(outcomeKinds),
	itemId: id,
	number: count,
	raisedBy: id,
	raisedAt: instant,
	filedAt: instant,
	withdrawnAt: instant,
	dueOn: day,
	status: oneOf(outcomeStatuses),
	owners: (value) =>
		value instanceof Y.Map &&
		value.size <= 400 &&
		[...value.entries()].every(([key, held]) => /^(party|person):[A-Za-z0-9_-]{6,40}$/.test(key) && held === true),
};

/** What is wrong with a room's document, in one sentence; undefined when nothing is. */
export function check(room: RoomRef, doc: Y.Doc): string | undefined {
	if (room.kind === "minutes") return checkMinutes(doc);
	const roots: Record<string, Shape> =
		room.kind === "agenda" ? { items: itemShape, sittings: sittingShape } : { records: outcomeShape };
	const texts = room.kind === "agenda" ? "title" : "words";
	for (const name of [...doc.share.keys()]) {
		const shape = Object.hasOwn(roots, name) ? roots[name] : undefined;
		if (!shape && textNamePattern.exec(name)?.[1] !== texts) return `There is no place for "${name}" here.`;
		const complaint = shape ? checkRecords(doc.getMap(name), name, shape) : checkText(doc.getText(name), name);
		if (complaint) return complaint;
	}
	return undefined;
}

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

function checkRecords(root: Y.Map<unknown>, name: string, shape: Shape): string | undefined {
	if (root.size > mostRecords) return `There are more than ${mostRecords} ${name}.`;
	for (const [key, map] of root.entries()) {
		if (!id(key)) return `"${key}" is no id for one of the ${name}.`;
		if (!(map instanceof Y.Map)) return `${key} of the ${name} is not a map.`;
		for (const [field, value] of map.entries()) {
			const fits = Object.hasOwn(shape, field) ? shape[field] : undefined;
			if (!fits) return `${key} of the ${name} has an unknown field "${field}".`;
			if (value !== null && !fits(value)) return `${key} of the ${name} has a wrong ${field}.`;
		}
	}
	return undefined;
}

function checkText(text: Y.Text, name: string): string | undefined {
	if (text.length > longestText) return `${name} is longer than ${longestText} characters.`;
	const plain = (text.toDelta() as { insert: unknown }[]).every((piece) => typeof piece.insert === "string");
	return plain ? undefined : `${name} holds something that is no text.`;
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
