/** Migrations: the steps that were not taken yet. */
import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import type { Migrations } from "./storage.ts";

/** Other schemas of the same database may have taken steps of their own: `schema` is ours, where there are schemas. */
export async function migrate<Tables>(db: Kysely<Tables>, migrations: Migrations, schema?: string): Promise<void> {
	const place = schema === undefined ? {} : { migrationTableSchema: schema };
	const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations }, ...place });
	const { error } = await migrator.migrateToLatest();
	if (error) throw error;
}
