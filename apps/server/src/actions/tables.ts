/** The index of actions over all meetings: derived from committed rooms, never edited, rebuilt by one command. */
import type { OutcomeStatus } from "@plenary/domain";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export interface ActionTables {
	action_index: {
		meeting_id: string;
		record_id: string;
		number: number;
		item_id: string | null;
		/** A JSON list of parties and people. */
		owners: string;
		due_on: string | null;
		status: OutcomeStatus;
		raised_at: number;
		/** JSON, by language. */
		words: string;
		in_text: 0 | 1;
	};
}

export const actionMigrations: Record<string, Migration> = {
	"0007_action_index": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("action_index")
				.addColumn("meeting_id", "text", (column) => column.notNull())
				.addColumn("record_id", "text", (column) => column.notNull())
				.addColumn("number", "integer", (column) => column.notNull())
				.addColumn("item_id", "text")
				.addColumn("owners", "text", (column) => column.notNull())
				.addColumn("due_on", "text")
				.addColumn("status", "text", (column) => column.notNull())
				.addColumn("raised_at", "bigint", (column) => column.notNull())
				.addColumn("words", "text", (column) => column.notNull())
				.addColumn("in_text", "integer", (column) => column.notNull())
				.addPrimaryKeyConstraint("action_index_key", ["meeting_id", "record_id"])
				.execute();
			await db.schema
				.createTable("action_index_position")
				.addColumn("room", "text", (column) => column.primaryKey())
				.addColumn("seq", "bigint", (column) => column.notNull())
				.execute();
		},
	},
};
