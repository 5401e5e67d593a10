/** Groups: the sittings that one team works, which are those of one meeting, hall, day and regime. */
import { Ground, type InterpretedSitting, type Rostering } from "./ground.ts";
import type { TeamBooth, TeamRegime } from "./regimes.ts";
import type { RosterSitting } from "./sittings.ts";

/** What people are engaged for: a day of a meeting in a hall. */
export interface Group {
	/** The team id its sittings have, or the id of the first of them. */
	readonly id: string;
	readonly regime: TeamRegime;
	readonly booths: readonly TeamBooth[];
	/** By beginning. */
	readonly sittings: readonly RosterSitting[];
	/** Interpreted, in all. */
	readonly minutes: number;
	readonly priority: number;
}

/** By beginning. */
export const groupsOf = (rostering: Rostering): Group[] => groupsIn(new Ground(rostering));

export function groupsIn(ground: Ground): Group[] {
	const interpreted = ground.sittings.flatMap(({ id }) => ground.interpreted(id) ?? []);
	return [...Map.groupBy(interpreted, keyOf).values()].flatMap((those): Group[] => {
		const [first] = those;
		if (!first) return [];
		const sittings = those.map(({ sitting }) => sitting);
		return [
			{
				id: first.sitting.teamId ?? first.sitting.id,
				...{ regime: first.regime, booths: first.booths, sittings },
				minutes: sittings.reduce((all, sitting) => all + sitting.minutes, 0),
				priority: Math.max(...sittings.map((sitting) => sitting.priority ?? 1)),
			},
		];
	});
}

function keyOf({ sitting, regime, booths }: InterpretedSitting): string {
	const { teamId, meetingId, town, hall, day } = sitting;
	if (teamId !== undefined) return JSON.stringify(teamId);
	const { mode, spoken, heard, pivots, heavy } = regime;
	return JSON.stringify([meetingId, town, hall, day, mode, spoken, heard, booths, pivots, heavy]);
}
