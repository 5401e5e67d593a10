/** The planner's desk: what stands on it, what may be done, and who is being dragged across it. */
import type { BoothPlace, Interpreter } from "@plenary/domain";
import type { Breach } from "@plenary/roster";
import type { RosterActs, Seat } from "./acts.ts";
import { tagsOf } from "./roster-words.ts";
import type { Planner } from "./use-planner.ts";
import type { OnTable, ProposalActs } from "./use-proposal.ts";

export interface Dragged {
	readonly interpreterId: string;
	/** Where they were taken from; missing for somebody from the register or the beginning of a lane. */
	readonly place?: BoothPlace | undefined;
}

export interface PlannerDesk {
	readonly planner: Planner;
	readonly acts: RosterActs;
	/** The proposal that lies there, if one does. */
	readonly table: OnTable | undefined;
	readonly proposals: ProposalActs;
	readonly dragged: Dragged | undefined;
	drag(dragged: Dragged | undefined): void;
	/** Asks who is to sit there; `instead` is to make room. */
	pick(seat: Seat, instead?: BoothPlace): void;
	/** What is wrong with a place, in the order in which it is told. */
	breachesOf(placeId: string): readonly Breach[];
	/** What is wrong with a booth as a whole. */
	breachesAt(seat: Seat): readonly Breach[];
}

/** "A EN · B RU · C UK" */
export function languagesOf({ a, b, c }: Pick<Interpreter, "a" | "b" | "c">): string {
	return Object.entries({ A: a, B: b, C: c })
		.flatMap(([letter, languages]) => (languages.length > 0 ? `${letter} ${tagsOf(languages)}` : []))
		.join(" · ");
}

/** Breaches by the place or the booth that they are told at. */
export function sortBreaches(breaches: readonly Breach[]): Pick<PlannerDesk, "breachesOf" | "breachesAt"> {
	const ofPlaces = Map.groupBy(breaches, (breach) => breach.placeId);
	const ofBooths = Map.groupBy(breaches, ({ sittingId, booth }) => `${sittingId} ${booth}`);
	return {
		breachesOf: (placeId) => ofPlaces.get(placeId) ?? [],
		breachesAt: ({ sittingId, booth }) =>
			(ofBooths.get(`${sittingId} ${booth}`) ?? []).filter((breach) => breach.placeId === undefined),
	};
}
