/** Who is here: the people with a page of the meeting open, by name where rights allow, otherwise as a number. */

export interface Presence {
	accountId: string;
	name: string;
	partyId: string | null;
	role: string;
	/** False for interpreters and observers: they only count. */
	named: boolean;
}

export type Shown = Omit<Presence, "named">;

export interface Here {
	came(socketId: string, meetingId: string, person: Presence): void;
	left(socketId: string): void;
	/** Who has a page of the meeting open at another server now. */
	hearOf(server: string, meetingId: string, people: readonly Presence[]): void;
	/** Says again who is here, and forgets servers that have not for a while. */
	renew(now: number): void;
}

interface HereWorld {
	clock: () => number;
	tell: (meetingId: string, people: Shown[], counted: number) => void;
	/** Tells the other servers who is here, each person once. */
	tellOthers?: ((meetingId: string, people: Presence[]) => void) | undefined;
}

/** Changes that come together are told together, after this many milliseconds. */
const pause = 150;
/** A server that has not said for so long who is with it is taken to be gone. */
const lostMs = 25_000;

/** Keeps the list per meeting; a person with two pages open is one person. */
export function here({ clock, tell, tellOthers }: HereWorld): Here {
	const meetings = new Map<string, Map<string, Presence>>();
	const whereIs = new Map<string, string>();
	/** By meeting, what each of the other servers said last, and when. */
	const elsewhere = new Map<string, Map<string, { people: readonly Presence[]; at: number }>>();
	const due = new Set<string>();

	function left(socketId: string): void {
		const meetingId = whereIs.get(socketId);
		if (meetingId === undefined) return;
		whereIs.delete(socketId);
		const present = meetings.get(meetingId);
		present?.delete(socketId);
		if (present?.size === 0) meetings.delete(meetingId);
		tellSoon(meetingId);
	}

	function came(socketId: string, meetingId: string, person: Presence): void {
		left(socketId);
		whereIs.set(socketId, meetingId);
		const present = meetings.get(meetingId) ?? new Map<string, Presence>();
		meetings.set(meetingId, present.set(socketId, person));
		tellSoon(meetingId);
	}

	function tellSoon(meetingId: string): void {
		if (due.has(meetingId)) return;
		due.add(meetingId);
		setTimeout(() => {
			due.delete(meetingId);
			tellOthers?.(meetingId, withUs(meetingId));
			tellHere(meetingId);
		}, pause);
	}

	function withUs(meetingId: string): Presence[] {
		return once(meetings.get(meetingId)?.values() ?? []);
	}

	function tellHere(meetingId: string): void {
		const others = [...(elsewhere.get(meetingId)?.values() ?? [])].flatMap(({ people }) => people);
		const everyone = once([...others, ...withUs(meetingId)]);
		const named = everyone.filter((one) => one.named).map(({ named: _, ...shown }) => shown);
		tell(meetingId, named, everyone.length - named.length);
	}

	function hearOf(server: string, meetingId: string, people: readonly Presence[]): void {
		const servers = elsewhere.get(meetingId) ?? new Map();
		const before = servers.get(server)?.people ?? [];
		if (people.length > 0) elsewhere.set(meetingId, servers.set(server, { people, at: clock() }));
		else if (servers.delete(server) && servers.size === 0) elsewhere.delete(meetingId);
		if (JSON.stringify(before) !== JSON.stringify(people)) tellHere(meetingId);
	}

	function renew(now: number): void {
		for (const meetingId of meetings.keys()) tellOthers?.(meetingId, withUs(meetingId));
		for (const [meetingId, servers] of [...elsewhere])
			for (const [server, { at }] of [...servers]) if (now - at >= lostMs) hearOf(server, meetingId, []);
	}

	return { came, left, hearOf, renew };
}

const once = (people: Iterable<Presence>): Presence[] => [
	...new Map([...people].map((one) => [one.accountId, one])).values(),
];
