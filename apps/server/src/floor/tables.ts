/** The table of the floor: every event of every meeting, in the order the server gave it. */
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export interface FloorTables {
	floor_event: { meeting_id: string; seq: number; at: number; account_id: string; event: string };
}

export const floorMigrations: Record<string, Migration> = {
	"0004_floor": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("floor_event")
				.addColumn("meeting_id", "text", (column) => column.notNull().references("meeting.id"))
				.addColumn("seq", "integer", (column) => column.notNull())
				.addColumn("at", "bigint", (column) => column.notNull())
				.addColumn("account_id", "text", (column) => column.notNull())
				.addColumn("event", "text", (column) => column.notNull())
				.addPrimaryKeyConstraint("floor_event_key", ["meeting_id", "seq"])
				.execute();
		},
	},
};
