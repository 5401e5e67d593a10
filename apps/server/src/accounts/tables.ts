/** Tables of accounts, of the links that let people in, of their sign-ins and of their programs' tokens. */
import type { InterfaceLanguage, Office, TokenScope } from "@plenary/domain";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export interface AccountTables {
	account: {
		id: string;
		address: string;
		name: string;
		names: string;
		language: InterfaceLanguage;
		party_id: string | null;
		office: Office | null;
		introduced: 0 | 1;
		joined_at: number | null;
		created_at: number;
		/** Languages of work; a JSON list. */
		languages: string | null;
		phone: string | null;
		note: string | null;
		archived_at: number | null;
		/** The person this one turned out to be. */
		merged_into: string | null;
	};
	/** One-time links; only the hash of the secret is here. */
	link: {
		hash: string;
		account_id: string;
		purpose: "sign-in" | "invitation";
		expires_at: number;
		used_at: number | null;
		made_by: string | null;
	};
	/** `previous_hash` keeps requests alive that were under way while the secret was changed. */
	sign_in: {
		id: string;
		hash: string;
		previous_hash: string | null;
		/** Sent back by the page with every change; not a secret of the cookie's rank. */
		token: string;
		/** Set when rights rise: the next request gets a new secret. */
		renew: 0 | 1;
		changed_at: number;
		account_id: string;
		started_at: number;
		seen_at: number;
		browser: string;
		came_from: string;
	};
	/** What programs of somebody's come with; only the hash of the secret is here. */
	access_token: {
		id: string;
		hash: string;
		account_id: string;
		name: string;
		scope: TokenScope;
		meeting_id: string | null;
		created_at: number;
		used_at: number | null;
		expires_at: number;
	};
}

export const accountMigrations: Record<string, Migration> = {
	"0002_accounts": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("account")
				.addColumn("id", "text", (column) => column.primaryKey())
				.addColumn("address", "text", (column) => column.notNull().unique())
				.addColumn("name", "text", (column) => column.notNull())
				.addColumn("names", "text", (column) => column.notNull())
				.addColumn("language", "text", (column) => column.notNull())
				.addColumn("party_id", "text", (column) => column.references("party.id"))
				.addColumn("office", "text")
				.addColumn("introduced", "integer", (column) => column.notNull())
				.addColumn("joined_at", "bigint")
				.addColumn("created_at", "bigint", (column) => column.notNull())
				.execute();
			await db.schema
				.createTable("link")
				.addColumn("hash", "text", (column) => column.primaryKey())
				.addColumn("account_id", "text", (column) => column.notNull().references("account.id"))
				.addColumn("purpose", "text", (column) => column.notNull())
				.addColumn("expires_at", "bigint", (column) => column.notNull())
				.addColumn("used_at", "bigint")
				.addColumn("made_by", "text")
				.execute();
			await db.schema
				.createTable("sign_in")
				.addColumn("id", "text", (column) => column.primaryKey())
				.addColumn("hash", "text", (column) => column.notNull().unique())
				.addColumn("previous_hash", "text")
				.addColumn("token", "text", (column) => column.notNull())
				.addColumn("renew", "integer", (column) => column.notNull().defaultTo(0))
				.addColumn("changed_at", "bigint", (column) => column.notNull())
				.addColumn("account_id", "text", (column) => column.notNull().references("account.id"))
				.addColumn("started_at", "bigint", (column) => column.notNull())
				.addColumn("seen_at", "bigint", (column) => column.notNull())
				.addColumn("browser", "text", (column) => column.notNull())
				.addColumn("came_from", "text", (column) => column.notNull())
				.execute();
			await db.schema.createIndex("sign_in_previous").on("sign_in").column("previous_hash").execute();
		},
	},
};

export const tokenMigrations: Record<string, Migration> = {
	"0010_tokens": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("access_token")
				.addColumn("id", "text", (column) => column.primaryKey())
				.addColumn("hash", "text", (column) => column.notNull().unique())
				.addColumn("account_id", "text", (column) => column.notNull().references("account.id"))
				.addColumn("name", "text", (column) => column.notNull())
				.addColumn("scope", "text", (column) => column.notNull())
				.addColumn("meeting_id", "text", (column) => column.references("meeting.id"))
				.addColumn("created_at", "bigint", (column) => column.notNull())
				.addColumn("used_at", "bigint")
				.addColumn("expires_at", "bigint", (column) => column.notNull())
				.execute();
			await db.schema.createIndex("access_token_account").on("access_token").column("account_id").execute();
		},
	},
};
