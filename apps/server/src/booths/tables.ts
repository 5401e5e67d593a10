/** The table of the booths' desk: every event of every meeting in the server's order, with the account that asked for it. */
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export interface DeskTables {
	desk_event: { meeting_id: string; seq: number; at: number; account_id: string; event: string };
}

export const deskMigrations: Record<string, Migration> = {
	"0020_desk": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("desk_event")
				.addColumn("meeting_id", "text", (column) => column.notNull().references("meeting.id"))
				.addColumn("seq", "integer", (column) => column.notNull())
				.addColumn("at", "bigint", (column) => column.notNull())
				.addColumn("account_id", "text", (column) => column.notNull())
				.addColumn("event", "text", (column) => column.notNull())
				.addPrimaryKeyConstraint("desk_event_key", ["meeting_id", "seq"])
				.execute();
		},
	},
};
