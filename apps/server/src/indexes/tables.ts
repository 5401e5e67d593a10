/** How far rooms were read for the indexes that follow from them. */
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export interface IndexTables {
	/** `basis` is what of the meeting itself the rows were made with. */
	index_position: { index_name: string; room: string; seq: number; basis: string };
}

/** After the indexes, which kept positions of their own before: all is read anew once. */
export const indexMigrations: Record<string, Migration> = {
	"0009_bookings": {
		async up(db: Kysely<unknown>) {
			await db.schema.dropTable("action_index_position").execute();
			await db.schema
				.createTable("index_position")
				.addColumn("index_name", "text", (column) => column.notNull())
				.addColumn("room", "text", (column) => column.notNull())
				.addColumn("seq", "bigint", (column) => column.notNull())
				.addColumn("basis", "text", (column) => column.notNull())
				.addPrimaryKeyConstraint("index_position_key", ["index_name", "room"])
				.execute();
			await db.schema
				.createTable("booking")
				.addColumn("meeting_id", "text", (column) => column.notNull())
				.addColumn("sitting_id", "text", (column) => column.notNull())
				.addColumn("interpreter_id", "text", (column) => column.notNull())
				.addColumn("from", "bigint", (column) => column.notNull())
				.addColumn("to", "bigint", (column) => column.notNull())
				.addPrimaryKeyConstraint("booking_key", ["meeting_id", "sitting_id", "interpreter_id"])
				.execute();
			await db.schema.createIndex("booking_interpreter").on("booking").column("interpreter_id").execute();
		},
	},
};
