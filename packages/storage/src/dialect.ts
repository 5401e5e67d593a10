/** Kysely's way to the worker: one connection, taken in turns with the update log. */
import {
	type CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
} from "kysely";
import { StorageError } from "./errors.ts";
import type { Line } from "./line.ts";
import type { Value } from "./requests.ts";
import type { Turns } from "./turns.ts";

/**
 * Everything else waits for a transaction, what people write included: one that does not end within
 * `longestTransactionMs` is undone.
 */
export function dialect(line: Line, turns: Turns, longestTransactionMs: number): Dialect {
	return {
		createAdapter: () => new Adapter(),
		createDriver: () => new WorkerDriver(line, turns, longestTransactionMs),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createQueryCompiler: () => new SqliteQueryCompiler(),
	};
}

class Adapter extends SqliteAdapter {
	/** Kysely says no, for the sake of pragmas; SQLite does roll back what was done to tables. */
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

class WorkerDriver implements Driver {
	readonly #line: Line;
	readonly #turns: Turns;

	readonly #longestMs: number;

	constructor(line: Line, turns: Turns, longestMs: number) {
		this.#line = line;
		this.#turns = turns;
		this.#longestMs = longestMs;
	}

	async init(): Promise<void> {}

	async acquireConnection(): Promise<TurnConnection> {
		return new TurnConnection(this.#line, await this.#turns.take(), this.#longestMs);
	}

	async beginTransaction(connection: DatabaseConnection): Promise<void> {
		await (connection as TurnConnection).begin();
	}

	async commitTransaction(connection: DatabaseConnection): Promise<void> {
		await (connection as TurnConnection).end("commit");
	}

	async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
		await (connection as TurnConnection).end("rollback");
	}

	async releaseConnection(connection: DatabaseConnection): Promise<void> {
		(connection as TurnConnection).release();
	}

	async destroy(): Promise<void> {}
}

/** The connection for the length of one turn. */
class TurnConnection implements DatabaseConnection {
	readonly #line: Line;
	readonly #endTurn: () => void;
	readonly #longestMs: number;
	#isInTransaction = false;
	#isOver = false;
	#lossesBefore = 0;
	#deadline: NodeJS.Timeout | undefined;

	constructor(line: Line, endTurn: () => void, longestMs: number) {
		this.#line = line;
		this.#endTurn = endTurn;
		this.#longestMs = longestMs;
	}

	async begin(): Promise<void> {
		await this.#line.askPatiently("query", { sql: "begin immediate", values: [] });
		this.#isInTransaction = true;
		this.#deadline = setTimeout(() => void this.#giveUp(), this.#longestMs);
		this.#lossesBefore = this.#line.losses;
	}

	async end(how: "commit" | "rollback"): Promise<void> {
		this.#checkTurn();
		clearTimeout(this.#deadline);
		try {
			await this.#line.ask("query", { sql: how, values: [] });
			this.#isInTransaction = false;
		} catch (error) {
			// SQLite has rolled back by itself after some failures; then there is nothing left to undo.
			if (how === "commit" || !(error instanceof StorageError && error.message.includes("no transaction"))) throw error;
			this.#isInTransaction = false;
		}
	}

	release(): void {
		clearTimeout(this.#deadline);
		if (this.#isOver) return;
		this.#isOver = true;
		if (this.#isInTransaction) void this.#undo().finally(this.#endTurn);
		else this.#endTurn();
	}

	async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
		this.#checkTurn();
		const ask = { sql, values: parameters.map(bindable) };
		const isAlone = !this.#isInTransaction;
		const answer = isAlone ? await this.#line.askPatiently("query", ask) : await this.#line.ask("query", ask);
		const rows = answer.rows as R[];
		if (answer.isReader) return { rows };
		return { rows, numAffectedRows: BigInt(answer.changes), insertId: BigInt(answer.lastId) };
	}

	async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
		yield await this.executeQuery<R>(query);
	}

	async #giveUp(): Promise<void> {
		this.#isOver = true;
		await this.#undo();
		this.#endTurn();
	}

	async #undo(): Promise<void> {
		await this.#line.ask("query", { sql: "rollback", values: [] }).catch(() => {});
		this.#isInTransaction = false;
	}

	#checkTurn(): void {
		if (this.#isOver)
			throw new StorageError(`The transaction took longer than ${this.#longestMs} ms and was undone.`, undefined, true);
		if (this.#isInTransaction && this.#line.losses !== this.#lossesBefore) {
			throw new StorageError("The transaction was lost with the worker that held it.", undefined, true);
		}
	}
}

function bindable(parameter: unknown): Value {
	if (typeof parameter === "boolean") return parameter ? 1 : 0;
	if (parameter === undefined) return null;
	return parameter as Value;
}
