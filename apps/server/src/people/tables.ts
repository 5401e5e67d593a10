/** Tables of the process and its parties. */
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export interface PeopleTables {
	process: { id: number; names: string; languages: string };
	party: { id: string; kind: "state" | "organisation"; codes: string; names: string };
}

export const peopleMigrations: Record<string, Migration> = {
	"0001_process_and_parties": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("process")
				.addColumn("id", "integer", (column) => column.primaryKey())
				.addColumn("names", "text", (column) => column.notNull())
				.addColumn("languages", "text", (column) => column.notNull())
				.execute();
			await db.schema
				.createTable("party")
				.addColumn("id", "text", (column) => column.primaryKey())
				.addColumn("kind", "text", (column) => column.notNull())
				.addColumn("codes", "text", (column) => column.notNull())
				.addColumn("names", "text", (column) => column.notNull())
				.execute();
		},
	},
};
