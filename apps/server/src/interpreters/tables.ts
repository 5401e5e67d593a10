/** Tables of the interpreters' register. */
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { PeopleTables } from "../people/tables.ts";

export interface InterpreterTables {
	/** Lists and texts by language are JSON. */
	interpreter: {
		id: string;
		name: string;
		names: string;
		a: string;
		b: string;
		c: string;
		retours: string;
		evidence: string;
		unavailable: string;
		domains: string;
		town: string;
		tracks: string;
		modes: string;
		clearance: string;
		fee: string;
		conflicts: string;
		/** What is personal, sealed; empty for one whose key was destroyed, null as long as it stands in its own columns. */
		sealed: string | null;
		/** The person's key, by which it is sealed. */
		wrapped_key: string | null;
		address: string;
		phone: string;
		note: string;
		account_id: string | null;
		consented_on: string | null;
		archived_at: number | null;
		merged_into: string | null;
		/** From when on the time counts for which somebody is kept without an engagement; null only while a row is made. */
		entered_at: number | null;
		/** When they said that they may stay. */
		kept_at: number | null;
		/** When they were last asked whether they may. */
		asked_at: number | null;
		/** What is left of somebody who was erased is a pseudonym. */
		erased_at: number | null;
	};
	/** Facts of reliability; what they say is sealed with the key of the interpreter whom they are about. */
	interpreter_fact: {
		id: string;
		interpreter_id: string;
		meeting_id: string;
		day: string;
		noted_by: string;
		noted_at: number;
		expires_on: string;
		sealed: string;
	};
	/** Of a link's secret only this is kept. */
	keeping_link: { hash: string; interpreter_id: string; ends_at: number };
	/** Where and when somebody is busy by their own calendar is sealed; `look_at` is null for a file, which is read once. */
	busy_calendar: { interpreter_id: string; sealed: string; read_at: number | null; look_at: number | null };
}

const texts = ["name", "names", "a", "b", "c", "retours", "evidence", "unavailable", "domains"];
const contact = ["town", "address", "phone", "note"];

/** With what those have who were there before. */
const planningFacts = [
	["tracks", '["conference"]'],
	["modes", "[]"],
	["clearance", "null"],
	["fee", "null"],
	["conflicts", "[]"],
] as const;

export const interpreterMigrations: Record<string, Migration> = {
	"0008_interpreters": {
		async up(db: Kysely<unknown>) {
			let table = db.schema.createTable("interpreter").addColumn("id", "text", (column) => column.primaryKey());
			for (const name of [...texts, ...contact]) table = table.addColumn(name, "text", (column) => column.notNull());
			await table
				.addColumn("account_id", "text", (column) => column.unique().references("account.id"))
				.addColumn("consented_on", "text")
				.addColumn("archived_at", "bigint")
				.execute();
			await db.schema
				.createTable("register_import")
				.addColumn("id", "text", (column) => column.primaryKey())
				.addColumn("register", "text", (column) => column.notNull())
				.addColumn("at", "bigint", (column) => column.notNull())
				.addColumn("by_account", "text", (column) => column.notNull())
				.addColumn("steps", "text", (column) => column.notNull())
				.addColumn("undone_at", "bigint")
				.execute();
		},
	},
};

/** Later than those of other registers. */
export const factMigrations: Record<string, Migration> = {
	"0015_interpreter_facts": {
		async up(db: Kysely<unknown>) {
			for (const [name, first] of planningFacts)
				await db.schema
					.alterTable("interpreter")
					.addColumn(name, "text", (column) => column.notNull().defaultTo(first))
					.execute();
		},
	},
	/** What was one line of words for each retour is somebody's word for a pair. */
	"0016_interpreter_evidence": {
		async up(db: Kysely<unknown>) {
			const tables = db as Kysely<Pick<InterpreterTables, "interpreter"> & Pick<PeopleTables, "register_import">>;
			for (const { id, evidence } of await tables.selectFrom("interpreter").select(["id", "evidence"]).execute())
				await tables
					.updateTable("interpreter")
					.set({ evidence: inPairs(evidence) })
					.where("id", "=", id)
					.execute();
			const taken = tables.selectFrom("register_import").select(["id", "steps"]).where("register", "=", "interpreter");
			for (const { id, steps } of await taken.execute()) {
				const all: { before: OldEvidence | null; after: OldEvidence }[] = JSON.parse(steps);
				for (const { before, after } of all)
					for (const kept of [before, after]) if (kept) kept.evidence = inPairs(kept.evidence);
				await tables
					.updateTable("register_import")
					.set({ steps: JSON.stringify(all) })
					.where("id", "=", id)
					.execute();
			}
		},
	},
	"0017_interpreter_seals": {
		async up(db: Kysely<unknown>) {
			for (const name of ["sealed", "wrapped_key"])
				await db.schema.alterTable("interpreter").addColumn(name, "text").execute();
		},
	},
};

interface OldEvidence {
	evidence: string;
}

/** Nobody said who spoke for them, so it counts as a colleague's word. */
function inPairs(old: string): string {
	const pairs = Object.entries(JSON.parse(old) as Record<string, string>).map(([retour, by]) => {
		const [from = "", to = ""] = retour.split(">");
		return { from, to, kind: "peer", by, mode: null, on: null, until: null };
	});
	return JSON.stringify(pairs);
}

export const reliabilityMigrations: Record<string, Migration> = {
	"0021_reliability": {
		async up(db: Kysely<unknown>) {
			let table = db.schema.createTable("interpreter_fact").addColumn("id", "text", (column) => column.primaryKey());
			for (const name of ["day", "noted_by", "expires_on", "sealed"])
				table = table.addColumn(name, "text", (column) => column.notNull());
			await table
				.addColumn("interpreter_id", "text", (column) => column.notNull().references("interpreter.id"))
				.addColumn("meeting_id", "text", (column) => column.notNull().references("meeting.id"))
				.addColumn("noted_at", "bigint", (column) => column.notNull())
				.execute();
			for (const name of ["interpreter_id", "meeting_id"])
				await db.schema.createIndex(`interpreter_fact_${name}`).on("interpreter_fact").column(name).execute();
		},
	},
	"0022_retention": {
		async up(db: Kysely<unknown>) {
			for (const name of ["entered_at", "kept_at", "asked_at", "erased_at"])
				await db.schema.alterTable("interpreter").addColumn(name, "bigint").execute();
			// Of those who were there before nobody noted since when: their time begins now.
			const tables = db as Kysely<Pick<InterpreterTables, "interpreter">>;
			await tables.updateTable("interpreter").set({ entered_at: Date.now() }).execute();
			await db.schema
				.createTable("keeping_link")
				.addColumn("hash", "text", (column) => column.primaryKey())
				.addColumn("interpreter_id", "text", (column) => column.notNull().references("interpreter.id"))
				.addColumn("ends_at", "bigint", (column) => column.notNull())
				.execute();
			await db.schema.alterTable("letter").addColumn("interpreter_id", "text").execute();
		},
	},
	"0023_busy_calendars": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("busy_calendar")
				.addColumn("interpreter_id", "text", (column) => column.primaryKey().references("interpreter.id"))
				.addColumn("sealed", "text", (column) => column.notNull())
				.addColumn("read_at", "bigint")
				.addColumn("look_at", "bigint")
				.execute();
		},
	},
};
