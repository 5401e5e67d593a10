/** Cover: how a need of a sitting is served, and what makes it so. */
import type { Booth, Pair } from "@plenary/domain";

/** Somebody in a booth of the sitting, with every pair this person works. */
export interface TeamMember {
	readonly interpreterId: string;
	readonly booth: string;
	readonly pairs: readonly Pair[];
}

/**
 * `people` work it directly; or it is heard through the booth of a pivot language, which is itself served directly (a
 * relay of a relay is none), by one person alone when `single`; or not at all.
 */
export type Cover =
	| { readonly kind: "direct"; readonly people: number }
	| { readonly kind: "relay"; readonly through: string; readonly single: boolean }
	| { readonly kind: "none" };

export interface CoveredNeed {
	readonly from: string;
	readonly to: string;
	readonly cover: Cover;
}

/** A need that is worse off without somebody. */
export interface Fall {
	readonly from: string;
	readonly to: string;
	readonly before: Cover;
	readonly after: Cover;
}

export interface RelayRules {
	/** A two-way booth gives relay only with so many people in it, where others have booths of their own. */
	readonly twoWayPivotPeople: number;
}

/** As the professional standards ask; whoever has a profile hands in its own figure. */
export const relayRules: RelayRules = { twoWayPivotPeople: 3 };

/** Does it hang on one person? */
export const isFragile = (cover: Cover): boolean => cover.kind === "direct" && cover.people === 1;

/** How badly off a need is: 0 direct, 1 by relay, 2 by relay from one person alone, 3 not at all. */
export const gravityOf = (cover: Cover): number =>
	cover.kind === "none" ? 3 : cover.kind === "direct" ? 0 : cover.single ? 2 : 1;

/**
 * Can somebody in that booth work this pair while `from` has the floor? Into the booth's language always. A booth of
 * one language is silent while that language has the floor, and only then may it work into another.
 */
export function isDirect({ into }: Pick<Booth, "into">, [from, to]: Pair): boolean {
	return into.includes(to) || (into.length === 1 && into[0] === from);
}
