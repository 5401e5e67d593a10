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
	/** As it is on disk, for the meetings that somebody has asked about. */
	const states = new Map<string, FloorState>();
	const lines = new Map<string, Promise<unknown>>();

	/** One after the other: the next command is judged by the state that this one leaves. */
	function inLine<Outcome>(meetingId: string, work: () => Promise<Outcome>): Promise<Outcome> {
		const before = lines.get(meetingId) ?? Promise.resolve();
		const done = before.then(work);
		const over = done.then(
			() => {},
			() => {},
		);
		lines.set(meetingId, over);
		return done;
	}

	async function current(meetingId: string): Promise<FloorState> {
		const known = states.get(meetingId) ?? (await load(db, meetingId));
		states.set(meetingId, known);
		return known;
	}

	async function follow(meetingId: string, accountId: string, command: FloorCommand): Promise<FloorEvent | Refusal> {
		const before = await current(meetingId);
		const hindrance = mayFollow(before, command);
		if (hindrance) return refuse(hindrance);
		const event = eventOf(command, { seq: before.seq + 1, at: clock(), account: accountId });
		const row = { meeting_id: meetingId, seq: event.seq, at: event.at, account_id: accountId };
		// Until it is known to be stored, what is on disk is not known either.
		states.delete(meetingId);
		await db
			.insertInto("floor_event")
			.values({ ...row, event: JSON.stringify(event) })
			.execute();
		states.set(meetingId, reduceFloor(before, event));
		tell(meetingId, event);
		return event;
	}

	return {
		state: (meetingId) => inLine(meetingId, () => current(meetingId)),
		command: (meetingId, accountId, command) => inLine(meetingId, () => follow(meetingId, accountId, command)),
	};
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
