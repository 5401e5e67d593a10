/** What the worker that folds rooms asks about each: whether its document is laid out as ours are. */
import { check as checkDocument } from "@plenary/documents/check";
import { parseRoom } from "@plenary/domain";
import type * as Y from "yjs";

/** What is wrong with the document of a room, in one sentence; undefined when nothing is. */
export function check(name: string, doc: Y.Doc): string | undefined {
	const room = parseRoom(name);
	return room ? checkDocument(room, doc) : "There is no such room.";
}
