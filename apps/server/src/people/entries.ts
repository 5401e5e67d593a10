/** Entries of the register of people that are put away: archived, or merged with the one they turned out to be. */

import { revokeTokens } from "../accounts/access-tokens.ts";
import { hasAddress, noAddress } from "../accounts/accounts.ts";
import { withdrawLinks } from "../accounts/links.ts";
import type { AccountRow } from "../accounts/sign-ins.ts";
import { type Database, fromJson } from "../database.ts";
import { leadTo } from "./merging.ts";

/** Archives a person, or brings them back (`at` is null); returns the sign-ins and tokens that end with it. */
export async function archive(db: Database, id: string, at: number | null): Promise<string[]> {
	await db.updateTable("account").set({ archived_at: at }).where("id", "=", id).execute();
	if (at === null) return [];
	await withdrawLinks(db, id);
	const ended = await db.deleteFrom("sign_in").where("account_id", "=", id).returning("id").execute();
	return [...ended.map((signIn) => signIn.id), ...(await revokeTokens(db, id))];
}

/**
 * Makes two entries one. What is filled in at the kept one stands, what is missing there comes from the other, and
 * whatever the other took part in is now the kept one's. What is recorded in shared documents keeps the other's id,
 * which leads to the kept one from now on. Returns the sign-ins and tokens that end.
 */
export async function merge(db: Database, kept: AccountRow, other: AccountRow, now: number): Promise<string[]> {
	const names = { ...fromJson<object>(other.names), ...fromJson<object>(kept.names) };
	const languages = [...fromJson<string[]>(kept.languages ?? "[]"), ...fromJson<string[]>(other.languages ?? "[]")];
	// An address is one person's alone: the other gives theirs up first.
	const givesAddress = !hasAddress(kept) && hasAddress(other);
	if (givesAddress)
		await db
			.updateTable("account")
			.set({ address: noAddress(other.id) })
			.where("id", "=", other.id)
			.execute();
	await db
		.updateTable("account")
		.set({
			...(givesAddress && { address: other.address }),
			names: JSON.stringify(names),
			languages: JSON.stringify([...new Set(languages)]),
			party_id: kept.party_id ?? other.party_id,
			phone: kept.phone || other.phone,
			note: [kept.note, other.note].filter(Boolean).join("\n").slice(0, 1000),
		})
		.where("id", "=", kept.id)
		.execute();
	const keptAt = db.selectFrom("participation").select("meeting_id").where("account_id", "=", kept.id);
	await db.deleteFrom("participation").where("account_id", "=", other.id).where("meeting_id", "in", keptAt).execute();
	await db.updateTable("participation").set({ account_id: kept.id }).where("account_id", "=", other.id).execute();
	await db.updateTable("delegation_head").set({ account_id: kept.id }).where("account_id", "=", other.id).execute();
	// An account is one interpreter's alone: where both have an entry, the other's stays without one.
	const hasEntry = db.selectFrom("interpreter").select("account_id").where("account_id", "=", kept.id);
	await db
		.updateTable("interpreter")
		.set({ account_id: (await hasEntry.executeTakeFirst()) ? null : kept.id })
		.where("account_id", "=", other.id)
		.execute();
	await leadTo(db, "account", other.id, kept.id, now);
	return archive(db, other.id, now);
}
