/** Accounts: the person behind an address, their office, and their roles as far as rights go. */
import type { Actor, InterfaceLanguage, NewPerson, Person, Text } from "@plenary/domain";
import { type Database, fromJson } from "../database.ts";
import { newId } from "../secrets.ts";
import type { AccountRow } from "./sign-ins.ts";

/** The first administrator has an address that nobody can be written to at, until they give their own. */
const noAddress = "administrator@localhost";

export const hasAddress = (row: Pick<AccountRow, "address">): boolean => row.address !== noAddress;

export const shownAddress = (row: Pick<AccountRow, "address">): string => (hasAddress(row) ? row.address : "");

export const toPerson = (row: AccountRow): Person => ({
	id: row.id,
	address: shownAddress(row),
	name: row.name,
	names: fromJson(row.names),
	language: row.language,
	partyId: row.party_id,
	office: row.office,
	joinedAt: row.joined_at,
});

/** What decides about rights, read afresh each time: rights that were withdrawn are gone at once. */
export async function actorOf(db: Database, account: Pick<AccountRow, "id" | "office">): Promise<Actor> {
	const roles = await db
		.selectFrom("participation")
		.select(["meeting_id", "role"])
		.where("account_id", "=", account.id)
		.execute();
	const roleAt = Object.fromEntries(roles.map((row) => [row.meeting_id, row.role]));
	return { accountId: account.id, office: account.office ?? undefined, roleAt };
}

export const accountById = (db: Database, id: string) =>
	db.selectFrom("account").selectAll().where("id", "=", id).executeTakeFirst();

export const accountByAddress = (db: Database, address: string) =>
	db.selectFrom("account").selectAll().where("address", "=", address).executeTakeFirst();

/** Makes an account that nobody has entered yet. */
export async function createAccount(db: Database, person: NewPerson, now: number): Promise<AccountRow> {
	return db
		.insertInto("account")
		.values({
			id: newId(),
			address: person.address,
			name: person.name,
			names: JSON.stringify(person.names ?? {}),
			language: person.language,
			party_id: person.partyId,
			office: person.office,
			introduced: 0,
			joined_at: null,
			created_at: now,
		})
		.returningAll()
		.executeTakeFirstOrThrow();
}

/** The first start makes one administrator without a known address; later starts find them. */
export async function firstAdministrator(db: Database, language: InterfaceLanguage, now: number): Promise<AccountRow> {
	const found = await db
		.selectFrom("account")
		.selectAll()
		.where("office", "=", "administrator")
		.orderBy("created_at")
		.executeTakeFirst();
	if (found) return found;
	const person = { address: noAddress, name: "Administrator", language, partyId: null };
	return createAccount(db, { ...person, office: "administrator" }, now);
}

export async function renameAccount(
	db: Database,
	id: string,
	changes: { name?: string | undefined; names?: Text | undefined; language?: InterfaceLanguage | undefined },
): Promise<void> {
	const set = {
		introduced: 1 as const,
		...(changes.name === undefined ? {} : { name: changes.name }),
		...(changes.names === undefined ? {} : { names: JSON.stringify(changes.names) }),
		...(changes.language === undefined ? {} : { language: changes.language }),
	};
	await db.updateTable("account").set(set).where("id", "=", id).execute();
}
