/** The floor of each meeting: a line of events in a table of its own. */
import {
	emptyFloor,
	eventOf,
	type FloorCommand,
	type FloorEvent,
	type FloorState,
	mayFollow,
	reduceFloor,
} from "@plenary/domain";
import { type Database, fromJson } from "../database.ts";
import { type EventLine, type LineWorld, openEventLine } from "./event-line.ts";

export type Floors = EventLine<FloorState, FloorCommand, FloorEvent>;

export function openFloors({ db, ...world }: LineWorld<FloorEvent> & { db: Database }): Floors {
	return openEventLine(
		{
			empty: emptyFloor,
			refusalOf: mayFollow,
			eventOf,
			reduce: reduceFloor,
			readAfter: (meetingId, seq) => eventsAfter(db, meetingId, seq),
			store: (meeting_id, event, { seq, at, account: account_id }) =>
				db
					.insertInto("floor_event")
					.values({ meeting_id, seq, at, account_id, event: JSON.stringify(event) })
					.execute(),
		},
		world,
	);
}

async function eventsAfter(db: Database, meetingId: string, seq: number): Promise<FloorEvent[]> {
	const rows = await db
		.selectFrom("floor_event")
		.select("event")
		.where("meeting_id", "=", meetingId)
		.where("seq", ">", seq)
		.orderBy("seq")
		.execute();
	return rows.map((row) => fromJson<FloorEvent>(row.event));
}
