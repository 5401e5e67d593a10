/** States of a booking: what recruiter and interpreter are to each other for one day, and what may happen to it. */
import { engagementStates } from "@plenary/domain";

/** In the order in which one may lead to another. */
export const bookingStates = engagementStates;

/**
 * An enquiry binds nobody. An option gives first refusal: whoever holds it is `asked` when a firm offer comes that would
 * go before it, and the offer is `waiting` meanwhile. An offer that nothing stands before is `offered`: the interpreter
 * may accept it. `firm` binds both.
 */
export type BookingState = (typeof bookingStates)[number];

export type BookingSide = "recruiter" | "interpreter";

/** An interpreter and a recruiter about one day. Instants are Unix milliseconds. */
export interface Engagement {
	readonly recruiterId: string;
	readonly interpreterId: string;
	/** "2026-05-12": people are engaged by the day. */
	readonly day: string;
	/** The place to be filled, when several are asked for it: whoever accepts first has it. */
	readonly placeId?: string | undefined;
	readonly state: BookingState;
	/** Of an option: when it was given and until when it holds; without `expiresAt` until it is answered. */
	readonly givenAt?: number | undefined;
	readonly expiresAt?: number | undefined;
	/** Of an option that holds: 1 for the first refusal. */
	readonly rank?: number | undefined;
	readonly offeredAt?: number | undefined;
	/** Milliseconds that an offer leaves, first to the holders of options before it, then to the interpreter. */
	readonly answerWithin?: number | undefined;
	readonly askedAt?: number | undefined;
	/** Until when the holder, or the interpreter, has to answer; afterwards it has expired. */
	readonly answerBy?: number | undefined;
	readonly endedAt?: number | undefined;
	/** Nobody, when time ended it; `another` when the day or the place went to somebody else. */
	readonly endedBy?: BookingSide | "another" | undefined;
}

export type BookingRefusal =
	/** This recruiter and this interpreter have nothing about that day. */
	| "unknown"
	/** That has been asked or done already. */
	| "already"
	/** The interpreter is engaged that day: one engagement a day. */
	| "dayTaken"
	| "placeTaken"
	/** A firm offer lies there; no option is given any more. */
	| "offerPending"
	/** It would end before it begins. */
	| "past"
	/** The holder of an option has to answer first. */
	| "mustWait"
	| "notOffered"
	/** Both are bound; it can only be cancelled. */
	| "bound"
	| "notBound"
	| "notFirm"
	| "notContracted"
	| "over";

const live: readonly BookingState[] = ["enquired", "option", "asked", "waiting", "offered"];
/** Both sides are bound. */
export const boundStates: readonly BookingState[] = ["firm", "contracted", "worked"];

export const isLive = ({ state }: Engagement): boolean => live.includes(state);
export const isBound = ({ state }: Engagement): boolean => boundStates.includes(state);

export const isSameDay = (one: Omit<Engagement, "state">, other: Pick<Engagement, "interpreterId" | "day">): boolean =>
	one.interpreterId === other.interpreterId && one.day === other.day;

/** How each recruiter stands with an interpreter about a day: the latest that was between them. */
export function standingsOf(
	engagements: readonly Engagement[],
	of: Pick<Engagement, "interpreterId" | "day">,
): Record<string, BookingState> {
	const own = engagements.filter((one) => isSameDay(one, of));
	return Object.fromEntries(own.map(({ recruiterId, state }) => [recruiterId, state]));
}
