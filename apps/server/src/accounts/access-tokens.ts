/** Access tokens as they are kept: made, recognised, revoked, and over at their hour. */
import { type AccessToken, type Actor, mostTokens, type NewAccessToken, tokenPrefix, within } from "@plenary/domain";
import type { Selectable } from "kysely";
import type { Database } from "../database.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { hashOf, newId, newSecret } from "../secrets.ts";
import type { AccountRow } from "./sign-ins.ts";
import type { AccountTables } from "./tables.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
/** One that has run out is shown to its owner so long, milliseconds. */
const remembered = 30 * day;

export type TokenRow = Selectable<AccountTables["access_token"]>;
/** What a token allows of all that its owner may do. */
export type TokenLimits = Pick<TokenRow, "scope" | "meeting_id">;

/** What is left of the owner's rights to whoever comes with the token; its scope is looked at elsewhere. */
export const narrowed = (owner: Actor, { meeting_id }: Pick<TokenLimits, "meeting_id">): Actor =>
	meeting_id === null ? owner : within(owner, meeting_id);

export interface TokenHolder {
	token: TokenRow;
	account: AccountRow;
}

/** How a token's open connections are known, so that none is ever taken for a sign-in's. */
const mark = "token:";
export const connectionOf = ({ id }: Pick<TokenRow, "id">): string => mark + id;
/** The token's id; undefined for the connection of a sign-in. */
export const tokenIn = (connection: string): string | undefined =>
	connection.startsWith(mark) ? connection.slice(mark.length) : undefined;

export async function makeToken(
	db: Database,
	accountId: string,
	{ name, scope, meetingId, days }: NewAccessToken,
	now: number,
): Promise<{ token: TokenRow; secret: string } | Refusal> {
	const secret = tokenPrefix + newSecret();
	const token: TokenRow = {
		id: newId(),
		hash: hashOf(secret),
		account_id: accountId,
		name,
		scope,
		meeting_id: meetingId,
		created_at: now,
		used_at: null,
		expires_at: now + days * day,
	};
	return db.transaction().execute(async (step) => {
		await step
			.deleteFrom("access_token")
			.where("expires_at", "<", now - remembered)
			.execute();
		if ((await tokensOf(step, accountId)).length >= mostTokens) return refuse("tooManyTokens");
		await step.insertInto("access_token").values(token).execute();
		return { token, secret };
	});
}

/** An account's tokens, the newest first; those that ran out a while ago too. */
export const tokensOf = (db: Database, accountId: string): Promise<TokenRow[]> =>
	db
		.selectFrom("access_token")
		.selectAll()
		.where("account_id", "=", accountId)
		.orderBy("created_at", "desc")
		.orderBy("id")
		.execute();

/** Whose secret is this? Undefined when it is nobody's, or was revoked, or has run out. */
export async function holderOf(db: Database, secret: string, now: number): Promise<TokenHolder | undefined> {
	const hash = hashOf(secret);
	return (await holdersOf(db, "hash", [hash], now)).get(hash);
}

/** The same for many, by their hashes or ids. */
export async function holdersOf(
	db: Database,
	by: "hash" | "id",
	keys: readonly string[],
	now: number,
): Promise<Map<string, TokenHolder>> {
	const tokens = await db
		.selectFrom("access_token")
		.selectAll()
		.where(by, "in", keys)
		.where("expires_at", ">", now)
		.execute();
	if (tokens.length === 0) return new Map();
	const ids = tokens.map((token) => token.account_id);
	const rows = await db
		.selectFrom("account")
		.selectAll()
		.where("id", "in", ids)
		.where("archived_at", "is", null)
		.execute();
	const accounts = new Map(rows.map((account) => [account.id, account]));
	return new Map(
		tokens.flatMap((token) => {
			const account = accounts.get(token.account_id);
			return account ? [[token[by], { token, account }] as const] : [];
		}),
	);
}

/** Notes that it was used, once a minute at the most. */
export async function sawToken(db: Database, { id, used_at }: Pick<TokenRow, "id" | "used_at">, now: number) {
	if (used_at !== null && now - used_at < minute) return;
	await db.updateTable("access_token").set({ used_at: now }).where("id", "=", id).execute();
}

export async function revokeToken(db: Database, accountId: string, id: string): Promise<boolean> {
	const gone = await db
		.deleteFrom("access_token")
		.where("id", "=", id)
		.where("account_id", "=", accountId)
		.executeTakeFirst();
	return gone.numDeletedRows > 0n;
}

/** Takes all tokens of an account back; returns what their connections are known by. */
export async function revokeTokens(db: Database, accountId: string): Promise<string[]> {
	const gone = await db.deleteFrom("access_token").where("account_id", "=", accountId).returning("id").execute();
	return gone.map(connectionOf);
}

export const toAccessToken = (row: TokenRow): AccessToken => ({
	id: row.id,
	name: row.name,
	scope: row.scope,
	meetingId: row.meeting_id,
	createdAt: row.created_at,
	usedAt: row.used_at,
	expiresAt: row.expires_at,
});
