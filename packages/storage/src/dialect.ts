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
import { inTime } from "./patience.ts";
import type { Value } from "./requests.ts";
import type { Patience as StoragePatience } from "./storage.ts";
import type { Turns } from "./turns.ts";

type Patience = Pick<Required<StoragePatience>, "longestTransactionMs" | "longestQueryMs">;

/**
 * Everything else waits for a transaction, what people write included: one that does not end within
 * `longestTransactionMs` is undone.
 */
export function dialect(line: Line, turns: Turns, patience: Patience): Dialect {
	return {
		createAdapter: () => new Adapter(),
		createDriver: () => new WorkerDriver(line, turns, patience),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createQueryCompiler: () => new SqliteQueryCompiler(),
	};
}

class Adapter extends SqliteAdapter {
	/** Kysely says no, for the sake of pragmas; SQLite does roll back what was done to tables. */
	override get supportsTransactionalDdl(): boolean {
		return true;
	}

	/** Turns are taken by ourselves; Kysely's own would never end for those who come after one that was not given. */
	override get supportsMultipleConnections(): boolean {
		return true;
	}
}

class WorkerDriver implements Driver {
	readonly #line: Line;
	readonly #turns: Turns;

	readonly #patience: Patience;

	constructor(line: Line, turns: Turns, patience: Patience) {
		this.#line = line;
		this.#turns = turns;
		this.#patience = patience;
	}

	async init(): Promise<void> {}

	async acquireConnection(): Promise<TurnConnection> {
		const turn = this.#turns.take();
		try {
			const { longestTransactionMs, longestQueryMs } = this.#patience;
			const end = await inTime(turn, longestTransactionMs + longestQueryMs);
			return new TurnConnection(this.#line, end, this.#patience);
		} catch (error) {
			// Nobody wants it any more when it comes.
			void turn.then((end) => end());
			throw error;
		}
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
	readonly #patience: Patience;
	#isInTransaction = false;
	#isOver = false;
	#lossesBefore = 0;
	#deadline: NodeJS.Timeout | undefined;
	#pending: Promise<unknown> = Promise.resolve();

	constructor(line: Line, endTurn: () => void, patience: Patience) {
		this.#line = line;
		this.#endTurn = endTurn;
		this.#patience = patience;
	}

	async begin(): Promise<void> {
		const begun = this.#line.askPatiently("query", { sql: "begin immediate", values: [] });
		await this.#inTime(
			begun.then(() => {
				this.#isInTransaction = true;
			}),
		);
		this.#deadline = setTimeout(() => void this.#giveUp(), this.#patience.longestTransactionMs);
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
		void this.#pending.then(() => (this.#isInTransaction ? this.#undo() : undefined)).finally(this.#endTurn);
	}

	async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
		this.#checkTurn();
		const ask = { sql, values: parameters.map(bindable) };
		const isAlone = !this.#isInTransaction;
		const asked = isAlone ? this.#line.askPatiently("query", ask) : this.#line.ask("query", ask);
		const answer = await this.#inTime(asked);
		const rows = answer.rows as R[];
		if (answer.isReader) return { rows };
		return { rows, numAffectedRows: BigInt(answer.changes), insertId: BigInt(answer.lastId) };
	}

	async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
		yield await this.executeQuery<R>(query);
	}

	/** What was given up may happen all the same, so the turn lasts until that is known. */
	#inTime<T>(answer: Promise<T>): Promise<T> {
		this.#pending = answer.catch(() => {});
		return inTime(answer, this.#patience.longestQueryMs);
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
			throw new StorageError(
				`The transaction took longer than ${this.#patience.longestTransactionMs} ms and was undone.`,
				undefined,
				true,
			);
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
