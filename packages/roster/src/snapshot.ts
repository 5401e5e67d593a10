/** The snapshot: what is published of a roster, with hours, booths and names as they stand now. */
import { type Agenda, boothsOf, type Interpreter, outline, type Planning, type RosterSnapshot } from "@plenary/domain";

/** The interpreted sittings of the agenda in order; places of unknown people or booths are left out. */
export function snapshotOf(
	agenda: Agenda,
	planning: Planning,
	interpreters: readonly Pick<Interpreter, "id" | "name" | "names">[],
): RosterSnapshot {
	const known = new Map(interpreters.map((one) => [one.id, one]));
	const people: RosterSnapshot["people"] = {};
	const sittings = outline(agenda).groups.flatMap(({ sitting }) => {
		const regime = sitting && planning.regimes[sitting.id];
		if (!sitting || !regime) return [];
		const { id: sittingId, titles, hall, day, startsAt, endsAt } = sitting;
		const booths = boothsOf(regime).map(({ id, into }) => {
			const here = planning.places.filter((place) => place.sittingId === sittingId && place.booth === id);
			const seated = here.flatMap((place) => known.get(place.interpreterId) ?? []);
			for (const one of seated) people[one.id] = { name: one.name, names: one.names };
			return { id, into: [...into], interpreterIds: seated.map((one) => one.id) };
		});
		const { mode, spoken, pivots, heavy, strengths } = regime;
		const terms = { ...(pivots && { pivots }), ...(heavy && { heavy }), ...(strengths && { strengths }) };
		return [{ sittingId, titles, hall, day, startsAt, endsAt, mode, spoken, ...terms, booths }];
	});
	return { sittings, people, profile: planning.profile };
}
