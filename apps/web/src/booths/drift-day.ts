/** Drift of the open day: what its agenda and floor make of the limits of those who interpret it. */
import { type FloorState, instantOf, type TimetableDay, takenAt } from "@plenary/domain";
import {
	type CoveredNeed,
	coverageOf,
	type DayItem,
	type Drift,
	type DriftGroup,
	drift,
	type Profile,
	type PublishedSitting,
	profileLimits,
	publishedRegime,
	type TeamMember,
} from "@plenary/roster";

const minute = 60_000;

/** Limits the day will reach, the earliest first, each with the team's sittings and the booth it is about. */
export interface DayDrift extends Drift {
	readonly booth: string;
	readonly sittingId: string;
	readonly members: readonly string[];
}

export interface DriftAsk {
	/** Today's, in order. */
	readonly sittings: readonly PublishedSitting[];
	readonly day: TimetableDay;
	readonly floor: FloorState;
	readonly zone: string;
	readonly profile: Profile;
	readonly out: ReadonlySet<string>;
	readonly overtime: readonly { sittingId: string; interpreterId: string; minutes: number }[];
}

/** Those who sit in one booth together, perhaps at several sittings of the day, are one group. */
export function driftOfDay(ask: DriftAsk, now: number): DayDrift[] {
	const { sittings, zone, profile, out } = ask;
	const teams = new Map<
		string,
		{ booth: PublishedSitting["booths"][number]; at: PublishedSitting[]; members: string[] }
	>();
	for (const sitting of sittings)
		for (const booth of sitting.booths) {
			const members = [...new Set(booth.interpreterIds)].filter((id) => !out.has(id)).sort();
			if (members.length === 0) continue;
			const key = `${booth.id} ${members.join(" ")}`;
			const team = teams.get(key);
			if (team) team.at.push(sitting);
			else teams.set(key, { booth, at: [sitting], members });
		}
	return [...teams]
		.flatMap(([id, { booth, at, members }]) => {
			const last = at.at(-1) as PublishedSitting;
			// A day of which the floor knows nothing may long be over.
			if (!hasBegun(ask, at)) return [];
			const { limits, block, most } = profileLimits(profile, publishedRegime(last), booth);
			const agreed = members.map((member) => overtimeOf(ask, last.sittingId, member));
			const endsAt = instantOf(last.day, last.endsAt, zone) + Math.min(...agreed) * minute;
			const group: DriftGroup = { id, limits, block, members: members.map((member) => ({ id: member, most })), endsAt };
			return drift(dayItems(ask, at, now), [group], now).map((one) => ({
				...one,
				...{ booth: booth.id, sittingId: last.sittingId, members },
			}));
		})
		.sort((one, other) => one.at - other.at || (one.groupId < other.groupId ? -1 : 1));
}

const hasBegun = ({ day, floor }: DriftAsk, at: readonly PublishedSitting[]): boolean =>
	day.sittings.some(
		({ sittingId, entries }) =>
			at.some((one) => one.sittingId === sittingId) && entries.some(({ itemId }) => takenAt(floor, itemId)),
	);

export const overtimeOf = (
	{ overtime }: Pick<DriftAsk, "overtime">,
	sittingId: string,
	interpreterId: string,
): number => overtime.find((one) => one.sittingId === sittingId && one.interpreterId === interpreterId)?.minutes ?? 0;

/** What is still heard after the end, when only those stay who have agreed to. */
export function staying(sitting: PublishedSitting, team: readonly TeamMember[], ask: DriftAsk): CoveredNeed[] {
	const those = team.filter(({ interpreterId }) => overtimeOf(ask, sitting.sittingId, interpreterId) > 0);
	return coverageOf(publishedRegime(sitting), those).filter(({ cover }) => cover.kind !== "none");
}

/** The items of these sittings; the time until a sitting begins is a break that nobody can shorten. */
function dayItems({ day, floor }: DriftAsk, at: readonly PublishedSitting[], now: number): DayItem[] {
	const items: DayItem[] = [];
	let before = now;
	for (const sitting of day.sittings) {
		if (!at.some(({ sittingId }) => sittingId === sitting.sittingId)) continue;
		const pause = (sitting.expectedAt - before) / minute;
		if (pause > 0) items.push({ id: `before ${sitting.sittingId}`, kind: "break", minutes: pause });
		for (const { itemId, kind, entry, state } of sitting.entries) {
			const taken = takenAt(floor, itemId);
			if (!taken && state === "passed") continue;
			const times = { startedAt: taken?.startedAt, endedAt: taken?.finishedAt };
			items.push({ id: itemId, kind, minutes: entry.item.minutes ?? 0, ...times });
		}
		before = Math.max(now, sitting.expectedEndAt);
	}
	return items;
}

/** Minutes that have been interpreted at these sittings so far. */
export function interpretedSoFar(
	{ day, floor }: Pick<DriftAsk, "day" | "floor">,
	at: readonly string[],
	now: number,
): number {
	const entries = day.sittings.filter(({ sittingId }) => at.includes(sittingId)).flatMap((sitting) => sitting.entries);
	const ms = entries.reduce((sum, { itemId, kind }) => {
		if (kind === "break") return sum;
		const { current } = floor;
		const running = current?.itemId === itemId && current.resumedAt !== undefined ? now - current.resumedAt : 0;
		return sum + (takenAt(floor, itemId)?.ranMs ?? 0) + running;
	}, 0);
	return Math.floor(ms / minute);
}
