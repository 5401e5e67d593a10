/** The planning's document: language regimes by sitting, and who sits in which booth, as maps by id. */
import { type BoothPlace, boothPattern, type Planning, profileNames, type Regime, regimeSchema } from "@plenary/domain";
import * as Y from "yjs";
import { keyed, localVerb, numberOf, observe, records, stringOf, wordOf } from "./layout.ts";

/** What holds for the whole planning, such as its rules profile. */
export const termsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("terms");
export const regimeFields = Object.keys(regimeSchema.shape) as (keyof Regime)[];
/** By sitting id. */
export const regimesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("regimes");
export const placesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("places");

/**
 * Everything the document holds, as plain values. Nonsense in it is passed over, never thrown at. Somebody whom two
 * people put into the same booth at once is read once, at the smallest id.
 */
export function readPlanning(doc: Y.Doc): Planning {
	const regimes = records(regimesOf(doc)).flatMap(([id, map]): [string, Regime][] => {
		const regime = readRegime(map);
		return regime ? [[id, regime]] : [];
	});
	const seats = new Map<string, BoothPlace>();
	for (const place of standing(doc)) if (!seats.has(seatOf(place))) seats.set(seatOf(place), place);
	return {
		profile: wordOf(termsOf(doc).get("profile"), profileNames) ?? "onSite",
		regimes: keyed(regimes),
		places: [...seats.values()],
	};
}

/** Calls the listener whenever the planning has changed; returns how to stop. */
export const observePlanning = (doc: Y.Doc, listener: () => void): (() => void) => observe(doc, listener);

/** Undo for one person at one planning: takes back what the verbs did. */
export function planningUndo(doc: Y.Doc, origins: readonly unknown[] = []): Y.UndoManager {
	return new Y.UndoManager(doc, { trackedOrigins: new Set([localVerb, ...origins]) });
}

/** Places that nobody has taken out, each person in a booth as often as it was put there; by id. */
export function standing(doc: Y.Doc): BoothPlace[] {
	return records(placesOf(doc))
		.filter(([, map]) => numberOf(map.get("removedAt")) === undefined)
		.flatMap(([id, map]) => readPlace(id, map) ?? [])
		.sort((one, other) => (one.id < other.id ? -1 : 1));
}

type Seat = Pick<BoothPlace, "sittingId" | "booth" | "interpreterId">;

/** The same for the same person in the same booth of the same sitting. */
export const seatOf = (seat: Seat): string => `${seat.sittingId} ${seat.booth} ${seat.interpreterId}`;

export function readPlace(id: string, map: Y.Map<unknown>): BoothPlace | undefined {
	const sittingId = stringOf(map.get("sittingId"));
	const booth = stringOf(map.get("booth"));
	const interpreterId = stringOf(map.get("interpreterId"));
	if (!sittingId || !booth || !boothPattern.test(booth) || !interpreterId) return undefined;
	return { id, sittingId, booth, interpreterId, raisedBy: stringOf(map.get("raisedBy")) ?? "" };
}

function readRegime(map: Y.Map<unknown>): Regime | undefined {
	const read = (fields: readonly string[]) =>
		regimeSchema.safeParse(Object.fromEntries(fields.map((field) => [field, map.get(field) ?? undefined]))).data;
	// Nonsense beside the languages does not take the languages away.
	return read(regimeFields) ?? read(["mode", "spoken", "heard"]);
}
