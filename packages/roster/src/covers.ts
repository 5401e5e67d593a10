/** Covers: what is heard at each sitting of a roster, as its booths are filled. */
import { type CoveredNeed, coverageOf, type TeamMember } from "./coverage.ts";
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

export function coverAt(ground: Ground, { sitting, regime }: InterpretedSitting): CoveredNeed[] {
	const team = ground.placesAt(sitting.id).flatMap(({ interpreterId, booth }): TeamMember[] => {
		const worker = ground.worker(interpreterId);
		return worker ? [{ interpreterId, booth, pairs: worker.pairs }] : [];
	});
	return coverageOf(regime, team);
}
