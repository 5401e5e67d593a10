/** The booths' desk of each meeting: a line of events in a table of its own. */
import { type DeskCommand, type DeskEvent, type DeskState, deskRefusal, emptyDesk, reduceDesk } from "@plenary/domain";
import { type Database, fromJson } from "../database.ts";
import { type EventLine, type LineWorld, openEventLine } from "../floor/event-line.ts";

export type Desks = EventLine<DeskState, DeskCommand, DeskEvent>;

export function openDesks({ db, ...world }: LineWorld<DeskEvent> & { db: Database }): Desks {
	return openEventLine(
		{
			empty: emptyDesk,
			refusalOf: deskRefusal,
			eventOf: (command, { seq, at }) => ({ ...command, seq, at }),
			reduce: reduceDesk,
			readAfter: (meetingId, seq) => eventsAfter(db, meetingId, seq),
			store: (meeting_id, event, { seq, at, account: account_id }) =>
				db
					.insertInto("desk_event")
					.values({ meeting_id, seq, at, account_id, event: JSON.stringify(event) })
					.execute(),
		},
		world,
	);
}

async function eventsAfter(db: Database, meetingId: string, seq: number): Promise<DeskEvent[]> {
	const rows = await db
		.selectFrom("desk_event")
		.select("event")
		.where("meeting_id", "=", meetingId)
		.where("seq", ">", seq)
		.orderBy("seq")
		.execute();
	return rows.map((row) => fromJson<DeskEvent>(row.event));
}
