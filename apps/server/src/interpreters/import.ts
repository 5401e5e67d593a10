/** Many interpreters at once, from a table that was looked through before: all of them or none, and taken back as a whole. */
import { readPlanning } from "@plenary/documents";
import { filledInterpreter, type InterpreterImport, newInterpreterSchema, planningRoom } from "@plenary/domain";
import { type Database, fromJson } from "../database.ts";
import { type Routes, refusalOf } from "../doors/http.ts";
import type { House } from "../house.ts";
import { readRoom } from "../indexes/index-kind.ts";
import { type Step, type Taking, takeInto, takeOutOf, toldOf } from "../people/all-or-none.ts";
import { readLeads } from "../people/merging.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { newId } from "../secrets.ts";
import { type InterpreterRow, rowById, toEntry, toRow } from "./register.ts";

type Kept = Omit<InterpreterRow, "id">;

export function interpreterImportRoutes(route: Routes, house: House): void {
	route("importInterpreters", ["manage", "interpreters"], ({ body: { rows, fileName }, visitor }) =>
		takeInto(house.db, interpretersTaking, { by: visitor.account.id, at: house.clock(), fileName }, rows, take),
	);

	route("undoInterpreterImport", ["manage", "interpreters"], async ({ id }) =>
		toldOf(await takeOutOf(house, interpretersTaking, id)),
	);
}

export const interpretersTaking: Taking<Kept> = {
	register: "interpreter",
	async takingBack(house) {
		const planned = await plannedAnywhere(house);
		return (db, step) => takeBack(db, step, planned);
	},
	nameOf: ({ name, names }) => ({ name, names: fromJson(names) }),
};

/** Whoever sits in a booth of any meeting's draft; drafts have no index, and this is asked for rarely. */
async function plannedAnywhere({ db, rooms }: House): Promise<ReadonlySet<string>> {
	const planned = new Set<string>();
	for (const { id } of await db.selectFrom("meeting").select("id").execute()) {
		const { places } = await readRoom(rooms, planningRoom(id), readPlanning);
		for (const { interpreterId } of places) planned.add(interpreterId);
	}
	return planned;
}

/** Makes a new entry, or fills in what is missing in the one that the row belongs to. */
async function take(db: Database, { interpreter, into }: InterpreterImport): Promise<Step<Kept> | Refusal> {
	if (into === null) {
		const facts = toRow({ ...interpreter, unavailable: [], accountId: null });
		const after = { ...facts, archived_at: null, merged_into: null };
		const id = newId();
		await db
			.insertInto("interpreter")
			.values({ id, ...after })
			.execute();
		return { id, before: null, after };
	}
	const row = await rowById(db, into);
	if (!row || row.archived_at !== null) return refuse("notFound");
	const known = toEntry(row);
	const filled = newInterpreterSchema.safeParse(filledInterpreter(known, interpreter));
	if (!filled.success) return refusalOf(filled.error.issues[0]);
	const { id, ...before } = row;
	const after = { ...toRow(filled.data), archived_at: null, merged_into: null };
	await db.updateTable("interpreter").set(after).where("id", "=", id).execute();
	return { id, before, after };
}

async function takeBack(
	db: Database,
	{ id, before, after }: Step<Kept>,
	planned: ReadonlySet<string>,
): Promise<boolean> {
	const row = await rowById(db, id);
	if (!row || Object.entries(after).some(([column, value]) => row[column as keyof Kept] !== value)) return false;
	const booked = db.selectFrom("booking").select("interpreter_id").where("interpreter_id", "=", id);
	if (before) await db.updateTable("interpreter").set(before).where("id", "=", id).execute();
	else if (planned.has(id) || (await booked.executeTakeFirst())) return false;
	else if ((await readLeads(db, "interpreter")).ledTo(id).length > 0) return false;
	else await db.deleteFrom("interpreter").where("id", "=", id).execute();
	return true;
}
