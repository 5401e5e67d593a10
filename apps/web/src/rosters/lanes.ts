/** The grid's rows: every booth of a day with a lane for each person who sits in it. */
import { type Booth, type BoothPlace, boothsOf, type Planning, type ProposedSeat } from "@plenary/domain";

export interface Lane {
	readonly interpreterId: string;
	/** By sitting. */
	readonly places: ReadonlyMap<string, BoothPlace>;
	/** Where this person is proposed to be put. */
	readonly proposed: ReadonlyMap<string, ProposedSeat>;
}

export interface BoothLanes {
	readonly booth: Booth;
	/** The sittings that have this booth; places at others are left over from an earlier regime. */
	readonly sittingIds: ReadonlySet<string>;
	readonly lanes: readonly Lane[];
}

/**
 * Booths in the order of protocol, as the sittings name them one after the other; then those that no sitting has any
 * more but somebody still sits in. `compare` gives the order of people within a booth.
 */
export function boothLanes(
	sittingIds: readonly string[],
	{ regimes, places }: Pick<Planning, "regimes" | "places">,
	compare: (one: string, other: string) => number,
	proposed: readonly ProposedSeat[] = [],
): BoothLanes[] {
	const shown = new Set(sittingIds);
	const here = places.filter((place) => shown.has(place.sittingId));
	const booths = new Map<string, { booth: Booth; sittingIds: Set<string> }>();
	const rowOf = (booth: Booth) => {
		const row = booths.get(booth.id) ?? { booth, sittingIds: new Set<string>() };
		booths.set(booth.id, row);
		return row;
	};
	for (const id of sittingIds) {
		const regime = regimes[id];
		for (const booth of regime ? boothsOf(regime) : []) rowOf(booth).sittingIds.add(id);
	}
	for (const { booth } of here) rowOf({ id: booth, into: booth.split("-") });
	const asked = proposed.filter((seat) => shown.has(seat.sittingId));
	return [...booths.values()].map((row) => {
		const isHere = ({ booth }: ProposedSeat) => booth === row.booth.id;
		return { ...row, lanes: lanesOf(here.filter(isHere), asked.filter(isHere), compare) };
	});
}

function lanesOf(
	places: readonly BoothPlace[],
	asked: readonly ProposedSeat[],
	compare: (one: string, other: string) => number,
): Lane[] {
	const people = [...new Set([...places, ...asked].map((seat) => seat.interpreterId))].sort(compare);
	const bySitting = <Seat extends ProposedSeat>(seats: readonly Seat[], person: string) =>
		new Map(seats.filter((seat) => seat.interpreterId === person).map((seat) => [seat.sittingId, seat]));
	return people.map((interpreterId) => ({
		interpreterId,
		places: bySitting(places, interpreterId),
		proposed: bySitting(asked, interpreterId),
	}));
}
