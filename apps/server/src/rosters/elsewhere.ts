/** Bookings beside a meeting: when interpreters are at all the others, by what is published there and by what is firm. */
import type { Booking, ProposedSeat } from "@plenary/domain";
import { boundStates } from "@plenary/roster";
import { spanOf, termsOf } from "../bookings/terms.ts";
import type { Database } from "../database.ts";
import { readLeads } from "../people/merging.ts";

/** By beginning, each sitting or engagement for itself, under the entries that the register leads to now. */
export async function rowsBeside(db: Database, meetingId: string) {
	const rows = await db
		.selectFrom("booking")
		.innerJoin("meeting", "meeting.id", "booking.meeting_id")
		.select(["meeting_id", "interpreter_id", "from", "to", "titles"])
		.where("meeting_id", "!=", meetingId)
		.orderBy("from")
		.execute();
	const firm = await db
		.selectFrom("engagement")
		.innerJoin("meeting", "meeting.id", "engagement.meeting_id")
		.select(["meeting_id", "interpreter_id", "terms", "titles"])
		.where("meeting_id", "!=", meetingId)
		.where("state", "in", boundStates)
		.execute();
	const { lead } = await readLeads(db, "interpreter");
	return [...rows, ...firm.map(({ terms, ...row }) => ({ ...row, ...spanOf(termsOf({ terms })) }))]
		.map((row) => ({ ...row, interpreter_id: lead(row.interpreter_id) }))
		.sort((one, other) => one.from - other.from);
}

/** When they are busy, and not where: whoever proposes a roster need not know of the other meetings. */
export async function bookingsBeside(db: Database, meetingId: string): Promise<Booking[]> {
	const rows = await rowsBeside(db, meetingId);
	return rows.map(({ interpreter_id: interpreterId, from, to }) => ({ interpreterId, from, to, meetingTitle: {} }));
}

/** Where interpreters are bound to sit at a meeting: at each sitting that they said yes to. */
export async function firmSeats(db: Database, meetingId: string): Promise<ProposedSeat[]> {
	const rows = await db
		.selectFrom("engagement")
		.select(["interpreter_id", "terms"])
		.where("meeting_id", "=", meetingId)
		.where("state", "in", boundStates)
		.execute();
	const { lead } = await readLeads(db, "interpreter");
	return rows.flatMap(({ interpreter_id, terms }) => {
		const { booth, sittings } = termsOf({ terms });
		return sittings.map(({ id: sittingId }) => ({ sittingId, booth, interpreterId: lead(interpreter_id) }));
	});
}
