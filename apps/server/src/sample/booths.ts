/** Booths of the sample: full rosters for the conference and the training, and for the workshop a planning that is half done. */
import type { Regime } from "@plenary/domain";

export interface SampleBooths {
	regime: Regime;
	/** By the order of sittings, then by booth: names of interpreters. */
	sittings: readonly Readonly<Record<string, readonly string[]>>[];
}

const teams = {
	first: ["Iris Echo", "Nestor Pivot", "Mirabel Halftone"],
	second: ["Nestor Pivot", "Mirabel Halftone", "Iris Echo"],
} as const;

/** Who interpreted at the conference is told nowhere: these people are as made up as all the others. */
export const conferenceBooths: SampleBooths = {
	regime: { spoken: ["en", "ru"], heard: ["en", "ru"], mode: "simultaneous" },
	sittings: [{ "en-ru": teams.first }, { "en-ru": teams.second }, { "en-ru": teams.first }, { "en-ru": teams.second }],
};

const trainers = {
	en: ["Lysander Tandem", "Quentin Murmur"],
	ru: ["Iris Echo", "Nestor Pivot"],
	uk: ["Leander Relay", "Ottilie Retour"],
} as const;

/** Full, on each of its days. */
export const trainingBooths: SampleBooths = {
	regime: { spoken: ["en", "ru", "uk"], heard: ["en", "ru", "uk"], mode: "simultaneous" },
	sittings: Array.from({ length: 10 }, () => trainers),
};

/** On the first morning one is alone, in the afternoon a booth is empty, and nobody has planned the second day. */
export const workshopBooths: SampleBooths = {
	regime: { spoken: ["en", "ru", "uk"], heard: ["en", "ru", "uk"], mode: "simultaneous" },
	sittings: [
		{
			en: ["Lysander Tandem", "Quentin Murmur"],
			ru: ["Iris Echo", "Nestor Pivot"],
			uk: ["Leander Relay"],
		},
		{ en: ["Lysander Tandem", "Quentin Murmur"], ru: ["Iris Echo"] },
		{},
	],
};
