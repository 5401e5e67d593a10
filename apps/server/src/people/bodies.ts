/** The bodies of the process: who sits in them, what they may do, and who holds their posts. */
import { type Body, filledBody, type NewBody, newBodySchema } from "@plenary/domain";
import type { Selectable } from "kysely";
import { type Database, fromJson } from "../database.ts";
import { type Routes, refusalOf } from "../doors/http.ts";
import type { House } from "../house.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { newId } from "../secrets.ts";
import { leadTo, type Merged, twoOf } from "./merging.ts";
import { areParties } from "./parties.ts";
import type { PeopleTables } from "./tables.ts";

type BodyRow = Selectable<PeopleTables["body"]>;

export function bodyRoutes(route: Routes, { db, clock, news }: House): void {
	route("bodies", ["read", "bodies"], async () => {
		const rows = await db.selectFrom("body").selectAll().orderBy("names").orderBy("id").execute();
		return rows.map(toBody);
	});

	route("createBody", ["manage", "bodies"], async ({ body }) => addBody(db, body));

	route("changeBody", ["manage", "bodies"], async ({ id, body }) => {
		const unknown = await whatIsUnknown(db, body);
		if (unknown) return unknown;
		await db.updateTable("body").set(toBodyRow(body)).where("id", "=", id).execute();
		return (await bodyById(db, id)) ?? refuse("notFound");
	});

	route("archiveBody", ["manage", "bodies"], async ({ id, body }) => {
		const archived_at = body.archived ? clock() : null;
		const unmerged = db.updateTable("body").set({ archived_at }).where("merged_into", "is", null);
		const [row] = await unmerged.where("id", "=", id).returningAll().execute();
		return row ? toBody(row) : refuse("notFound");
	});

	route("mergeBodies", ["manage", "bodies"], async ({ id, body }) => {
		const merged = await db.transaction().execute(async (step) => {
			const two = await twoOf((one) => bodyRow(step, one), id, body.otherId);
			return "refusal" in two ? two : mergeBodies(step, two, clock());
		});
		if ("refusal" in merged) return merged;
		for (const meetingId of merged.meetings) news.meetingChanged(meetingId);
		return (await bodyById(db, id)) as Body;
	});
}

export async function addBody(db: Database, asked: NewBody): Promise<Body | Refusal> {
	const unknown = await whatIsUnknown(db, asked);
	if (unknown) return unknown;
	const row = { id: newId(), ...toBodyRow(asked), archived_at: null, merged_into: null };
	await db.insertInto("body").values(row).execute();
	return toBody(row);
}

/** The meetings and the composition of the other become the kept one's. */
async function mergeBodies(db: Database, [kept, other]: [BodyRow, BodyRow], now: number): Promise<Merged | Refusal> {
	const whole = newBodySchema.safeParse(filledBody(toBody(kept), toBody(other)));
	if (!whole.success) return refusalOf(whole.error.issues[0]);
	await db.updateTable("body").set(toBodyRow(whole.data)).where("id", "=", kept.id).execute();
	const meetings = db.updateTable("meeting").set({ body_id: kept.id }).where("body_id", "=", other.id);
	const moved = await meetings.returning("id").execute();
	await leadTo(db, "body", other.id, kept.id, now);
	return { meetings: moved.map(({ id }) => id) };
}

export async function bodyById(db: Database, id: string): Promise<Body | undefined> {
	const row = await bodyRow(db, id);
	return row && toBody(row);
}

export const bodyRow = (db: Database, id: string): Promise<BodyRow | undefined> =>
	db.selectFrom("body").selectAll().where("id", "=", id).executeTakeFirst();

export async function whatIsUnknown(db: Database, { partyIds, posts }: NewBody): Promise<Refusal | undefined> {
	const parties = [...partyIds, ...posts.flatMap(({ partyId }) => partyId ?? [])];
	if (!(await areParties(db, parties))) return refuse("notFound", "partyIds");
	const people = [...new Set(posts.flatMap(({ personId }) => personId ?? []))];
	if (people.length === 0) return undefined;
	const known = await db.selectFrom("account").select("id").where("id", "in", people).execute();
	return known.length === people.length ? undefined : refuse("notFound", "posts");
}

export const toBody = (row: BodyRow): Body => ({
	id: row.id,
	names: fromJson(row.names),
	codes: fromJson(row.codes),
	powers: fromJson(row.powers),
	partyIds: fromJson(row.party_ids),
	posts: fromJson(row.posts),
	archivedAt: row.archived_at,
	mergedInto: row.merged_into,
});

export const toBodyRow = ({ names, codes, powers, partyIds, posts }: NewBody) => ({
	names: JSON.stringify(names),
	codes: JSON.stringify(codes),
	powers: JSON.stringify(powers),
	party_ids: JSON.stringify(partyIds),
	posts: JSON.stringify(posts),
});
