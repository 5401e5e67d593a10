/** Two entries of a register that turn out to be one: judged, and the one made to lead to the other. */
import { leadsOf } from "@plenary/domain";
import type { Database } from "../database.ts";
import { type Refusal, refuse } from "../refusals.ts";

interface Entry {
	id: string;
	archived_at: number | null;
	merged_into: string | null;
}

/** What followed from it: the meetings that look different now. */
export interface Merged {
	meetings: readonly string[];
}

/** The entry that is kept and the other one; refused for one that is not there, archived, or the same. */
export async function twoOf<Row extends Entry>(
	find: (id: string) => Promise<Row | undefined>,
	id: string,
	otherId: string,
): Promise<[Row, Row] | Refusal> {
	const [kept, other] = [await find(id), await find(otherId)];
	if (!kept || kept.merged_into !== null) return refuse("notFound");
	if (!other || other.merged_into !== null) return refuse("notFound", "otherId");
	if (kept.id === other.id) return refuse("sameEntry", "otherId");
	if (kept.archived_at !== null) return refuse("entryArchived");
	return other.archived_at === null ? [kept, other] : refuse("entryArchived", "otherId");
}

type Register = "account" | "party" | "body" | "interpreter";

/** Archives the other, which means the kept one from now on; so does whoever was merged into it before. */
export async function leadTo(
	db: Database,
	register: Register,
	otherId: string,
	keptId: string,
	now: number,
): Promise<void> {
	await db.updateTable(register).set({ archived_at: now }).where("id", "=", otherId).execute();
	await db
		.updateTable(register)
		.set({ merged_into: keptId })
		.where((either) => either.or([either("id", "=", otherId), either("merged_into", "=", otherId)]))
		.execute();
}

interface Leads {
	/** Every entry that leads to another. */
	readonly merged: readonly { id: string; mergedInto: string | null }[];
	/** The entry that an id means now. */
	lead(id: string): string;
	/** The ids of those that were merged into an entry. */
	ledTo(id: string): string[];
}

/** How the entries of a register lead to each other. */
export async function readLeads(db: Database, register: Register): Promise<Leads> {
	const merged = await db
		.selectFrom(register)
		.select(["id", "merged_into as mergedInto"])
		.where("merged_into", "is not", null)
		.execute();
	return {
		merged,
		lead: leadsOf(merged),
		ledTo: (id) => merged.filter(({ mergedInto }) => mergedInto === id).map((entry) => entry.id),
	};
}
