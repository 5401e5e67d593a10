/** What is asked and answered about engagements, as the state machine takes it; the same by link and by telephone. */
import type { Answered, DeclineReason } from "@plenary/domain";
import type { BookingEvent, BookingRefusal, BookingSide } from "@plenary/roster";
import type { Database } from "../database.ts";
import { readLeads } from "../people/merging.ts";
import type { RefusalCode } from "../refusals.ts";
import { type Change, type EngagementRow, type Turned, turnDay } from "./ledger.ts";
import { termsOf } from "./terms.ts";

/** What the machine says no with, as a sentence of ours. */
export const refusalOfBooking: Readonly<Record<BookingRefusal, RefusalCode>> = {
	unknown: "notFound",
	already: "bookingAlready",
	dayTaken: "bookingDayTaken",
	placeTaken: "bookingPlaceTaken",
	offerPending: "bookingOfferPending",
	past: "bookingPast",
	mustWait: "bookingMustWait",
	notOffered: "bookingNotOffered",
	bound: "bookingBound",
	notBound: "bookingNotBound",
	notFirm: "bookingNotFirm",
	notContracted: "bookingNotContracted",
	over: "bookingOver",
};

export interface Decline {
	readonly reason: DeclineReason | null;
	readonly words: string;
}

/** Yes to what was asked: free, the day is kept, or firm. */
export async function sayYes(step: Database, row: EngagementRow, now: number): Promise<Turned> {
	const about = await aboutOf(step, row, now);
	const holds = { expiresAt: row.hold_until ?? undefined };
	const isEnquiry = row.state === "enquired" && row.asked === "enquire";
	const isOption = row.asked === "option" && (row.state === "enquired" || isToHoldLonger(row));
	if (isOption) return turnDay(step, row.day, now, { ...about, kind: "option", ...holds }, { free_since: null });
	if (!isEnquiry) return turnDay(step, row.day, now, { ...about, kind: "accept" });
	return { refusal: undefined, changes: [await note(step, row, { free_since: now })] };
}

/** Whoever holds an option was asked to keep the day for longer. */
export const isToHoldLonger = ({ state, asked, hold_until, expires_at }: EngagementRow): boolean =>
	state === "option" && asked === "option" && hold_until !== expires_at;

/** No, while nothing is firm. */
export async function sayNo(step: Database, row: EngagementRow, decline: Decline, now: number): Promise<Turned> {
	const event = { ...(await aboutOf(step, row, now)), kind: "release", by: "interpreter" } as const;
	return turnDay(step, row.day, now, event, { ...decline });
}

type Closing = "release" | "contract" | "work" | "cancel";

export async function close(
	step: Database,
	row: EngagementRow,
	kind: Closing,
	now: number,
	by: BookingSide = "recruiter",
): Promise<Turned> {
	const event: BookingEvent = { ...(await aboutOf(step, row, now)), kind, by };
	return turnDay(step, row.day, now, event);
}

async function aboutOf(step: Database, row: EngagementRow, at: number) {
	const { lead } = await readLeads(step, "interpreter");
	return { recruiterId: row.meeting_id, interpreterId: lead(row.interpreter_id), day: row.day, at };
}

/** What is no business of the machine. */
export async function note(step: Database, before: EngagementRow, noted: Partial<EngagementRow>): Promise<Change> {
	const after = { ...before, ...noted };
	await step.updateTable("engagement").set(noted).where("id", "=", before.id).execute();
	return { before, after };
}

type Listed = Answered<"engagements">["engagements"][number];

/** As whoever plans the meeting sees it; `lead` gives the entry that an id means now. */
export function toListed(row: EngagementRow, lead: (id: string) => string): Listed {
	const { booth, sittings } = termsOf(row);
	return {
		id: row.id,
		interpreterId: lead(row.interpreter_id),
		day: row.day,
		postId: row.post_id,
		sittingIds: sittings.map(({ id }) => id),
		booth,
		asked: row.asked,
		state: row.state,
		rank: row.rank,
		expiresAt: row.expires_at ?? row.hold_until,
		answerBy: row.answer_by,
		freeSince: row.free_since,
		endedAt: row.ended_at,
		endedBy: row.ended_by,
		lost: row.lost,
		reason: row.reason,
		words: row.words,
		note: row.note,
		askedBy: row.asked_by,
		changedAt: row.changed_at,
	};
}
