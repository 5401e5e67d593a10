/** Rosters: who sits in which booth of which sitting, while it is planned and as it was published. */
import * as z from "zod/mini";
import { minutesOfClock } from "./agenda.ts";
import { boothPattern, interpretingModes, type Regime, regimeTerms, spokenTag } from "./interpreters.ts";
import { daySchema, idSchema, instantSchema } from "./meetings.ts";
import { textSchema } from "./text.ts";

/** Rules profiles by name; their figures and sources stand in the roster package. */
export const profileNames = ["onSite", "remote", "un"] as const;
export type ProfileName = (typeof profileNames)[number];

/** Somebody in a booth at one sitting. */
export interface BoothPlace {
	readonly id: string;
	readonly sittingId: string;
	/** The id of one of the booths of the sitting's regime. */
	readonly booth: string;
	readonly interpreterId: string;
	/** The account that put the person there. */
	readonly raisedBy: string;
}

/** Everything the planning room holds, as plain values. */
export interface Planning {
	readonly profile: ProfileName;
	/** By sitting id. A sitting without one is not interpreted. */
	readonly regimes: Readonly<Record<string, Regime>>;
	readonly places: readonly BoothPlace[];
}

const clockSchema = z.string().check(z.refine((clock) => minutesOfClock(clock) !== undefined));

/** A sitting as it stood when its booths were published. */
const publishedSittingSchema = z.strictObject({
	sittingId: idSchema,
	/** As long as the agenda lets them be. */
	titles: textSchema(20_000),
	hall: z.string().check(z.maxLength(400)),
	day: daySchema,
	startsAt: clockSchema,
	endsAt: clockSchema,
	mode: z.enum(interpretingModes),
	...regimeTerms,
	spoken: z.array(spokenTag).check(z.maxLength(24)),
	booths: z
		.array(
			z.strictObject({
				id: z.string().check(z.regex(boothPattern)),
				into: z.array(spokenTag).check(z.maxLength(24)),
				/** Keys of the roster's `people`. */
				interpreterIds: z.array(idSchema).check(z.maxLength(100)),
			}),
		)
		.check(z.maxLength(24)),
});

export const publishedRosterSchema = z.strictObject({
	/** 1 for the first; far more than anybody publishes, so that there is always a next one. */
	version: z.int().check(z.minimum(1), z.maximum(1_000_000)),
	publishedAt: instantSchema,
	/** The account that published it. */
	publishedBy: idSchema,
	/** The rules it was judged by; those of the hall where nothing is said. */
	profile: z.optional(z.enum(profileNames)),
	sittings: z.array(publishedSittingSchema).check(z.maxLength(500)),
	/** Names as they were then, by interpreter. */
	people: z.record(idSchema, z.strictObject({ name: z.string().check(z.maxLength(120)), names: textSchema(120) })),
});
export type PublishedRoster = z.infer<typeof publishedRosterSchema>;

/** What a published roster says, before it has its number. */
export type RosterSnapshot = Pick<PublishedRoster, "sittings" | "people" | "profile">;
