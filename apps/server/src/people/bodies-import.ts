/** Many bodies at once, from a table that was looked through before: all of them or none, and taken back as a whole. */
import { type BodyImport, filledBody, inLanguage, newBodySchema } from "@plenary/domain";
import { type Database, fromJson } from "../database.ts";
import { type Routes, refusalOf } from "../doors/http.ts";
import type { House } from "../house.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { type Step, type Taking, takeInto, takeOutOf, toldOf } from "./all-or-none.ts";
import { addBody, bodyRow, toBody, toBodyRow, whatIsUnknown } from "./bodies.ts";
import { readLeads } from "./merging.ts";

type Kept = ReturnType<typeof toBodyRow>;

export function bodyImportRoutes(route: Routes, house: House): void {
	route("importBodies", ["manage", "bodies"], ({ body: { rows, fileName }, visitor }) =>
		takeInto(house.db, bodiesTaking, { by: visitor.account.id, at: house.clock(), fileName }, rows, take),
	);

	route("undoBodyImport", ["manage", "bodies"], async ({ id }) => toldOf(await takeOutOf(house, bodiesTaking, id)));
}

export const bodiesTaking: Taking<Kept> = {
	register: "body",
	async takingBack({ db }) {
		const { lead } = await readLeads(db, "party");
		const now = (kept: Kept): Kept => {
			const ids = fromJson<string[]>(kept.party_ids).map(lead);
			return { ...kept, party_ids: JSON.stringify([...new Set(ids)]) };
		};
		return (step, { id, before, after }) => takeBack(step, { id, before: before && now(before), after: now(after) });
	},
	nameOf: ({ names }) => ({ name: inLanguage(fromJson(names), []), names: fromJson(names) }),
};

/** Makes a new body, or fills in what is missing in the one that the row belongs to. */
async function take(db: Database, { body, into }: BodyImport): Promise<Step<Kept> | Refusal> {
	if (into === null) {
		const made = await addBody(db, body);
		return "refusal" in made ? made : { id: made.id, before: null, after: toBodyRow(made) };
	}
	const unknown = await whatIsUnknown(db, body);
	if (unknown) return unknown;
	const row = await bodyRow(db, into);
	if (!row || row.archived_at !== null) return refuse("notFound");
	const known = toBody(row);
	const filled = newBodySchema.safeParse(filledBody(known, body));
	if (!filled.success) return refusalOf(filled.error.issues[0]);
	const after = toBodyRow(filled.data);
	await db.updateTable("body").set(after).where("id", "=", into).execute();
	return { id: into, before: toBodyRow(known), after };
}

async function takeBack(db: Database, { id, before, after }: Step<Kept>): Promise<boolean> {
	const row = await bodyRow(db, id);
	if (!row || JSON.stringify(toBodyRow(toBody(row))) !== JSON.stringify(after)) return false;
	if (before) {
		await db.updateTable("body").set(before).where("id", "=", id).execute();
		return true;
	}
	const met = await db.selectFrom("meeting").select("id").where("body_id", "=", id).executeTakeFirst();
	const isUsed = met !== undefined || (await readLeads(db, "body")).ledTo(id).length > 0;
	if (row.archived_at !== null || isUsed) return false;
	await db.deleteFrom("body").where("id", "=", id).execute();
	return true;
}
