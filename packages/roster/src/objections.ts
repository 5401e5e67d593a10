/** Objections: what speaks against one person in one booth of one sitting. */
import { type Booth, overlap, type Pair } from "@plenary/domain";
import type { Breach } from "./breach.ts";
import { isDirect } from "./coverage.ts";
import type { Ground, InterpretedSitting, Worker } from "./ground.ts";

/** A place, or one that could be. */
export interface Seat {
	readonly booth: Booth;
	readonly interpreterId: string;
	/** Missing when nobody has put the person there yet. */
	readonly placeId?: string | undefined;
}

/** All objections, in the order of their codes. What stands at `insteadOf` does not count: it would be gone. */
export function objections(
	ground: Ground,
	at: InterpretedSitting,
	{ booth, interpreterId, placeId }: Seat,
	insteadOf?: string,
): Breach[] {
	const { sitting } = at;
	const where = { sittingId: sitting.id, booth: booth.id, placeId, interpreterId };
	const worker = ground.worker(interpreterId);
	const found: Breach[] = [];
	for (const other of ground.placesOf(interpreterId)) {
		if (other.id === placeId || other.id === insteadOf) continue;
		const its = ground.sitting(other.sittingId);
		if (!its || (its !== sitting && !overlap(its, sitting))) continue;
		const facts = { otherPlaceId: other.id, otherSittingId: other.sittingId, otherBooth: other.booth };
		found.push({ code: "bookedHere", ...where, facts });
	}
	for (const { from, to, meetingTitle } of ground.bookingsOf(interpreterId)) {
		if (overlap({ from, to }, sitting))
			found.push({ code: "bookedElsewhere", ...where, facts: { from, to, meetingTitle } });
	}
	if (!worker) return [...found, { code: "unknownInterpreter", ...where, facts: {} }];
	for (const { from, to } of worker.interpreter.unavailable) {
		if (overlap({ from, to }, sitting)) found.push({ code: "unavailable", ...where, facts: { from, to } });
	}
	const into = worker.pairs.filter(([, to]) => booth.into.includes(to));
	if (into.length === 0) {
		const works = [...new Set(worker.pairs.map(([, to]) => to))];
		found.push({ code: "notThisLanguage", ...where, facts: { into: booth.into, works } });
	} else if (servedBy(at, booth, worker).length === 0) {
		const from = [...new Set(into.map(([source]) => source))];
		const relayFrom = from.filter((source) => at.regime.heard.includes(source));
		found.push({ code: "notFromAny", ...where, facts: { spoken: at.regime.spoken, from, relayFrom } });
	}
	return found;
}

/** The needs of the sitting that this person would serve directly from that booth. */
export function servedBy({ regime }: InterpretedSitting, booth: Booth, { pairs }: Worker): Pair[] {
	return pairs.filter(
		(pair) => regime.spoken.includes(pair[0]) && regime.heard.includes(pair[1]) && isDirect(booth, pair),
	);
}

/** Does this person work into a language of the booth? */
export const worksInto = (booth: Booth, worker: Worker | undefined): boolean =>
	worker?.pairs.some(([, to]) => booth.into.includes(to)) ?? false;
