/** Days of the sample: of the calendar, or counted from the day on which it is laid out. */
import { addDays, dayOf } from "@plenary/domain";

/** A day as it is written, or so many days from today. */
export const dayIn = (day: string | number, now: number, zone: string): string =>
	typeof day === "string" ? day : addDays(dayOf(now, zone), day);
