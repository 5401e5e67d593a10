/** Gaps: why a need is not served, who would be nearest to serving it, and what stands in the way. */
import { knows } from "@plenary/domain";
import { type Breach, type BreachCode, distanceOf, isHard } from "./breach.ts";
import type { CoveredNeed } from "./cover.ts";
import { coverAt } from "./covers.ts";
import { Ground, type InterpretedSitting, type Rostering, type SeatedPlace, type Worker } from "./ground.ts";
import { type Group, groupsIn } from "./groups.ts";
import { objections } from "./objections.ts";
import { pivotsOf, teamNeedsOf } from "./regimes.ts";

/** Somebody who knows both languages. */
export interface Nearest {
	readonly interpreterId: string;
	/** Where this person would sit, and at which sitting most stands in the way. */
	readonly sittingId: string;
	readonly booth: string;
	/** Knows both languages, but not in that direction: a B that nobody has accredited, or a C. */
	readonly lacksPair: boolean;
	/** Empty for somebody who could come at once. */
	readonly breaches: readonly Breach[];
	readonly distance: number;
	/** What would not be heard any more where the person is now. */
	readonly opens: readonly Pick<CoveredNeed, "from" | "to">[];
}

/**
 * Nobody in the register has both languages, or somebody has but is kept away by facts, or is needed elsewhere, or has
 * simply not been asked; or it would follow by relay as soon as the pivot's language is served.
 */
export type GapReason = "nobody" | "blocked" | "elsewhere" | "free" | "follows";

export interface Gap {
	readonly groupId: string;
	/** Where it is open. */
	readonly sittingIds: readonly string[];
	readonly from: string;
	readonly to: string;
	readonly reason: GapReason;
	/** The pivot whose own need is open, when it follows by relay. */
	readonly through?: string | undefined;
	/** The nearest first; all who know both languages. */
	readonly nearest: readonly Nearest[];
}

const pairMissing = 40;

/** A need that is open, and at which sittings of a group. */
interface Open {
	readonly group: Group;
	readonly from: string;
	readonly to: string;
	readonly sittings: readonly InterpretedSitting[];
}

/** Every need that is not served, by group, in the order of the regime. */
export function gapsOf(rostering: Rostering): Gap[] {
	const ground = new Ground(rostering);
	return groupsIn(ground).flatMap((group) => {
		const covers = group.sittings.flatMap(({ id }) => {
			const at = ground.interpreted(id);
			return at ? [{ at, needs: coverAt(ground, at) }] : [];
		});
		return teamNeedsOf(group.regime).flatMap(([from, to], order): Gap[] => {
			const sittings = covers.filter(({ needs }) => needs[order]?.cover.kind === "none").map(({ at }) => at);
			if (sittings.length === 0) return [];
			const open: Open = { group, from, to, sittings };
			const direct = (need: CoveredNeed) => need.from === from && need.cover.kind === "direct";
			const given = new Set(covers.flatMap(({ needs }) => needs.filter(direct).map((need) => need.to)));
			const nearest = nearestTo(ground, open);
			const through = pivotAwaited(ground, open, given);
			const reason = through === undefined ? reasonOf(nearest) : "follows";
			const sittingIds = sittings.map(({ sitting }) => sitting.id);
			return [{ groupId: group.id, sittingIds, from, to, reason, through, nearest }];
		});
	});
}

const usedElsewhere: ReadonlySet<BreachCode> = new Set(["bookedHere", "tooClose"]);

function reasonOf(nearest: readonly Nearest[]): GapReason {
	if (nearest.length === 0) return "nobody";
	if (nearest.some((one) => one.distance === 0)) return "free";
	const isMovable = ({ lacksPair, breaches }: Nearest) =>
		!lacksPair && breaches.every(({ code }) => usedElsewhere.has(code));
	return nearest.some(isMovable) ? "elsewhere" : "blocked";
}

/** A pivot that nobody works into from this language yet, and that somebody in the booth can take relay from. */
function pivotAwaited(ground: Ground, { group, from, to, sittings }: Open, given: ReadonlySet<string>) {
	const booths = new Set(group.booths.filter(({ into }) => into.includes(to)).map(({ id }) => id));
	const takes = (pivot: string, place: SeatedPlace) =>
		booths.has(place.booth) && works(ground.worker(place.interpreterId), pivot, to);
	return pivotsOf(group.regime).find(
		(pivot) =>
			pivot !== from &&
			pivot !== to &&
			!given.has(pivot) &&
			sittings.every(({ sitting }) => ground.placesAt(sitting.id).some((place) => takes(pivot, place))),
	);
}

const works = (worker: Worker | undefined, from: string, to: string): boolean =>
	worker?.pairs.some((pair) => pair[0] === from && pair[1] === to) ?? false;

function nearestTo(ground: Ground, open: Open): Nearest[] {
	return [...ground.workers]
		.filter(({ interpreter }) => knows(interpreter, open.from) && knows(interpreter, open.to))
		.flatMap((worker) => nearestSeat(ground, open, worker) ?? [])
		.sort((one, other) => one.distance - other.distance || (one.interpreterId < other.interpreterId ? -1 : 1));
}

/** In the booth where the least stands in the way, as at the sitting where most does. */
function nearestSeat(ground: Ground, { group, from, to, sittings }: Open, worker: Worker) {
	const lacksPair = !works(worker, from, to);
	const interpreterId = worker.interpreter.id;
	const seats = group.booths
		.filter(({ into }) => into.includes(to) || (!lacksPair && into.length === 1 && into[0] === from))
		.flatMap((booth): Nearest[] => {
			const found = sittings.map((at) => {
				const all = objections(ground, at, { booth, interpreterId }).filter(isHard);
				// Without the pair, languages are what is told already.
				const breaches = lacksPair ? all.filter(({ code }) => !ofLanguages.has(code)) : all;
				return { at, breaches, distance: distanceOf(breaches) + (lacksPair ? pairMissing : 0) };
			});
			const worst = found.sort((one, other) => other.distance - one.distance)[0];
			if (!worst) return [];
			const { at, breaches, distance } = worst;
			const opens = opened(ground, interpreterId, breaches);
			return [{ interpreterId, sittingId: at.sitting.id, booth: booth.id, lacksPair, breaches, distance, opens }];
		});
	return seats.sort((one, other) => one.distance - other.distance)[0];
}

const ofLanguages: ReadonlySet<BreachCode> = new Set(["notFromAny", "notThisLanguage"]);

/** What would not be heard any more where the person is now, if they left what is in the way. */
function opened(ground: Ground, interpreterId: string, breaches: readonly Breach[]): Nearest["opens"] {
	const left = breaches.flatMap(({ code, facts }) =>
		code === "bookedHere" || code === "tooClose" ? [facts.otherSittingId] : [],
	);
	return [...new Set(left)].flatMap((id) => {
		const at = ground.interpreted(id);
		if (!at) return [];
		const before = coverAt(ground, at);
		return coverAt(ground, at, interpreterId)
			.filter(({ cover }, need) => cover.kind === "none" && before[need]?.cover.kind !== "none")
			.map(({ from, to }) => ({ from, to }));
	});
}
