/** Tables of the process, its parties and its bodies. */
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export interface PeopleTables {
	process: { id: number; names: string; languages: string };
	party: {
		id: string;
		kind: "state" | "organisation";
		codes: string;
		names: string;
		joined_on: string | null;
		left_on: string | null;
		part: string | null;
		archived_at: number | null;
	};
	/** Tables of people that were taken in, with what each row did. */
	people_import: { id: string; at: number; by_account: string; steps: string; undone_at: number | null };
	body: {
		id: string;
		names: string;
		codes: string;
		powers: string;
		party_ids: string;
		posts: string;
		archived_at: number | null;
	};
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

/** The registers grow: days, archives, bodies; after accounts and meetings, which they reach into. */
export const registerMigrations: Record<string, Migration> = {
	"0006_registers": {
		async up(db: Kysely<unknown>) {
			for (const column of ["joined_on", "left_on", "part"])
				await db.schema.alterTable("party").addColumn(column, "text").execute();
			await db.schema.alterTable("party").addColumn("archived_at", "bigint").execute();
			await db.schema
				.createTable("body")
				.addColumn("id", "text", (column) => column.primaryKey())
				.addColumn("names", "text", (column) => column.notNull())
				.addColumn("codes", "text", (column) => column.notNull())
				.addColumn("powers", "text", (column) => column.notNull())
				.addColumn("party_ids", "text", (column) => column.notNull())
				.addColumn("posts", "text", (column) => column.notNull())
				.addColumn("archived_at", "bigint")
				.execute();
			await db.schema
				.alterTable("meeting")
				.addColumn("body_id", "text", (column) => column.references("body.id"))
				.execute();
			await db.schema
				.createTable("people_import")
				.addColumn("id", "text", (column) => column.primaryKey())
				.addColumn("at", "bigint", (column) => column.notNull())
				.addColumn("by_account", "text", (column) => column.notNull())
				.addColumn("steps", "text", (column) => column.notNull())
				.addColumn("undone_at", "bigint")
				.execute();
			await db.schema.alterTable("participation").addColumn("standing", "text").execute();
			await db.schema
				.createTable("delegation_head")
				.addColumn("meeting_id", "text", (column) => column.notNull().references("meeting.id"))
				.addColumn("party_id", "text", (column) => column.notNull().references("party.id"))
				.addColumn("account_id", "text", (column) => column.notNull().references("account.id"))
				.addColumn("since", "bigint", (column) => column.notNull())
				.addColumn("until", "bigint")
				.execute();
			await db.schema
				.createIndex("delegation_head_meeting")
				.on("delegation_head")
				.columns(["meeting_id", "party_id"])
				.execute();
			for (const column of ["languages", "phone", "note"])
				await db.schema.alterTable("account").addColumn(column, "text").execute();
			await db.schema.alterTable("account").addColumn("archived_at", "bigint").execute();
			await db.schema
				.alterTable("account")
				.addColumn("merged_into", "text", (column) => column.references("account.id"))
				.execute();
		},
	},
};
