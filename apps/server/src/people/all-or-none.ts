/** Rows of a table that are taken in together: all of them or none, and the whole is taken back by one id. */
import { type Database, fromJson } from "../database.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { newId } from "../secrets.ts";

/** What one row did to one entry: the entry as it was, or null for one it made; and as it left it. */
export interface Step<Kept> {
	id: string;
	before: Kept | null;
	after: Kept;
}

/** Takes all rows in one transaction, which `write` is a part of; a refusal of one row names it and undoes the others. */
export async function takeAll<Row, Kept>(
	db: Database,
	rows: readonly Row[],
	take: (step: Database, row: Row) => Promise<Step<Kept> | Refusal>,
	write: (step: Database, steps: string) => Promise<unknown>,
): Promise<{ added: number; filled: number } | Refusal> {
	try {
		return await db.transaction().execute(async (step) => {
			const steps: Step<Kept>[] = [];
			for (const [at, row] of rows.entries()) {
				const taken = await take(step, row);
				// Kysely undoes a transaction only for what is thrown.
				if ("refusal" in taken) throw new RowRefused(at, taken);
				steps.push(taken);
			}
			await write(step, JSON.stringify(steps));
			const added = steps.filter(({ before }) => before === null).length;
			return { added, filled: steps.length - added };
		});
	} catch (error) {
		if (error instanceof RowRefused) return error.refusal;
		throw error;
	}
}

/** Takes rows back, the last one first; those that `takeBack` leaves alone are counted as kept. */
export async function takeAllBack<Kept>(
	steps: readonly Step<Kept>[],
	takeBack: (step: Step<Kept>) => Promise<boolean>,
): Promise<{ undone: number; kept: number }> {
	let [undone, kept] = [0, 0];
	for (const one of steps.toReversed()) {
		if (await takeBack(one)) undone++;
		else kept++;
	}
	return { undone, kept };
}

type Register = "interpreter" | "party";

/** Takes rows into a register other than that of people, and keeps what they did under an id. */
export async function takeInto<Row, Kept>(
	db: Database,
	register: Register,
	{ by, at }: { by: string; at: number },
	rows: readonly Row[],
	take: (step: Database, row: Row) => Promise<Step<Kept> | Refusal>,
): Promise<{ id: string; added: number; filled: number } | Refusal> {
	const id = newId();
	const done = await takeAll(db, rows, take, (step, steps) => {
		const list = { id, register, at, by_account: by, steps, undone_at: null };
		return step.insertInto("register_import").values(list).execute();
	});
	return "refusal" in done ? done : { id, ...done };
}

/** Undoes what was taken in under that id, once. */
export async function takeOutOf<Kept>(
	db: Database,
	register: Register,
	{ id, at }: { id: string; at: number },
	takeBack: (db: Database, step: Step<Kept>) => Promise<boolean>,
): Promise<{ undone: number; kept: number } | Refusal> {
	return db.transaction().execute(async (step) => {
		const found = await step
			.updateTable("register_import")
			.set({ undone_at: at })
			.where("id", "=", id)
			.where("register", "=", register)
			.where("undone_at", "is", null)
			.returning("steps")
			.executeTakeFirst();
		return found ? takeAllBack(fromJson<Step<Kept>[]>(found.steps), (one) => takeBack(step, one)) : refuse("notFound");
	});
}

class RowRefused extends Error {
	override readonly name = "RowRefused";
	readonly refusal: Refusal;

	constructor(at: number, { refusal }: Refusal) {
		super(`Row ${at} was refused: ${refusal}.`);
		this.refusal = refuse(refusal, `rows.${at}`);
	}
}
