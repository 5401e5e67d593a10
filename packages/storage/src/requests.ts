/** What is asked of the worker that holds the database, and what it answers. */
import type { LogBatch, LoggedUpdate, StoredRoom } from "@plenary/sync";

export type Value = null | number | string | Uint8Array;

export interface QueryAnswer {
	rows: Record<string, Value>[];
	changes: number;
	lastId: number;
	isReader: boolean;
}

/** A batch with a number of its own, so that it can be told whether it is in the log already. */
export interface NamedBatch extends LogBatch {
	number: number;
}

/** Each request with its answer. */
export interface Requests {
	query: { ask: { sql: string; values: Value[] }; answer: QueryAnswer };
	append: { ask: NamedBatch; answer: number[] };
	read: { ask: { room: string; before?: number }; answer: StoredRoom };
	readAfter: { ask: { room: string; seq: number }; answer: LoggedUpdate[] };
	positions: { ask: undefined; answer: { room: string; seq: number }[] };
	fold: { ask: { room: string; seq: number; at: number; bytes: Uint8Array }; answer: undefined };
	close: { ask: undefined; answer: undefined };
}

export type RequestKind = keyof Requests;

export interface Request<K extends RequestKind = RequestKind> {
	id: number;
	kind: K;
	ask: Requests[K]["ask"];
}

export type Reply = { id: number; answer: unknown } | { id: number; message: string; code: number | undefined };
