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
import { StorageError } from "@plenary/storage";
import { type Database, fromJson } from "../database.ts";
import { type Refusal, refuse } from "../refusals.ts";

export interface Floors {
	state(meetingId: string): Promise<FloorState>;
	/** Resolves when the event is on disk and has been told; refuses what can not follow the present state. */
	command(meetingId: string, accountId: string, command: FloorCommand): Promise<FloorEvent | Refusal>;
	/** Another server stored something: it is read, and told here. */
	catchUp(meetingId: string): Promise<void>;
}

interface FloorWorld {
	db: Database;
	clock: () => number;
	/** Tells whoever is connected here, in the order of the events. */
	tell: (meetingId: string, event: FloorEvent) => void;
	/** Tells the other servers that there is something to read; undefined where there are none. */
	tellOthers: ((meetingId: string) => void) | undefined;
}

export function openFloors({ db, clock, tell, tellOthers }: FloorWorld): Floors {
	/** As it was on disk when it was read or stored last, for the meetings that somebody has asked about. */
	const states = new Map<string, FloorState>();
	/** Of these nobody knows whether something was stored. */
	const unsure = new Set<string>();
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

	/** What others stored is told here as it is read; the first reading is news to nobody. */
	async function read(meetingId: string): Promise<FloorState> {
		const known = states.get(meetingId);
		const events = await eventsAfter(db, meetingId, known?.seq ?? 0);
		const state = events.reduce(reduceFloor, known ?? emptyFloor);
		states.set(meetingId, state);
		unsure.delete(meetingId);
		if (known) for (const event of events) tell(meetingId, event);
		return state;
	}

	/** A server that is alone knows what it stored. */
	const current = (meetingId: string) =>
		(tellOthers || unsure.has(meetingId) ? undefined : states.get(meetingId)) ?? read(meetingId);

	async function follow(meetingId: string, accountId: string, command: FloorCommand): Promise<FloorEvent | Refusal> {
		for (let before = await current(meetingId); ; before = await read(meetingId)) {
			const hindrance = mayFollow(before, command);
			if (hindrance) return refuse(hindrance);
			const event = eventOf(command, { seq: before.seq + 1, at: clock(), account: accountId });
			const row = { meeting_id: meetingId, seq: event.seq, at: event.at, account_id: accountId };
			const values = { ...row, event: JSON.stringify(event) };
			try {
				await db.insertInto("floor_event").values(values).execute();
			} catch (error) {
				// Another server was first with this number: the command is judged by what that one leaves.
				if (error instanceof StorageError && error.isDuplicate) continue;
				unsure.add(meetingId);
				throw error;
			}
			states.set(meetingId, reduceFloor(before, event));
			tell(meetingId, event);
			tellOthers?.(meetingId);
			return event;
		}
	}

	return {
		state: (meetingId) => inLine(meetingId, async () => current(meetingId)),
		command: (meetingId, accountId, command) => inLine(meetingId, () => follow(meetingId, accountId, command)),
		catchUp: (meetingId) =>
			inLine(meetingId, async () => {
				if (states.has(meetingId)) await read(meetingId);
			}),
	};
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
