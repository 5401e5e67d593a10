/** The HTTP interface: every route with the shapes that go in and come out, shared by server, browser and tests. */
import * as z from "zod/mini";
import { meetingRoles, offices } from "./access.ts";
import { accessTokenSchema, newAccessTokenSchema } from "./access-tokens.ts";
import {
	changedInterpreterSchema,
	interpreterImportSchema,
	interpreterSchema,
	mostImportedInterpreters,
	newInterpreterSchema,
	registeredInterpreterSchema,
} from "./interpreter-register.ts";
import { bookingSchema } from "./interpreters.ts";
import { headSchema, idSchema, meetingSchema, newMeetingSchema, participantSchema, standings } from "./meetings.ts";
import { actionChangeSchema, outcomeStatuses, ownerSchema } from "./outcomes.ts";
import {
	addressSchema,
	bodySchema,
	changedPersonSchema,
	mostImportedParties,
	mostImportedPeople,
	newBodySchema,
	newPartySchema,
	newPersonSchema,
	partyImportSchema,
	partySchema,
	personImportSchema,
	personNameSchema,
	personSchema,
} from "./people.ts";
import { sampleRoles } from "./sample.ts";
import { interfaceLanguages, languageTag, textSchema } from "./text.ts";

/** Every refusal over HTTP has this body; `message` is in the reader's language (Accept-Language). */
export const refusalSchema = z.object({
	refusal: z.object({ code: z.string(), message: z.string(), field: z.optional(z.string()) }),
});

export const processSchema = z.object({ names: textSchema(160), languages: z.array(languageTag) });

