/** Covers: what is heard at each sitting of a roster, as its booths are filled. */
import type { CoveredNeed, Fall, TeamMember } from "./cover.ts";
import { coverageOf, fallsOf } from "./coverage.ts";
import { Ground, type InterpretedSitting, type Rostering } from "./ground.ts";

/** By sitting id; sittings without a regime are left out. */
export function coversOf(rostering: Rostering): Map<string, CoveredNeed[]> {
	const ground = new Ground(rostering);
	return new Map(
		ground.sittings.flatMap(({ id }): [string, CoveredNeed[]][] => {
			const at = ground.interpreted(id);
			return at ? [[id, coverAt(ground, at)]] : [];
		}),
	);
}

/** What would fall at each sitting if each of its people were ill: by sitting id, then by interpreter. */
export function fallsAt(rostering: Rostering): Map<string, Map<string, Fall[]>> {
	const ground = new Ground(rostering);
	return new Map(
		ground.sittings.flatMap(({ id }): [string, Map<string, Fall[]>][] => {
			const at = ground.interpreted(id);
			return at ? [[id, fallsOf(at.regime, teamAt(ground, id), rulesOf(ground))]] : [];
		}),
	);
}

/** As if `without` were not there. */
export function coverAt(ground: Ground, { sitting, regime }: InterpretedSitting, without?: string): CoveredNeed[] {
	const team = teamAt(ground, sitting.id).filter(({ interpreterId }) => interpreterId !== without);
	return coverageOf(regime, team, rulesOf(ground));
}

const rulesOf = ({ profile }: Ground) => ({ twoWayPivotPeople: profile.twoWayPivotPeople.is });

function teamAt(ground: Ground, sittingId: string): TeamMember[] {
	return ground.placesAt(sittingId).flatMap(({ interpreterId, booth }): TeamMember[] => {
		const worker = ground.worker(interpreterId);
		return worker ? [{ interpreterId, booth, pairs: worker.pairs }] : [];
	});
}
