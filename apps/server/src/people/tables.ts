/** Tables of the process, its parties and its bodies. */
import type { RegisterName } from "@plenary/domain";
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
		merged_into: string | null;
	};
	body: {
		id: string;
		names: string;
		codes: string;
		powers: string;
		party_ids: string;
		posts: string;
		archived_at: number | null;
		merged_into: string | null;
	};
	/** Tables of rows that were taken into a register, with what each row did. */
	register_import: {
		id: string;
		register: RegisterName;
		at: number;
		by_account: string;
		/** Empty for rows that were pasted. */
		file_name: string;
		added: number;
		filled: number;
		steps: string;
		undone_at: number | null;
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

/** All registers are merged, and all tables that were taken in stand in one list. */
export const mergingMigrations: Record<string, Migration> = {
	"0011_merging": {
		async up(db: Kysely<unknown>) {
			for (const table of ["party", "body", "interpreter"])
				await db.schema
					.alterTable(table)
					.addColumn("merged_into", "text", (column) => column.references(`${table}.id`))
					.execute();
			await db.schema
				.alterTable("register_import")
				.addColumn("file_name", "text", (column) => column.notNull().defaultTo(""))
				.execute();
			for (const count of ["added", "filled"])
				await db.schema
					.alterTable("register_import")
					.addColumn(count, "integer", (column) => column.notNull().defaultTo(0))
					.execute();
			const tables = db as Kysely<Pick<PeopleTables, "register_import"> & { people_import: OldImport }>;
			for (const old of await tables.selectFrom("people_import").selectAll().execute())
				await tables
					.insertInto("register_import")
					.values({ ...old, register: "person", file_name: "", added: 0, filled: 0 })
					.execute();
			await db.schema.dropTable("people_import").execute();
			for (const { id, steps } of await tables.selectFrom("register_import").select(["id", "steps"]).execute()) {
				const all: { before: unknown }[] = JSON.parse(steps);
				const added = all.filter(({ before }) => before === null).length;
				const counts = { added, filled: all.length - added };
				await tables.updateTable("register_import").set(counts).where("id", "=", id).execute();
			}
		},
	},
};

type OldImport = Omit<PeopleTables["register_import"], "register" | "file_name" | "added" | "filled">;
