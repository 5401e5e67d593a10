/** The parties of the process: states and organisations, since when they take part, and what they are in it. */
import type { NewParty, Party } from "@plenary/domain";
import type { Selectable } from "kysely";
import { type Database, fromJson } from "../database.ts";
import type { Routes } from "../doors/http.ts";
import type { House } from "../house.ts";
import { refuse } from "../refusals.ts";
import { newId } from "../secrets.ts";
import type { PeopleTables } from "./tables.ts";

export type PartyRow = Selectable<PeopleTables["party"]>;

export function partyRoutes(route: Routes, { db, clock }: House): void {
	route("parties", ["read", "parties"], async () => readParties(db));

	route("createParty", ["manage", "parties"], async ({ body }) => addParty(db, body));

	route("changeParty", ["manage", "parties"], async ({ id, body }) => {
		await db.updateTable("party").set(toPartyRow(body)).where("id", "=", id).execute();
		return (await partyById(db, id)) ?? refuse("notFound");
	});

	route("archiveParty", ["manage", "parties"], async ({ id, body }) => {
		const archived_at = body.archived ? clock() : null;
		const unmerged = db.updateTable("party").set({ archived_at }).where("merged_into", "is", null);
		const [row] = await unmerged.where("id", "=", id).returningAll().execute();
		return row ? toParty(row) : refuse("notFound");
	});
}

export async function addParty(db: Database, asked: NewParty): Promise<Party> {
	const row = { id: newId(), ...toPartyRow(asked), archived_at: null, merged_into: null };
	await db.insertInto("party").values(row).execute();
	return toParty(row);
}

/** All of them, archived ones too: what was recorded with those is still to be shown with their names. */
export async function readParties(db: Database): Promise<Party[]> {
	return (await db.selectFrom("party").selectAll().orderBy("codes").orderBy("id").execute()).map(toParty);
}

export async function areParties(db: Database, ids: readonly string[]): Promise<boolean> {
	if (ids.length === 0) return true;
	const here = db.selectFrom("party").select("id").where("merged_into", "is", null);
	const rows = await here.where("id", "in", ids).execute();
	return rows.length === new Set(ids).size;
}

export async function partyById(db: Database, id: string): Promise<Party | undefined> {
	const row = await partyRow(db, id);
	return row && toParty(row);
}

export const partyRow = (db: Database, id: string): Promise<PartyRow | undefined> =>
	db.selectFrom("party").selectAll().where("id", "=", id).executeTakeFirst();

export const toParty = (row: PartyRow): Party => ({
	id: row.id,
	kind: row.kind,
	codes: fromJson(row.codes),
	names: fromJson(row.names),
	joinedOn: row.joined_on,
	leftOn: row.left_on,
	part: fromJson(row.part ?? "{}"),
	archivedAt: row.archived_at,
	mergedInto: row.merged_into,
});

export const toPartyRow = ({ kind, codes, names, joinedOn, leftOn, part }: NewParty) => ({
	kind,
	codes: JSON.stringify(codes),
	names: JSON.stringify(names),
	joined_on: joinedOn,
	left_on: leftOn,
	part: JSON.stringify(part),
});
