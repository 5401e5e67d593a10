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
import { type InterpreterRow, type Kept, newOwn, openedWords, rowById, toEntry, toRow } from "./register.ts";
import type { Seals } from "./seals.ts";

export function interpreterImportRoutes(route: Routes, house: House): void {
	route("importInterpreters", ["manage", "interpreters"], ({ body: { rows, fileName }, visitor }) =>
		takeInto(house.db, interpretersTaking, { by: visitor.account.id, at: house.clock(), fileName }, rows, (step, row) =>
			take(step, house.seals, row, house.clock()),
		),
	);

	route("undoInterpreterImport", ["manage", "interpreters"], async ({ id }) =>
		toldOf(await takeOutOf(house, interpretersTaking, id)),
	);
}

export const interpretersTaking: Taking<Kept> = {
	register: "interpreter",
	async takingBack(house) {
		const planned = await plannedAnywhere(house);
		return (db, step) => takeBack(db, house.seals, step, planned);
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
async function take(
	db: Database,
	seals: Seals,
	{ interpreter, into }: InterpreterImport,
	now: number,
): Promise<Step<Kept> | Refusal> {
	if (into === null) {
		const own = newOwn(seals, now);
		const facts = toRow({ ...interpreter, unavailable: [], accountId: null }, own, seals);
		const after = { ...facts, archived_at: null, merged_into: null };
		await db
			.insertInto("interpreter")
			.values({ ...own, ...after })
			.execute();
		return { id: own.id, before: null, after };
	}
	const row = await rowById(db, into);
	if (!row || row.archived_at !== null) return refuse("notFound");
	const known = toEntry(row, seals);
	const filled = newInterpreterSchema.safeParse(filledInterpreter(known, interpreter));
	if (!filled.success) return refusalOf(filled.error.issues[0]);
	const { id, wrapped_key, entered_at, kept_at, asked_at, erased_at, ...before } = row;
	const after = { ...toRow(filled.data, { id, wrapped_key }, seals), archived_at: null, merged_into: null };
	await db.updateTable("interpreter").set(after).where("id", "=", id).execute();
	return { id, before, after };
}

async function takeBack(
	db: Database,
	seals: Seals,
	{ id, before, after }: Step<Kept>,
	planned: ReadonlySet<string>,
): Promise<boolean> {
	const row = await rowById(db, id);
	if (!row || !saysTheSame(row, after, seals)) return false;
	const booked = db.selectFrom("booking").select("interpreter_id").where("interpreter_id", "=", id);
	if (before) await db.updateTable("interpreter").set(before).where("id", "=", id).execute();
	else if (planned.has(id) || (await booked.executeTakeFirst())) return false;
	else if ((await readLeads(db, "interpreter")).ledTo(id).length > 0) return false;
	else if (await hasFacts(db, id)) return false;
	else {
		await db.deleteFrom("keeping_link").where("interpreter_id", "=", id).execute();
		await db.deleteFrom("interpreter").where("id", "=", id).execute();
	}
	return true;
}

const hasFacts = async (db: Database, id: string): Promise<boolean> => {
	const facts = db.selectFrom("interpreter_fact").select("id").where("interpreter_id", "=", id);
	return (await facts.executeTakeFirst()) !== undefined;
};

/** Does the entry still say what was left there? What is sealed looks different each time, so it is opened. */
function saysTheSame(row: InterpreterRow, { sealed, ...after }: Kept, seals: Seals): boolean {
	if (Object.entries(after).some(([column, value]) => row[column as keyof typeof after] !== value)) return false;
	return openedWords(row, seals) === openedWords({ ...row, sealed }, seals);
}