/** Who is signed in, and what this browser needs before its first page. */
export const meSchema = z.object({
	account: z.object({
		id: idSchema,
		address: z.string(),
		name: z.string(),
		names: z.record(z.string(), z.string()),
		language: z.enum(interfaceLanguages),
		partyId: z.nullable(idSchema),
		office: z.nullable(z.enum(offices)),
		/** False until the person has confirmed name and language once. */
		introduced: z.boolean(),
	}),
	/** To be sent back as `x-plenary-token` with every request that changes something; empty for a program's token. */
	token: z.string(),
	/** Empty for a program's token. */
	signInId: z.string(),
	process: processSchema,
	/** True when this page came over plain http from another machine: administrators are warned. */
	insecure: z.boolean(),
	/** True when the server can send mail. */
	mail: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

/** What a sign-in link is good for, before it is used. */
export const linkLookSchema = z.object({
	purpose: z.enum(["sign-in", "invitation"]),
	name: z.string(),
	address: z.string(),
	language: z.enum(interfaceLanguages),
});

/** A link that could be mailed, or must be handed over by whoever asked for it. */
export const linkSchema = z.object({ mailed: z.boolean(), link: z.nullable(z.string()), expiresAt: z.number() });
export type HandOver = z.infer<typeof linkSchema>;

export const signInSchema = z.object({
	id: z.string(),
	startedAt: z.number(),
	seenAt: z.number(),
	/** The browser in the words it uses of itself. */
	browser: z.string(),
	/** The network it came from, without the last part. */
	from: z.string(),
	current: z.boolean(),
});

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

/** An action of any meeting the reader may read, with what they may do about it. */
export const listedActionSchema = z.object({
	meetingId: idSchema,
	recordId: idSchema,
	number: z.number(),
	itemId: z.nullable(idSchema),
	owners: z.array(ownerSchema),
	dueOn: z.nullable(z.string()),
	status: z.enum(outcomeStatuses),
	words: textSchema(4000),
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

const nothing = z.object({});
/** What a table of rows did; the id takes it back. */
const imported = z.object({ id: idSchema, added: z.number(), filled: z.number() });
/** `kept` were used or changed by somebody since. */
const takenBack = z.object({ undone: z.number(), kept: z.number() });
/** Archives, or brings back. */
const archiving = z.object({ archived: z.boolean() });
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

/** name → [method, path, what goes in, what comes out]. Path parts with a colon are ids. */
export const api = {
	/** `null` for somebody who is not signed in. */
	me: ["GET", "/api/me", nothing, z.nullable(meSchema)],
	introduce: [
		"PATCH",
		"/api/me",
		/** The first administrator comes without an address, and gives one here. */
		z.partial(
			z.object({
				name: personNameSchema,
				names: textSchema(120),
				language: z.enum(interfaceLanguages),
				address: addressSchema,
			}),
		),
		meSchema,
	],
	askForLink: [
		"POST",
		"/api/sign-in/ask",
		z.object({ address: addressSchema, language: z.enum(interfaceLanguages) }),
		z.object({ mail: z.boolean() }),
	],
	lookAtLink: ["POST", "/api/sign-in/look", z.object({ token: z.string().check(z.maxLength(100)) }), linkLookSchema],
	confirmLink: ["POST", "/api/sign-in/confirm", z.object({ token: z.string().check(z.maxLength(100)) }), meSchema],
	signOut: ["POST", "/api/sign-out", nothing, nothing],
	signIns: ["GET", "/api/sign-ins", nothing, z.array(signInSchema)],
	endSignIn: ["DELETE", "/api/sign-ins/:id", nothing, nothing],
	accessTokens: ["GET", "/api/tokens", nothing, z.array(accessTokenSchema)],
	/** The secret is shown this once. */
	createAccessToken: [
		"POST",
		"/api/tokens",
		newAccessTokenSchema,
		z.object({ accessToken: accessTokenSchema, secret: z.string() }),
	],
	endAccessToken: ["DELETE", "/api/tokens/:id", nothing, nothing],
	changeProcess: ["PATCH", "/api/process", processSchema, processSchema],
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
		z.object({ interpreterId: z.nullable(idSchema), bookings: z.array(ownBookingSchema) }),
	],
	parties: ["GET", "/api/parties", nothing, z.array(partySchema)],
	createParty: ["POST", "/api/parties", newPartySchema, partySchema],
	changeParty: ["PUT", "/api/parties/:id", newPartySchema, partySchema],
	archiveParty: ["POST", "/api/parties/:id/archive", archiving, partySchema],
	/** All rows or none. */
	importParties: [
		"POST",
		"/api/parties/import",
		z.object({ rows: z.array(partyImportSchema).check(z.minLength(1), z.maxLength(mostImportedParties)) }),
		imported,
	],
	undoPartyImport: ["POST", "/api/parties/imports/:id/undo", nothing, takenBack],
	bodies: ["GET", "/api/bodies", nothing, z.array(bodySchema)],
	createBody: ["POST", "/api/bodies", newBodySchema, bodySchema],
	changeBody: ["PUT", "/api/bodies/:id", newBodySchema, bodySchema],
	archiveBody: ["POST", "/api/bodies/:id/archive", archiving, bodySchema],
	people: ["GET", "/api/people", nothing, z.array(personSchema)],
	/** `handOver` is null for somebody who is not invited, or has no address. */
	createPerson: [
		"POST",
		"/api/people",
		newPersonSchema,
		z.object({ person: personSchema, handOver: z.nullable(linkSchema) }),
	],
	changePerson: ["PATCH", "/api/people/:id", changedPersonSchema, personSchema],
	archivePerson: ["POST", "/api/people/:id/archive", archiving, personSchema],
	/** Two entries that are one person: what `otherId` took part in becomes theirs, and the other entry is archived. */
	mergePeople: ["POST", "/api/people/:id/merge", z.object({ otherId: idSchema }), personSchema],
	/** All rows or none. */
	importPeople: [
		"POST",
		"/api/people/import",
		z.object({ rows: z.array(personImportSchema).check(z.minLength(1), z.maxLength(mostImportedPeople)) }),
		imported,
	],
	undoImport: ["POST", "/api/people/imports/:id/undo", nothing, takenBack],
	makeLink: ["POST", "/api/people/:id/link", nothing, linkSchema],
	interpreters: ["GET", "/api/interpreters", nothing, z.array(registeredInterpreterSchema)],
	createInterpreter: ["POST", "/api/interpreters", newInterpreterSchema, registeredInterpreterSchema],
	changeInterpreter: ["PATCH", "/api/interpreters/:id", changedInterpreterSchema, registeredInterpreterSchema],
	archiveInterpreter: ["POST", "/api/interpreters/:id/archive", archiving, registeredInterpreterSchema],
	/** All rows or none. */
	importInterpreters: [
		"POST",
		"/api/interpreters/import",
		z.object({ rows: z.array(interpreterImportSchema).check(z.minLength(1), z.maxLength(mostImportedInterpreters)) }),
		imported,
	],
	undoInterpreterImport: ["POST", "/api/interpreters/imports/:id/undo", nothing, takenBack],
	/** For whoever plans the meeting: those who are archived too, because one may sit in a booth already. */
	interpretersOfMeeting: [
		"GET",
		"/api/meetings/:id/interpreters",
		nothing,
		z.object({ interpreters: z.array(interpreterSchema) }),
	],
	/** Is there a sample to look around in, and as whom does the reader look around? Null outside it. */
	sample: ["GET", "/api/sample", nothing, z.object({ offered: z.boolean(), role: z.nullable(z.enum(sampleRoles)) })],
	/** Real house only: lets the visitor into the sample, which is laid out if there is none. */
	enterSample: ["POST", "/api/sample", nothing, nothing],
	/** Sample only. */
	lookAroundAs: ["POST", "/api/sample/role", z.object({ role: z.enum(sampleRoles) }), meSchema],
	/** Sample only: nothing is left of it. */
	throwSampleAway: ["DELETE", "/api/sample", nothing, nothing],
} as const;

export type Api = typeof api;
export type ApiName = keyof Api;
export type Asked<Name extends ApiName> = z.input<Api[Name][2]>;
export type Answered<Name extends ApiName> = z.infer<Api[Name][3]>;
