/** Sittings as rosters see them: from when to when, and how many minutes of them are interpreted. */
import {
	type Agenda,
	clockOf,
	flattenItems,
	instantOf,
	type OutlineGroup,
	outline,
	type Sitting,
	type Span,
} from "@plenary/domain";

/** `from` and `to` are Unix milliseconds. What only some rosters know may be missing. */
export interface RosterSitting extends Span {
	readonly id: string;
	/** "2026-07-07" at the venue: hours of work are counted by day. */
	readonly day: string;
	/** Interpreted minutes: the sitting without its breaks. */
	readonly minutes: number;
	/** What is interpreted in one piece; the whole sitting where nothing is said. */
	readonly stretches?: readonly Span[] | undefined;
	/** The half-days it takes at the venue. */
	readonly halfDays?: readonly HalfDay[] | undefined;
	/** Not known when empty. */
	readonly hall?: string | undefined;
	readonly town?: string | undefined;
	readonly meetingId?: string | undefined;
	/** Sittings of one team have the same; where it is missing, those of one meeting, hall, day and regime. */
	readonly teamId?: string | undefined;
	readonly topic?: string | undefined;
	/** The clearance it asks for. */
	readonly clearance?: number | undefined;
	/** What a need of it counts, 1 where nothing is said. */
	readonly priority?: number | undefined;
}

export type HalfDay = "morning" | "afternoon";

/** The living sittings of an agenda in their order, by the clocks of the venue. */
export function rosterSittings(agenda: Agenda, zone: string): RosterSitting[] {
	return outline(agenda).groups.flatMap((group) => (group.sitting ? [rosterSitting(group, group.sitting, zone)] : []));
}

/** What runs over into lunch is still the morning. */
export function halfDaysOf({ from, to }: Span, zone: string): HalfDay[] {
	const [begins, ends] = [clockOf(from, zone), clockOf(to, zone)];
	if (begins >= "13:00") return ["afternoon"];
	return ends > "14:00" || ends < begins ? ["morning", "afternoon"] : ["morning"];
}

function rosterSitting(group: OutlineGroup, sitting: Sitting, zone: string): RosterSitting {
	const from = instantOf(sitting.day, sitting.startsAt, zone);
	const whole = { from, to: from + group.roomMinutes * 60_000 };
	const breaks = flattenItems(group.items)
		.filter(({ item }) => item.kind === "break")
		.map(({ item, offsetMinutes }) => {
			const begins = Math.min(group.roomMinutes, offsetMinutes);
			const ends = Math.min(group.roomMinutes, offsetMinutes + (item.minutes ?? 0));
			return { from: from + begins * 60_000, to: from + ends * 60_000 };
		});
	const stretches = without(whole, breaks);
	const minutes = stretches.reduce((all, stretch) => all + stretch.to - stretch.from, 0) / 60_000;
	const halfDays = halfDaysOf(whole, zone);
	return { id: sitting.id, day: sitting.day, ...whole, minutes, stretches, halfDays, hall: sitting.hall };
}

/** What is left of a span; the breaks come in their order. */
function without(whole: Span, breaks: readonly Span[]): Span[] {
	const left: Span[] = [];
	let from = whole.from;
	for (const pause of breaks) {
		if (pause.from > from) left.push({ from, to: pause.from });
		from = Math.max(from, pause.to);
	}
	return from < whole.to ? [...left, { from, to: whole.to }] : left;
}
