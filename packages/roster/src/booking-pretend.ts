/** Pretend events of bookings for tests: offices that want anna or somebody else, by the hour. */
import type { BookingEvent } from "./booking-moves.ts";
import { at } from "./pretend.ts";

export const bookedDay = "2026-10-06";

export const bookingKinds = ["enquire", "option", "offer", "accept", "release", "contract", "work", "cancel"] as const;

export interface Told {
	readonly hours?: number;
	readonly who?: string;
	readonly placeId?: string;
	readonly until?: number;
	readonly within?: number;
	readonly by?: "recruiter" | "interpreter";
}

/** "vilnius option": what an office, or the interpreter towards it, does at an hour. */
export function event(words: string, told: Told = {}): BookingEvent {
	const [recruiterId = "", kind] = words.split(" ");
	const { hours = 9, who = "anna", placeId, by = "recruiter" } = told;
	return {
		kind: bookingKinds.find((one) => one === kind) ?? "enquire",
		recruiterId,
		interpreterId: who,
		day: bookedDay,
		at: at(hours),
		by,
		placeId,
		expiresAt: told.until === undefined ? undefined : at(told.until),
		answerWithin: told.within === undefined ? undefined : told.within * 3_600_000,
	} as BookingEvent;
}
