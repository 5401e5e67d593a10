/** The order in which meetings are shown: what comes next first, then what has been, the latest first. */
import type { MeetingSummary } from "@plenary/domain";

export const isPast = (meeting: Pick<MeetingSummary, "endsOn">, today: string): boolean => meeting.endsOn < today;

export function nearestFirst<One extends Pick<MeetingSummary, "startsOn" | "endsOn">>(
	meetings: readonly One[],
	today: string,
): One[] {
	const coming = meetings.filter((meeting) => !isPast(meeting, today));
	const past = meetings.filter((meeting) => isPast(meeting, today));
	return [
		...coming.sort((one, other) => one.startsOn.localeCompare(other.startsOn)),
		...past.sort((one, other) => other.startsOn.localeCompare(one.startsOn)),
	];
}
