/** Migrations: the steps that were not taken yet, all in one transaction. */
import { type Kysely, sql } from "kysely";
import { StorageError } from "./errors.ts";
import type { Migrations } from "./storage.ts";

/** The names of the steps that were taken. */
export async function takenIn<Tables>(db: Kysely<Tables>): Promise<string[]> {
	try {
		const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
		return rows.map(({ name }) => name);
	} catch (error) {
		// A database that is new has no such table.
		if (error instanceof StorageError && !error.isTrouble) return [];
		throw error;
	}
}

/** Transactions take turns, so of several servers that start at once one takes the steps and the others find them taken. */
export async function migrate<Tables>(db: Kysely<Tables>, migrations: Migrations): Promise<void> {
	await db.transaction().execute(async (step) => {
		// The table is Kysely's, which took the first steps.
		await step.schema
			.createTable("kysely_migration")
			.ifNotExists()
			.addColumn("name", "varchar(255)", (column) => column.notNull().primaryKey())
			.addColumn("timestamp", "varchar(255)", (column) => column.notNull())
			.execute();
		const taken = new Set(await takenIn(step));
		const unknown = [...taken].filter((name) => !Object.hasOwn(migrations, name));
		if (unknown.length > 0)
			throw new Error(`A newer program has taken steps on this database that are unknown here: ${unknown.join(", ")}.`);
		for (const name of Object.keys(migrations).sort()) {
			if (taken.has(name)) continue;
			await migrations[name]?.up(step);
			const at = new Date().toISOString();
			await sql`insert into kysely_migration (name, timestamp) values (${name}, ${at})`.execute(step);
		}
	});
}
