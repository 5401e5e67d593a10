/** Limits in the programme: what one person may work at once, in a day, in a row of days and in a week. */
import { addDays } from "@plenary/domain";
import { mondayOf } from "../loads.ts";
import type { Presence } from "./presence.ts";
import type { Problem } from "./problem.ts";

/** Stretches without a break are not among them: two groups exclude each other, and of more the judge tells. */
export function writeLimits(problem: Problem, presence: Presence): void {
	const { person } = problem.ground.profile;
	const isRemote = (group: number) => problem.groups[group]?.regime.mode === "remote";
	for (const clique of presence.cliques(presence.groups)) {
		const terms = presence.terms(clique);
		if (terms.length > 1) presence.atMost(terms, 1);
	}
	const byDay = presence.groupsBy(({ day }) => [day]);
	for (const [day, groups] of byDay) {
		if (presence.cliques(groups).length < 2) continue;
		minutesOf(problem, presence, day, groups, person.dayMinutes.is);
		minutesOf(problem, presence, day, groups.filter(isRemote), person.remoteDayMinutes.is);
	}
	inARow(presence, byDay, person.daysInRow.is);
	halfDays(presence, person.halfDaysInWeek.is, () => true);
	halfDays(presence, person.remoteHalfDaysInWeek.is, isRemote);
}

/** Nobody can work all of these groups: what was found only when somebody would have. */
export function forbid(presence: Presence, groups: readonly number[]): void {
	const its = groups.filter((group) => presence.groups.includes(group));
	if (its.length === groups.length) presence.atMost(presence.terms(groups), groups.length - 1);
}

function minutesOf(problem: Problem, presence: Presence, day: string, groups: readonly number[], limit: number): void {
	const minutes = groups.map((group) => {
		const sittings = problem.groups[group]?.sittings.filter((sitting) => sitting.day === day) ?? [];
		return sittings.reduce((all, sitting) => all + sitting.minutes, 0);
	});
	if (minutes.reduce((all, one) => all + one, 0) <= limit) return;
	const terms = groups.flatMap((group, order) => presence.terms([group], minutes[order]));
	presence.atMost(terms, limit);
}

/** Of so many days and one more, one is free. */
function inARow(presence: Presence, byDay: ReadonlyMap<string, readonly number[]>, limit: number): void {
	for (const first of byDay.keys()) {
		const days = Array.from({ length: limit + 1 }, (_, offset) => byDay.get(addDays(first, offset)));
		if (days.every((groups) => groups !== undefined))
			presence.atMost(
				days.flatMap((groups) => presence.at(groups)),
				limit,
			);
	}
}

function halfDays(presence: Presence, limit: number, counts: (group: number) => boolean): void {
	const halves = presence.groupsBy(({ day, halfDays: its = [] }, group) =>
		counts(group) ? its.map((half) => `${day} ${half}`) : [],
	);
	for (const those of Map.groupBy(halves, ([half]) => mondayOf(half.slice(0, 10))).values()) {
		if (those.length <= limit) continue;
		const terms = those.flatMap(([, groups]) => presence.at(groups));
		presence.atMost(terms, limit);
	}
}
