/** Limits of the people who interpret, and which of them a day will reach. */
import { blocksOf, interpretedMinutes, minutesOf, type ProjectedDay, reachedAt } from "./drift-day.ts";
import type { Figure, Profile } from "./profiles.ts";
import type { TeamBooth, TeamRegime } from "./regimes.ts";
import type { Source } from "./sources.ts";
import { type Limit, limitFor, limitsOf, peopleFor } from "./strength.ts";

/** People who work together all that day: a booth, or a team that whispers or takes turns with the speaker. */
export interface DriftGroup {
	readonly id: string;
	/** Of its booth and mode, by the rules profile of the meeting. */
	readonly limits: readonly Limit[];
	readonly members: readonly DriftMember[];
	/** Minutes without a break, and how long a break must be to count as one. */
	readonly block: { readonly most: Figure; readonly breakMinutes: number };
	/** Until when they were engaged. */
	readonly endsAt?: number | undefined;
}

export interface DriftMember {
	readonly id: string;
	/** Interpreted minutes that day outside these items. */
	readonly elsewhere?: number | undefined;
	/** Interpreted minutes they may work that day. */
	readonly most: Figure;
}

export const driftCodes = ["strength", "person", "block", "hours"] as const;
export type DriftCode = (typeof driftCodes)[number];

/** A limit that will be reached. */
export interface Reached {
	readonly groupId: string;
	/** Too few people, a person's day, too long without a break, or beyond the hours of the engagement. */
	readonly code: DriftCode;
	readonly memberId?: string | undefined;
	/** When the limit is reached: Unix milliseconds. */
	readonly at: number;
	/** The limit in minutes and what is expected; of `hours` the minutes beyond the end. */
	readonly limit: number;
	readonly minutes: number;
	readonly source?: Source | undefined;
	/** Of `strength`: people needed, undefined when no single team may work that long; and people there are. */
	readonly need?: number | undefined;
	readonly people?: number | undefined;
	/** Of `block`: what is taken without a break. */
	readonly itemIds?: readonly string[] | undefined;
}

const minute = 60_000;

/** What a rules profile says of a booth: its limits, how long without a break, and how much of a day is one person's. */
export function profileLimits(profile: Profile, regime: TeamRegime, booth: TeamBooth) {
	const { person } = profile;
	const isRemote = regime.mode === "remote";
	return {
		limits: limitsOf(profile, regime, booth),
		block: {
			most: isRemote ? person.remoteStretchMinutes : person.stretchMinutes,
			breakMinutes: person.breakMinutes.is,
		},
		most: isRemote ? person.remoteDayMinutes : person.dayMinutes,
	};
}

/** Is a team of so many outgrown by so many minutes? With the people needed, and the minute at which it is. */
export function outgrown(limits: readonly Limit[], people: number, minutes: number) {
	const need = peopleFor(limits, minutes);
	const limit = limitFor(limits, people);
	return need !== undefined && need <= people
		? undefined
		: { need, limit: limit?.minutes ?? 0, source: (limit ?? limits[0])?.source };
}

/** Every limit of a group that the day will reach. */
export const limitsReached = (group: DriftGroup, day: ProjectedDay, now: number): Reached[] => [
	...ofStrength(group, day),
	...ofPeople(group, day),
	...ofBlocks(group, day, now),
	...ofHours(group, day),
];

function ofStrength({ id, limits, members }: DriftGroup, day: ProjectedDay): Reached[] {
	const minutes = interpretedMinutes(day);
	const people = members.length;
	const found = minutes > 0 ? outgrown(limits, people, minutes) : undefined;
	const at = found && reachedAt(day, found.limit);
	return found && at !== undefined ? [{ groupId: id, code: "strength", at, minutes, people, ...found }] : [];
}

function ofPeople({ id, members }: DriftGroup, day: ProjectedDay): Reached[] {
	return members.flatMap(({ id: memberId, elsewhere = 0, most }): Reached[] => {
		const minutes = elsewhere + interpretedMinutes(day);
		const at = reachedAt(day, Math.max(0, most.is - elsewhere));
		const { is: limit, source } = most;
		return at === undefined ? [] : [{ groupId: id, code: "person", memberId, at, limit, minutes, source }];
	});
}

/** A block that is over can not be helped, and is left out. */
function ofBlocks({ id, block: { most, breakMinutes } }: DriftGroup, day: ProjectedDay, now: number): Reached[] {
	return blocksOf(day, breakMinutes).flatMap((block): Reached[] => {
		const from = block[0]?.from ?? 0;
		const to = block.at(-1)?.to ?? 0;
		const minutes = minutesOf({ from, to });
		if (minutes <= most.is || to <= now) return [];
		const at = from + most.is * minute;
		const itemIds = block.map(({ item }) => item.id);
		return [{ groupId: id, code: "block", at, limit: most.is, minutes, source: most.source, itemIds }];
	});
}

function ofHours({ id, endsAt }: DriftGroup, { stretches }: ProjectedDay): Reached[] {
	const end = stretches.findLast(({ item }) => item.kind === "item")?.to;
	if (endsAt === undefined || end === undefined || end <= endsAt) return [];
	return [{ groupId: id, code: "hours", at: endsAt, limit: 0, minutes: minutesOf({ from: endsAt, to: end }) }];
}
