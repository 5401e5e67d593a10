/** The update log as a port: where a room's updates are kept, in order and for good. */

/** One row to append: what one account added to one room in one flush. */
export interface LogRow {
	room: string;
	account: string;
	/** Unix time in milliseconds. */
	at: number;
	/** A Yjs update, V1. */
	bytes: Uint8Array;
}

/** Claims a Yjs client id, in a room, for an account: it belongs to the first that did. */
export interface LogClient {
	room: string;
	client: number;
	account: string;
}

export interface LogBatch {
	rows: LogRow[];
	clients: LogClient[];
	/** One for each room with rows, where servers share a log. */
	judged?: LogJudgement[];
}

/** Of what a server judged the rows of a room. */
export interface LogJudgement {
	room: string;
	/** The last update it knew of with all before it, and those it knew of beyond. */
	known: number;
	knownBeyond: readonly number[];
	/** The Yjs client ids under which there is something new in the rows. */
	writers: number[];
}

/** A row as it stands in the log. */
export interface LoggedUpdate {
	seq: number;
	at: number;
	account: string;
	bytes: Uint8Array;
}

/** What is needed to open a room: the newest folded copy, and the updates after it. */
export interface StoredRoom {
	/** Raised by a restore; a client that knew another generation has to start afresh. A new room is of generation 1. */
	generation: number;
	folded?: Uint8Array;
	/** The last update that the folded copy holds; 0 without a folded copy. */
	foldedSeq: number;
	/** Newer folded copies that are not what was written any more, newest first, and were passed over. */
	brokenFolds?: number[];
	tail: { seq: number; bytes: Uint8Array }[];
	clients: { client: number; account: string }[];
}

/** Every implementation runs the suite in `log-contract.ts`. A failure of the disk rejects; the caller tries again. */
export interface UpdateLog {
	/**
	 * Appends all rows and clients in one transaction, or none of them. Resolves after they are durable, with one
	 * place for each row, in the rows' order. `seq` starts at 1 and has no gaps within a room; where others append to
	 * the same log, theirs may stand in between. The same batch, once more after it was rejected, is stored once only,
	 * if no other has been appended in between.
	 *
	 * All rows of a room are refused, with 0 as their `seq`, where they were judged without what the log has: where a
	 * client id that is claimed belongs to another account already, or where rows that were not known were written
	 * under one of the same client ids. The other rooms' are stored.
	 */
	append(batch: LogBatch): Promise<{ room: string; seq: number }[]>;
	/** A room nobody has written to is empty, of generation 1; reading leaves no trace. */
	read(room: string): Promise<StoredRoom>;
	/**
	 * As `read`, but with the folded copy before the one up to `foldedSeq`, or the whole history if there is none: for
	 * whoever could not make sense of that one.
	 */
	readBefore?(room: string, foldedSeq: number): Promise<StoredRoom>;
	/** The updates with a greater `seq`, oldest first; history is complete, whatever was folded. */
	readAfter(room: string, seq: number): Promise<LoggedUpdate[]>;
	/** How far the log of each room goes that has a row, or of those of the named that have one: its last `seq`. */
	positions(rooms?: readonly string[]): Promise<Map<string, number>>;
	/** Keeps a folded copy of everything up to `seq`, and the one before it. Never deletes updates. */
	fold(room: string, seq: number, at: number, bytes: Uint8Array): Promise<void>;
}
