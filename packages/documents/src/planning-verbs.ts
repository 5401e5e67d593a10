/** Verbs of the planning: language regimes, and people put into booths, moved and taken out. */
import { type BoothPlace, newId, type ProfileName, type Regime, regimeSchema } from "@plenary/domain";
import * as Y from "yjs";
import { act, type Hand, record, records, write } from "./layout.ts";
import { placesOf, readPlace, readPlanning, regimeFields, regimesOf, seatOf, standing, termsOf } from "./planning.ts";

/** Mark of a place that has been laid down and not yet shown. */
const laid = 0;

/** Chooses the rules profile by which the roster is judged. */
export function setProfile(doc: Y.Doc, profile: ProfileName, hand?: Hand): void {
	act(doc, hand, () => write(termsOf(doc), { profile }));
}

/** Gives sittings their regime, in one step; undefined says that they are not interpreted. False for one that is none. */
export function setRegime(doc: Y.Doc, sittingIds: readonly string[], asked: Regime | undefined, hand?: Hand): boolean {
	const regime = asked && regimeSchema.safeParse(asked).data;
	if (asked && !regime) return false;
	const { regimes } = readPlanning(doc);
	lay(doc, () => {
		for (const id of regime ? sittingIds : []) if (!record(regimesOf(doc), id)) regimesOf(doc).set(id, new Y.Map());
	});
	act(doc, hand, () => {
		for (const id of sittingIds) {
			const map = record(regimesOf(doc), id);
			if (map) write(map, differing(regime, regimes[id]));
		}
	});
	return true;
}

export type NewPlace = Omit<BoothPlace, "id"> & { readonly id?: string | undefined };

/**
 * Puts somebody into a booth and gives the place's id; one who already sits there keeps it, one who was taken out there
 * gets it back.
 */
export function placeInterpreter(doc: Y.Doc, place: NewPlace, hand?: Hand): string {
	const here = twins(doc, place)[0];
	if (here) return here.id;
	const { id = newId(), ...fields } = place;
	const before = records(placesOf(doc)).flatMap(([key, map]) => readPlace(key, map) ?? []);
	const left = place.id === undefined ? before.find((one) => seatOf(one) === seatOf(place))?.id : undefined;
	const shown = left ?? id;
	if (left === undefined) {
		lay(doc, () => {
			const map = new Y.Map<unknown>();
			placesOf(doc).set(shown, map);
			write(map, { ...fields, removedAt: laid });
		});
	}
	act(doc, hand, () => {
		const map = record(placesOf(doc), shown);
		if (map) write(map, { raisedBy: fields.raisedBy, removedAt: undefined });
	});
	return shown;
}

export type PlaceMove = Partial<Pick<BoothPlace, "sittingId" | "booth" | "interpreterId">>;

/** Moves somebody to another booth or sitting, or gives the place to somebody else. False when nobody stands there. */
export function movePlace(doc: Y.Doc, id: string, move: PlaceMove, at: number, hand?: Hand): boolean {
	const place = standing(doc).find((one) => one.id === id);
	if (!place) return false;
	const { sittingId, booth, interpreterId } = { ...place, ...move };
	const moved = { sittingId, booth, interpreterId };
	if (seatOf(moved) === seatOf(place)) return true;
	const others = twins(doc, place).filter((one) => one.id !== id);
	act(doc, hand, () => {
		for (const other of others) remove(doc, other.id, at);
		// Somebody who already sits there needs no second place.
		if (twins(doc, moved).length > 0) remove(doc, id, at);
		else write(placesOf(doc).get(id) as Y.Map<unknown>, moved);
	});
	return true;
}

/** Takes somebody out of a booth, however often they were put there. `at` is Unix milliseconds. */
export function takeOut(doc: Y.Doc, id: string, at: number, hand?: Hand): boolean {
	const place = standing(doc).find((one) => one.id === id);
	if (!place) return false;
	const all = twins(doc, place);
	act(doc, hand, () => {
		for (const one of all) remove(doc, one.id, at);
	});
	return true;
}

/** The standing places of the same person in the same booth: two people may have put them there at once. */
const twins = (doc: Y.Doc, seat: Parameters<typeof seatOf>[0]): BoothPlace[] =>
	standing(doc).filter((one) => seatOf(one) === seatOf(seat));

function remove(doc: Y.Doc, id: string, at: number): void {
	record(placesOf(doc), id)?.set("removedAt", at);
}

/** Lists are written only when they differ; an equal list would still be a change to everyone. */
function differing(wanted: Regime | undefined, stored: Regime | undefined): Record<string, unknown> {
	const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
	return Object.fromEntries(
		regimeFields.filter((field) => !same(wanted?.[field], stored?.[field])).map((field) => [field, wanted?.[field]]),
	);
}

const laying = Symbol("laying down");

/** What undo must not delete, because others may already have written in it, is laid down untracked. */
function lay(doc: Y.Doc, run: () => void): void {
	doc.transact(run, laying);
}
