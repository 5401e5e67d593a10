/** Seals what stood open in the register before, and wraps all keys anew; both can be broken off and begun again. */
import { type Database, fromJson } from "../database.ts";
import type { Step } from "../people/all-or-none.ts";
import { type Kept, type PersonalColumns, plainWords, rowById, sealedColumns } from "./register.ts";
import type { Seals } from "./seals.ts";

/** So many at once are on disk together. */
const batch = 200;

/** Entries first, then tables that were taken in: what they remember of somebody is sealed with that person's key. */
export async function sealRegister(db: Database, seals: Seals): Promise<void> {
	const open = await db.selectFrom("interpreter").select("id").where("sealed", "is", null).execute();
	for (let at = 0; at < open.length; at += batch)
		await db.transaction().execute(async (step) => {
			for (const { id } of open.slice(at, at + batch)) await sealEntry(step, seals, id);
		});
	const taken = db.selectFrom("register_import").select("id").where("register", "=", "interpreter");
	for (const { id } of await taken.where("steps", "not like", `%"sealed":%`).execute())
		await db.transaction().execute((step) => sealSteps(step, seals, id));
}

async function sealEntry(db: Database, seals: Seals, id: string): Promise<void> {
	const row = await rowById(db, id);
	// Another server may have been here first.
	if (!row || row.sealed !== null) return;
	const wrapped_key = seals.newKey(id);
	const sealed = sealedColumns(seals.seal(id, wrapped_key, plainWords(row)));
	await db
		.updateTable("interpreter")
		.set({ ...sealed, wrapped_key })
		.where("id", "=", id)
		.execute();
}

/** What is remembered of somebody who is gone can be undone by nobody, and is left out. */
async function sealSteps(db: Database, seals: Seals, importId: string): Promise<void> {
	const imports = db.selectFrom("register_import").select("steps").where("id", "=", importId);
	const { steps } = await imports.executeTakeFirstOrThrow();
	const all = fromJson<Step<OpenKept>[]>(steps);
	for (const one of all) {
		const row = await rowById(db, one.id);
		for (const kept of [one.before, one.after]) {
			if (!kept || kept.sealed) continue;
			const words = row?.wrapped_key ? seals.seal(one.id, row.wrapped_key, plainWords(kept)) : "";
			Object.assign(kept, sealedColumns(words));
		}
	}
	await db
		.updateTable("register_import")
		.set({ steps: JSON.stringify(all) })
		.where("id", "=", importId)
		.execute();
}

/** As rows were remembered before they were sealed; the oldest lack what came later. */
type OpenKept = Omit<Kept, "sealed" | keyof PersonalColumns> & Partial<PersonalColumns> & { sealed?: string | null };

/** All keys at once, or none. */
export async function rewrapRegister(db: Database, from: Seals, to: Seals): Promise<number> {
	return db.transaction().execute(async (step) => {
		const rows = await step.selectFrom("interpreter").select(["id", "wrapped_key"]).execute();
		let count = 0;
		for (const { id, wrapped_key } of rows) {
			if (wrapped_key === null) continue;
			count++;
			const set = { wrapped_key: from.rewrap(id, wrapped_key, to) };
			await step.updateTable("interpreter").set(set).where("id", "=", id).execute();
		}
		return count;
	});
}
