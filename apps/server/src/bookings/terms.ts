/** What somebody is asked for: sittings with their hours, booth and languages, as agenda and planning have them then. */
import { readAgenda, readPlanning } from "@plenary/documents";
import {
	type Ask,
	addDays,
	agendaRoom,
	boothsOf,
	instantOf,
	languagesOf,
	type Meeting,
	planningRoom,
	type Text,
} from "@plenary/domain";
import { fromJson } from "../database.ts";
import type { House } from "../house.ts";
import { readRoom } from "../indexes/index-kind.ts";
import { type Refusal, refuse } from "../refusals.ts";
import type { EngagementRow } from "./ledger.ts";

/** A sitting as it was asked for. `from` and `to` are Unix milliseconds. */
interface TermsSitting {
	readonly id: string;
	readonly titles: Text;
	readonly hall: string;
	readonly from: number;
	readonly to: number;
}

export interface Terms {
	readonly booth: string;
	readonly into: readonly string[];
	readonly spoken: readonly string[];
	/** In the order of their hours. */
	readonly sittings: readonly TermsSitting[];
}

export const termsOf = ({ terms }: Pick<EngagementRow, "terms">): Terms => fromJson<Terms>(terms);

/** From when to when, from the first sitting to the last. */
export function spanOf({ sittings }: Terms): { from: number; to: number } {
	return { from: Math.min(...sittings.map(({ from }) => from)), to: Math.max(...sittings.map(({ to }) => to)) };
}

/** When the day is over at the venue. */
export const dayEnd = (day: string, zone: string): number => instantOf(addDays(day, 1), "00:00", zone);

/** The terms of each post that is asked about, in the same order; refused where the meeting has no such thing. */
export async function readTerms(
	{ rooms }: Pick<House, "rooms">,
	meeting: Meeting,
	posts: Ask["posts"],
): Promise<Terms[] | Refusal> {
	const { sittings } = await readRoom(rooms, agendaRoom(meeting.id), readAgenda);
	const { regimes } = await readRoom(rooms, planningRoom(meeting.id), readPlanning);
	const known = new Map(sittings.filter((one) => one.removedAt === undefined).map((one) => [one.id, one]));
	const all: Terms[] = [];
	for (const { sittingIds, booth, day } of posts) {
		const found = sittingIds.flatMap((id) => known.get(id) ?? []).filter((sitting) => sitting.day === day);
		if (found.length !== sittingIds.length) return refuse("notFound", "posts");
		const taken = found.map(({ id }) => regimes[id] && boothsOf(regimes[id]).find((one) => one.id === booth));
		const [first] = taken;
		if (!first || taken.includes(undefined)) return refuse("notFound", "posts");
		const spoken = found.flatMap(({ id }) => (regimes[id] ? languagesOf(regimes[id]) : []));
		all.push({
			booth,
			into: first.into,
			spoken: [...new Set(spoken)].filter((language) => first.into.length > 1 || !first.into.includes(language)),
			sittings: found
				.map(({ id, titles, hall, startsAt, endsAt }) => ({
					id,
					titles,
					hall: hall || meeting.hall,
					from: instantOf(day, startsAt, meeting.zone),
					to: instantOf(day, endsAt, meeting.zone),
				}))
				.sort((one, other) => one.from - other.from),
		});
	}
	return all;
}
