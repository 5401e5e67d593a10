/** Stages for tests: a place of one's own on the PostgreSQL that the tests were given. */
import { randomUUID } from "node:crypto";
import pg from "pg";

/** Where the tests find PostgreSQL, if anywhere. */
export const testUrl = process.env.TEST_POSTGRES_URL;

export const whySkipped =
	"skipped, because TEST_POSTGRES_URL names no PostgreSQL; npm test starts one where it is installed";

/** Of what runs on PostgreSQL alone. */
export const title = testUrl ? "postgres" : `postgres: ${whySkipped}`;

/** An empty schema, as the address of a database, and the way to remove it. */
export async function openSchema(url: string): Promise<{ url: string; remove: () => Promise<void> }> {
	const schema = `test_${randomUUID().replaceAll("-", "")}`;
	await ask(url, `create schema ${schema}`);
	const own = new URL(url);
	own.searchParams.set("options", `-c search_path=${schema}`);
	return { url: own.href, remove: () => ask(url, `drop schema ${schema} cascade`) };
}

async function ask(url: string, words: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(words);
	await client.end();
}
