/** The interpreters' register as the secretariat keeps it, and as whoever plans a meeting sees it. */
import {
	mergedInterpreter,
	type NewInterpreter,
	newInterpreterSchema,
	type RegisteredInterpreter,
} from "@plenary/domain";
import type { Database } from "../database.ts";
import { type Routes, refusalOf } from "../doors/http.ts";
import type { House } from "../house.ts";
import { meetingById } from "../meetings/routes.ts";
import { leadTo, twoOf } from "../people/merging.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { forPlanning, type InterpreterRow, newOwn, readRegister, rowById, toEntry, toRow } from "./register.ts";
import type { Seals } from "./seals.ts";

export function interpreterRoutes(route: Routes, { db, clock, seals }: House): void {
	route("interpreters", ["manage", "interpreters"], () => readRegister(db, seals, { withErased: false }));

	route("interpretersOfMeeting", ["read", "planning"], async ({ id }) => {
		if (!(await meetingById(db, id))) return refuse("notFound");
		return { interpreters: (await readRegister(db, seals)).map(forPlanning) };
	});

	route("createInterpreter", ["manage", "interpreters"], ({ body }) =>
		db.transaction().execute((step) => addInterpreter(step, seals, body, clock())),
	);

	route("changeInterpreter", ["manage", "interpreters"], ({ id, body }) =>
		db.transaction().execute(async (step) => {
			const known = await rowById(step, id);
			if (!known || known.erased_at !== null) return refuse("notFound");
			const before = toEntry(known, seals);
			const whole = newInterpreterSchema.safeParse({ ...before, ...body });
			if (!whole.success) return refusalOf(whole.error.issues[0]);
			const row = { id, ...toRow(whole.data, known, seals) };
			const refused = await whatOfAccount(step, row);
			if (refused) return refused;
			await step.updateTable("interpreter").set(row).where("id", "=", id).execute();
			return { ...before, ...whole.data };
		}),
	);

	route("archiveInterpreter", ["manage", "interpreters"], async ({ id, body }) => {
		const archived_at = body.archived ? clock() : null;
		const [row] = await db
			.updateTable("interpreter")
			.set({ archived_at })
			.where("id", "=", id)
			.where("merged_into", "is", null)
			.where("erased_at", "is", null)
			.returningAll()
			.execute();
		return row ? toEntry(row, seals) : refuse("notFound");
	});

	route("mergeInterpreters", ["manage", "interpreters"], ({ id, body }) =>
		db.transaction().execute(async (step) => {
			const two = await twoOf((one) => rowById(step, one), id, body.otherId);
			return "refusal" in two ? two : merge(step, seals, two, clock());
		}),
	);
}

export async function addInterpreter(
	step: Database,
	seals: Seals,
	asked: NewInterpreter,
	now: number,
): Promise<RegisteredInterpreter | Refusal> {
	const own = newOwn(seals, now);
	const row = { ...own, ...toRow(asked, own, seals), archived_at: null, merged_into: null };
	const refused = await whatOfAccount(step, row);
	if (refused) return refused;
	await step.insertInto("interpreter").values(row).execute();
	return toEntry(row, seals);
}

/** Rosters and plannings keep the id that they were written with: the other's leads to the kept one from now on. */
async function merge(
	db: Database,
	seals: Seals,
	[kept, other]: [InterpreterRow, InterpreterRow],
	now: number,
): Promise<RegisteredInterpreter | Refusal> {
	if (kept.account_id !== null && other.account_id !== null) return refuse("twoAccounts");
	const whole = newInterpreterSchema.safeParse(mergedInterpreter(toEntry(kept, seals), toEntry(other, seals)));
	if (!whole.success) return refusalOf(whole.error.issues[0]);
	// An account is one interpreter's alone: the other gives it up first.
	await db.updateTable("interpreter").set({ account_id: null }).where("id", "=", other.id).execute();
	await db
		.updateTable("interpreter")
		.set(toRow(whole.data, kept, seals))
		.where("id", "=", kept.id)
		.execute();
	await leadTo(db, "interpreter", other.id, kept.id, now);
	return { ...toEntry(kept, seals), ...whole.data };
}

interface Signing {
	id: string;
	account_id: string | null;
}

/** An account is one interpreter's alone: by it they see their own roster. */
async function whatOfAccount(db: Database, { id, account_id }: Signing): Promise<Refusal | undefined> {
	if (account_id === null) return undefined;
	const account = await db.selectFrom("account").select("id").where("id", "=", account_id).executeTakeFirst();
	if (!account) return refuse("notFound", "accountId");
	const other = await db
		.selectFrom("interpreter")
		.select("id")
		.where("account_id", "=", account_id)
		.where("id", "!=", id)
		.executeTakeFirst();
	return other && refuse("accountTaken", "accountId");
}
