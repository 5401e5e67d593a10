/** Delegations: who heads one, from when until when. What was recorded under an earlier head keeps that head. */
import type { Head } from "@plenary/domain";
import type { Selectable } from "kysely";
import { type Database, fromJson } from "../database.ts";
import type { MeetingTables } from "./tables.ts";

export type Participation = Selectable<MeetingTables["participation"]>;

/**
 * Follows a change of somebody's place at a meeting: a new head takes over from the one before, who becomes a member.
 * `before` is undefined for somebody who has just come, `after` for somebody who is removed.
 */
export async function followHead(
	db: Database,
	before: Participation | undefined,
	after: Participation | undefined,
	now: number,
): Promise<void> {
	const led = headed(before);
	const leads = headed(after);
	if (led === leads) return;
	if (before && led) await endHeads(db, before.meeting_id, led, now);
	if (!after || !leads) return;
	await endHeads(db, after.meeting_id, leads, now);
	await db
		.updateTable("participation")
		.set({ standing: "member" })
		.where("meeting_id", "=", after.meeting_id)
		.where("party_id", "=", leads)
		.where("standing", "=", "head")
		.where("account_id", "!=", after.account_id)
		.execute();
	const { meeting_id, account_id } = after;
	await db
		.insertInto("delegation_head")
		.values({ meeting_id, party_id: leads, account_id, since: now, until: null })
		.execute();
}

/** All heads of a meeting's delegations, earlier ones too, in the order in which they took over. */
export async function readHeads(db: Database, meetingId: string): Promise<Head[]> {
	const rows = await db
		.selectFrom("delegation_head")
		.innerJoin("account", "account.id", "delegation_head.account_id")
		.selectAll("delegation_head")
		.select(["account.name", "account.names"])
		.where("meeting_id", "=", meetingId)
		.orderBy("since")
		.execute();
	return rows.map((row) => ({
		partyId: row.party_id,
		accountId: row.account_id,
		name: row.name,
		names: fromJson(row.names),
		since: row.since,
		until: row.until,
	}));
}

/** The party whose delegation somebody heads; undefined for everybody else. */
const headed = (row: Participation | undefined): string | undefined =>
	row?.standing === "head" ? (row.party_id ?? undefined) : undefined;

async function endHeads(db: Database, meetingId: string, partyId: string, now: number): Promise<void> {
	await db
		.updateTable("delegation_head")
		.set({ until: now })
		.where("meeting_id", "=", meetingId)
		.where("party_id", "=", partyId)
		.where("until", "is", null)
		.execute();
}
