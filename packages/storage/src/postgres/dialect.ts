/** Kysely's way to PostgreSQL: many connections, and transactions that take turns as they do in SQLite. */
import {
	type CompiledQuery,
	type DatabaseConnection,
	type DataTypeNode,
	type Dialect,
	type Driver,
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler,
	type QueryResult,
} from "kysely";
import type pg from "pg";
import { StorageError } from "../errors.ts";
import { inTime } from "../patience.ts";
import type { Patience } from "../storage.ts";
import { storageErrorOf } from "./complaints.ts";
import type { Pool } from "./pool.ts";
import { bindable } from "./values.ts";

type Longest = Pick<Required<Patience>, "longestTransactionMs" | "longestQueryMs">;

export function dialect(pool: Pool, longest: Longest): Dialect {
	return {
		createAdapter: () => new PostgresAdapter(),
		createDriver: () => new PoolDriver(pool, longest),
		createIntrospector: (db) => new PostgresIntrospector(db),
		createQueryCompiler: () => new Compiler(),
	};
}

/** Tables are described in SQLite's words. */
class Compiler extends PostgresQueryCompiler {
	protected override visitDataType({ dataType }: DataTypeNode): void {
		// Texts are told apart and put in order by their bytes, whatever language the database speaks.
		this.append(dataType === "text" ? 'text collate "C"' : dataType === "blob" ? "bytea" : dataType);
	}
}

class PoolDriver implements Driver {
	readonly #pool: Pool;
	readonly #longest: Longest;

	constructor(pool: Pool, longest: Longest) {
		this.#pool = pool;
		this.#longest = longest;
	}

	async init(): Promise<void> {}

	async acquireConnection(): Promise<LentConnection> {
		return new LentConnection(await this.#pool.take(), this.#longest);
	}

	async beginTransaction(connection: DatabaseConnection): Promise<void> {
		await (connection as LentConnection).begin();
	}

	async commitTransaction(connection: DatabaseConnection): Promise<void> {
		await (connection as LentConnection).end("commit");
	}

	async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
		await (connection as LentConnection).end("rollback");
	}

	async releaseConnection(connection: DatabaseConnection): Promise<void> {
		(connection as LentConnection).release();
	}

	async destroy(): Promise<void> {}
}

/** A connection for the length of one query or one transaction. */
class LentConnection implements DatabaseConnection {
	readonly #client: pg.PoolClient;
	readonly #longest: Longest;
	/** Whether nobody knows any more what state it is in. */
	#isSpoilt = false;
	#isReleased = false;
	#isTooLate = false;
	#deadline: NodeJS.Timeout | undefined;

	constructor(client: pg.PoolClient, longest: Longest) {
		this.#client = client;
		this.#longest = longest;
	}

	/**
	 * One transaction after the other, on all servers together: what it has read is still so when it writes. Those that
	 * only ask one question wait for none.
	 */
	async begin(): Promise<void> {
		await this.#ask("begin; select pg_advisory_xact_lock(hashtext('plenary'), hashtext(current_schema()))");
		this.#deadline = setTimeout(() => {
			this.#isTooLate = true;
			this.#spoil();
		}, this.#longest.longestTransactionMs);
	}

	async end(how: "commit" | "rollback"): Promise<void> {
		clearTimeout(this.#deadline);
		// With its connection it was undone.
		if (how === "rollback" && this.#isSpoilt) return;
		await this.#ask(how);
	}

	release(): void {
		clearTimeout(this.#deadline);
		if (this.#isReleased) return;
		this.#isReleased = true;
		this.#client.release(this.#isSpoilt);
	}

	async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
		const { command, rows, rowCount } = await this.#ask<R & object>(sql, parameters.map(bindable));
		if (command === "SELECT" || rowCount === null) return { rows };
		return { rows, numAffectedRows: BigInt(rowCount) };
	}

	async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
		yield await this.executeQuery<R>(query);
	}

	async #ask<R extends object>(text: string, values?: unknown[]): Promise<pg.QueryResult<R>> {
		this.#checkTime();
		try {
			return await inTime(this.#client.query<R>(values ? { text, values } : text), this.#longest.longestQueryMs);
		} catch (error) {
			this.#checkTime();
			const complaint = storageErrorOf(error);
			if (complaint.isTrouble) this.#spoil();
			throw complaint;
		}
	}

	/** Cutting it ends what PostgreSQL has begun. */
	#spoil(): void {
		this.#isSpoilt = true;
		this.release();
	}

	#checkTime(): void {
		if (!this.#isTooLate) return;
		const message = `The transaction took longer than ${this.#longest.longestTransactionMs} ms and was undone.`;
		throw new StorageError(message, undefined, true);
	}
}
