/** The table of numbers: which decision, action or recommendation of a meeting was given which, once and for all. */
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export interface OutcomeTables {
	outcome_number: { meeting_id: string; kind: string; number: number; record_id: string };
}

export const outcomeMigrations: Record<string, Migration> = {
	"0005_outcome_numbers": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("outcome_number")
				.addColumn("meeting_id", "text", (column) => column.notNull().references("meeting.id"))
				.addColumn("kind", "text", (column) => column.notNull())
				.addColumn("number", "integer", (column) => column.notNull())
				.addColumn("record_id", "text", (column) => column.notNull())
				.addPrimaryKeyConstraint("outcome_number_key", ["meeting_id", "kind", "number"])
				.addUniqueConstraint("outcome_number_record", ["meeting_id", "record_id"])
				.execute();
		},
	},
};
