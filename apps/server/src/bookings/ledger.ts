/** The ledger of bookings: a day's engagements, what an event or time makes of them, and what changed by it. */
import type { AskKind } from "@plenary/domain";
import {
	type BookingEvent,
	type BookingRefusal,
	booked,
	bookedAt,
	boundStates,
	type Engagement,
} from "@plenary/roster";
import type { Selectable } from "kysely";
import type { Database } from "../database.ts";
import { readLeads } from "../people/merging.ts";
import { newId } from "../secrets.ts";
import type { BookingTables } from "./tables.ts";

export type EngagementRow = Selectable<BookingTables["engagement"]>;

/** What an engagement was before, if it was there, and is now. */
export interface Change {
	readonly before: EngagementRow | undefined;
	readonly after: EngagementRow;
}

/** What is noted with an engagement and is no business of its states. */
export type Noted = Partial<
	Pick<EngagementRow, "hold_until" | "free_since" | "reason" | "words" | "note" | "asked_by" | "terms" | "lost">
> & { asked?: AskKind };

export interface Turned {
	readonly refusal: BookingRefusal | undefined;
	readonly changes: readonly Change[];
}

/** The machine hands on whatever an engagement carries: by its row it is known again. */
interface Kept extends Engagement {
	readonly row?: EngagementRow;
}

/**
 * Lets time, and then an event if there is one, do to a day what they do, and writes it. `noted` goes to the engagement
 * that the event is about. To be called within a transaction: of two events at a moment one is first.
 */
export async function turnDay(
	step: Database,
	day: string,
	now: number,
	event?: BookingEvent,
	noted: Noted = {},
): Promise<Turned> {
	const rows = await step.selectFrom("engagement").selectAll().where("day", "=", day).orderBy("position").execute();
	const { lead } = await readLeads(step, "interpreter");
	const kept = rows.map((row) => toEngagement(row, lead(row.interpreter_id)));
	const next = event && booked(kept, event);
	const refusal = next && "refusal" in next ? next.refusal : undefined;
	const list: readonly Kept[] = next && "engagements" in next ? next.engagements : bookedAt(kept, now);
	const about = event && !refusal ? list.findLast((one) => isAbout(one, event)) : undefined;
	const changes: Change[] = [];
	let position = 0;
	for (const one of list) {
		const isLater = one.row !== undefined && one.row.position > position;
		position = isLater ? (one.row?.position ?? 0) : Math.max(position, ...rows.map((row) => row.position)) + 1;
		const lost = one.endedBy === "another" ? (one.row?.lost ?? whatIsLost(one, list)) : null;
		const after = toRow(one, position, now, { lost, ...(one === about ? noted : {}) });
		if (one.row && isEqual(one.row, after)) continue;
		if (one.row) await step.updateTable("engagement").set(after).where("id", "=", after.id).execute();
		else await step.insertInto("engagement").values(after).execute();
		changes.push({ before: one.row, after });
	}
	return { refusal, changes };
}

/** What the machine would say to an event, with nothing done. */
export async function wouldRefuse(step: Database, event: BookingEvent): Promise<BookingRefusal | undefined> {
	const rows = await step
		.selectFrom("engagement")
		.selectAll()
		.where("day", "=", event.day)
		.orderBy("position")
		.execute();
	const { lead } = await readLeads(step, "interpreter");
	const next = booked(
		rows.map((row) => toEngagement(row, lead(row.interpreter_id))),
		event,
	);
	return "refusal" in next ? next.refusal : undefined;
}

/** The days on which a deadline has passed that nobody has looked at since. */
export async function lateDays(db: Database, now: number): Promise<string[]> {
	const rows = await db
		.selectFrom("engagement")
		.select("day")
		.distinct()
		.where(({ and, or, eb }) =>
			or([
				and([eb("state", "in", ["option", "asked"]), eb("expires_at", "<=", now)]),
				and([eb("state", "in", ["asked", "offered"]), eb("answer_by", "<=", now)]),
			]),
		)
		.execute();
	return rows.map(({ day }) => day).sort();
}

/** Posts of different meetings may be called the same. */
export const placeOf = (meetingId: string, postId: string): string => `${meetingId}/${postId}`;

function toEngagement(row: EngagementRow, interpreterId: string): Kept {
	const { meeting_id, day, post_id, state } = row;
	return {
		recruiterId: meeting_id,
		interpreterId,
		day,
		placeId: post_id === null ? undefined : placeOf(meeting_id, post_id),
		state,
		givenAt: row.given_at ?? undefined,
		expiresAt: row.expires_at ?? undefined,
		rank: row.rank ?? undefined,
		offeredAt: row.offered_at ?? undefined,
		answerWithin: row.answer_within ?? undefined,
		askedAt: row.asked_at ?? undefined,
		answerBy: row.answer_by ?? undefined,
		endedAt: row.ended_at ?? undefined,
		endedBy: row.ended_by ?? undefined,
		row,
	};
}

function toRow(one: Kept, position: number, now: number, noted: Noted): EngagementRow {
	const { row } = one;
	const isNewState = row?.state !== one.state;
	return {
		id: row?.id ?? newId(),
		position,
		meeting_id: one.recruiterId,
		interpreter_id: row?.interpreter_id ?? one.interpreterId,
		day: one.day,
		post_id: one.placeId?.slice(one.recruiterId.length + 1) ?? null,
		state: one.state,
		given_at: one.givenAt ?? null,
		expires_at: one.expiresAt ?? null,
		rank: one.rank ?? null,
		offered_at: one.offeredAt ?? null,
		answer_within: one.answerWithin ?? null,
		asked_at: one.askedAt ?? null,
		answer_by: one.answerBy ?? null,
		ended_at: one.endedAt ?? null,
		ended_by: one.endedBy ?? null,
		lost: null,
		asked: row?.asked ?? "enquire",
		hold_until: row?.hold_until ?? null,
		free_since: row?.free_since ?? null,
		reason: row?.reason ?? null,
		words: row?.words ?? "",
		note: row?.note ?? "",
		asked_by: row?.asked_by ?? "",
		terms: row?.terms ?? "",
		...noted,
		sequence: (row?.sequence ?? -1) + (isNewState ? 1 : 0),
		changed_at: isNewState ? now : (row?.changed_at ?? now),
		to_seat: isNewState ? (seating[one.state] ?? row?.to_seat ?? 0) : (row?.to_seat ?? 0),
	};
}

/** What the planning has yet to follow: 1 puts somebody into the booth, 2 takes them out of it. */
const seating: Partial<Record<Engagement["state"], number>> = { firm: 1, cancelled: 2 };

/** Released for another: somebody else has the post, or they are engaged elsewhere themselves. */
const whatIsLost = (one: Engagement, list: readonly Engagement[]): "post" | "day" =>
	one.placeId !== undefined && list.some((other) => boundStates.includes(other.state) && other.placeId === one.placeId)
		? "post"
		: "day";

const isAbout = (one: Engagement, event: BookingEvent): boolean =>
	one.recruiterId === event.recruiterId && one.interpreterId === event.interpreterId && one.day === event.day;

const isEqual = (one: EngagementRow, other: EngagementRow): boolean =>
	(Object.keys(other) as (keyof EngagementRow)[]).every((column) => one[column] === other[column]);
