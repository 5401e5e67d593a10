/** Entries of the interpreters' register between their table and the rest of the server. */
import type { Interpreter, NewInterpreter, RegisteredInterpreter } from "@plenary/domain";
import type { Selectable } from "kysely";
import { type Database, fromJson } from "../database.ts";
import type { InterpreterTables } from "./tables.ts";

export type InterpreterRow = Selectable<InterpreterTables["interpreter"]>;

/** All of them, archived ones too: where one sits in a booth, the name is still to be shown. */
export async function readRegister(db: Database): Promise<RegisteredInterpreter[]> {
	return (await db.selectFrom("interpreter").selectAll().orderBy("name").orderBy("id").execute()).map(toEntry);
}

export const rowById = (db: Database, id: string): Promise<InterpreterRow | undefined> =>
	db.selectFrom("interpreter").selectAll().where("id", "=", id).executeTakeFirst();

export async function entryById(db: Database, id: string): Promise<RegisteredInterpreter | undefined> {
	const row = await rowById(db, id);
	return row && toEntry(row);
}

/** What planning needs to know, and nothing about how somebody is reached. */
export const forPlanning = (entry: RegisteredInterpreter): Interpreter => {
	const { id, name, names, a, b, c, retours, unavailable, domains, town, archivedAt, mergedInto } = entry;
	const { tracks, modes, clearance, fee, conflicts } = entry;
	const facts = { unavailable, domains, town, tracks, modes, clearance, fee, conflicts };
	return { id, name, names, a, b, c, retours, ...facts, archivedAt, mergedInto };
};

export const toEntry = (row: InterpreterRow): RegisteredInterpreter => ({
	id: row.id,
	name: row.name,
	names: fromJson(row.names),
	a: fromJson(row.a),
	b: fromJson(row.b),
	c: fromJson(row.c),
	retours: fromJson(row.retours),
	evidence: fromJson(row.evidence),
	unavailable: fromJson(row.unavailable),
	domains: fromJson(row.domains),
	town: row.town,
	tracks: fromJson(row.tracks),
	modes: fromJson(row.modes),
	clearance: fromJson(row.clearance),
	fee: fromJson(row.fee),
	conflicts: fromJson(row.conflicts),
	address: row.address,
	phone: row.phone,
	note: row.note,
	accountId: row.account_id,
	consentedOn: row.consented_on,
	archivedAt: row.archived_at,
	mergedInto: row.merged_into,
});

export const toRow = (entry: NewInterpreter) => ({
	name: entry.name,
	names: JSON.stringify(entry.names),
	a: JSON.stringify(entry.a),
	b: JSON.stringify(entry.b),
	c: JSON.stringify(entry.c),
	retours: JSON.stringify(entry.retours),
	evidence: JSON.stringify(entry.evidence),
	unavailable: JSON.stringify(entry.unavailable),
	domains: JSON.stringify(entry.domains),
	town: entry.town,
	tracks: JSON.stringify(entry.tracks),
	modes: JSON.stringify(entry.modes),
	clearance: JSON.stringify(entry.clearance),
	fee: JSON.stringify(entry.fee),
	conflicts: JSON.stringify(entry.conflicts),
	address: entry.address,
	phone: entry.phone,
	note: entry.note,
	account_id: entry.accountId,
	consented_on: entry.consentedOn,
});
