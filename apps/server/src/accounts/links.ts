/** One-time links: they let a person in once, after a confirming press, and are kept only as hashes. */
import type { Database } from "../database.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { hashOf, newSecret } from "../secrets.ts";

const minute = 60_000;
/** How long a link is good for, milliseconds. */
export const linkLives = { "sign-in": 20 * minute, invitation: 7 * 24 * 60 * minute } as const;
export type LinkPurpose = keyof typeof linkLives;

export interface MadeLink {
	/** What stands behind the # of the address. */
	secret: string;
	purpose: LinkPurpose;
	expiresAt: number;
}

export async function makeLink(
	db: Database,
	accountId: string,
	purpose: LinkPurpose,
	madeBy: string | null,
	now: number,
): Promise<MadeLink> {
	const secret = newSecret();
	const expiresAt = now + linkLives[purpose];
	await db
		.insertInto("link")
		.values({
			hash: hashOf(secret),
			account_id: accountId,
			purpose,
			expires_at: expiresAt,
			used_at: null,
			made_by: madeBy,
		})
		.execute();
	await db
		.deleteFrom("link")
		.where("expires_at", "<", now - linkLives.invitation)
		.execute();
	return { secret, purpose, expiresAt };
}

/** What a link is good for, without using it. */
export async function lookAtLink(db: Database, secret: string, now: number) {
	const link = await db.selectFrom("link").selectAll().where("hash", "=", hashOf(secret)).executeTakeFirst();
	if (!link) return refuse("linkUnknown");
	if (link.used_at !== null) return refuse("linkUsed");
	if (link.expires_at <= now) return refuse("linkExpired");
	return link;
}

/** Uses a link up. Of two who press at the same moment, one gets in. */
export async function spendLink(db: Database, secret: string, now: number): Promise<{ accountId: string } | Refusal> {
	const link = await lookAtLink(db, secret, now);
	if ("refusal" in link) return link;
	const spent = await db
		.updateTable("link")
		.set({ used_at: now })
		.where("hash", "=", link.hash)
		.where("used_at", "is", null)
		.executeTakeFirst();
	return spent.numUpdatedRows > 0n ? { accountId: link.account_id } : refuse("linkUsed");
}

/** Takes back what was handed out and not used, or is still to be mailed, for when the account has become worth more. */
export async function withdrawLinks(db: Database, accountId: string): Promise<void> {
	await db.deleteFrom("letter").where("account_id", "=", accountId).execute();
	await db.deleteFrom("link").where("account_id", "=", accountId).where("used_at", "is", null).execute();
}
