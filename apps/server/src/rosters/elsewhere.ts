/** Bookings beside a meeting: when interpreters are engaged at all the others, read from the index. */
import type { Booking } from "@plenary/domain";
import type { Database } from "../database.ts";
import { readLeads } from "../people/merging.ts";

/** By beginning, each sitting for itself, under the entries that the register leads to now. */
export async function rowsBeside(db: Database, meetingId: string) {
	const rows = await db
		.selectFrom("booking")
		.innerJoin("meeting", "meeting.id", "booking.meeting_id")
		.select(["meeting_id", "sitting_id", "interpreter_id", "from", "to", "titles"])
		.where("meeting_id", "!=", meetingId)
		.orderBy("from")
		.execute();
	const { lead } = await readLeads(db, "interpreter");
	return rows.map((row) => ({ ...row, interpreter_id: lead(row.interpreter_id) }));
}

/** When they are busy, and not where: whoever proposes a roster need not know of the other meetings. */
export async function bookingsBeside(db: Database, meetingId: string): Promise<Booking[]> {
	const rows = await rowsBeside(db, meetingId);
	return rows.map(({ interpreter_id: interpreterId, from, to }) => ({ interpreterId, from, to, meetingTitle: {} }));
}
