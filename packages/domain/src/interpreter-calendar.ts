/** Absences from an interpreter's own calendar: busy times of a file or of an address, and nothing of what they do then. */
import * as z from "zod/mini";
import { spanSchema } from "./interpreters.ts";
import { zoneSchema } from "./meetings.ts";

export const mostBusySpans = 1_000;
const busySpans = z.array(spanSchema).check(z.maxLength(mostBusySpans));

/** Why an address could not be read. */
export const calendarTroubles = [
	/** It is not https, or leads to where nobody's calendar is. */
	"addressRefused",
	"notReached",
	/** It answers that there is nothing, or that one may not read it. */
	"notThere",
	"notCalendar",
	"tooLarge",
	"tooSlow",
] as const;
export type CalendarTrouble = (typeof calendarTroubles)[number];

/** How the last reading went. */
export const ownCalendarSchema = z.object({
	/** The host of the address; null for a file. The rest of it is a secret. */
	host: z.nullable(z.string()),
	/** When its busy times were last read; null while they never were. */
	readAt: z.nullable(z.number()),
	/** Of the last attempt; what was read before stays. */
	trouble: z.nullable(z.enum(calendarTroubles)),
	spans: busySpans,
});
export type OwnCalendar = z.infer<typeof ownCalendarSchema>;

/** A file is read where it lies: only its busy times come here. */
export const calendarFileSchema = z.object({ spans: busySpans });
/** The zone is for whole days and for times without one. */
export const calendarLinkSchema = z.object({
	address: z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000)),
	zone: zoneSchema,
});
