/** Accounts: the person behind an address, their office, and their roles as far as rights go. */
import type { Actor, InterfaceLanguage, NewPerson, Person, Text } from "@plenary/domain";
import { StorageError } from "@plenary/storage";
import { type Database, fromJson } from "../database.ts";
import { newId } from "../secrets.ts";
import type { AccountRow } from "./sign-ins.ts";

/** Who has no address yet has one that nobody can be written to at; no form lets such a one through. */
const nowhere = "@localhost";
export const noAddress = (who: string): string => `${who.toLowerCase()}${nowhere}`;

export const hasAddress = (row: Pick<AccountRow, "address">): boolean => !row.address.endsWith(nowhere);

export const shownAddress = (row: Pick<AccountRow, "address">): string => (hasAddress(row) ? row.address : "");

export const toPerson = (row: AccountRow): Person => ({
	id: row.id,
	address: shownAddress(row),
	name: row.name,
	names: fromJson(row.names),
	language: row.language,
	partyId: row.party_id,
	office: row.office,
	languages: fromJson(row.languages ?? "[]"),
	phone: row.phone ?? "",
	note: row.note ?? "",
	joinedAt: row.joined_at,
	archivedAt: row.archived_at,
	mergedInto: row.merged_into,
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

/** Somebody as they come into the register: more than this need not be known. */
export type Newcomer = Pick<NewPerson, "address" | "name" | "language" | "partyId" | "office"> & Partial<NewPerson>;

/** Makes an account that nobody has entered yet; without an address nobody can. */
export async function createAccount(db: Database, person: Newcomer, now: number): Promise<AccountRow> {
	const id = newId();
	return db
		.insertInto("account")
		.values({
			id,
			address: person.address || noAddress(id),
			name: person.name,
			names: JSON.stringify(person.names ?? {}),
			language: person.language,
			party_id: person.partyId,
			office: person.office,
			introduced: 0,
			joined_at: null,
			created_at: now,
			languages: JSON.stringify(person.languages ?? []),
			phone: person.phone ?? "",
			note: person.note ?? "",
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
	const person = { address: noAddress("administrator"), name: "Administrator", language, partyId: null };
	try {
		return await createAccount(db, { ...person, office: "administrator" }, now);
	} catch (error) {
		// Another server was first.
		if (error instanceof StorageError && error.isDuplicate) return firstAdministrator(db, language, now);
		throw error;
	}
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
