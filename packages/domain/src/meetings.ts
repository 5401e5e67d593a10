/** Meetings: what is agreed about one before it begins, and the words that go into its record. */
import * as z from "zod/mini";
import { meetingRoles } from "./access.ts";
import { idPattern } from "./rooms.ts";
import { hasWords, languageTag, textSchema } from "./text.ts";

export const meetingTypes = [
	"clusterConference",
	"thematicWorkshop",
	"steeringCommittee",
	"seniorReview",
	"briefing",
	"training",
	"studyVisit",
] as const;
export type MeetingType = (typeof meetingTypes)[number];

export const idSchema = z.string().check(z.regex(idPattern));

/** "2026-07-08", and there is such a day: what is shown as one can not be shown otherwise. */
export function isDay(day: string): boolean {
	const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
	if (!found) return false;
	const [, year, month, date] = found.map(Number);
	const made = new Date(Date.UTC(year as number, (month as number) - 1, date as number));
	return made.getUTCMonth() + 1 === month && made.getUTCDate() === date;
}

/** A calendar day. */
export const daySchema = z.string().check(z.refine(isDay, { error: "dayInvalid" }));

/** A moment that every calendar can show, Unix milliseconds. */
export const instantSchema = z.number().check(z.refine((at) => at >= 0 && at <= latest, { error: "dayInvalid" }));
const latest = Date.UTC(9999, 11, 30);

/** An IANA zone that this machine knows, "Europe/Vilnius". */
export const zoneSchema = z.string().check(z.maxLength(60), z.refine(isZone, { error: "zoneInvalid" }));

const facts = {
	type: z.enum(meetingTypes),
	titles: textSchema(300).check(z.refine(hasWords, { error: "titleMissing" })),
	startsOn: daySchema,
	endsOn: daySchema,
	zone: zoneSchema,
	/** City or building. */
	place: z.string().check(z.trim(), z.maxLength(200)),
	/** The hall of its sittings; sittings may name another. */
	hall: z.string().check(z.trim(), z.maxLength(200)),
	/** Languages of its minutes, the first one leading. */
	languages: z.array(languageTag).check(z.minLength(1), z.maxLength(8)),
	hostPartyIds: z.array(idSchema).check(z.maxLength(40)),
	/** The body whose meeting it is, if it is one's. */
	bodyId: z._default(z.nullable(idSchema), null),
};

/** A meeting as it is asked for; a meeting that ends before it begins is refused with `endsBeforeStart`. */
export const newMeetingSchema = z
	.object(facts)
	.check(z.refine((asked) => asked.endsOn >= asked.startsOn, { error: "endsBeforeStart", path: ["endsOn"] }));
export type NewMeeting = z.infer<typeof newMeetingSchema>;

export const meetingSchema = z.object({ id: idSchema, ...facts, createdAt: z.number() });
export type Meeting = z.infer<typeof meetingSchema>;

/** Somebody's place in their delegation. */
export const standings = ["head", "member", "alternate"] as const;
export type Standing = (typeof standings)[number];

/** Who headed a delegation, and when (Unix milliseconds); `until` is null for who heads it now. */
export const headSchema = z.object({
	partyId: idSchema,
	accountId: idSchema,
	name: z.string(),
	names: z.record(z.string(), z.string()),
	since: z.number(),
	until: z.nullable(z.number()),
});
export type Head = z.infer<typeof headSchema>;

/** Who headed a delegation at that moment; undefined when nobody was named. */
export const headAt = (heads: readonly Head[], partyId: string, at: number): Head | undefined =>
	heads.findLast((head) => head.partyId === partyId && head.since <= at && (head.until === null || at < head.until));

/** Somebody at a meeting, as everyone at the meeting may see them: no address. */
export const participantSchema = z.object({
	accountId: idSchema,
	name: z.string(),
	names: z.record(z.string(), z.string()),
	role: z.enum(meetingRoles),
	partyId: z.nullable(idSchema),
	/** Null for somebody without a delegation. */
	standing: z.nullable(z.enum(standings)),
	/** Has this person ever signed in? */
	joined: z.boolean(),
});
export type Participant = z.infer<typeof participantSchema>;

function isZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat("en", { timeZone: zone });
		return /^[A-Za-z]/.test(zone);
	} catch {
		return false;
	}
}
