/** The agenda a new meeting begins with, by its type. */

import { writeSkeleton } from "@plenary/documents";
import { agendaRoom, agendaSkeleton, type Meeting } from "@plenary/domain";
import type { Rooms } from "@plenary/sync";
import * as Y from "yjs";
import { newId } from "../secrets.ts";

export async function writeFirstAgenda(rooms: Rooms, meeting: Meeting, accountId: string): Promise<void> {
	const doc = new Y.Doc();
	writeSkeleton(doc, agendaSkeleton(meeting, newId, Math.random));
	await rooms.write(agendaRoom(meeting.id), accountId, Y.encodeStateAsUpdate(doc));
	doc.destroy();
}
