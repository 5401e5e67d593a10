/** The breaches of a whole roster: every person where they should not be, and every booth that is not staffed. */
import type { Breach } from "./breach.ts";
import { coverAt } from "./covers.ts";
import { Ground, type InterpretedSitting, type Rostering, type SeatedPlace } from "./ground.ts";
import { objections, worksInto } from "./objections.ts";
import type { TeamBooth } from "./regimes.ts";
import { type Limit, limitFor, limitsOf, peopleFor } from "./strength.ts";

/**
 * Everything that is wrong, by sitting, then booth in the order of protocol. The same roster gives the same list,
 * whatever order it was handed in. Who works into no language of a booth does not count towards its strength.
 */
export function breachesOf(rostering: Rostering): Breach[] {
	const ground = new Ground(rostering);
	const crews = crewsOf(ground);
	const alone = minutesAlone(crews);
	return ground.sittings.flatMap((sitting): Breach[] => {
		const at = ground.interpreted(sitting.id);
		const here = crews.get(sitting.id) ?? [];
		return [
			...here.flatMap((crew) => [
				...crew.places.flatMap(({ id, interpreterId }) =>
					objections(ground, crew.at, { booth: crew.booth, interpreterId, placeId: id }),
				),
				...staffing(ground, crew, alone),
				...crowding(crew),
			]),
			...strays(ground.straysAt(sitting.id)),
			...promisesBroken(ground, sitting.id),
			...(at ? uncovered(ground, at) : []),
		];
	});
}

/** Who sits in a booth at one sitting, and who of them works into it. */
interface Crew {
	readonly at: InterpretedSitting;
	readonly booth: TeamBooth;
	readonly places: readonly SeatedPlace[];
	readonly fit: readonly SeatedPlace[];
}

function crewsOf(ground: Ground): Map<string, Crew[]> {
	const crews = new Map<string, Crew[]>();
	for (const { id } of ground.sittings) {
		const at = ground.interpreted(id);
		if (!at) continue;
		const byBooth = Map.groupBy(ground.placesAt(id), (place) => place.booth);
		const crewOf = (booth: TeamBooth): Crew => {
			const places = byBooth.get(booth.id) ?? [];
			const fit = places.filter((place) => worksInto(booth, ground.worker(place.interpreterId)));
			return { at, booth, places, fit };
		};
		crews.set(id, at.booths.map(crewOf));
	}
	return crews;
}

/** Minutes a person works alone, by person and day. */
function minutesAlone(crews: ReadonlyMap<string, readonly Crew[]>): Map<string, number> {
	const minutes = new Map<string, number>();
	for (const { at, fit } of [...crews.values()].flat()) {
		const [only, ...others] = fit;
		if (!only || others.length > 0) continue;
		const key = dayKey(only.interpreterId, at.sitting.day);
		minutes.set(key, (minutes.get(key) ?? 0) + at.sitting.minutes);
	}
	return minutes;
}

const dayKey = (interpreterId: string, day: string): string => `${interpreterId} ${day}`;

function staffing(ground: Ground, crew: Crew, alone: ReadonlyMap<string, number>): Breach[] {
	const { at, booth, places, fit } = crew;
	const { id: sittingId, day } = at.sitting;
	const where = { sittingId, booth: booth.id };
	const limits = limitsOf(ground.profile, at.regime, booth);
	if (places.length === 0) {
		const { minutes } = at.sitting;
		return [{ code: "emptyBooth", ...where, facts: { minutes, needed: peopleFor(limits, minutes) } }];
	}
	const [first, second] = fit;
	if (!first) return [];
	const own = limitFor(limits, fit.length);
	if (!second && own) {
		const minutes = alone.get(dayKey(first.interpreterId, day)) ?? 0;
		if (minutes <= own.minutes) return [];
		const who = { placeId: first.id, interpreterId: first.interpreterId };
		const facts = { minutes, limit: own.minutes, needed: peopleFor(limits, minutes), source: own.source };
		return [{ code: "aloneTooLong", ...where, ...who, facts }];
	}
	const minutes = Math.max(...fit.map((place) => ground.minutesOn(place.interpreterId, day)));
	const needed = peopleFor(limits, minutes);
	if (needed !== undefined && needed <= fit.length) return [];
	const { source } = own ?? (limits[0] as Limit);
	const facts = { people: fit.length, needed, minutes, limit: own?.minutes ?? 0, source };
	return [{ code: "tooFew", ...where, facts }];
}

function crowding({ at, booth, places }: Crew): Breach[] {
	const people = new Set(places.map((place) => place.interpreterId)).size;
	const { seats } = booth;
	if (seats === undefined || people <= seats) return [];
	return [{ code: "tooManySeats", sittingId: at.sitting.id, booth: booth.id, facts: { people, seats } }];
}

/** Firm bookings that nobody may leave out. */
function promisesBroken(ground: Ground, sittingId: string): Breach[] {
	const isKept = (promise: SeatedPlace) =>
		ground
			.placesAt(sittingId)
			.some((place) => place.booth === promise.booth && place.interpreterId === promise.interpreterId);
	return ground.firm
		.filter((promise) => promise.sittingId === sittingId && !isKept(promise))
		.map(({ booth, interpreterId }) => ({ code: "firmLeftOut", sittingId, booth, interpreterId, facts: {} }));
}

function strays(places: readonly SeatedPlace[]): Breach[] {
	return places.map(({ id: placeId, sittingId, booth, interpreterId }) => ({
		code: "noBooth",
		sittingId,
		booth,
		placeId,
		interpreterId,
		facts: {},
	}));
}

function uncovered(ground: Ground, at: InterpretedSitting): Breach[] {
	const open = Map.groupBy(
		coverAt(ground, at).filter((need) => need.cover.kind === "none"),
		(need) => need.to,
	);
	return at.booths.flatMap((booth) =>
		booth.into.flatMap((to): Breach[] => {
			const from = open.get(to)?.map((need) => need.from);
			return from ? [{ code: "noCover", sittingId: at.sitting.id, booth: booth.id, facts: { from, to } }] : [];
		}),
	);
}
