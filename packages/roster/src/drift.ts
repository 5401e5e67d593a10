/** Drift: which limits of interpreters a day that runs late will reach, when, and what could be done about it. */
import { type DayItem, projectedDay } from "./drift-day.ts";
import { type DriftGroup, driftCodes, limitsReached, type Reached } from "./drift-limits.ts";
import { type DriftOption, optionsFor } from "./drift-options.ts";
import { type Notice, notices } from "./drift-rules.ts";

export interface Drift extends Reached {
	readonly alarms: readonly Alarm[];
	readonly options: readonly DriftOption[];
}

export interface Alarm {
	/** So many minutes before the limit is reached. */
	readonly notice: number;
	readonly at: number;
	readonly isDue: boolean;
	readonly tell: Notice["tell"];
}

const minute = 60_000;

/** What is going to be wrong, the earliest first. Nothing when the day keeps within everybody's limits. */
export function drift(items: readonly DayItem[], groups: readonly DriftGroup[], now: number): Drift[] {
	const day = projectedDay(items, now);
	return groups
		.flatMap((group) => limitsReached(group, day, now))
		.map((reached) => ({ ...reached, alarms: alarmsFor(reached.at, now), options: optionsFor(reached, day) }))
		.sort((one, other) => one.at - other.at || order(keyOf(one), keyOf(other)));
}

function alarmsFor(at: number, now: number): Alarm[] {
	return notices.map(({ minutes, tell }) => {
		const told = at - minutes.is * minute;
		return { notice: minutes.is, at: told, isDue: told <= now, tell };
	});
}

const keyOf = ({ groupId, code, memberId = "" }: Reached): string =>
	`${driftCodes.indexOf(code)} ${groupId} ${memberId}`;
const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
