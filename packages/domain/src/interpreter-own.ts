/** One's own entry in the interpreters' register: what one sees of it, and the little one writes in it oneself. */
import * as z from "zod/mini";
import { engagementStates } from "./api-bookings.ts";
import { ownCalendarSchema } from "./interpreter-calendar.ts";
import { registeredInterpreterSchema } from "./interpreter-register.ts";
import { reliabilitySchema } from "./interpreter-reliability.ts";
import { daySchema } from "./meetings.ts";
import { textSchema } from "./text.ts";

/** How one is reached, and when one can not come; anything else is the secretariat's to write. */
export const changedOwnSchema = z.partial(
	z.pick(registeredInterpreterSchema, { address: true, phone: true, unavailable: true }),
);

export const ownEntrySchema = z.object({
	entry: registeredInterpreterSchema,
	/** Titles of the meetings in `entry.conflicts`, as far as they are there. */
	conflictTitles: z.array(textSchema(300)),
	reliability: reliabilitySchema,
	/** Null for whoever shows none of theirs. */
	calendar: z.nullable(ownCalendarSchema),
	/** The last day of an engagement or a published roster. */
	lastDay: z.nullable(daySchema),
	/** From then on the secretariat asks whether the entry may stay, or erases it. */
	dueOn: daySchema,
});
export type OwnEntry = z.infer<typeof ownEntrySchema>;

/** All that is kept about oneself as an interpreter, to be taken along. */
export const ownExportSchema = z.object({
	exportedAt: z.iso.datetime(),
	...ownEntrySchema.shape,
	engagements: z.array(
		z.object({
			meetingTitles: textSchema(300),
			day: z.string(),
			state: z.enum(engagementStates),
			booth: z.string(),
			sittings: z.array(z.object({ titles: textSchema(20_000), hall: z.string(), from: z.number(), to: z.number() })),
			/** What was written to one, and what one answered. */
			note: z.string(),
			reason: z.nullable(z.string()),
			words: z.string(),
			changedAt: z.number(),
		}),
	),
	/** Sittings of published rosters. */
	bookings: z.array(z.object({ meetingTitles: textSchema(300), from: z.number(), to: z.number() })),
	/** When the addresses were made that one's calendars read; of the addresses themselves only hashes are kept. */
	calendarAddresses: z.array(z.number()),
	/** The address of one's own calendar that is read here; null for none. */
	readAddress: z.nullable(z.string()),
});
export type OwnExport = z.infer<typeof ownExportSchema>;
