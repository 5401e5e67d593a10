/** Prices: what relays, thin cover and changes are worth in the money of account, so that proposals can be compared. */

export interface Prices {
	/** For each need of a group. */
	readonly relay: number;
	/** Besides, where the relay hangs on one person. */
	readonly singlePivot: number;
	/** A need that one person alone serves directly. */
	readonly fragile: number;
	/** Somebody in a group whose topic is none of theirs. */
	readonly offDomain: number;
	/** Somebody more in a meeting, however many days. */
	readonly joining: number;
	/** The first day of a person; the second costs twice as much, and so on. */
	readonly load: number;
	/** A published place that is given up. */
	readonly stability: number;
}

/** Defaults that a chief interpreter may argue with. */
export const defaultPrices: Prices = {
	relay: 250,
	singlePivot: 400,
	fragile: 40,
	offDomain: 60,
	joining: 80,
	load: 6,
	stability: 40,
};
