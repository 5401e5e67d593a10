/** Opens a database on a PostgreSQL server, which any number of servers may share: the update log and the registers. */
import { HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression } from "kysely";
import { migrate, takenIn } from "../migrate.ts";
import { inTime, patienceOf } from "../patience.ts";
import type { Patience, Storage } from "../storage.ts";
import { dialect } from "./dialect.ts";
import { makeReady } from "./log-tables.ts";
import { Pool } from "./pool.ts";
import { postgresLog } from "./postgres-log.ts";

/** Connections of one server, beside the one for batches: rooms do not wait for registers, nor these for them. */
const most = { registers: 6, rooms: 4 };
/** How long one is waited for at the most. */
const connectMs = 5_000;
/** How long steps may take that make or change tables, or wait for another server that does. */
const longestStepMs = 60 * 60_000;

/** Rejects with StorageError if PostgreSQL can not be reached or the tables can not be made. */
export async function openPostgres<Registers>(options: { url: string } & Patience): Promise<Storage<Registers>> {
	const patience = patienceOf(options);
	const { longestTransactionMs, longestQueryMs, longestAppendMs, longestCloseMs } = patience;
	const { url } = options;
	const limits = { longestStatementMs: longestQueryMs, longestIdleInTransactionMs: longestTransactionMs };
	const patienceMs = Math.min(connectMs, longestQueryMs);
	const pool = new Pool({ url, most: most.registers, patienceMs, ...limits });
	const reading = new Pool({ url, most: most.rooms, patienceMs, ...limits });
	const writing = new Pool({ url, most: 1, patienceMs: longestAppendMs, ...limits });
	await prepare(url, makeReady);
	const db = new Kysely<Registers>({
		dialect: dialect(pool, { longestTransactionMs, longestQueryMs }),
		// PostgreSQL does not take a list with nothing in it.
		plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
	});
	return {
		log: postgresLog(writing, reading, patience),
		db,
		async migrate(migrations) {
			const longest = { longestTransactionMs: longestStepMs, longestQueryMs: longestStepMs };
			await prepare(url, (own) => migrate(new Kysely({ dialect: dialect(own, longest) }), migrations));
		},
		taken: () => takenIn(db),
		async close() {
			const closed = [pool, reading, writing].map((each) => each.close());
			await inTime(Promise.all(closed), longestCloseMs);
		},
	};
}

/** Steps may take longer than questions: they have a connection of their own. */
async function prepare<Result>(url: string, work: (pool: Pool) => Promise<Result>): Promise<Result> {
	const limits = { longestStatementMs: 0, longestIdleInTransactionMs: 0 };
	const pool = new Pool({ url, most: 1, patienceMs: connectMs, ...limits });
	try {
		return await work(pool);
	} finally {
		// What has been done is done, and what has failed has a better reason.
		await inTime(pool.close(), connectMs).catch(() => {});
	}
}
