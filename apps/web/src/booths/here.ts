/** One booth of one sitting as its console shows it. */

import { type BoothNow, boothAt } from "@plenary/domain";
import type { PublishedSitting } from "@plenary/roster";
import { type BoothSource, relayMap, teamOf } from "./relay.ts";
import type { Today } from "./use-today.ts";

export interface BoothHere {
	readonly today: Today;
	readonly sitting: PublishedSitting;
	readonly booth: PublishedSitting["booths"][number];
	readonly state: BoothNow;
	/** Who reads, if they sit in this booth. */
	readonly self: string | undefined;
	/** Does the reader act for everybody? */
	readonly leads: boolean;
	/** What is spoken now, as far as anybody has said. */
	readonly language: string | undefined;
	readonly map: readonly BoothSource[];
}

export interface Place {
	readonly sittingId: string;
	readonly booth: string;
}

export const placeKey = ({ sittingId, booth }: Place): string => `${sittingId} ${booth}`;

/** The booths the reader may sit down at, in order: their own of today, or all for those who lead. */
export function placesOf({ sittings, team }: Today, leads: boolean): Place[] {
	return sittings.flatMap(({ sittingId, booths }) =>
		booths
			.filter(({ interpreterIds }) => leads || (team.own !== null && interpreterIds.includes(team.own)))
			.map(({ id: booth }) => ({ sittingId, booth })),
	);
}

/** Where to sit down first: the reader's own booth before others, at the sitting that is on. */
export function firstPlace(today: Today, places: readonly Place[]): Place | undefined {
	const now = places.filter(({ sittingId }) => sittingId === today.sittingNow?.sittingId);
	const own = (place: Place) => boothOf(today, place)?.interpreterIds.includes(today.team.own ?? "") ?? false;
	return now.find(own) ?? now[0] ?? places[0];
}

const boothOf = ({ sittings }: Today, { sittingId, booth }: Place) =>
	sittings.find((one) => one.sittingId === sittingId)?.booths.find(({ id }) => id === booth);

export function boothHere(today: Today, place: Place, leads: boolean): BoothHere | undefined {
	const sitting = today.sittings.find(({ sittingId }) => sittingId === place.sittingId);
	const booth = boothOf(today, place);
	if (!sitting || !booth) return undefined;
	const said = today.desk.language;
	const language = said?.sittingId === sitting.sittingId ? said.language : undefined;
	const { own } = today.team;
	return {
		...{ today, sitting, booth, leads, language },
		state: boothAt(today.desk, sitting.sittingId, booth.id),
		self: own !== null && booth.interpreterIds.includes(own) ? own : undefined,
		map: language === undefined ? [] : relayMap(sitting, teamOf(sitting, today.team, today.out), language),
	};
}

/** For so long nobody has been at the microphone while the floor ran, milliseconds; 0 where nobody needs to be. */
export function silentFor({ today, booth, state, map }: BoothHere): number {
	const { current } = today.floor;
	const isSilent = map.find((one) => one.booth === booth.id)?.source.kind === "silent";
	const isHere = current !== undefined && today.ask?.day.sittings.some(holds(state.sittingId, current.itemId));
	if (state.on || isSilent || !isHere || current?.resumedAt === undefined) return 0;
	const left = today.desk.turns.filter((turn) => turn.sittingId === state.sittingId && turn.booth === booth.id);
	return Math.max(0, today.now - Math.max(current.resumedAt, left.at(-1)?.to ?? 0));
}

const holds =
	(sittingId: string, itemId: string) =>
	(one: { sittingId: string; entries: readonly { itemId: string }[] }): boolean =>
		one.sittingId === sittingId && one.entries.some((entry) => entry.itemId === itemId);
