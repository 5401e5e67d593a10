/** Connections to PostgreSQL: made when they are needed, and thrown away when something is wrong with them. */
import pg from "pg";
import { StorageError } from "../errors.ts";
import { inTime } from "../patience.ts";
import { isCut, storageErrorOf } from "./complaints.ts";
import { types } from "./values.ts";

/** Whoever has nothing new for so long may have been cut off: the system looks. */
const keepAliveMs = 10_000;
/** A connection that nobody has needed for so long is let go. */
const idleMs = 5 * 60_000;

/** Held together by all that are connected, and by one alone while it moves everything. */
export const inUse = "hashtext('plenary in use'), hashtext(current_schema())";

export interface PoolOptions {
	url: string;
	/** No more connections than this at a time. */
	most: number;
	/** So long one is waited for. */
	patienceMs: number;
	/** A statement that takes longer is given up by PostgreSQL, and a transaction in which nothing comes undone; 0 never. */
	longestStatementMs: number;
	longestIdleInTransactionMs: number;
}

export class Pool {
	readonly #pool: pg.Pool;
	readonly #patienceMs: number;
	#isClosed = false;

	constructor({ url, most, patienceMs, longestStatementMs, longestIdleInTransactionMs }: PoolOptions) {
		this.#patienceMs = patienceMs;
		const config = {
			connectionString: url,
			max: most,
			types,
			connectionTimeoutMillis: patienceMs,
			idleTimeoutMillis: idleMs,
			keepAlive: true,
			keepAliveInitialDelayMillis: keepAliveMs,
			application_name: "plenary",
			// What the server's own settings may say otherwise; and whoever would move everything away sees that we are here.
			onConnect: async (client: pg.ClientBase) => {
				const prepared = client.query(`set statement_timeout = ${longestStatementMs};
					set idle_in_transaction_session_timeout = ${longestIdleInTransactionMs};
					set default_transaction_isolation = 'read committed';
					select set_config('synchronous_commit', 'on', false)
						where current_setting('synchronous_commit') = 'off';
					select pg_advisory_lock_shared(${inUse});`);
				await inTime(prepared, patienceMs);
			},
		};
		this.#pool = new pg.Pool(config);
		// A connection may be cut while nobody asks anything; whoever asks next is told or gets another.
		this.#pool.on("error", () => {});
		this.#pool.on("connect", (client) => client.on("error", () => {}));
	}

	/** To be released by whoever takes it. Rejects with StorageError. */
	async take(): Promise<pg.PoolClient> {
		if (this.#isClosed) throw new StorageError("The database is closed.");
		const taken = this.#pool.connect();
		try {
			return await inTime(taken, this.#patienceMs);
		} catch (error) {
			// Nobody wants it any more when it comes.
			taken.then(
				(client) => client.release(),
				() => {},
			);
			throw storageErrorOf(error);
		}
	}

	/**
	 * Asks what does no harm if it is asked twice: should a connection have been cut, such as while it lay idle, another
	 * one is asked. One that does not answer within `longestMs` is thrown away.
	 */
	async ask<Row extends object>(query: pg.QueryConfig, longestMs: number): Promise<Row[]> {
		try {
			return await this.#askOn<Row>(await this.take(), query, longestMs);
		} catch (error) {
			if (!isCut(error as StorageError)) throw error;
			return await this.#askOn<Row>(await this.take(), query, longestMs);
		}
	}

	async #askOn<Row extends object>(client: pg.PoolClient, query: pg.QueryConfig, longestMs: number): Promise<Row[]> {
		try {
			const { rows } = await inTime(client.query<Row>(query), longestMs);
			client.release();
			return rows;
		} catch (error) {
			const complaint = storageErrorOf(error);
			client.release(complaint.isTrouble);
			throw complaint;
		}
	}

	/** Waits for what was asked. */
	async close(): Promise<void> {
		if (this.#isClosed) return;
		this.#isClosed = true;
		await this.#pool.end();
	}
}
