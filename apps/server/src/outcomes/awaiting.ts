/** What awaits a person: the open actions that name them or their delegation, from every meeting of theirs. */
import { type Awaiting, may, type Owner } from "@plenary/domain";
import { isOwn, selfOf } from "../actions/routes.ts";
import { type Database, fromJson } from "../database.ts";
import type { Routes, Visitor } from "../doors/http.ts";
import type { House } from "../house.ts";

export function awaitingRoutes(route: Routes, { db }: House): void {
	route("awaiting", "signIn", async ({ visitor }) => {
		const waiting = await awaitingOf(db, visitor);
		return waiting.filter(({ meetingId }) => may(visitor.actor, "read", { kind: "outcomes", meetingId }));
	});
}

/** The soonest due first; a meeting somebody has left awaits nothing of them. */
export async function awaitingOf(db: Database, visitor: Pick<Visitor, "account">): Promise<Awaiting[]> {
	const self = await selfOf(db, visitor);
	let query = db
		.selectFrom("action_index")
		.innerJoin("meeting", "meeting.id", "action_index.meeting_id")
		.selectAll("action_index")
		.select("meeting.titles")
		.where("status", "!=", "done")
		.orderBy("number");
	// The secretariat needs no place at a meeting to be named there.
	if (visitor.account.office === null)
		query = query.where("meeting_id", "in", (own) =>
			own.selectFrom("participation").select("meeting_id").where("account_id", "=", visitor.account.id),
		);
	const rows = await query
		.where((where) => where.or(self.named.map((id) => where("owners", "like", `%${id}%`))))
		.execute();
	return rows
		.filter((row) => isOwn(fromJson<Owner[]>(row.owners), row.meeting_id, self))
		.map((row) => ({
			meetingId: row.meeting_id,
			meetingTitles: fromJson<Awaiting["meetingTitles"]>(row.titles),
			recordId: row.record_id,
			number: row.number,
			words: fromJson<Awaiting["words"]>(row.words),
			dueOn: row.due_on,
		}))
		.sort((a, b) => (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999"));
}
