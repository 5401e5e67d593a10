/** Strength: how many people a booth needs for so many minutes of interpreted meeting in a day. */
import { hasBooths, languagesOf } from "@plenary/domain";
import type { Profile, Row } from "./profiles.ts";
import { pivotsOf, type TeamBooth, type TeamRegime, teamBoothsOf, teamNeedsOf } from "./regimes.ts";
import type { Source } from "./sources.ts";

/** How long a number of people may work, and who says so. */
export interface Limit {
	readonly people: number;
	readonly minutes: number;
	readonly source: Source;
}

const minutesOfDay = 1440;

/** The limits that hold for a booth, going up. What whoever plans has decided stands above the profile. */
export function limitsOf(profile: Profile, regime: TeamRegime, booth: TeamBooth): Limit[] {
	if (booth.override) return [{ ...booth.override, minutes: minutesOfDay }];
	const languages = languagesOf({ ...regime, mode: "simultaneous" }).length;
	const least = givesRelay(regime, booth) ? profile.pivotPeople.is : 0;
	return rowsOf(profile, regime, booth)
		.filter((row) => !row.bilingual || languages === 2)
		.map(({ people, minutes, source }) => {
			const asked = (people === "asManyAsLanguages" ? languages : people) + (regime.heavy ? 1 : 0);
			return asked < least
				? { people: least, minutes, source: profile.pivotPeople.source }
				: { people: asked, minutes, source };
		});
}

/** People needed for so many minutes; undefined when no single team may work that long. */
export function peopleFor(limits: readonly Limit[], minutes: number): number | undefined {
	return limits.find((limit) => minutes <= limit.minutes)?.people;
}

/** The limit of so many people: the last one they are enough for; undefined when they are too few for any. */
export function limitFor(limits: readonly Limit[], people: number): Limit | undefined {
	return limits.findLast((limit) => limit.people <= people);
}

/** People needed in a booth for so many minutes; undefined when no single team may work that long. */
export function strength(profile: Profile, regime: TeamRegime, booth: TeamBooth, minutes: number): number | undefined {
	return peopleFor(limitsOf(profile, regime, booth), minutes);
}

/** People to be found for so many minutes: one team or, where that is too long for one, as many as can share it. */
export function posts(limits: readonly Limit[], minutes: number): number {
	const longest = limits.at(-1)?.minutes ?? minutesOfDay;
	const teams = Math.max(1, Math.ceil(minutes / longest));
	return teams * (peopleFor(limits, minutes / teams) ?? 0);
}

function rowsOf(profile: Profile, { mode }: TeamRegime, booth: TeamBooth): readonly Row[] {
	if (mode !== "simultaneous") return profile[mode];
	return booth.into.length > 1 ? profile.twoWay : profile.oneWay;
}

/** Was the booth's language named as a pivot, and may another booth have to take relay from it? */
function givesRelay(regime: TeamRegime, booth: TeamBooth): boolean {
	if (!regime.pivots || !hasBooths(regime) || teamBoothsOf(regime).length < 2) return false;
	const pivot = pivotsOf(regime).find((language) => booth.into.includes(language));
	return pivot !== undefined && teamNeedsOf(regime).some(([from, to]) => from !== pivot && to !== pivot);
}
