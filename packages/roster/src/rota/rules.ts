/** Rules of the rota: how long a turn lasts and what each departure from a good one costs, each with its source. */
import type { Figure } from "../profiles.ts";
import { rotaSources } from "./sources.ts";

/** Minutes. A turn may be as long as `most`; everything else has a price. */
export interface TurnRules {
	readonly usual: Figure;
	/** Longer than this is dear, not only longer than usual. */
	readonly long: Figure;
	readonly most: Figure;
	readonly least: Figure;
	/** So much silence ends a turn as a pause does. */
	readonly rest: Figure;
}

/** Points. Only how they compare with each other matters. */
export interface RotaPrices {
	/** Each minute beyond the usual turn, and beyond the long one. */
	readonly longMinute: Figure;
	readonly veryLongMinute: Figure;
	/** Each minute that a turn is too short. */
	readonly shortMinute: Figure;
	/** A handover that is not between two items; inside one speech it is heard by everybody. */
	readonly insideItem: Figure;
	readonly insideSpeech: Figure;
	/** Half an hour of somebody who takes relay, or can not work from that language at all. */
	readonly relay: Figure;
	readonly cannot: Figure;
	/** Half an hour against a wish. */
	readonly wish: Figure;
	/** A turn for somebody who has worked half an hour more than the freshest of those who are there. */
	readonly outOfTurn: Figure;
	/** Ten minutes away from the equal share; twenty cost four times as much. */
	readonly share: Figure;
}

export interface RotaRules {
	readonly turn: TurnRules;
	readonly prices: RotaPrices;
}

const { ours, halfHour, alone, signing } = rotaSources;

const own = (is: number): Figure => ({ is, source: ours });

const prices: RotaPrices = {
	longMinute: own(1),
	veryLongMinute: own(4),
	shortMinute: own(1),
	insideItem: own(6),
	insideSpeech: own(20),
	relay: own(20),
	cannot: own(400),
	wish: own(10),
	outOfTurn: own(1),
	share: own(1),
};

/** Defaults, not law: a chief interpreter may argue with each of them. */
export const rotaRules: Readonly<Record<"booth" | "signed", RotaRules>> = {
	booth: {
		turn: {
			usual: { is: 30, source: halfHour },
			long: own(35),
			most: { is: 45, source: alone },
			least: own(20),
			rest: own(10),
		},
		prices,
	},
	signed: {
		turn: { usual: { is: 15, source: signing }, long: own(20), most: own(30), least: own(10), rest: own(10) },
		prices,
	},
};
