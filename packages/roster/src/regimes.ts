/** Regimes as teams see them: booths that were decided, pivots, the text "7-3". */
import { type Booth, boothsOf, needsOf, type Pair, type PublishedRoster, type Regime } from "@plenary/domain";
import type { Source } from "./sources.ts";

/** A booth, with what whoever plans has decided about it. */
export interface TeamBooth extends Booth {
	/** How many can sit in it; as many as one likes where nothing is said. */
	readonly seats?: number | undefined;
	/** So many people whatever the profile says; whose decision it was, and why, stands on the team sheet. */
	readonly override?: { readonly people: number; readonly source: Source } | undefined;
}

/** A meeting's regime is one; the rest is what only some rosters say. */
export interface TeamRegime extends Omit<Regime, "pivots" | "strengths" | "clearance" | "theme"> {
	readonly pivots?: readonly string[] | undefined;
	/** Instead of the booths that follow from the languages. */
	readonly booths?: readonly TeamBooth[] | undefined;
}

/** A regime as its team sees it: strengths that were decided stand at their booths. */
export function teamRegimeOf({ strengths, ...regime }: Regime & Pick<TeamRegime, "booths">): TeamRegime {
	if (!strengths) return regime;
	const booths = (regime.booths ?? boothsOf(regime)).map((booth): TeamBooth => {
		const decided = strengths.find((one) => one.booth === booth.id);
		const override = decided && { people: decided.people, source: { words: { en: decided.reason } } };
		return { ...booth, override };
	});
	return { ...regime, booths };
}

export type PublishedSitting = PublishedRoster["sittings"][number];

/** What was published says which booths there are; what they do not work into, nobody listens to. */
export function publishedRegime({ spoken, mode, booths, ...terms }: PublishedSitting): TeamRegime {
	const { pivots, heavy, strengths } = terms;
	const heard = [...new Set(booths.flatMap(({ into }) => into))];
	return teamRegimeOf({ spoken, heard, mode, booths, pivots, heavy, strengths });
}

/** Those that were decided, or those that follow from the languages. */
export const teamBoothsOf = (regime: TeamRegime): readonly TeamBooth[] => regime.booths ?? boothsOf(regime);

export const teamNeedsOf = (regime: TeamRegime): Pair[] => needsOf(regime);

/** "7-3": seven languages spoken, three listened to. */
export const regimeText = ({ spoken, heard }: TeamRegime): string => `${spoken.length}-${heard.length}`;

/** Is the same spoken and listened to? */
export const isSymmetric = ({ spoken, heard }: TeamRegime): boolean =>
	spoken.length === heard.length && spoken.every((language) => heard.includes(language));

/** The pivots relay can be taken from: only what somebody listens to has a channel. */
export const pivotsOf = ({ pivots, heard }: TeamRegime): readonly string[] =>
	pivots?.filter((pivot) => heard.includes(pivot)) ?? heard;
