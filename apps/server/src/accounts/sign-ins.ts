/** Sign-ins: which browser is signed in as whom, for how long, and how it ends. */
import type { Insertable, Selectable } from "kysely";
import type { Database } from "../database.ts";
import { hashOf, newId, newSecret } from "../secrets.ts";
import type { AccountTables } from "./tables.ts";

const minute = 60_000;
/** A sign-in lasts this long at the most, milliseconds. */
export const longestSignIn = 12 * 60 * minute;
/** Holders of an office are signed out after this long without a sign of life, milliseconds. */
export const longestIdle = 30 * minute;
/** An old secret is still taken this long after it was changed, for requests that were under way. */
const overlap = minute;

export type SignIn = Selectable<AccountTables["sign_in"]>;
export type AccountRow = Selectable<AccountTables["account"]>;

export interface Identified {
	signIn: SignIn;
	account: AccountRow;
}

/** Starts a sign-in; the secret goes into the cookie and is not kept. */
export async function startSignIn(db: Database, accountId: string, browser: string, cameFrom: string, now: number) {
	const secret = newSecret();
	const row: Insertable<AccountTables["sign_in"]> = {
		id: newId(),
		hash: hashOf(secret),
		previous_hash: null,
		token: newId(),
		renew: 0,
		changed_at: now,
		account_id: accountId,
		started_at: now,
		seen_at: now,
		browser: browser.slice(0, 300),
		came_from: cameFrom,
	};
	await db.insertInto("sign_in").values(row).execute();
	return { secret, signInId: row.id };
}

/** Whose secret is this? Undefined when it is nobody's any more. */
export async function identify(db: Database, secret: string, now: number): Promise<Identified | undefined> {
	const hash = hashOf(secret);
	return (await identifyAll(db, [hash], now)).get(hash);
}

/** The same for many secrets, by their hashes. */
export async function identifyAll(db: Database, hashes: string[], now: number): Promise<Map<string, Identified>> {
	const signIns = await db
		.selectFrom("sign_in")
		.selectAll()
		.where((either) =>
			either.or([
				either("hash", "in", hashes),
				either.and([either("previous_hash", "in", hashes), either("changed_at", ">", now - overlap)]),
			]),
		)
		.execute();
	if (signIns.length === 0) return new Map();
	const ids = signIns.map((signIn) => signIn.account_id);
	const rows = await db.selectFrom("account").selectAll().where("id", "in", ids).execute();
	const accounts = new Map(rows.map((account) => [account.id, account]));
	const found = new Map<string, Identified>();
	for (const signIn of signIns) {
		const account = accounts.get(signIn.account_id);
		if (!account || account.archived_at !== null || isOver(signIn, account.office !== null, now)) continue;
		found.set(signIn.hash, { signIn, account });
		if (signIn.previous_hash && signIn.changed_at > now - overlap) found.set(signIn.previous_hash, { signIn, account });
	}
	return found;
}

export function isOver(signIn: Pick<SignIn, "started_at" | "seen_at">, holdsOffice: boolean, now: number): boolean {
	return now - signIn.started_at > longestSignIn || (holdsOffice && now - signIn.seen_at > longestIdle);
}

/** Notes a sign of life, once a minute at the most. */
export async function sawSignIn(
	db: Database,
	{ id, seen_at }: Pick<SignIn, "id" | "seen_at">,
	now: number,
): Promise<void> {
	if (now - seen_at < minute) return;
	await db.updateTable("sign_in").set({ seen_at: now }).where("id", "=", id).execute();
}

/** Makes the next request of each sign-in of an account bring home a new secret: its rights have risen. */
export async function markForRenewal(db: Database, accountId: string): Promise<void> {
	await db.updateTable("sign_in").set({ renew: 1 }).where("account_id", "=", accountId).execute();
}

/** Gives a sign-in a new secret; the old one works on for a minute. Of requests that come at once, one gets it. */
export async function renewSignIn(db: Database, signIn: SignIn, now: number): Promise<string | undefined> {
	const secret = newSecret();
	const renewed = await db
		.updateTable("sign_in")
		.set({ hash: hashOf(secret), previous_hash: signIn.hash, changed_at: now, renew: 0 })
		.where("id", "=", signIn.id)
		.where("hash", "=", signIn.hash)
		.where("renew", "=", 1)
		.executeTakeFirst();
	return renewed.numUpdatedRows > 0n ? secret : undefined;
}

export async function endSignIn(db: Database, accountId: string, signInId: string): Promise<boolean> {
	const ended = await db
		.deleteFrom("sign_in")
		.where("id", "=", signInId)
		.where("account_id", "=", accountId)
		.executeTakeFirst();
	return ended.numDeletedRows > 0n;
}

/** Removes sign-ins that are over and returns their ids, so that open sockets can be closed. */
export async function sweepSignIns(db: Database, now: number): Promise<string[]> {
	const rows = await db
		.selectFrom("sign_in")
		.innerJoin("account", "account.id", "sign_in.account_id")
		.select(["sign_in.id", "started_at", "seen_at", "office"])
		.where((either) =>
			either.or([either("seen_at", "<", now - longestIdle), either("started_at", "<", now - longestSignIn)]),
		)
		.execute();
	const over = rows.filter((row) => isOver(row, row.office !== null, now)).map((row) => row.id);
	if (over.length > 0) await db.deleteFrom("sign_in").where("id", "in", over).execute();
	return over;
}
