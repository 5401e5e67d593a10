/** The HTTP interface of bookings: asking interpreters for a post, their answers by link, and their calendars. */
import * as z from "zod/mini";
import { linkSchema, nothing } from "./api-shapes.ts";
import { boothPattern, spokenTag } from "./interpreters.ts";
import { daySchema, idSchema, instantSchema } from "./meetings.ts";
import { interfaceLanguages, textSchema } from "./text.ts";

/** What may be between a meeting and an interpreter about a day; what they mean stands in the roster package. */
export const engagementStates = [
	"enquired",
	"option",
	"asked",
	"waiting",
	"offered",
	"firm",
	"contracted",
	"worked",
	"released",
	"expired",
	"cancelled",
] as const;

/** What somebody is asked: whether they are free, to keep the day, or to come. */
export const askKinds = ["enquire", "option", "offer"] as const;
export type AskKind = (typeof askKinds)[number];

/** Why somebody says no. */
export const declineReasons = ["engaged", "away", "subject", "terms", "other"] as const;
export type DeclineReason = (typeof declineReasons)[number];

const declining = {
	reason: z._default(z.nullable(z.enum(declineReasons)), null),
	words: z._default(z.string().check(z.trim(), z.maxLength(500)), ""),
};

/** What is between the meeting and one interpreter about one day. Instants are Unix milliseconds. */
export const engagementSchema = z.object({
	id: idSchema,
	interpreterId: idSchema,
	day: z.string(),
	/** Several people may be asked for one post. */
	postId: z.nullable(z.string()),
	sittingIds: z.array(z.string()),
	booth: z.string(),
	/** What was asked last. */
	asked: z.enum(askKinds),
	state: z.enum(engagementStates),
	/** Of an option: 1 is asked first. */
	rank: z.nullable(z.number()),
	/** Until when an option holds, or is asked to hold. */
	expiresAt: z.nullable(z.number()),
	answerBy: z.nullable(z.number()),
	/** When they said that they are free; that binds nobody. */
	freeSince: z.nullable(z.number()),
	endedAt: z.nullable(z.number()),
	endedBy: z.nullable(z.enum(["recruiter", "interpreter", "another"])),
	/** Where it was ended for another: whether somebody else has the post, or another meeting the interpreter's day. */
	lost: z.nullable(z.enum(["post", "day"])),
	reason: z.nullable(z.enum(declineReasons)),
	words: z.string(),
	note: z.string(),
	/** The account that asked. */
	askedBy: z.string(),
	changedAt: z.number(),
});
export type MeetingEngagement = z.infer<typeof engagementSchema>;

const longestAnswer = 90 * 24 * 3_600_000;

/** Whom to ask for which post. `answerWithin` is in milliseconds; `expiresAt` is until when an option is to hold. */
export const askSchema = z.object({
	kind: z.enum(askKinds),
	posts: z
		.array(
			z.object({
				postId: idSchema,
				sittingIds: z.array(idSchema).check(z.minLength(1), z.maxLength(20)),
				booth: z.string().check(z.regex(boothPattern)),
				day: daySchema,
				interpreterIds: z.array(idSchema).check(z.minLength(1), z.maxLength(20)),
			}),
		)
		.check(z.minLength(1), z.maxLength(20)),
	answerWithin: z._default(z.nullable(z.int().check(z.minimum(60_000), z.maximum(longestAnswer))), null),
	expiresAt: z._default(z.nullable(instantSchema), null),
	note: z._default(z.string().check(z.trim(), z.maxLength(1000)), ""),
});
export type Ask = z.infer<typeof askSchema>;

/** What came of asking one person for one post. */
const askedSchema = z.object({
	postId: z.string(),
	interpreterId: z.string(),
	/** Null for somebody who could not be asked. */
	engagementId: z.nullable(idSchema),
	refusal: z.nullable(z.object({ code: z.string(), message: z.string() })),
	/** Whether a letter is on its way; the link is there for somebody to whom none goes. */
	handOver: z.nullable(linkSchema),
});
export type AskedOne = z.infer<typeof askedSchema>;

