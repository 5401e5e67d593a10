/** Strength: how many people a booth needs for so many minutes of interpreted meeting in a day. */
import { type Booth, languagesOf, type Regime } from "@plenary/domain";
import type { Profile, Source } from "./profiles.ts";

/** How long a number of people may work, and who says so. */
export interface Limit {
	readonly people: number;
	readonly minutes: number;
	readonly source: Source;
}

/** The limits that hold for a booth, going up. */
export function limitsOf(profile: Profile, regime: Regime, booth: Booth): Limit[] {
	const languages = languagesOf(regime).length;
	return rowsOf(profile, regime, booth)
		.filter((row) => !row.bilingual || languages === 2)
		.map(({ people, minutes, source }) => ({
			people: people === "asManyAsLanguages" ? languages : people,
			minutes,
			source,
		}));
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
export function strength(profile: Profile, regime: Regime, booth: Booth, minutes: number): number | undefined {
	return peopleFor(limitsOf(profile, regime, booth), minutes);
}

function rowsOf(profile: Profile, { mode }: Regime, booth: Booth) {
	if (mode !== "simultaneous") return profile[mode];
	return booth.into.length > 1 ? profile.twoWay : profile.oneWay;
}
