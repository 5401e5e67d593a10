/** What servers on one database share: notices that the others may not miss, kept for a while, secrets, and counts. */
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export interface NoticeTables {
	notice: { id: string; server: string; at: number; words: string };
	house_secret: { name: string; words: string };
	/** How often something was asked, by what only we can tell to be the same. */
	asked: { key: string; times: number; until: number };
}

export const noticeMigrations: Record<string, Migration> = {
	"0012_notices": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("notice")
				.addColumn("id", "text", (column) => column.primaryKey())
				.addColumn("server", "text", (column) => column.notNull())
				.addColumn("at", "bigint", (column) => column.notNull())
				.addColumn("words", "text", (column) => column.notNull())
				.execute();
			await db.schema.createIndex("notice_at").on("notice").column("at").execute();
			await db.schema
				.createTable("house_secret")
				.addColumn("name", "text", (column) => column.primaryKey())
				.addColumn("words", "text", (column) => column.notNull())
				.execute();
		},
	},
	"0013_limits": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("asked")
				.addColumn("key", "text", (column) => column.primaryKey())
				.addColumn("times", "integer", (column) => column.notNull())
				.addColumn("until", "bigint", (column) => column.notNull())
				.execute();
			await db.schema.createIndex("asked_until").on("asked").column("until").execute();
		},
	},
};
