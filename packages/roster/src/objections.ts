/** Objections: what speaks against one person in one booth of one sitting. */
import { overlap, type Pair } from "@plenary/domain";
import { type Breach, breachCodes } from "./breach.ts";
import { closeness, travelTrouble } from "./clashes.ts";
import { isDirect } from "./cover.ts";
import type { Ground, InterpretedSitting, Worker } from "./ground.ts";
import { loadsOf } from "./loads.ts";
import { pivotsOf, type TeamBooth } from "./regimes.ts";

/** A place, or one that could be. */
export interface Seat {
	readonly booth: TeamBooth;
	readonly interpreterId: string;
	/** Missing when nobody has put the person there yet. */
	readonly placeId?: string | undefined;
}

/**
 * All objections, in the order of their codes. What stands at `insteadOf` does not count: it would be gone. Of a place
 * that stands, what several sittings make together is told at the last of them; of one that could be, at once.
 */
export function objections(ground: Ground, at: InterpretedSitting, seat: Seat, insteadOf?: string): Breach[] {
	const { sitting } = at;
	const { booth, interpreterId, placeId } = seat;
	const where = { sittingId: sitting.id, booth: booth.id, placeId, interpreterId };
	const worker = ground.worker(interpreterId);
	const found = elsewhere(ground, at, seat, insteadOf);
	if (!worker) return [...found, { code: "unknownInterpreter", ...where, facts: {} }];
	const { interpreter } = worker;
	const travelDay = travelTrouble(ground, interpreter, sitting);
	if (travelDay) found.push({ code: "travelDay", ...where, facts: travelDay });
	found.push(...loads(ground, at, seat, insteadOf));
	for (const { from, to } of interpreter.unavailable) {
		if (overlap({ from, to }, sitting)) found.push({ code: "unavailable", ...where, facts: { from, to } });
	}
	const { mode } = at.regime;
	if (interpreter.modes && !interpreter.modes.includes(mode))
		found.push({ code: "modeNotOffered", ...where, facts: { mode, offers: interpreter.modes } });
	const [needed, has] = [sitting.clearance ?? 0, interpreter.clearance ?? 0];
	if (has < needed) found.push({ code: "clearanceTooLow", ...where, facts: { needed, has } });
	if (sitting.meetingId !== undefined && interpreter.conflicts?.includes(sitting.meetingId))
		found.push({ code: "conflict", ...where, facts: {} });
	found.push(...wrongLanguages(at, seat, worker));
	return found.sort((one, other) => breachCodes.indexOf(one.code) - breachCodes.indexOf(other.code));
}

/** Where else the person is at that time, or too shortly before or after. */
function elsewhere(ground: Ground, { sitting }: InterpretedSitting, seat: Seat, insteadOf?: string): Breach[] {
	const { booth, interpreterId, placeId } = seat;
	const where = { sittingId: sitting.id, booth: booth.id, placeId, interpreterId };
	const found: Breach[] = [];
	for (const other of ground.placesOf(interpreterId)) {
		if (other.id === placeId || other.id === insteadOf) continue;
		const its = ground.sitting(other.sittingId);
		if (!its) continue;
		const there = { otherPlaceId: other.id, otherSittingId: other.sittingId };
		if (its === sitting || overlap(its, sitting)) {
			found.push({ code: "bookedHere", ...where, facts: { ...there, otherBooth: other.booth } });
			continue;
		}
		if (placeId !== undefined && its.from > sitting.from) continue;
		const close = closeness(ground, its, sitting);
		if (close) found.push({ code: "tooClose", ...where, facts: { ...there, ...close } });
	}
	for (const { from, to, meetingTitle } of ground.bookingsOf(interpreterId)) {
		if (overlap({ from, to }, sitting))
			found.push({ code: "bookedElsewhere", ...where, facts: { from, to, meetingTitle } });
	}
	return found;
}

function loads(ground: Ground, at: InterpretedSitting, seat: Seat, insteadOf?: string): Breach[] {
	const { booth, interpreterId, placeId } = seat;
	const others = ground.worksAt(interpreterId, insteadOf).filter(({ sitting }) => sitting !== at.sitting);
	const work = [...others, at].sort((one, other) => one.sitting.from - other.sitting.from);
	const where = { sittingId: at.sitting.id, booth: booth.id, placeId, interpreterId };
	return loadsOf(ground.profile, work)
		.filter(({ sittings }) => (placeId === undefined ? sittings.includes(at.sitting) : sittings.at(-1) === at.sitting))
		.map(({ code, facts }) => ({ code, ...where, facts }) as Breach);
}

/** What speaks against the person in that booth by languages alone; one breach at most. */
export function wrongLanguages(
	at: InterpretedSitting,
	{ booth, interpreterId, placeId }: Seat,
	worker: Worker,
): Breach[] {
	const where = { sittingId: at.sitting.id, booth: booth.id, placeId, interpreterId };
	const into = worker.pairs.filter(([, to]) => booth.into.includes(to));
	if (into.length === 0) {
		const works = [...new Set(worker.pairs.map(([, to]) => to))];
		return [{ code: "notThisLanguage", ...where, facts: { into: booth.into, works } }];
	}
	if (servedBy(at, booth, worker).length > 0) return [];
	const from = [...new Set(into.map(([source]) => source))];
	const pivots = pivotsOf(at.regime);
	const relayFrom = from.filter((source) => pivots.includes(source));
	return [{ code: "notFromAny", ...where, facts: { spoken: at.regime.spoken, from, relayFrom } }];
}

/** The needs of the sitting that this person would serve directly from that booth. */
export function servedBy({ regime }: InterpretedSitting, booth: TeamBooth, { pairs }: Worker): Pair[] {
	return pairs.filter(
		(pair) => regime.spoken.includes(pair[0]) && regime.heard.includes(pair[1]) && isDirect(booth, pair),
	);
}

/** Does this person work into a language of the booth? */
export const worksInto = (booth: TeamBooth, worker: Worker | undefined): boolean =>
	worker?.pairs.some(([, to]) => booth.into.includes(to)) ?? false;
