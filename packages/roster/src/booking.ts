/** Bookings of interpreters: from enquiry to work done, several recruiters for one day, the first option with first refusal. */
import { type BookingEvent, moved } from "./booking-moves.ts";
import { lapsed, settled } from "./booking-order.ts";
import type { BookingRefusal, Engagement } from "./booking-states.ts";

export type Booked = { readonly engagements: readonly Engagement[] } | { readonly refusal: BookingRefusal };

/**
 * What an event makes of the engagements, or why it can not be. First goes what has expired by then; in the end every
 * day is put in order: who has to be asked is asked, and whoever waited longest moves up. The list that is handed in
 * stays as it was, and is what an earlier call gave back. Events come in the order of their instants.
 */
export function booked(engagements: readonly Engagement[], event: BookingEvent): Booked {
	const next = moved(lapsed(engagements, event.at), event);
	return typeof next === "string" ? { refusal: next } : { engagements: settled(next, event.at) };
}

/** The same engagements at a later instant, when nothing has happened but time. */
export const bookedAt = (engagements: readonly Engagement[], at: number): readonly Engagement[] =>
	lapsed(engagements, at);
