/** The index of bookings: when which interpreter sits in a booth, by what each meeting has published. */
import { readRoster } from "@plenary/documents";
import { instantOf, rosterRoom } from "@plenary/domain";
import type { Selectable } from "kysely";
import { type IndexKind, type MeetingFacts, type Readable, readRoom } from "../indexes/index-kind.ts";
import type { RosterTables } from "./tables.ts";

export type BookingRow = Selectable<RosterTables["booking"]>;

const waitMs = 100;
/** Far more than any meeting has: a roster that is nonsense must not fill the table. */
const mostOfMeeting = 10_000;

/** A published roster says clock times; its meeting's zone makes instants of them. */
export const bookingIndex: IndexKind<BookingRow> = {
	name: "bookings",
	waitMs: (kind) => (kind === "roster" ? waitMs : undefined),
	roomsOf: ({ id }) => [rosterRoom(id)],
	basisOf: ({ zone }) => zone,
	read: readRows,
	keyOf,
	nameOf: ({ interpreter_id, sitting_id }) => `the booking of ${interpreter_id} for ${sitting_id}`,
	known: (db, meetingId) => db.selectFrom("booking").selectAll().where("meeting_id", "=", meetingId).execute(),
	put: (db, row) =>
		db
			.insertInto("booking")
			.values(row)
			.onConflict((conflict) => conflict.columns(["meeting_id", "sitting_id", "interpreter_id"]).doUpdateSet(row))
			.execute(),
	remove: (db, { meeting_id, sitting_id, interpreter_id }) =>
		db
			.deleteFrom("booking")
			.where("meeting_id", "=", meeting_id)
			.where("sitting_id", "=", sitting_id)
			.where("interpreter_id", "=", interpreter_id)
			.execute(),
	clear: (db) => db.deleteFrom("booking").execute(),
};

function keyOf({ sitting_id, interpreter_id }: BookingRow): string {
	return `${sitting_id}/${interpreter_id}`;
}

/** Whoever is in two booths of a sitting is booked for it once. */
async function readRows(rooms: Readable, { id: meeting_id, zone }: MeetingFacts): Promise<BookingRow[]> {
	const roster = await readRoom(rooms, rosterRoom(meeting_id), readRoster);
	const rows = new Map<string, BookingRow>();
	for (const { sittingId: sitting_id, day, startsAt, endsAt, booths } of roster?.sittings ?? []) {
		const [from, to] = [instantOf(day, startsAt, zone), instantOf(day, endsAt, zone)];
		if (!(to > from)) continue;
		for (const interpreter_id of booths.flatMap(({ interpreterIds }) => interpreterIds)) {
			const row = { meeting_id, sitting_id, interpreter_id, from, to };
			if (rows.size < mostOfMeeting) rows.set(keyOf(row), row);
		}
	}
	return [...rows.values()];
}
