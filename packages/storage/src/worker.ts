/** The worker thread that holds the database: the only place where SQLite is called. */
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { LogTables } from "./log-tables.ts";
import type { QueryAnswer, Reply, Request, RequestKind, Requests, Value } from "./requests.ts";

const { file } = workerData as { file: string };
const keptStatements = 500;

const db = new DatabaseSync(file, { timeout: 0 });
db.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;");
const log = new LogTables(db);
const statements = new Map<string, StatementSync>();

const answers: { [K in RequestKind]: (ask: Requests[K]["ask"]) => Requests[K]["answer"] } = {
	query: ({ sql, values }) => query(sql, values),
	append(batch) {
		const seqs = log.append(batch);
		if (log.isJournalLong) setImmediate(tidy);
		return seqs;
	},
	read: ({ room, before }) => log.read(room, before),
	readAfter: ({ room, seq }) => log.readAfter(room, seq),
	positions: () => log.positions(),
	fold: ({ room, seq, at, bytes }) => log.fold(room, seq, at, bytes),
	close() {
		tidy();
		db.close();
		return undefined;
	},
};

parentPort?.on("message", ({ id, kind, ask }: Request) => {
	parentPort?.postMessage(reply(id, kind, ask));
	if (kind === "close") parentPort?.close();
});

/** Tidying up is worth a try, no more: what stays in the journal is as safe there. */
function tidy(): void {
	try {
		if (db.isOpen && !db.isTransaction) log.tidy();
	} catch {
		// The next batch tries again.
	}
}

function reply<K extends RequestKind>(id: number, kind: K, ask: Requests[K]["ask"]): Reply {
	try {
		return { id, answer: answers[kind](ask) };
	} catch (error) {
		const { message, errcode } = error as Error & { errcode?: number };
		return { id, message, code: errcode };
	}
}

function query(sql: string, values: Value[]): QueryAnswer {
	const statement = prepare(sql);
	if (statement.columns().length > 0) {
		const rows = statement.all(...values) as Record<string, Value>[];
		return { rows, changes: 0, lastId: 0, isReader: true };
	}
	const { changes, lastInsertRowid } = statement.run(...values);
	return { rows: [], changes: Number(changes), lastId: Number(lastInsertRowid), isReader: false };
}

function prepare(sql: string): StatementSync {
	let statement = statements.get(sql);
	if (!statement) {
		statement = db.prepare(sql);
		const oldest = statements.keys().next();
		if (statements.size >= keptStatements && !oldest.done) statements.delete(oldest.value);
		statements.set(sql, statement);
	}
	return statement;
}
