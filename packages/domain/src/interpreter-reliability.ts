/** Whether an interpreter can be relied on, as facts: what is counted, what is noted in closed categories, and until when. */
import * as z from "zod/mini";
import { daySchema, idSchema } from "./meetings.ts";
import { textSchema } from "./text.ts";

/** What may be noted; there is no score and no free text about anybody. */
export const factKinds = ["late", "documentsReturned", "documentsKept", "feedback"] as const;
export type FactKind = (typeof factKinds)[number];

/** What the feedback of a team leader is about, and what it may say. */
export const feedbackAreas = ["preparation", "terminology", "teamwork", "technique"] as const;
export type FeedbackArea = (typeof feedbackAreas)[number];
export const feedbackMarks = ["well", "withRemarks"] as const;
export type FeedbackMark = (typeof feedbackMarks)[number];

/** So many years are counted, and so long a fact is kept after its day. */
export const factYears = 2;
/** Whoever cancels with less than this before they begin has cancelled late, milliseconds. */
export const lateCancellation = 7 * 24 * 3_600_000;

const said = {
	day: daySchema,
	kind: z.enum(factKinds),
	/** Both of a feedback, neither of anything else. */
	area: z.nullable(z.enum(feedbackAreas)),
	mark: z.nullable(z.enum(feedbackMarks)),
};

export const newFactSchema = z
	.object({
		...said,
		interpreterId: idSchema,
		area: z._default(said.area, null),
		mark: z._default(said.mark, null),
	})
	.check(
		z.refine(({ kind, area }) => (kind === "feedback") === (area !== null), { path: ["area"] }),
		z.refine(({ kind, mark }) => (kind === "feedback") === (mark !== null), { path: ["mark"] }),
	);
export type NewFact = z.infer<typeof newFactSchema>;

const nameSchema = z.object({ name: z.string(), names: textSchema(120) });

const noted = {
	...said,
	id: idSchema,
	notedBy: nameSchema,
	notedAt: z.number(),
	/** On this day it is shown no more, and removed. */
	expiresOn: daySchema,
};

/** A fact about one interpreter, over all meetings. */
export const factSchema = z.object({
	...noted,
	meetingId: idSchema,
	meetingTitles: textSchema(300),
	/** The interpreter's own word on it. */
	comment: z.string(),
});
export type NotedFact = z.infer<typeof factSchema>;

/** A fact as the meeting where it was noted lists it. */
export const meetingFactSchema = z.object({ ...noted, interpreterId: idSchema });
export type MeetingFact = z.infer<typeof meetingFactSchema>;

/** What engagements and published rosters say, counted in days; stored nowhere. */
export const workCountsSchema = z.object({
	/** The first day that is counted. */
	since: daySchema,
	confirmed: z.number(),
	/** Of these, days that are over and were not cancelled. */
	worked: z.number(),
	/** Cancelled by the interpreter less than seven days before. */
	cancelledLate: z.number(),
});
export type WorkCounts = z.infer<typeof workCountsSchema>;

export const reliabilitySchema = z.object({ counts: workCountsSchema, facts: z.array(factSchema) });
export type Reliability = z.infer<typeof reliabilitySchema>;

export const factCommentSchema = z.object({ comment: z.string().check(z.trim(), z.maxLength(500)) });

/** The same day so many years later or, with a minus, earlier; the 29th of February becomes the 1st of March. */
export function yearsAfter(day: string, years: number): string {
	const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
	return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10);
}
