/** The HTTP interface about single interpreters: facts of reliability, one's own entry, and how long it is kept. */
import * as z from "zod/mini";
import { linkSchema, nothing } from "./api-shapes.ts";
import { calendarFileSchema, calendarLinkSchema } from "./interpreter-calendar.ts";
import { changedOwnSchema, ownEntrySchema, ownExportSchema } from "./interpreter-own.ts";
import {
	factCommentSchema,
	factSchema,
	meetingFactSchema,
	newFactSchema,
	reliabilitySchema,
} from "./interpreter-reliability.ts";
import {
	dueInterpreterSchema,
	keepingAnswerSchema,
	keepingLinkSchema,
	keepingSchema,
} from "./interpreter-retention.ts";

export const interpreterRoutes = {
	reliability: ["GET", "/api/interpreters/:id/reliability", nothing, reliabilitySchema],
	/** The secretariat sees all that were noted at the meeting, a chief interpreter their own. */
	factsOfMeeting: ["GET", "/api/meetings/:id/facts", nothing, z.object({ facts: z.array(meetingFactSchema) })],
	noteFact: ["POST", "/api/meetings/:id/facts", newFactSchema, meetingFactSchema],
	withdrawFact: ["DELETE", "/api/meetings/:id/facts/:factId", nothing, nothing],
	/** Null for whoever is in no entry. */
	myEntry: ["GET", "/api/me/entry", nothing, z.object({ own: z.nullable(ownEntrySchema) })],
	changeMyEntry: ["PATCH", "/api/me/entry", changedOwnSchema, ownEntrySchema],
	commentOnFact: ["PUT", "/api/me/entry/facts/:factId", factCommentSchema, factSchema],
	exportMyEntry: ["GET", "/api/me/entry/export", nothing, ownExportSchema],
	takeMyCalendar: ["PUT", "/api/me/entry/calendar", calendarFileSchema, ownEntrySchema],
	/** Read at once; refused for what can not be read. */
	linkMyCalendar: ["POST", "/api/me/entry/calendar", calendarLinkSchema, ownEntrySchema],
	removeMyCalendar: ["DELETE", "/api/me/entry/calendar", nothing, ownEntrySchema],
	/** Those whose time is over, the longest first. */
	dueInterpreters: ["GET", "/api/interpreters/due", nothing, z.array(dueInterpreterSchema)],
	/** Mails the question, or makes a link to hand over. */
	askToKeep: ["POST", "/api/interpreters/:id/ask-to-keep", nothing, linkSchema],
	eraseInterpreter: ["POST", "/api/interpreters/:id/erase", nothing, nothing],
	lookAtKeeping: ["POST", "/api/keeping/look", keepingLinkSchema, keepingSchema],
	answerKeeping: ["POST", "/api/keeping/answer", keepingAnswerSchema, keepingSchema],
} as const;
