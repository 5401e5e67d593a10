/** Many people at once, from a table that was looked through before: all of them or none, and taken back as a whole. */
import type { PersonImport } from "@plenary/domain";
import { accountByAddress, accountById, createAccount, hasAddress } from "../accounts/accounts.ts";
import { withdrawLinks } from "../accounts/links.ts";
import type { AccountRow } from "../accounts/sign-ins.ts";
import { type Database, fromJson } from "../database.ts";
import type { Routes } from "../doors/http.ts";
import type { House } from "../house.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { type Step, type Taking, takeInto, takeOutOf, toldOf } from "./all-or-none.ts";
import { readLeads } from "./merging.ts";
import { areParties } from "./parties.ts";

type Kept = Pick<AccountRow, "address" | "name" | "names" | "party_id" | "languages" | "phone" | "note">;

export function importRoutes(route: Routes, house: House): void {
	const { db, clock } = house;

	route("importPeople", ["manage", "people"], async ({ body, visitor }) => {
		const parties = body.rows.flatMap(({ person }) => person.partyId ?? []);
		if (!(await areParties(db, [...new Set(parties)]))) return refuse("notFound", "rows");
		const table = { by: visitor.account.id, at: clock(), fileName: body.fileName };
		return takeInto(db, peopleTaking, table, body.rows, (step, row) => take(step, row, clock()));
	});

	route("undoImport", ["manage", "people"], async ({ id }) => toldOf(await takeOutOf(house, peopleTaking, id)));
}

export const peopleTaking: Taking<Kept> = {
	register: "person",
	async takingBack({ db }) {
		const { lead } = await readLeads(db, "party");
		const named = await namedAnywhere(db);
		const now = (kept: Kept): Kept => ({ ...kept, party_id: kept.party_id && lead(kept.party_id) });
		return (step, { id, before, after }) =>
			before === null && named.has(id)
				? Promise.resolve(false)
				: takeBack(step, { id, before: before && now(before), after: now(after) });
	},
	nameOf: ({ name, names }) => ({ name, names: fromJson(names) }),
};

/** Whoever headed a delegation once, holds a post of a body, or owns an action. */
async function namedAnywhere(db: Database): Promise<ReadonlySet<string>> {
	const heads = await db.selectFrom("delegation_head").select("account_id").execute();
	const bodies = await db.selectFrom("body").select("posts").execute();
	const actions = await db.selectFrom("action_index").select("owners").execute();
	const holders = bodies.flatMap((row) => fromJson<{ personId: string | null }[]>(row.posts));
	const owners = actions.flatMap((row) => fromJson<{ accountId?: string }[]>(row.owners));
	return new Set([
		...heads.map((row) => row.account_id),
		...holders.flatMap(({ personId }) => personId ?? []),
		...owners.flatMap(({ accountId }) => accountId ?? []),
	]);
}

/** Makes a new entry, or fills in what is missing in the one that the row belongs to. */
async function take(db: Database, { person, into }: PersonImport, now: number): Promise<Step<Kept> | Refusal> {
	if (into === null) {
		if (person.address !== "" && (await accountByAddress(db, person.address))) return refuse("addressTaken");
		const made = await createAccount(db, { ...person, office: null }, now);
		return { id: made.id, before: null, after: keptOf(made) };
	}
	const known = await accountById(db, into);
	if (!known || known.archived_at !== null) return refuse("notFound");
	const address = hasAddress(known) || person.address === "" ? known.address : person.address;
	if (address !== known.address && (await accountByAddress(db, address))) return refuse("addressTaken");
	const filled: Kept = {
		address,
		name: known.name,
		names: JSON.stringify({ ...person.names, ...fromJson<object>(known.names) }),
		party_id: known.party_id ?? person.partyId,
		languages: JSON.stringify([...new Set([...fromJson<string[]>(known.languages ?? "[]"), ...person.languages])]),
		phone: known.phone || person.phone,
		note: known.note || person.note,
	};
	await db.updateTable("account").set(filled).where("id", "=", into).execute();
	return { id: into, before: keptOf(known), after: filled };
}

async function takeBack(db: Database, { id, before, after }: Step<Kept>): Promise<boolean> {
	const account = await accountById(db, id);
	if (!account || JSON.stringify(keptOf(account)) !== JSON.stringify(after)) return false;
	if (before) {
		await db.updateTable("account").set(before).where("id", "=", id).execute();
		return true;
	}
	const taking = await db
		.selectFrom("participation")
		.select("meeting_id")
		.where("account_id", "=", id)
		.executeTakeFirst();
	const merged = await db.selectFrom("account").select("id").where("merged_into", "=", id).executeTakeFirst();
	const interprets = await db.selectFrom("interpreter").select("id").where("account_id", "=", id).executeTakeFirst();
	if (taking || merged || interprets || account.joined_at !== null || account.office !== null) return false;
	await withdrawLinks(db, id);
	await db.deleteFrom("account").where("id", "=", id).execute();
	return true;
}

const keptOf = ({ address, name, names, party_id, languages, phone, note }: AccountRow): Kept => ({
	address,
	name,
	names,
	party_id,
	languages: languages ?? "[]",
	phone: phone ?? "",
	note: note ?? "",
});
