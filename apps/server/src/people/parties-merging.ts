/** Two parties that are one: people, delegations, hosts and members of the other become the kept one's. */
import { type Body, mergedParty, type Party } from "@plenary/domain";
import { type Database, fromJson } from "../database.ts";
import type { Routes } from "../doors/http.ts";
import type { House } from "../house.ts";
import { leadTo, type Merged, twoOf } from "./merging.ts";
import { type PartyRow, partyById, partyRow, toParty, toPartyRow } from "./parties.ts";

export function partyMergingRoutes(route: Routes, { db, clock, news }: House): void {
	route("mergeParties", ["manage", "parties"], async ({ id, body }) => {
		const merged = await db.transaction().execute(async (step) => {
			const two = await twoOf((one) => partyRow(step, one), id, body.otherId);
			return "refusal" in two ? two : mergeParties(step, two, clock());
		});
		if ("refusal" in merged) return merged;
		for (const meetingId of merged.meetings) news.meetingChanged(meetingId);
		return (await partyById(db, id)) as Party;
	});
}

/** What is recorded in shared documents keeps the other's id, which leads to the kept one from now on. */
export async function mergeParties(db: Database, [kept, other]: [PartyRow, PartyRow], now: number): Promise<Merged> {
	await db
		.updateTable("party")
		.set(toPartyRow(mergedParty(toParty(kept), toParty(other))))
		.where("id", "=", kept.id)
		.execute();
	await joinHeads(db, kept.id, other.id, now);
	const moved = await db
		.updateTable("participation")
		.set({ party_id: kept.id })
		.where("party_id", "=", other.id)
		.returning("meeting_id")
		.execute();
	await db.updateTable("account").set({ party_id: kept.id }).where("party_id", "=", other.id).execute();
	const hosted = await renameHosts(db, kept.id, other.id);
	await renameMembers(db, kept.id, other.id);
	await leadTo(db, "party", other.id, kept.id, now);
	return { meetings: [...new Set([...moved.map((row) => row.meeting_id), ...hosted])] };
}

/**
 * Who headed the other until now stays written there: minutes of those days ask for them by its id. From now on there
 * is one delegation; where both have a head, the other's becomes a member.
 */
async function joinHeads(db: Database, keptId: string, otherId: string, now: number): Promise<void> {
	const heads = db.selectFrom("delegation_head").selectAll().where("until", "is", null);
	const led = new Set((await heads.where("party_id", "=", keptId).execute()).map((row) => row.meeting_id));
	for (const head of await heads.where("party_id", "=", otherId).execute()) {
		const { meeting_id, account_id } = head;
		if (led.has(meeting_id))
			await db
				.updateTable("participation")
				.set({ standing: "member" })
				.where("meeting_id", "=", meeting_id)
				.where("account_id", "=", account_id)
				.execute();
		else
			await db
				.insertInto("delegation_head")
				.values({ ...head, party_id: keptId, since: now })
				.execute();
	}
	await db
		.updateTable("delegation_head")
		.set({ until: now })
		.where("party_id", "=", otherId)
		.where("until", "is", null)
		.execute();
}

async function renameHosts(db: Database, keptId: string, otherId: string): Promise<string[]> {
	const changed: string[] = [];
	for (const row of await db.selectFrom("meeting").select(["id", "host_party_ids"]).execute()) {
		const hosts = fromJson<string[]>(row.host_party_ids);
		if (!hosts.includes(otherId)) continue;
		const host_party_ids = JSON.stringify(renamed(hosts, keptId, otherId));
		await db.updateTable("meeting").set({ host_party_ids }).where("id", "=", row.id).execute();
		changed.push(row.id);
	}
	return changed;
}

async function renameMembers(db: Database, keptId: string, otherId: string): Promise<void> {
	for (const row of await db.selectFrom("body").select(["id", "party_ids", "posts"]).execute()) {
		const party_ids = JSON.stringify(renamed(fromJson(row.party_ids), keptId, otherId));
		const held = fromJson<Body["posts"]>(row.posts);
		const posts = JSON.stringify(held.map((post) => (post.partyId === otherId ? { ...post, partyId: keptId } : post)));
		if (party_ids !== row.party_ids || posts !== row.posts)
			await db.updateTable("body").set({ party_ids, posts }).where("id", "=", row.id).execute();
	}
}

const renamed = (ids: readonly string[], keptId: string, otherId: string): string[] => [
	...new Set(ids.map((id) => (id === otherId ? keptId : id))),
];
