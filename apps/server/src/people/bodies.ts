/** The bodies of the process: who sits in them, what they may do, and who holds their posts. */
import type { Body, NewBody } from "@plenary/domain";
import type { Selectable } from "kysely";
import { type Database, fromJson } from "../database.ts";
import type { Routes } from "../doors/http.ts";
import type { House } from "../house.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { newId } from "../secrets.ts";
import { areParties } from "./parties.ts";
import type { PeopleTables } from "./tables.ts";

export function bodyRoutes(route: Routes, { db, clock }: House): void {
	route("bodies", ["read", "bodies"], async () => {
		const rows = await db.selectFrom("body").selectAll().orderBy("names").orderBy("id").execute();
		return rows.map(toBody);
	});

	route("createBody", ["manage", "bodies"], async ({ body }) => addBody(db, body));

	route("changeBody", ["manage", "bodies"], async ({ id, body }) => {
		const unknown = await whatIsUnknown(db, body);
		if (unknown) return unknown;
		await db.updateTable("body").set(toRow(body)).where("id", "=", id).execute();
		return (await bodyById(db, id)) ?? refuse("notFound");
	});

	route("archiveBody", ["manage", "bodies"], async ({ id, body }) => {
		const archived_at = body.archived ? clock() : null;
		await db.updateTable("body").set({ archived_at }).where("id", "=", id).execute();
		return (await bodyById(db, id)) ?? refuse("notFound");
	});
}

export async function addBody(db: Database, asked: NewBody): Promise<Body | Refusal> {
	const unknown = await whatIsUnknown(db, asked);
	if (unknown) return unknown;
	const row = { id: newId(), ...toRow(asked), archived_at: null };
	await db.insertInto("body").values(row).execute();
	return toBody(row);
}

export async function bodyById(db: Database, id: string): Promise<Body | undefined> {
	const row = await db.selectFrom("body").selectAll().where("id", "=", id).executeTakeFirst();
	return row && toBody(row);
}

async function whatIsUnknown(db: Database, { partyIds, posts }: NewBody): Promise<Refusal | undefined> {
	const parties = [...partyIds, ...posts.flatMap(({ partyId }) => partyId ?? [])];
	if (!(await areParties(db, parties))) return refuse("notFound", "partyIds");
	const people = [...new Set(posts.flatMap(({ personId }) => personId ?? []))];
	if (people.length === 0) return undefined;
	const known = await db.selectFrom("account").select("id").where("id", "in", people).execute();
	return known.length === people.length ? undefined : refuse("notFound", "posts");
}

const toBody = (row: Selectable<PeopleTables["body"]>): Body => ({
	id: row.id,
	names: fromJson(row.names),
	codes: fromJson(row.codes),
	powers: fromJson(row.powers),
	partyIds: fromJson(row.party_ids),
	posts: fromJson(row.posts),
	archivedAt: row.archived_at,
});

const toRow = ({ names, codes, powers, partyIds, posts }: NewBody) => ({
	names: JSON.stringify(names),
	codes: JSON.stringify(codes),
	powers: JSON.stringify(powers),
	party_ids: JSON.stringify(partyIds),
	posts: JSON.stringify(posts),
});
