/** Many parties at once, from a table that was looked through before: all of them or none, and taken back as a whole. */
import { newPartySchema, type PartyImport } from "@plenary/domain";
import { type Database, fromJson } from "../database.ts";
import { type Routes, refusalOf } from "../doors/http.ts";
import type { House } from "../house.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { newId } from "../secrets.ts";
import { type Step, takeInto, takeOutOf } from "./all-or-none.ts";
import { toParty, toPartyRow } from "./parties.ts";

type Kept = ReturnType<typeof toPartyRow>;

export function partyImportRoutes(route: Routes, { db, clock }: House): void {
	route("importParties", ["manage", "parties"], ({ body, visitor }) =>
		takeInto(db, "party", { by: visitor.account.id, at: clock() }, body.rows, take),
	);

	route("undoPartyImport", ["manage", "parties"], ({ id }) =>
		takeOutOf<Kept>(db, "party", { id, at: clock() }, takeBack),
	);
}

/** Makes a new party, or fills in what is missing in the one that the row belongs to. */
async function take(db: Database, { party, into }: PartyImport): Promise<Step<Kept> | Refusal> {
	if (into === null) {
		const [id, after] = [newId(), toPartyRow(party)];
		await db
			.insertInto("party")
			.values({ id, ...after, archived_at: null })
			.execute();
		return { id, before: null, after };
	}
	const row = await db.selectFrom("party").selectAll().where("id", "=", into).executeTakeFirst();
	if (!row || row.archived_at !== null) return refuse("notFound");
	const known = toParty(row);
	const filled = newPartySchema.safeParse({
		...known,
		codes: { ...party.codes, ...known.codes },
		names: { ...party.names, ...known.names },
		part: { ...party.part, ...known.part },
		joinedOn: known.joinedOn ?? party.joinedOn,
		leftOn: known.leftOn ?? party.leftOn,
	});
	if (!filled.success) return refusalOf(filled.error.issues[0]);
	const after = toPartyRow(filled.data);
	await db.updateTable("party").set(after).where("id", "=", into).execute();
	return { id: into, before: toPartyRow(known), after };
}

/** Parties that somebody has changed or used since stay as they are; says whether this one was taken back. */
async function takeBack(db: Database, { id, before, after }: Step<Kept>): Promise<boolean> {
	const row = await db.selectFrom("party").selectAll().where("id", "=", id).executeTakeFirst();
	if (!row || JSON.stringify(toPartyRow(toParty(row))) !== JSON.stringify(after)) return false;
	if (before) await db.updateTable("party").set(before).where("id", "=", id).execute();
	else if (row.archived_at !== null || (await isUsed(db, id))) return false;
	else await db.deleteFrom("party").where("id", "=", id).execute();
	return true;
}

/** Does anybody belong to it, or anything name it? */
async function isUsed(db: Database, id: string): Promise<boolean> {
	const named = (ids: readonly (string | null)[]) => ids.includes(id);
	const [person, taking, head] = await Promise.all(
		(["account", "participation", "delegation_head"] as const).map((table) =>
			db.selectFrom(table).select("party_id").where("party_id", "=", id).executeTakeFirst(),
		),
	);
	if (person || taking || head) return true;
	const hosts = await db.selectFrom("meeting").select("host_party_ids").execute();
	if (hosts.some((row) => named(fromJson<string[]>(row.host_party_ids)))) return true;
	const bodies = await db.selectFrom("body").select(["party_ids", "posts"]).execute();
	const holders = bodies.flatMap((row) => fromJson<{ partyId: string | null }[]>(row.posts));
	if (bodies.some((row) => named(fromJson<string[]>(row.party_ids))) || named(holders.map((post) => post.partyId)))
		return true;
	const actions = await db.selectFrom("action_index").select("owners").execute();
	return actions.some((row) =>
		named(fromJson<{ partyId?: string }[]>(row.owners).map(({ partyId = null }) => partyId)),
	);
}
