/** The HTTP interface of meetings and of what follows from them: participants, actions, bookings, news. */
import * as z from "zod/mini";
import { meetingRoles } from "./access.ts";
import { linkSchema, nothing } from "./api-shapes.ts";
import { interpreterSchema } from "./interpreter-register.ts";
import { bookingSchema } from "./interpreters.ts";
import { headSchema, idSchema, meetingSchema, newMeetingSchema, participantSchema, standings } from "./meetings.ts";
import { actionChangeSchema, outcomeStatuses, ownerSchema } from "./outcomes.ts";
import { addressSchema, partySchema, personNameSchema } from "./people.ts";
import { interfaceLanguages, textSchema } from "./text.ts";

export const meetingSummarySchema = z.extend(meetingSchema, {
	people: z.number(),
	delegations: z.number(),
	myRole: z.nullable(z.enum(meetingRoles)),
});
export type MeetingSummary = z.infer<typeof meetingSummarySchema>;

export const meetingPageSchema = z.object({
	meeting: meetingSchema,
	myRole: z.nullable(z.enum(meetingRoles)),
	participants: z.array(participantSchema),
	/** Heads of delegations, earlier ones too. */
	heads: z.array(headSchema),
	parties: z.array(partySchema),
});
export type MeetingPage = z.infer<typeof meetingPageSchema>;

/** An action that waits for the person who asks, from any meeting. */
export const awaitingSchema = z.object({
	meetingId: idSchema,
	meetingTitles: textSchema(300),
	recordId: idSchema,
	number: z.nullable(z.number()),
	words: textSchema(4000),
	dueOn: z.nullable(z.string()),
});
export type Awaiting = z.infer<typeof awaitingSchema>;

/**
 * An action of any meeting the reader may read, with what they may do about it. They come in thousands, so a page looks
 * at their shape alone; what an id or a text may be was judged when it came in.
 */
export const listedActionSchema = z.object({
	meetingId: z.string(),
	recordId: z.string(),
	number: z.number(),
	itemId: z.nullable(z.string()),
	owners: z.array(ownerSchema),
	dueOn: z.nullable(z.string()),
	status: z.enum(outcomeStatuses),
	words: z.record(z.string(), z.string()),
	/** False when its block was deleted from the minutes, or never stood there. */
	inText: z.boolean(),
	/** Is it the reader's own, or their delegation's at that meeting? */
	mine: z.boolean(),
	/** `all`: status, owners and day; `status`: that alone. */
	mayChange: z.enum(["all", "status", "nothing"]),
});
export type ListedAction = z.infer<typeof listedActionSchema>;

/** A sitting in whose booths the reader is published. */
export const ownBookingSchema = z.object({
	meetingId: idSchema,
	meetingTitles: textSchema(300),
	/** Of the venue. */
	zone: z.string(),
	sittingId: idSchema,
	/** Unix milliseconds. */
	from: z.number(),
	to: z.number(),
});
export type OwnBooking = z.infer<typeof ownBookingSchema>;

/** How far a meeting is prepared, as figures that a secretariat looks at. */
export const readinessSchema = z.object({
	items: z.number(),
	/** Items without a title in one of the meeting's languages. */
	untranslated: z.number(),
	people: z.number(),
	/** Those of them who have ever signed in. */
	cameIn: z.number(),
	chaired: z.boolean(),
	sittings: z.number(),
	/** Sittings that have a language regime. */
	interpreted: z.number(),
	rosterVersion: z.nullable(z.number()),
});
export type Readiness = z.infer<typeof readinessSchema>;

const happened = { at: z.number(), meetingId: idSchema, meetingTitles: textSchema(300) };
/** Something that happened, at an instant in Unix milliseconds. */
export const newsSchema = z.discriminatedUnion("kind", [
	z.object({
		kind: z.literal("action"),
		...happened,
		recordId: idSchema,
		number: z.number(),
		words: textSchema(4000),
	}),
	z.object({ kind: z.literal("meeting"), ...happened }),
]);
export type NewsItem = z.infer<typeof newsSchema>;

const participation = {
	role: z.enum(meetingRoles),
	partyId: z.nullable(idSchema),
	/** Left out, somebody with a delegation is a member of it. */
	standing: z._default(z.nullable(z.enum(standings)), null),
};

/** Somebody to be brought to a meeting: known already, or new by address. */
export const newParticipantSchema = z.union([
	z.object({ accountId: idSchema, ...participation }),
	z.object({ address: addressSchema, name: personNameSchema, language: z.enum(interfaceLanguages), ...participation }),
]);

export const meetingRoutes = {
	readiness: ["GET", "/api/meetings/:id/readiness", nothing, readinessSchema],
	/** The newest first. */
	news: ["GET", "/api/news", nothing, z.array(newsSchema)],
	awaiting: ["GET", "/api/awaiting", nothing, z.array(awaitingSchema)],
	/** `people` are those who are named in them. */
	actions: [
		"GET",
		"/api/actions",
		nothing,
		z.object({
			actions: z.array(listedActionSchema),
			people: z.array(z.object({ accountId: idSchema, name: z.string(), names: z.record(z.string(), z.string()) })),
		}),
	],
	changeAction: ["PATCH", "/api/meetings/:id/actions/:recordId", actionChangeSchema, listedActionSchema],
	meetings: ["GET", "/api/meetings", nothing, z.array(meetingSummarySchema)],
	createMeeting: ["POST", "/api/meetings", newMeetingSchema, meetingSchema],
	meeting: ["GET", "/api/meetings/:id", nothing, meetingPageSchema],
	changeMeeting: ["PUT", "/api/meetings/:id", newMeetingSchema, meetingSchema],
	addParticipant: [
		"POST",
		"/api/meetings/:id/participants",
		newParticipantSchema,
		/** `mailed`: a letter went out; with a link in it to somebody who has never been in. */
		z.object({ participant: participantSchema, handOver: z.nullable(linkSchema), mailed: z.boolean() }),
	],
	changeParticipant: ["PATCH", "/api/meetings/:id/participants/:accountId", z.object(participation), participantSchema],
	removeParticipant: ["DELETE", "/api/meetings/:id/participants/:accountId", nothing, nothing],
	/** When interpreters are engaged at all the other meetings, for whoever plans this one. */
	bookings: ["GET", "/api/meetings/:id/bookings", nothing, z.object({ bookings: z.array(bookingSchema) })],
	/** Which entry of the register the reader is, and when they are in a booth; at any meeting, today and later. */
	myBookings: [
		"GET",
		"/api/me/bookings",
		nothing,
		z.object({
			interpreterId: z.nullable(idSchema),
			/** Entries that turned out to be theirs: a roster that was published before names them. */
			formerIds: z.array(idSchema),
			bookings: z.array(ownBookingSchema),
		}),
	],
	/** For whoever plans the meeting: those who are archived too, because one may sit in a booth already. */
	interpretersOfMeeting: [
		"GET",
		"/api/meetings/:id/interpreters",
		nothing,
		z.object({ interpreters: z.array(interpreterSchema) }),
	],
} as const;
