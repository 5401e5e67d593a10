/** Many parties at once, from a table that was looked through before: all of them or none, and taken back as a whole. */
import { filledParty, inLanguage, newPartySchema, type PartyImport } from "@plenary/domain";
import { type Database, fromJson } from "../database.ts";
import { type Routes, refusalOf } from "../doors/http.ts";
import type { House } from "../house.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { newId } from "../secrets.ts";
import { type Step, type Taking, takeInto, takeOutOf, toldOf } from "./all-or-none.ts";
import { readLeads } from "./merging.ts";
import { partyRow, toParty, toPartyRow } from "./parties.ts";

type Kept = ReturnType<typeof toPartyRow>;

export function partyImportRoutes(route: Routes, house: House): void {
	route("importParties", ["manage", "parties"], ({ body: { rows, fileName }, visitor }) =>
		takeInto(house.db, partiesTaking, { by: visitor.account.id, at: house.clock(), fileName }, rows, take),
	);

	route("undoPartyImport", ["manage", "parties"], async ({ id }) => toldOf(await takeOutOf(house, partiesTaking, id)));
}

export const partiesTaking: Taking<Kept> = {
	register: "party",
	takingBack: async () => takeBack,
	nameOf: ({ names }) => ({ name: inLanguage(fromJson(names), []), names: fromJson(names) }),
};

/** Makes a new party, or fills in what is missing in the one that the row belongs to. */
async function take(db: Database, { party, into }: PartyImport): Promise<Step<Kept> | Refusal> {
	if (into === null) {
		const [id, after] = [newId(), toPartyRow(party)];
		await db
			.insertInto("party")
			.values({ id, ...after, archived_at: null, merged_into: null })
			.execute();
		return { id, before: null, after };
	}
	const row = await partyRow(db, into);
	if (!row || row.archived_at !== null) return refuse("notFound");
	const known = toParty(row);
	const filled = newPartySchema.safeParse(filledParty(known, party));
	if (!filled.success) return refusalOf(filled.error.issues[0]);
	const after = toPartyRow(filled.data);
	await db.updateTable("party").set(after).where("id", "=", into).execute();
	return { id: into, before: toPartyRow(known), after };
}

async function takeBack(db: Database, { id, before, after }: Step<Kept>): Promise<boolean> {
	const row = await partyRow(db, id);
	if (!row || JSON.stringify(toPartyRow(toParty(row))) !== JSON.stringify(after)) return false;
	if (before) await db.updateTable("party").set(before).where("id", "=", id).execute();
	else if (row.archived_at !== null || (await isUsed(db, id))) return false;
	else await db.deleteFrom("party").where("id", "=", id).execute();
	return true;
}

/** Does anybody belong to it, does anything name it, or lead to it? */
async function isUsed(db: Database, id: string): Promise<boolean> {
	const named = (ids: readonly (string | null)[]) => ids.includes(id);
	const [person, taking, head] = await Promise.all(
		(["account", "participation", "delegation_head"] as const).map((table) =>
			db.selectFrom(table).select("party_id").where("party_id", "=", id).executeTakeFirst(),
		),
	);
	if (person || taking || head || (await readLeads(db, "party")).ledTo(id).length > 0) return true;
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
