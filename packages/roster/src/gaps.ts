/** Gaps: why a need is not served, who would be nearest to serving it, and what stands in the way. */
import { knows } from "@plenary/domain";
import { type Breach, distanceOf, isHard } from "./breach.ts";
import type { CoveredNeed } from "./cover.ts";
import { coverAt } from "./covers.ts";
import { Ground, type InterpretedSitting, type Rostering, type Worker } from "./ground.ts";
import { type Group, groupsIn } from "./groups.ts";
import { objections } from "./objections.ts";
import { pivotsOf } from "./regimes.ts";
import { worstCovers } from "./score.ts";

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

/** Every need that is not served, by group, in the order of the regime. */
export function gapsOf(rostering: Rostering): Gap[] {
	const ground = new Ground(rostering);
	return groupsIn(ground).flatMap((group) => {
		const needs = worstCovers(ground, group);
		return needs
			.filter(({ cover }) => cover.kind === "none")
			.map(({ from, to }): Gap => {
				const nearest = nearestTo(rostering, ground, group, from, to);
				const through = pivotAwaited(ground, group, needs, from, to);
				const reason = through === undefined ? reasonOf(nearest) : "follows";
				const sittingIds = group.sittings.map((sitting) => sitting.id);
				return { groupId: group.id, sittingIds, from, to, reason, through, nearest };
			});
	});
}

const usedElsewhere: ReadonlySet<string> = new Set(["bookedHere", "tooClose"]);

function reasonOf(nearest: readonly Nearest[]): GapReason {
	if (nearest.length === 0) return "nobody";
	if (nearest.some((one) => one.distance === 0)) return "free";
	const isMovable = ({ lacksPair, breaches }: Nearest) =>
		!lacksPair && breaches.every(({ code }) => usedElsewhere.has(code));
	return nearest.some(isMovable) ? "elsewhere" : "blocked";
}

/** A pivot that nobody works into from this language yet, and that somebody in the booth can take relay from. */
function pivotAwaited(ground: Ground, group: Group, needs: readonly CoveredNeed[], from: string, to: string) {
	const open = new Set(needs.filter(({ cover }) => cover.kind !== "direct").map((need) => `${need.from}>${need.to}`));
	const booths = new Set(group.booths.filter(({ into }) => into.includes(to)).map(({ id }) => id));
	return pivotsOf(group.regime).find(
		(pivot) =>
			open.has(`${from}>${pivot}`) &&
			group.sittings.every(({ id }) =>
				ground
					.placesAt(id)
					.some(
						(place) =>
							booths.has(place.booth) &&
							ground.worker(place.interpreterId)?.pairs.some((pair) => pair[0] === pivot && pair[1] === to),
					),
			),
	);
}

function nearestTo(rostering: Rostering, ground: Ground, group: Group, from: string, to: string): Nearest[] {
	return [...ground.workers]
		.filter(({ interpreter }) => knows(interpreter, from) && knows(interpreter, to))
		.flatMap((worker) => nearestSeat(rostering, ground, group, worker, from, to) ?? [])
		.sort((one, other) => one.distance - other.distance || (one.interpreterId < other.interpreterId ? -1 : 1));
}

/** In the booth where the least stands in the way, as at the sitting where most does. */
function nearestSeat(rostering: Rostering, ground: Ground, group: Group, worker: Worker, from: string, to: string) {
	const lacksPair = !worker.pairs.some((pair) => pair[0] === from && pair[1] === to);
	const interpreterId = worker.interpreter.id;
	const seats = group.booths
		.filter(({ into }) => into.includes(to) || (!lacksPair && into.length === 1 && into[0] === from))
		.flatMap((booth): Nearest[] => {
			const found = group.sittings.flatMap((sitting) => {
				const at = ground.interpreted(sitting.id);
				if (!at) return [];
				const all = objections(ground, at, { booth, interpreterId }).filter(isHard);
				// Without the pair, languages are what is told already.
				const breaches = lacksPair ? all.filter(({ code }) => !code.startsWith("not")) : all;
				return [{ at, breaches, distance: distanceOf(breaches) + (lacksPair ? pairMissing : 0) }];
			});
			const worst = found.sort((one, other) => other.distance - one.distance)[0];
			if (!worst) return [];
			const { at, breaches, distance } = worst;
			const opens = opened(rostering, ground, breaches);
			return [{ interpreterId, sittingId: at.sitting.id, booth: booth.id, lacksPair, breaches, distance, opens }];
		});
	return seats.sort((one, other) => one.distance - other.distance)[0];
}

/** What would not be heard any more if the person left the places that are in the way. */
function opened(rostering: Rostering, ground: Ground, breaches: readonly Breach[]): Nearest["opens"] {
	const left = new Map<string, string>();
	for (const { code, facts } of breaches)
		if (code === "bookedHere" || code === "tooClose") left.set(facts.otherPlaceId, facts.otherSittingId);
	if (left.size === 0) return [];
	const without = new Ground({ ...rostering, places: rostering.places.filter(({ id }) => !left.has(id)) });
	return [...new Set(left.values())].flatMap((id) => {
		const [before, after] = [coversAt(ground, id), coversAt(without, id)];
		return after
			.filter(({ cover }, need) => cover.kind === "none" && before[need]?.cover.kind !== "none")
			.map((need) => ({ from: need.from, to: need.to }));
	});
}

function coversAt(ground: Ground, sittingId: string): CoveredNeed[] {
	const at: InterpretedSitting | undefined = ground.interpreted(sittingId);
	return at ? coverAt(ground, at) : [];
}
