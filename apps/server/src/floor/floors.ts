/** The floor of each meeting: commands are checked, put in order, stored, and only then told to everyone. */
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
import { type Refusal, refuse } from "../refusals.ts";

export interface Floors {
	state(meetingId: string): Promise<FloorState>;
	/** Resolves when the event is on disk and has been told; refuses what can not follow the present state. */
	command(meetingId: string, accountId: string, command: FloorCommand): Promise<FloorEvent | Refusal>;
}

export function openFloors(
	db: Database,
	clock: () => number,
	tell: (meetingId: string, event: FloorEvent) => void,
): Floors {
	const states = new Map<string, Promise<FloorState>>();

	const state = (meetingId: string): Promise<FloorState> => {
		let found = states.get(meetingId);
		if (!found) {
			found = load(db, meetingId);
			states.set(meetingId, found);
			found.catch(() => states.delete(meetingId));
		}
		return found;
	};

	return {
		state,
		command(meetingId, accountId, command) {
			// One after the other: the next command is judged by the state that this one leaves.
			const before = state(meetingId);
			const done = before.then((current) => follow(meetingId, accountId, command, current));
			states.set(
				meetingId,
				done.then(
					(outcome) => outcome.state,
					() => load(db, meetingId),
				),
			);
			return done.then((outcome) => outcome.answer);
		},
	};

	async function follow(meetingId: string, accountId: string, command: FloorCommand, current: FloorState) {
		const hindrance = mayFollow(current, command);
		if (hindrance) return { state: current, answer: refuse(hindrance) };
		const event = eventOf(command, { seq: current.seq + 1, at: clock(), account: accountId });
		const row = {
			meeting_id: meetingId,
			seq: event.seq,
			at: event.at,
			account_id: accountId,
			event: JSON.stringify(event),
		};
		await db.insertInto("floor_event").values(row).execute();
		tell(meetingId, event);
		return { state: reduceFloor(current, event), answer: event };
	}
}

async function load(db: Database, meetingId: string): Promise<FloorState> {
	const rows = await db
		.selectFrom("floor_event")
		.selectAll()
		.where("meeting_id", "=", meetingId)
		.orderBy("seq")
		.execute();
	return rows.map((row) => fromJson<FloorEvent>(row.event)).reduce(reduceFloor, emptyFloor);
}
