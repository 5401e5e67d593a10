/**
 * Hocuspocus with its SQLite extension on a file, or with its Redis extension and its documents in PostgreSQL where
 * several share them; `FLUSH_DELAY` sets how long it gathers what it sends, milliseconds.
 */
import { join } from "node:path";
import { Database } from "@hocuspocus/extension-database";
import { Redis } from "@hocuspocus/extension-redis";
import { SQLite } from "@hocuspocus/extension-sqlite";
import { type Extension, Server } from "@hocuspocus/server";
import pg from "pg";
import { answer, usage } from "../answering.ts";
import { type Hosting, type Opened, openedAt, type Stored } from "./hosting.ts";
import { holds } from "./served.ts";

const flushDelay = process.env.FLUSH_DELAY;
let server: Server | undefined;

async function extensionsOf({ folder, stores }: Hosting): Promise<Extension[]> {
	if (!stores) return [new SQLite({ database: join(folder, "hocuspocus.sqlite") })];
	const { hostname, port } = new URL(stores.redisUrl);
	const pool = new pg.Pool({ connectionString: stores.databaseUrl });
	await pool.query("CREATE TABLE IF NOT EXISTS documents (name text PRIMARY KEY, state bytea NOT NULL)");
	const documents = new Database({
		async fetch({ documentName }) {
			const { rows } = await pool.query("SELECT state FROM documents WHERE name = $1", [documentName]);
			return rows[0]?.state ?? null;
		},
		async store({ documentName, state }) {
			const words = "INSERT INTO documents VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET state = excluded.state";
			await pool.query(words, [documentName, state]);
		},
	});
	return [new Redis({ host: hostname, port: Number(port) }), documents];
}

answer({
	async open(hosting: Hosting): Promise<Opened> {
		server = new Server({
			port: 0,
			address: "127.0.0.1",
			quiet: true,
			stopOnSignals: false,
			extensions: await extensionsOf(hosting),
			...(flushDelay ? { flushDelay: Number(flushDelay) } : {}),
		});
		await server.listen();
		const { port } = server.address;
		return openedAt(port, hosting);
	},
	hasStored(about: Stored): boolean {
		const { documents, debouncer } = server?.hocuspocus ?? {};
		const doc = documents?.get(about.room);
		const storing = `onStoreDocument-${about.room}`;
		const isStoring = debouncer?.isDebounced(storing) || debouncer?.isCurrentlyExecuting(storing);
		return doc !== undefined && holds(doc, about) && !isStoring;
	},
	usage,
	async close() {
		await server?.destroy();
		setImmediate(() => process.exit(0));
	},
});
