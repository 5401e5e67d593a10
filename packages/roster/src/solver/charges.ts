/** Charges in the programme: what a person's days, travel, meetings and loads are priced at. */
import { fareBetween, minutesBetween } from "../travel.ts";
import { type Programme, sumOf, type Terms } from "./matrix.ts";
import type { Presence } from "./presence.ts";
import type { Problem } from "./problem.ts";

/** To be added to the objective: the same as the score says of a person, as long as groups are worked whole. */
export function chargesOf(problem: Problem, programme: Programme, presence: Presence, person: number): Terms {
	const { prices, groups } = problem;
	const { fee = 0, domains, daysBefore = 0 } = problem.people[person]?.interpreter ?? {};
	const days = [...presence.groupsBy(({ day }) => [day]).values()];
	const meetings = presence.groupsBy(({ meetingId }) => [meetingId ?? ""]).values();
	const offDomain = presence.groups.filter((group) =>
		groups[group]?.sittings.some(({ topic }) => topic !== undefined && domains && !domains.includes(topic)),
	);
	return [
		...days.flatMap((its) => charge(presence, its, fee)),
		...travels(problem, presence, person),
		...[...meetings].flatMap((its) => charge(presence, its, prices.joining)),
		...offDomain.flatMap((group) => charge(presence, [group], prices.offDomain)),
		...(prices.load > 0 ? loads(programme, presence, days, { load: prices.load, daysBefore }) : []),
	];
}

function charge(presence: Presence, groups: readonly number[], price: number): Terms {
	return price === 0 ? [] : presence.at(groups).map(([column, times]) => [column, times * price]);
}

/** Allowances for days away, and the way there once for each meeting. */
function travels(problem: Problem, presence: Presence, person: number): Terms {
	const { travel, profile } = problem.ground;
	const { town, fee = 0 } = problem.people[person]?.interpreter ?? {};
	if (!travel || !town) return [];
	const away = presence.groupsBy(({ day, town: there }) => (there && there !== town ? [day] : []));
	const towns = new Map<string, string>();
	const trips = presence.groupsBy(({ meetingId, town: there }) => {
		if (!there || there === town) return [];
		const key = `${meetingId} ${there}`;
		towns.set(key, there);
		return [key];
	});
	const fares = [...trips].flatMap(([key, groups]) => {
		const there = towns.get(key) ?? town;
		const isFar = minutesBetween(travel, town, there) > profile.person.travelMinutes.is;
		const kept = isFar ? travel.dayFee * fee : 0;
		return charge(presence, groups, fareBetween(travel, town, there) + travel.perDiem + kept);
	});
	return [...[...away.values()].flatMap((groups) => charge(presence, groups, travel.perDiem)), ...fares];
}

interface Load {
	readonly load: number;
	readonly daysBefore: number;
}

/** The first day costs one more than the days before, the next one more than that. */
function loads(
	programme: Programme,
	presence: Presence,
	days: readonly (readonly number[])[],
	{ load, daysBefore }: Load,
): Terms {
	const [only] = days;
	if (only && days.length === 1) return charge(presence, only, load * (daysBefore + 1));
	const worked = days.flatMap((groups) => presence.at(groups));
	const steps = days.map((_, order) => programme.column((x) => (sumOf(worked, x) > order + 0.5 ? 1 : 0)));
	programme.row([...worked, ...steps.map((column) => [column, -1] as const)], { atMost: 0 });
	return steps.map((column, order) => [column, load * (daysBefore + order + 1)]);
}
