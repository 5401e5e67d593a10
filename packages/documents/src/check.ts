/** The check of a document against its layout, for the server: what a client of ours would never have written. */
import { itemKinds, outcomeKinds, outcomeStatuses, purposes, type RoomRef } from "@plenary/domain";
import * as Y from "yjs";
import { longestItem } from "./agenda.ts";
import { checkMinutes } from "./check-minutes.ts";
import { clock, count, day, id, instant, oneOf, position, type Shape, words } from "./fits.ts";
import { textNamePattern } from "./texts.ts";

/** The most of anything in one document, removed ones included. */
const mostRecords = 5000;
const longestText = 20_000;

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
