/** Words put into a meeting by a program, for journeys that are about reading them: agenda items, minutes, decisions and actions. */
import { appendLines, fileOutcome, type MinutesLine, raiseOutcome, readAgenda } from "@plenary/documents";
import { agendaRoom, flatten, minutesRoom, type OutcomeKind, type Owner, outcomesRoom, outline } from "@plenary/domain";
import type * as Y from "yjs";
import type { Person } from "./people.ts";
import { openRaw } from "./raw.ts";
import type { TestServer } from "./server.ts";

/** Changes a room as this person, and waits until it is on disk. What `change` returns is handed through. */
export async function writeRoom<Result>(
	server: TestServer,
	person: Person,
	name: string,
	change: (doc: Y.Doc) => Result,
): Promise<Result> {
	const room = openRaw(server.address, person, name);
	await room.answered;
	let result = undefined as Result;
	room.write((doc) => {
		result = change(doc);
	});
	await room.stored();
	room.close();
	return result;
}

/** The ids of the meeting's items, breaks left out, in the order of the agenda. */
export async function itemsOf(server: TestServer, person: Person, meetingId: string): Promise<string[]> {
	const room = openRaw(server.address, person, agendaRoom(meetingId));
	await room.answered;
	const items = flatten(outline(readAgenda(room.doc))).filter(({ item }) => item.kind === "item");
	room.close();
	return items.map(({ item }) => item.id);
}

export function writeLines(
	server: TestServer,
	person: Person,
	meetingId: string,
	language: string,
	lines: Readonly<Record<string, readonly MinutesLine[]>>,
): Promise<void> {
	return writeRoom(server, person, minutesRoom(meetingId, language), (doc) =>
		doc.transact(() => {
			for (const [itemId, written] of Object.entries(lines)) appendLines(doc, itemId, written);
		}),
	);
}

/** Raises and files a record; its words stand in the minutes. */
export function raise(
	server: TestServer,
	person: Person,
	meetingId: string,
	record: { kind: OutcomeKind; itemId: string; owners?: Owner[]; dueOn?: string },
): Promise<string> {
	const at = Date.now();
	return writeRoom(server, person, outcomesRoom(meetingId), (doc) => {
		const id = raiseOutcome(doc, { ...record, raisedBy: person.id, raisedAt: at });
		fileOutcome(doc, id, at);
		return id;
	});
}
