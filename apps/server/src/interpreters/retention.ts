/** How long interpreters are kept: whose time is over, and from which day that counts. */
import { type DueInterpreter, retentionYears, yearsAfter } from "@plenary/domain";
import { accountById, hasAddress } from "../accounts/accounts.ts";
import { type Database, fromJson } from "../database.ts";
import { readLeads } from "../people/merging.ts";
import { type InterpreterRow, toEntry } from "./register.ts";
import type { Seals } from "./seals.ts";
import { lastDays, today } from "./work.ts";

export interface Retention {
	readonly lastDay: string | null;
	/** When they were entered, or said that they may stay. */
	readonly keptSince: string;
	readonly dueOn: string;
}

/** Of one entry, by its own row and the days of whoever was merged into it. */
export async function retentionOf(db: Database, row: InterpreterRow): Promise<Retention> {
	const { ledTo } = await readLeads(db, "interpreter");
	return retention(row, [row.id, ...ledTo(row.id)], await lastDays(db));
}

function retention(row: InterpreterRow, ids: readonly string[], last: ReadonlyMap<string, string>): Retention {
	const lastDay = ids.flatMap((id) => last.get(id) ?? []).reduce((one, other) => (other > one ? other : one), "");
	const keptSince = today(Math.max(row.entered_at ?? 0, row.kept_at ?? 0));
	const from = lastDay > keptSince ? lastDay : keptSince;
	return { lastDay: lastDay || null, keptSince, dueOn: yearsAfter(from, retentionYears) };
}

/** Those whose time is over, archived ones too; the longest first. */
export async function dueInterpreters(db: Database, seals: Seals, now: number): Promise<DueInterpreter[]> {
	const rows = db.selectFrom("interpreter").selectAll().where("merged_into", "is", null).where("erased_at", "is", null);
	const { ledTo } = await readLeads(db, "interpreter");
	const last = await lastDays(db);
	const due: DueInterpreter[] = [];
	for (const row of await rows.execute()) {
		const time = retention(row, [row.id, ...ledTo(row.id)], last);
		if (time.dueOn > today(now)) continue;
		const account = row.account_id === null ? undefined : await accountById(db, row.account_id);
		const reachable = toEntry(row, seals).address !== "" || (account !== undefined && hasAddress(account));
		const { id, name, names, asked_at: askedAt } = row;
		due.push({ id, name, names: fromJson(names), ...time, hasAddress: reachable, askedAt });
	}
	return due.sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
}
