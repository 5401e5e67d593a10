/** Erasing an interpreter: their key and everything personal go for good; a pseudonym stays where the past needs a name. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { type Database, fromJson } from "../database.ts";
import type { House } from "../house.ts";
import type { Step } from "../people/all-or-none.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { idsOf, type Kept, sealedColumns } from "./register.ts";
import type { Seals } from "./seals.ts";
import { today } from "./work.ts";

/** Within a transaction; then `overwriteTraces`. Refused while something is open or agreed for a day to come. */
export async function erase(step: Database, seals: Seals, id: string, now: number): Promise<Refusal | undefined> {
	const ids = await idsOf(step, id);
	if (await isEngaged(step, ids, now)) return refuse("stillEngaged");
	for (const one of ids) {
		seals.forget(one);
		await step
			.updateTable("interpreter")
			.set({ ...anonymous(one), archived_at: now, erased_at: now })
			.where("id", "=", one)
			.execute();
	}
	const engagements = step.selectFrom("engagement").select("id").where("interpreter_id", "in", ids);
	await step.deleteFrom("offer_link").where("engagement_id", "in", engagements).execute();
	await step.deleteFrom("letter").where("engagement_id", "in", engagements).execute();
	await step.deleteFrom("letter").where("interpreter_id", "in", ids).execute();
	// That somebody was asked or engaged on a day stays a record of the meeting; what was written about it goes.
	const unsaid = { note: "", words: "", reason: null };
	await step.updateTable("engagement").set(unsaid).where("interpreter_id", "in", ids).execute();
	for (const table of ["calendar_feed", "busy_calendar", "interpreter_fact", "keeping_link"] as const)
		await step.deleteFrom(table).where("interpreter_id", "in", ids).execute();
	await forgetImports(step, new Set(ids));
	return undefined;
}

/**
 * What was overwritten in a file may still stand in the journal beside it until that is written anew. PostgreSQL sees to
 * its own pages by vacuum.
 */
export async function overwriteTraces({ db, settings, log }: House): Promise<void> {
	if (settings.databaseUrl) return;
	try {
		await sql.raw("pragma wal_checkpoint(truncate)").execute(db);
	} catch (error) {
		log.warn({ err: error }, "The journal could not be emptied after an erasure; it is at the next stop.");
	}
}

/** "Interpreter 7f3a": the same for as long as there is their id, from which nobody can tell who it was. */
export const pseudonymOf = (id: string): { name: string; names: { ru: string } } => {
	const sign = createHash("sha256").update(`pseudonym ${id}`).digest("hex").slice(0, 4);
	return { name: `Interpreter ${sign}`, names: { ru: `Переводчик ${sign}` } };
};

function anonymous(id: string) {
	const { name, names } = pseudonymOf(id);
	const empty = { a: "[]", b: "[]", c: "[]", retours: "[]", domains: "[]", town: "", modes: "[]" };
	return {
		...{ name, names: JSON.stringify(names), ...empty, tracks: '["conference"]', ...sealedColumns("") },
		...{ wrapped_key: null, account_id: null, consented_on: null, kept_at: null, asked_at: null },
	};
}

/** Somebody who is bound is needed, and somebody who is asked has to be told that they are not. */
async function isEngaged(step: Database, ids: readonly string[], now: number): Promise<boolean> {
	const engaged = step
		.selectFrom("engagement")
		.select("id")
		.where("interpreter_id", "in", ids)
		.where("state", "not in", ["released", "expired", "cancelled", "worked"])
		.where("day", ">=", today(now));
	if (await engaged.executeTakeFirst()) return true;
	const published = step
		.selectFrom("booking")
		.select("interpreter_id")
		.where("interpreter_id", "in", ids)
		.where("to", ">", now);
	return (await published.executeTakeFirst()) !== undefined;
}

/** What tables that were taken in remember of them: names and languages stand open there. */
async function forgetImports(step: Database, ids: ReadonlySet<string>): Promise<void> {
	const taken = step.selectFrom("register_import").select(["id", "steps"]).where("register", "=", "interpreter");
	for (const { id, steps } of await taken.execute()) {
		const all = fromJson<Step<Kept>[]>(steps);
		const others = all.filter((one) => !ids.has(one.id));
		if (others.length === all.length) continue;
		await step
			.updateTable("register_import")
			.set({ steps: JSON.stringify(others) })
			.where("id", "=", id)
			.execute();
	}
}
