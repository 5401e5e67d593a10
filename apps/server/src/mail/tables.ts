/** The table of letters that are still to go out: to whom and what for, and who is at it. */
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { LinkPurpose } from "../accounts/links.ts";

export interface MailTables {
	letter: {
		id: string;
		/** Null for somebody whom nobody knows: asked for all the same, so that nothing tells the difference. */
		account_id: string | null;
		purpose: LinkPurpose;
		/** Null for a letter that carries a link alone. */
		meeting_id: string | null;
		made_by: string | null;
		at: number;
		/** Until then it is somebody's who sends it. */
		taken_until: number;
	};
}

export const mailMigrations: Record<string, Migration> = {
	"0014_letters": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("letter")
				.addColumn("id", "text", (column) => column.primaryKey())
				.addColumn("account_id", "text")
				.addColumn("purpose", "text", (column) => column.notNull())
				.addColumn("meeting_id", "text")
				.addColumn("made_by", "text")
				.addColumn("at", "bigint", (column) => column.notNull())
				.addColumn("taken_until", "bigint", (column) => column.notNull())
				.execute();
			await db.schema.createIndex("letter_taken_until").on("letter").column("taken_until").execute();
		},
	},
};
