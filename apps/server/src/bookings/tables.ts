/** Tables of bookings: who was asked for what and how that stands, the links they answer by, and what calendars read. */
import type { AskKind, DeclineReason } from "@plenary/domain";
import type { BookingSide, BookingState } from "@plenary/roster";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export interface BookingTables {
	/** Instants are Unix milliseconds. What the state machine of the roster package holds, and what it need not know. */
	engagement: {
		id: string;
		/** The order of a day: of several options the one that was given first goes first. */
		position: number;
		meeting_id: string;
		interpreter_id: string;
		day: string;
		post_id: string | null;
		state: BookingState;
		given_at: number | null;
		expires_at: number | null;
		rank: number | null;
		offered_at: number | null;
		answer_within: number | null;
		asked_at: number | null;
		answer_by: number | null;
		ended_at: number | null;
		ended_by: BookingSide | "another" | null;
		/** What somebody else got: the post, or the interpreter's day. */
		lost: "post" | "day" | null;
		asked: AskKind;
		/** Until when the day is to be kept, where that is what was asked. */
		hold_until: number | null;
		free_since: number | null;
		reason: DeclineReason | null;
		words: string;
		note: string;
		asked_by: string;
		/** JSON: sittings, booth and languages as they were asked for; a booking is about those. */
		terms: string;
		/** Goes up with every state, as calendars want it. */
		sequence: number;
		changed_at: number;
		/** 1 until somebody who is bound sits in the booth. */
		to_seat: number;
	};
	/** Of a link's secret only this is kept. */
	offer_link: { hash: string; engagement_id: string; ends_at: number };
	calendar_feed: { hash: string; interpreter_id: string; made_at: number };
}

const words = ["words", "note", "asked_by", "terms", "asked", "state", "meeting_id", "interpreter_id", "day"];
const numbers = ["given_at", "expires_at", "rank", "offered_at", "answer_within", "asked_at", "answer_by", "ended_at"];

export const engagementMigrations: Record<string, Migration> = {
	"0018_engagements": {
		async up(db: Kysely<unknown>) {
			let table = db.schema.createTable("engagement").addColumn("id", "text", (column) => column.primaryKey());
			for (const name of words) table = table.addColumn(name, "text", (column) => column.notNull());
			for (const name of ["post_id", "ended_by", "lost", "reason"]) table = table.addColumn(name, "text");
			for (const name of ["position", "sequence", "changed_at", "to_seat"])
				table = table.addColumn(name, "bigint", (column) => column.notNull());
			for (const name of [...numbers, "hold_until", "free_since"]) table = table.addColumn(name, "bigint");
			await table.execute();
			await db.schema.createIndex("engagement_meeting").on("engagement").column("meeting_id").execute();
			await db.schema.createIndex("engagement_day").on("engagement").columns(["day", "interpreter_id"]).execute();
			await db.schema
				.createTable("offer_link")
				.addColumn("hash", "text", (column) => column.primaryKey())
				.addColumn("engagement_id", "text", (column) => column.notNull().references("engagement.id"))
				.addColumn("ends_at", "bigint", (column) => column.notNull())
				.execute();
			await db.schema
				.createTable("calendar_feed")
				.addColumn("hash", "text", (column) => column.primaryKey())
				.addColumn("interpreter_id", "text", (column) => column.notNull().references("interpreter.id"))
				.addColumn("made_at", "bigint", (column) => column.notNull())
				.execute();
		},
	},
};
