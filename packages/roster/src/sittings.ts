/** Sittings as rosters see them: from when to when, and how many minutes of them are interpreted. */
import {
	type Agenda,
	flattenItems,
	instantOf,
	type OutlineGroup,
	outline,
	type Sitting,
	type Span,
} from "@plenary/domain";

/** `from` and `to` are Unix milliseconds. */
export interface RosterSitting extends Span {
	readonly id: string;
	/** "2026-07-07" at the venue: hours of work are counted by day. */
	readonly day: string;
	/** Interpreted minutes: the sitting without its breaks. */
	readonly minutes: number;
}

/** The living sittings of an agenda in their order, by the clocks of the venue. */
export function rosterSittings(agenda: Agenda, zone: string): RosterSitting[] {
	return outline(agenda).groups.flatMap((group) => (group.sitting ? [rosterSitting(group, group.sitting, zone)] : []));
}

function rosterSitting(group: OutlineGroup, sitting: Sitting, zone: string): RosterSitting {
	const from = instantOf(sitting.day, sitting.startsAt, zone);
	const breaks = flattenItems(group.items)
		.filter(({ item }) => item.kind === "break")
		.map(({ item, offsetMinutes }) => {
			const end = Math.min(group.roomMinutes, offsetMinutes + (item.minutes ?? 0));
			return Math.max(0, end - offsetMinutes);
		});
	const minutes = breaks.reduce((left, length) => left - length, group.roomMinutes);
	return { id: sitting.id, day: sitting.day, from, to: from + group.roomMinutes * 60_000, minutes };
}
