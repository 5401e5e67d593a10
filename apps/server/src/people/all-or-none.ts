/** Rows of a table that are taken in together: all of them or none, and the whole is taken back by one id. */
import type { RegisterName, Text } from "@plenary/domain";
import { type Database, fromJson } from "../database.ts";
import type { House } from "../house.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { newId } from "../secrets.ts";

/** What one row did to one entry: the entry as it was, or null for one it made; and as it left it. */
export interface Step<Kept> {
	id: string;
	before: Kept | null;
	after: Kept;
}

/** A register into which tables are taken. */
export interface Taking<Kept> {
	readonly register: RegisterName;
	/**
	 * Looks at what lies outside of the tables; then rows are taken back one by one. Entries that somebody has used or
	 * changed since stay as they are: the promise says whether this one was taken back.
	 */
	takingBack(house: House): Promise<(db: Database, step: Step<Kept>) => Promise<boolean>>;
	nameOf(kept: Kept): { name: string; names: Text };
}

interface Table {
	by: string;
	at: number;
	fileName: string;
}

/** Takes all rows in one transaction, and keeps what they did; a refusal of one row names it and undoes the others. */
export async function takeInto<Row, Kept>(
	db: Database,
	{ register }: Taking<Kept>,
	{ by, at, fileName }: Table,
	rows: readonly Row[],
	take: (step: Database, row: Row) => Promise<Step<Kept> | Refusal>,
): Promise<{ id: string; added: number; filled: number } | Refusal> {
	try {
		return await db.transaction().execute(async (step) => {
			const steps: Step<Kept>[] = [];
			for (const [place, row] of rows.entries()) {
				const taken = await take(step, row);
				// Kysely undoes a transaction only for what is thrown.
				if ("refusal" in taken) throw new RowRefused(place, taken);
				steps.push(taken);
			}
			const id = newId();
			const added = steps.filter(({ before }) => before === null).length;
			const counts = { added, filled: steps.length - added };
			const made = { id, register, at, by_account: by, file_name: fileName, undone_at: null };
			await step
				.insertInto("register_import")
				.values({ ...made, ...counts, steps: JSON.stringify(steps) })
				.execute();
			return { id, ...counts };
		});
	} catch (error) {
		if (error instanceof RowRefused) return error.refusal;
		throw error;
	}
}

/** What became of the rows: entries that went, that say again what they said before, and that were left alone. */
export interface TakenBack<Kept> {
	removed: number;
	restored: number;
	kept: Step<Kept>[];
}

/** Undoes what was taken in under that id, once: the last row first. */
export async function takeOutOf<Kept>(
	house: House,
	taking: Taking<Kept>,
	id: string,
): Promise<TakenBack<Kept> | Refusal> {
	const takeBack = await taking.takingBack(house);
	return house.db.transaction().execute((step) => takeRowsBack(step, taking.register, id, house.clock(), takeBack));
}

/** What undoing would do, by doing it and leaving it undone: rows of one table may hang together. */
export async function lookAtTaking<Kept>(
	house: House,
	taking: Taking<Kept>,
	id: string,
): Promise<TakenBack<Kept> | Refusal> {
	const takeBack = await taking.takingBack(house);
	const step = await house.db.startTransaction().execute();
	try {
		return await takeRowsBack(step, taking.register, id, house.clock(), takeBack);
	} finally {
		await step.rollback().execute();
	}
}

async function takeRowsBack<Kept>(
	db: Database,
	register: RegisterName,
	id: string,
	undone_at: number,
	takeBack: (db: Database, step: Step<Kept>) => Promise<boolean>,
): Promise<TakenBack<Kept> | Refusal> {
	const found = await db
		.updateTable("register_import")
		.set({ undone_at })
		.where("id", "=", id)
		.where("register", "=", register)
		.where("undone_at", "is", null)
		.returning("steps")
		.executeTakeFirst();
	if (!found) return refuse("notFound");
	const done: TakenBack<Kept> = { removed: 0, restored: 0, kept: [] };
	for (const one of fromJson<Step<Kept>[]>(found.steps).toReversed()) {
		if (!(await takeBack(db, one))) done.kept.push(one);
		else if (one.before === null) done.removed++;
		else done.restored++;
	}
	return done;
}

/** As the routes that undo tell it. */
export const toldOf = (done: TakenBack<unknown> | Refusal): { undone: number; kept: number } | Refusal =>
	"refusal" in done ? done : { undone: done.removed + done.restored, kept: done.kept.length };

class RowRefused extends Error {
	override readonly name = "RowRefused";
	readonly refusal: Refusal;

	constructor(at: number, { refusal }: Refusal) {
		super(`Row ${at} was refused: ${refusal}.`);
		this.refusal = refuse(refusal, `rows.${at}`);
	}
}
