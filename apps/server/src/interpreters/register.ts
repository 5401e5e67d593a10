/** Entries of the interpreters' register between their table and the rest of the server; what is personal is sealed there. */
import {
	type Interpreter,
	type NewInterpreter,
	newInterpreterSchema,
	type RegisteredInterpreter,
} from "@plenary/domain";
import type { Selectable } from "kysely";
import { type Database, fromJson } from "../database.ts";
import { readLeads } from "../people/merging.ts";
import { newId } from "../secrets.ts";
import { busyTimes } from "./own-calendars.ts";
import type { Seals } from "./seals.ts";
import type { InterpreterTables } from "./tables.ts";

export type InterpreterRow = Selectable<InterpreterTables["interpreter"]>;
/** How long somebody is kept is no business of tables that were taken in. */
type Keeping = "entered_at" | "kept_at" | "asked_at" | "erased_at";
/** A row as a table that was taken in remembers it: a key is remembered nowhere, so that it can be destroyed. */
export type Kept = Omit<InterpreterRow, "id" | "wrapped_key" | Keeping>;

/** What is sealed, in this order. Their own columns are empty. */
const personal = [
	...(["address", "phone", "note", "evidence"] as const),
	...(["unavailable", "clearance", "fee", "conflicts"] as const),
];
type Personal = Pick<NewInterpreter, (typeof personal)[number]>;
export type PersonalColumns = Pick<InterpreterRow, (typeof personal)[number]>;

/** All of them, archived ones too: where one sits in a booth, the name is still to be shown, or the pseudonym. */
export async function readRegister(
	db: Database,
	seals: Seals,
	{ withErased } = { withErased: true },
): Promise<RegisteredInterpreter[]> {
	const rows = await db.selectFrom("interpreter").selectAll().orderBy("name").orderBy("id").execute();
	const busy = await busyTimes(db, seals, rows);
	return rows
		.filter((row) => withErased || row.erased_at === null)
		.map((row) => ({ ...toEntry(row, seals), ...(busy.has(row.id) && { busy: busy.get(row.id) }) }));
}

export const rowById = (db: Database, id: string): Promise<InterpreterRow | undefined> =>
	db.selectFrom("interpreter").selectAll().where("id", "=", id).executeTakeFirst();

type EntryRow = Omit<InterpreterRow, Keeping>;

/** What planning needs to know, and nothing about how somebody is reached. */
export const forPlanning = (entry: RegisteredInterpreter): Interpreter => {
	const { id, name, names, a, b, c, retours, unavailable, domains, town, archivedAt, mergedInto } = entry;
	const { tracks, modes, clearance, fee, conflicts } = entry;
	// Whoever plans need not know by whose word somebody is away.
	const facts = {
		unavailable: [...unavailable, ...(entry.busy ?? [])],
		domains,
		town,
		tracks,
		modes,
		clearance,
		fee,
		conflicts,
	};
	return { id, name, names, a, b, c, retours, ...facts, archivedAt, mergedInto };
};

export const toEntry = (row: EntryRow, seals: Seals): RegisteredInterpreter => ({
	id: row.id,
	name: row.name,
	names: fromJson(row.names),
	a: fromJson(row.a),
	b: fromJson(row.b),
	c: fromJson(row.c),
	retours: fromJson(row.retours),
	domains: fromJson(row.domains),
	town: row.town,
	tracks: fromJson(row.tracks),
	modes: fromJson(row.modes),
	...fromJson<Personal>(openedWords(row, seals)),
	accountId: row.account_id,
	consentedOn: row.consented_on,
	archivedAt: row.archived_at,
	mergedInto: row.merged_into,
});

/** An id, and a key for whoever it will mean, from now on. */
export function newOwn(seals: Seals, now: number): { id: string; wrapped_key: string; entered_at: number } {
	const id = newId();
	return { id, wrapped_key: seals.newKey(id), entered_at: now };
}

/** The row of an entry; its key stays what it is. */
export const toRow = (
	entry: NewInterpreter,
	{ id, wrapped_key }: Pick<InterpreterRow, "id" | "wrapped_key">,
	seals: Seals,
) => {
	if (wrapped_key === null) throw new Error(`The key of interpreter ${id} was destroyed: nothing can be kept of them.`);
	return {
		name: entry.name,
		names: JSON.stringify(entry.names),
		a: JSON.stringify(entry.a),
		b: JSON.stringify(entry.b),
		c: JSON.stringify(entry.c),
		retours: JSON.stringify(entry.retours),
		domains: JSON.stringify(entry.domains),
		town: entry.town,
		tracks: JSON.stringify(entry.tracks),
		modes: JSON.stringify(entry.modes),
		...sealedColumns(seals.seal(id, wrapped_key, wordsOf(entry))),
		account_id: entry.accountId,
		consented_on: entry.consentedOn,
	};
};

export const sealedColumns = (sealed: string) => ({
	sealed,
	...{ address: "", phone: "", note: "", evidence: "", unavailable: "", clearance: "", fee: "", conflicts: "" },
});

/** The ids under which one person may stand: their entry's, and those of entries that were merged into it. */
export async function idsOf(db: Database, id: string): Promise<string[]> {
	const { ledTo } = await readLeads(db, "interpreter");
	return [id, ...ledTo(id)];
}

/** What is sealed in a row, as words that can be compared. */
export function openedWords(
	{ id, wrapped_key, sealed }: Pick<InterpreterRow, "id" | "wrapped_key" | "sealed">,
	seals: Seals,
) {
	if (wrapped_key !== null && sealed) return seals.open(id, wrapped_key, sealed);
	seals.forget(id);
	return nothing;
}

const wordsOf = (facts: Personal): string =>
	JSON.stringify(Object.fromEntries(personal.map((field) => [field, facts[field]])));
const nobody = newInterpreterSchema.parse({ name: "-" });
const nothing = wordsOf(nobody);

/** What stood in columns of its own before it was sealed; what an old row lacks is as with anybody. */
export function plainWords(row: Partial<PersonalColumns>): string {
	const { address = "", phone = "", note = "" } = row;
	const json = <Field extends "evidence" | "unavailable" | "clearance" | "fee" | "conflicts">(field: Field) =>
		row[field] === undefined ? nobody[field] : fromJson<Personal[Field]>(row[field]);
	return wordsOf({
		...{ address, phone, note, evidence: json("evidence"), unavailable: json("unavailable") },
		...{ clearance: json("clearance"), fee: json("fee"), conflicts: json("conflicts") },
	});
}
