/** Regimes as teams see them: more ways of interpreting than a hall has, booths and pivots of their own, the text "7-3". */
import { type Booth, boothsOf, interpretingModes, needsOf, type Pair, type Regime } from "@plenary/domain";
import type { Source } from "./sources.ts";

/** Signed interpreting has one team in front of the hall; remote is simultaneous at a distance. */
export const teamModes = [...interpretingModes, "signed", "remote"] as const;
export type TeamMode = (typeof teamModes)[number];

/** A booth, with what whoever plans has decided about it. */
export interface TeamBooth extends Booth {
	/** How many can sit in it; as many as one likes where nothing is said. */
	readonly seats?: number | undefined;
	/** So many people whatever the profile says; whose decision it was, and why, stands on the team sheet. */
	readonly override?: { readonly people: number; readonly source: Source } | undefined;
}

/** A meeting's regime is one; the rest is what only some rosters say. */
export interface TeamRegime extends Omit<Regime, "mode"> {
	readonly mode: TeamMode;
	/** Instead of the booths that follow from the languages. */
	readonly booths?: readonly TeamBooth[] | undefined;
	/** Languages relay may be taken from; any that is listened to where nothing is said. */
	readonly pivots?: readonly string[] | undefined;
	/** Technical, read speeches or many relays: one more person in each booth. */
	readonly heavy?: boolean | undefined;
}

/** Those that were decided, or those that follow from the languages. */
export const teamBoothsOf = (regime: TeamRegime): readonly TeamBooth[] => regime.booths ?? boothsOf(inHall(regime));

export const teamNeedsOf = (regime: TeamRegime): Pair[] => needsOf(inHall(regime));

/** "7-3": seven languages spoken, three listened to. */
export const regimeText = ({ spoken, heard }: TeamRegime): string => `${spoken.length}-${heard.length}`;

/** Is the same spoken and listened to? */
export const isSymmetric = ({ spoken, heard }: TeamRegime): boolean =>
	spoken.length === heard.length && spoken.every((language) => heard.includes(language));

/** Do people work in booths, each with a channel of its own? */
export const hasBooths = ({ mode }: Pick<TeamRegime, "mode">): boolean => mode === "simultaneous" || mode === "remote";

/** The pivots relay can be taken from: only what somebody listens to has a channel. */
export const pivotsOf = ({ pivots, heard }: TeamRegime): readonly string[] =>
	pivots?.filter((pivot) => heard.includes(pivot)) ?? heard;

/** The same needs and booths, in the words of a hall. */
function inHall({ spoken, heard, mode }: TeamRegime): Regime {
	if (mode === "remote") return { spoken, heard, mode: "simultaneous" };
	return { spoken, heard, mode: mode === "signed" ? "consecutive" : mode };
}
