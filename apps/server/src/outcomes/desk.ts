/** The outcomes desk: gives each decision, action and recommendation its number, once, and never again. */

import { readOutcomes, setNumber } from "@plenary/documents";
import { parseRoom } from "@plenary/domain";
import type { Rooms } from "@plenary/sync";
import type { Logger } from "pino";
import * as Y from "yjs";
import type { Database } from "../database.ts";

/** The account under which the desk writes. */
export const deskAccount = "desk:outcomes";

interface Desk {
	/** Looks a room through, for what was filed while nobody numbered. */
	look(room: string): void;
}

export function openOutcomesDesk(rooms: Rooms, db: Database, log: Logger): Desk {
	const waiting = new Map<string, Promise<void>>();
	const isOutcomes = (room: string) => parseRoom(room)?.kind === "outcomes";

	// One look at a time in each room; what comes during a look is seen by the next.
	function look(room: string): void {
		if (!isOutcomes(room)) return;
		const next = (waiting.get(room) ?? Promise.resolve())
			.then(() => number(rooms, db, room))
			.catch((error) => log.error({ room, error: String(error) }, "Outcomes could not be numbered."))
			.finally(() => {
				if (waiting.get(room) === next) waiting.delete(room);
			});
		waiting.set(room, next);
	}

	rooms.watch(isOutcomes, ({ room, account }) => {
		if (account !== deskAccount) look(room);
	});
	return { look };
}

async function number(rooms: Rooms, db: Database, room: string): Promise<void> {
	const meetingId = parseRoom(room)?.meetingId ?? "";
	const doc = new Y.Doc();
	for (const bytes of await rooms.read(room)) Y.applyUpdate(doc, bytes);
	const before = Y.encodeStateVector(doc);
	const rows = await db.selectFrom("outcome_number").selectAll().where("meeting_id", "=", meetingId).execute();
	const numbers = new Map(rows.map((row) => [row.record_id, row.number]));
	let changed = false;
	const filed = readOutcomes(doc)
		.filter((record) => record.filedAt !== undefined)
		.sort((one, other) => (one.filedAt ?? 0) - (other.filedAt ?? 0) || (one.id < other.id ? -1 : 1));
	for (const record of filed) {
		const given = numbers.get(record.id) ?? (await nextNumber(db, meetingId, record.kind, record.id));
		// A number that a client wrote by itself is put right here too.
		if (record.number === given) continue;
		setNumber(doc, record.id, given);
		changed = true;
	}
	if (changed) await rooms.write(room, deskAccount, Y.encodeStateAsUpdate(doc, before));
	doc.destroy();
}

/** Takes the next number of its kind for a record. The number is on disk before anyone sees it. */
function nextNumber(db: Database, meetingId: string, kind: string, recordId: string): Promise<number> {
	return db.transaction().execute(async (step) => {
		const last = await step
			.selectFrom("outcome_number")
			.select((column) => column.fn.max("number").as("number"))
			.where("meeting_id", "=", meetingId)
			.where("kind", "=", kind)
			.executeTakeFirst();
		const number = (last?.number ?? 0) + 1;
		await step
			.insertInto("outcome_number")
			.values({ meeting_id: meetingId, kind, number, record_id: recordId })
			.execute();
		return number;
	});
}
