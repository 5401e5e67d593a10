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

/** Changes that come together are told together, after this many milliseconds. */
const pause = 150;

/** Keeps the list per meeting; a person with two pages open is one person. */
export function here(tell: (meetingId: string, people: Shown[], counted: number) => void) {
	const meetings = new Map<string, Map<string, Presence>>();
	const whereIs = new Map<string, string>();
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
			const everyone = new Map([...(meetings.get(meetingId)?.values() ?? [])].map((one) => [one.accountId, one]));
			const named = [...everyone.values()].filter((one) => one.named).map(({ named: _, ...shown }) => shown);
			tell(meetingId, named, everyone.size - named.length);
		}, pause);
	}

	return { came, left };
}
