/** Eligible: who may be put where at all, as long as nobody is placed yet; what solvers choose from. */
import { type Breach, isHard } from "./breach.ts";
import { Ground, type Rostering, type Worker } from "./ground.ts";
import { type Group, groupsIn } from "./groups.ts";
import { objections, wrongLanguages } from "./objections.ts";
import type { TeamBooth } from "./regimes.ts";

/** Somebody in a booth for all sittings of a group. */
export interface Eligible {
	readonly group: Group;
	readonly booth: TeamBooth;
	readonly interpreterId: string;
}

/** By group, booth, then person, in the order they were handed in. Places that stand are passed over. */
export function eligibleOf(rostering: Rostering): Eligible[] {
	const ground = new Ground({ ...rostering, places: [] });
	return groupsIn(ground).flatMap((group) =>
		group.booths.flatMap((booth) =>
			[...ground.workers].flatMap((worker) =>
				isEligible(ground, group, booth, worker) ? [{ group, booth, interpreterId: worker.interpreter.id }] : [],
			),
		),
	);
}

/** Languages first: they are what most people lack, and soon told. */
function isEligible(ground: Ground, group: Group, booth: TeamBooth, worker: Worker): boolean {
	const { id: interpreterId } = worker.interpreter;
	return group.sittings.every(({ id }, order) => {
		const at = ground.interpreted(id);
		if (!at) return false;
		const seat = { booth, interpreterId };
		if (order === 0 && wrongLanguages(at, seat, worker).some(isHard)) return false;
		return !objections(ground, at, seat).some(isHard);
	});
}

/** What keeps somebody from a booth of a group, by itself: each code once. Empty for whoever is eligible. */
export function blockersOf(rostering: Rostering, { group, booth, interpreterId }: Eligible): Breach[] {
	const ground = new Ground({ ...rostering, places: [] });
	const found = group.sittings.flatMap(({ id }) => {
		const at = ground.interpreted(id);
		return at ? objections(ground, at, { booth, interpreterId }).filter(isHard) : [];
	});
	return [...new Map(found.map((breach) => [breach.code, breach])).values()];
}
