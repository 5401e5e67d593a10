/** The table of letters that are still to go out: to whom and what for, and who is at it. */
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { BookingNews } from "../bookings/letters.ts";
import type { LetterPurpose } from "./orders.ts";

export interface MailTables {
	letter: {
		id: string;
		/** Null for somebody whom nobody knows: asked for all the same, so that nothing tells the difference. */
		account_id: string | null;
		purpose: LetterPurpose;
		/** Null for a letter that carries a link alone. */
		meeting_id: string | null;
		made_by: string | null;
		/** Of a letter to an interpreter: about which engagement, and what of it. */
		engagement_id: string | null;
		news: BookingNews | null;
		/** Of a letter that asks an interpreter whether they may be kept. */
		interpreter_id: string | null;
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

export const engagementLetterMigrations: Record<string, Migration> = {
	"0019_letters_about_engagements": {
		async up(db: Kysely<unknown>) {
			for (const column of ["engagement_id", "news"])
				await db.schema.alterTable("letter").addColumn(column, "text").execute();
		},
	},
};
