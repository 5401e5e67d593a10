/** A line of events for each meeting: commands are judged, put in order, stored, and only then told to everyone. */
import { StorageError } from "@plenary/storage";
import { type Refusal, type RefusalCode, refuse } from "../refusals.ts";

export interface EventLine<State, Command, Event> {
	state(meetingId: string): Promise<State>;
	/** Resolves when the event is on disk and has been told; refuses what can not follow the present state. */
	command(meetingId: string, accountId: string, command: Command): Promise<Event | Refusal>;
	/** Another server stored something: it is read, and told here. */
	catchUp(meetingId: string): Promise<void>;
}

export interface LineWorld<Event> {
	clock: () => number;
	/** Tells whoever is connected here, in the order of the events. */
	tell: (meetingId: string, event: Event) => void;
	/** Tells the other servers that there is something to read; undefined where there are none. */
	tellOthers: ((meetingId: string) => void) | undefined;
}

interface Order {
	readonly seq: number;
	readonly at: number;
	readonly account: string;
}

/** What is judged, and where it is kept. */
export interface LineKind<State, Command, Event> {
	readonly empty: State;
	refusalOf(state: State, command: Command, now: number): RefusalCode | undefined;
	eventOf(command: Command, order: Order): Event;
	reduce(state: State, event: Event): State;
	/** In order. */
	readAfter(meetingId: string, seq: number): Promise<Event[]>;
	store(meetingId: string, event: Event, order: Order): Promise<unknown>;
}

export function openEventLine<State extends { seq: number }, Command, Event>(
	kind: LineKind<State, Command, Event>,
	{ clock, tell, tellOthers }: LineWorld<Event>,
): EventLine<State, Command, Event> {
	/** As it was on disk when it was read or stored last, for the meetings that somebody has asked about. */
	const states = new Map<string, State>();
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
	async function read(meetingId: string): Promise<State> {
		const known = states.get(meetingId);
		const events = await kind.readAfter(meetingId, known?.seq ?? 0);
		const state = events.reduce(kind.reduce, known ?? kind.empty);
		states.set(meetingId, state);
		unsure.delete(meetingId);
		if (known) for (const event of events) tell(meetingId, event);
		return state;
	}

	/** A server that is alone knows what it stored. */
	const current = (meetingId: string) =>
		(tellOthers || unsure.has(meetingId) ? undefined : states.get(meetingId)) ?? read(meetingId);

	async function follow(meetingId: string, account: string, command: Command): Promise<Event | Refusal> {
		for (let before = await current(meetingId); ; before = await read(meetingId)) {
			const at = clock();
			const hindrance = kind.refusalOf(before, command, at);
			if (hindrance) return refuse(hindrance);
			const order = { seq: before.seq + 1, at, account };
			const event = kind.eventOf(command, order);
			try {
				await kind.store(meetingId, event, order);
			} catch (error) {
				// Another server was first with this number: the command is judged by what that one leaves.
				if (error instanceof StorageError && error.isDuplicate) continue;
				unsure.add(meetingId);
				throw error;
			}
			states.set(meetingId, kind.reduce(before, event));
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