/** What the meeting does about an engagement; the last three note what was said on the telephone. */
export const engagementMoves = [
	"release",
	"contract",
	"work",
	"cancel",
	"recordAccept",
	"recordDecline",
	/** Whoever was bound can not come. */
	"recordCancel",
] as const;
export type EngagementMove = (typeof engagementMoves)[number];

const secret = z.string().check(z.minLength(1), z.maxLength(100));
const known = { secret };

/** How an engagement stands, as its interpreter sees it: nothing about anybody else who is asked. */
export const offerStandings = [
	/** They are asked, and may answer. */
	"open",
	/** Somebody else holds the first option on their day, and has to answer first. */
	"waiting",
	/** They are free, they said. */
	"free",
	"option",
	"firm",
	/** They said no. */
	"declined",
	/** It went to somebody else. */
	"taken",
	/** They are engaged elsewhere on that day. */
	"elsewhere",
	/** It is not asked for any more. */
	"withdrawn",
	"expired",
	"cancelled",
	/** The day is over. */
	"over",
] as const;
export type OfferStanding = (typeof offerStandings)[number];

/** What is asked of one interpreter, for the page behind their link. */
export const offerSchema = z.object({
	standing: z.enum(offerStandings),
	asked: z.enum(askKinds),
	name: z.string(),
	names: z.record(z.string(), z.string()),
	/** Of the letter. */
	language: z.enum(interfaceLanguages),
	meetingTitles: textSchema(300),
	place: z.string(),
	/** Of the venue. */
	zone: z.string(),
	day: z.string(),
	sittings: z.array(z.object({ titles: textSchema(20_000), hall: z.string(), from: z.number(), to: z.number() })),
	/** Into which languages, and from which. */
	into: z.array(spokenTag),
	spoken: z.array(spokenTag),
	note: z.string(),
	askedBy: z.object({
		name: z.string(),
		names: z.record(z.string(), z.string()),
		address: z.string(),
		phone: z.string(),
	}),
	answerBy: z.nullable(z.number()),
	/** Until when an option holds, or is asked to hold. */
	expiresAt: z.nullable(z.number()),
	/** For the interpreter's own calendar; null while nothing is agreed. */
	calendar: z.nullable(z.string()),
	/** Whether there is an address from which calendars read all their engagements. */
	hasFeed: z.boolean(),
});
export type Offer = z.infer<typeof offerSchema>;

/** The address that a calendar reads; it is shown this once. */
const feedSchema = z.object({ address: z.string() });

export const bookingRoutes = {
	engagements: ["GET", "/api/meetings/:id/engagements", nothing, z.object({ engagements: z.array(engagementSchema) })],
	askInterpreters: [
		"POST",
		"/api/meetings/:id/engagements",
		askSchema,
		z.object({ asked: z.array(askedSchema), engagements: z.array(engagementSchema) }),
	],
	moveEngagement: [
		"POST",
		"/api/meetings/:id/engagements/:engagementId/move",
		z.object({ move: z.enum(engagementMoves), ...declining }),
		engagementSchema,
	],
	/** A link to hand over, to whoever has lost theirs or had none. */
	linkOfEngagement: ["POST", "/api/meetings/:id/engagements/:engagementId/link", nothing, linkSchema],
	lookAtOffer: ["POST", "/api/offers/look", z.object(known), offerSchema],
	answerOffer: [
		"POST",
		"/api/offers/answer",
		z.object({ ...known, answer: z.enum(["yes", "no"]), ...declining }),
		offerSchema,
	],
	/** Only after something was agreed. */
	makeFeedByOffer: ["POST", "/api/offers/calendar", z.object(known), feedSchema],
	withdrawFeedsByOffer: ["POST", "/api/offers/calendar/withdraw", z.object(known), nothing],
	/** Whether one is an interpreter of the register, and whether calendars read one's engagements. */
	myCalendar: ["GET", "/api/me/calendar", nothing, z.object({ isInterpreter: z.boolean(), hasFeed: z.boolean() })],
	makeMyFeed: ["POST", "/api/me/calendar", nothing, feedSchema],
	withdrawMyFeeds: ["DELETE", "/api/me/calendar", nothing, nothing],
} as const;
