/** What engagements and published rosters say of how somebody worked: counted whenever it is asked, and stored nowhere. */
import { dayOf, factYears, lateCancellation, type WorkCounts, yearsAfter } from "@plenary/domain";
import { boundStates } from "@plenary/roster";
import { spanOf, termsOf } from "../bookings/terms.ts";
import type { Database } from "../database.ts";

export const today = (now: number): string => dayOf(now, "UTC");

/** Days of one person, who may stand under several ids: a morning and an afternoon of a meeting are one. */
export async function countWork(db: Database, ids: readonly string[], now: number): Promise<WorkCounts> {
	const since = yearsAfter(today(now), -factYears);
	const engagements = await db
		.selectFrom("engagement")
		.select(["meeting_id", "day", "state", "ended_by", "ended_at", "terms"])
		.where("interpreter_id", "in", ids)
		.where("state", "in", [...boundStates, "cancelled"])
		.where("day", ">=", since)
		.execute();
	const published = await db
		.selectFrom("booking")
		.innerJoin("meeting", "meeting.id", "booking.meeting_id")
		.select(["meeting_id", "from", "to", "zone"])
		.where("interpreter_id", "in", ids)
		.execute();
	const bound = new Set<string>();
	const cancelled = new Set<string>();
	const over = new Set<string>();
	let cancelledLate = 0;
	for (const { meeting_id, day, state, ended_by, ended_at, terms } of engagements) {
		const { from, to } = spanOf(termsOf({ terms }));
		const key = `${meeting_id} ${day}`;
		if (state === "worked" || to <= now) over.add(key);
		if (state !== "cancelled") bound.add(key);
		else {
			cancelled.add(key);
			if (ended_by === "interpreter" && from - (ended_at ?? from) < lateCancellation) cancelledLate++;
		}
	}
	// Who cancelled and was asked again has not cancelled that day; a roster that still names them says nothing.
	for (const key of bound) cancelled.delete(key);
	for (const { meeting_id, from, to, zone } of published) {
		const day = dayOf(from, zone);
		if (day < since) continue;
		bound.add(`${meeting_id} ${day}`);
		if (to <= now) over.add(`${meeting_id} ${day}`);
	}
	const worked = [...bound].filter((key) => over.has(key) && !cancelled.has(key)).length;
	return { since, confirmed: new Set([...bound, ...cancelled]).size, worked, cancelledLate };
}

/** The last day on which each interpreter was engaged or published, by the id that stands there. */
export async function lastDays(db: Database): Promise<ReadonlyMap<string, string>> {
	const last = new Map<string, string>();
	const note = (id: string, day: string) => {
		if (day > (last.get(id) ?? "")) last.set(id, day);
	};
	const engaged = await db
		.selectFrom("engagement")
		.select(({ fn }) => ["interpreter_id", fn.max("day").as("day")])
		.where("state", "in", boundStates)
		.groupBy("interpreter_id")
		.execute();
	for (const { interpreter_id, day } of engaged) note(interpreter_id, day);
	const published = await db
		.selectFrom("booking")
		.select(({ fn }) => ["interpreter_id", fn.max("to").as("to")])
		.groupBy("interpreter_id")
		.execute();
	for (const { interpreter_id, to } of published) note(interpreter_id, today(Number(to) - 1));
	return last;
}
