/** The tables of the update log, and the statements that the worker runs on them. */
import type { DatabaseSync } from "node:sqlite";
import { crc32 } from "node:zlib";
import type { LogBatch, LoggedUpdate, StoredRoom } from "@plenary/sync";
import type { NamedBatch } from "./requests.ts";

/** Each step brings the tables from one version to the next; `user_version` counts the steps taken. */
const steps = [
	`create table room (name text primary key, generation integer not null default 1, seq integer not null default 0)
		strict, without rowid;
	create table update_log (room text not null references room (name), seq integer not null, at integer not null,
		account text not null, bytes blob not null, primary key (room, seq)) strict, without rowid;
	create table fold (room text not null references room (name), seq integer not null, at integer not null,
		bytes blob not null, primary key (room, seq)) strict;
	create table client (room text not null references room (name), client integer not null, account text not null,
		primary key (room, client)) strict, without rowid;`,
	`alter table fold add column checksum integer;
	create table journal (id integer primary key, batch integer not null, room text not null, seq integer not null,
		at integer not null, account text not null, bytes blob not null) strict;`,
];

/** The version of the tables that this program makes and knows. */
export const logVersion = steps.length;

/**
 * What rooms say at about the same time stands together in the journal, so that a commit touches one page and not one
 * for each room; from there it is moved, many rows at once, to where each room's history stands together.
 */
const longestJournal = 4096;

interface Fold {
	seq: number;
	bytes: Uint8Array;
	checksum: number | null;
}

/** Whether a folded copy is still what was written; earlier versions kept no checksum. */
export const isWhole = ({ bytes, checksum }: Omit<Fold, "seq">): boolean =>
	checksum === null || checksum === crc32(bytes);

export class LogTables {
	readonly #db: DatabaseSync;
	readonly #sql: ReturnType<typeof prepare>;
	/** The last number given in each room that was written to. */
	readonly #seqs = new Map<string, number>();
	/** Where the last batch begins in the journal, and its number: it may be asked for once more. */
	#last: { id: number; batch: number };
	/** Rows in the journal, of each room and of all. */
	#journalled: Map<string, number>;
	#journalLength: number;

	constructor(db: DatabaseSync) {
		this.#db = db;
		this.#makeReady();
		this.#sql = prepare(db);
		this.#last = (this.#sql.lastBatch.get() as { id: number; batch: number } | undefined) ?? { id: 1, batch: -1 };
		this.#journalled = this.#countJournal();
		this.#journalLength = this.#journalled.values().reduce((sum, rows) => sum + rows, 0);
	}

	/** The numbers of the rows, 0 for those that are refused; a batch that is in the log already has them. */
	append({ rows, clients, number }: NamedBatch): number[] {
		if (rows.length > 0 && number === this.#last.batch) {
			const stored = this.#sql.ofBatch.all(number) as { seq: number }[];
			const refused = this.#refusedOf(rows, clients);
			return rows.map((row) => (refused.has(row) ? 0 : (stored.shift()?.seq ?? 0)));
		}
		const seqs = new Map<string, number>();
		let firstId = 0;
		const given = this.#transact(() => {
			for (const { room, client, account } of clients) {
				this.#sql.addRoom.run(room);
				this.#sql.addClient.run(room, client, account);
			}
			const refused = this.#refusedOf(rows, clients);
			return rows.map((row) => {
				if (refused.has(row)) return 0;
				const { room, at, account, bytes } = row;
				const seq = (seqs.get(room) ?? this.#openRoom(room)) + 1;
				seqs.set(room, seq);
				const { lastInsertRowid } = this.#sql.addToJournal.run(number, room, seq, at, account, bytes);
				firstId ||= Number(lastInsertRowid);
				return seq;
			});
		});
		for (const [room, seq] of seqs) this.#seqs.set(room, seq);
		for (const [at, { room }] of rows.entries()) {
			if (given[at] !== 0) this.#journalled.set(room, (this.#journalled.get(room) ?? 0) + 1);
		}
		this.#journalLength += given.filter((seq) => seq > 0).length;
		if (firstId > 0) this.#last = { id: firstId, batch: number };
		return given;
	}

	/** The rows of rooms in which somebody claims what belongs to somebody else. */
	#refusedOf(rows: LogBatch["rows"], clients: LogBatch["clients"]): Set<LogBatch["rows"][number]> {
		const lost = clients.filter(({ room, client, account }) => {
			const { account: owner } = this.#sql.owner.get(room, client) as { account: string };
			return owner !== account;
		});
		return new Set(rows.filter((row) => lost.some(({ room }) => room === row.room)));
	}

	get isJournalLong(): boolean {
		return this.#journalLength >= longestJournal;
	}

	/** Moves what is in the journal to its rooms' histories, but for the last batch. */
	tidy(): void {
		const { id } = this.#last;
		const moved = this.#transact(() => {
			this.#sql.settleSeqs.run(id);
			this.#sql.settleUpdates.run(id);
			return Number(this.#sql.clearJournal.run(id).changes);
		});
		this.#journalLength -= moved;
		this.#journalled = this.#countJournal();
	}

	#countJournal(): Map<string, number> {
		const counts = this.#sql.countJournal.all() as { room: string; rows: number }[];
		return new Map(counts.map(({ room, rows }) => [room, rows]));
	}

	/** The folded copy is the newest that is whole, of those up to before `before` where that is given. */
	read(room: string, before = Number.MAX_SAFE_INTEGER): StoredRoom {
		const { fold, brokenFolds } = this.#wholeFold(room, before);
		const foldedSeq = fold?.seq ?? 0;
		// Only a room that has rows in the journal is looked for there.
		const tail = this.#journalled.has(room) ? this.#sql.tailEverywhere : this.#sql.tail;
		return {
			generation: this.#room(room)?.generation ?? 1,
			...(fold ? { folded: fold.bytes } : {}),
			foldedSeq,
			...(brokenFolds.length > 0 ? { brokenFolds } : {}),
			tail: tail.all({ room, seq: foldedSeq }) as { seq: number; bytes: Uint8Array }[],
			clients: this.#sql.clients.all(room) as { client: number; account: string }[],
		};
	}

	readAfter(room: string, seq: number): LoggedUpdate[] {
		const sql = this.#journalled.has(room) ? this.#sql.afterEverywhere : this.#sql.after;
		return sql.all({ room, seq }) as unknown as LoggedUpdate[];
	}

	positions(): { room: string; seq: number }[] {
		return this.#sql.positions.all() as { room: string; seq: number }[];
	}

	fold(room: string, seq: number, at: number, bytes: Uint8Array): undefined {
		this.#transact(() => {
			this.#sql.addRoom.run(room);
			this.#sql.addFold.run(room, seq, at, bytes, crc32(bytes));
			this.#sql.dropOldFolds.run(room, room);
		});
	}

	#wholeFold(room: string, before: number): { fold?: Fold; brokenFolds: number[] } {
		const brokenFolds: number[] = [];
		for (const fold of this.#sql.folds.iterate(room, before) as Iterable<unknown> as Iterable<Fold>) {
			if (isWhole(fold)) return { fold, brokenFolds };
			brokenFolds.push(fold.seq);
		}
		return { brokenFolds };
	}

	#room(name: string): { generation: number; seq: number } | undefined {
		return this.#sql.room.get(name) as { generation: number; seq: number } | undefined;
	}

	/** The last number given in it. */
	#openRoom(room: string): number {
		const known = this.#seqs.get(room);
		if (known !== undefined) return known;
		this.#sql.addRoom.run(room);
		const { seq } = this.#sql.lastInJournal.get(room) as { seq: number | null };
		return seq ?? this.#room(room)?.seq ?? 0;
	}

	#makeReady(): void {
		const { user_version: version } = this.#db.prepare("pragma user_version").get() as { user_version: number };
		if (version > logVersion) {
			throw new Error(`The database is of version ${version}, newer than this program, which knows ${logVersion}.`);
		}
		if (version === logVersion) return;
		this.#transact(() => {
			for (const step of steps.slice(version)) this.#db.exec(step);
			this.#db.exec(`pragma user_version = ${logVersion}`);
		});
	}

	#transact<T>(work: () => T): T {
		// Whatever is open here belongs to nobody any more: what should have undone it has failed.
		if (this.#db.isTransaction) this.#db.exec("rollback");
		this.#db.exec("begin immediate");
		try {
			const result = work();
			this.#db.exec("commit");
			return result;
		} catch (error) {
			// After some failures, such as a full disk, SQLite has rolled back already.
			if (this.#db.isTransaction) this.#db.exec("rollback");
			throw error;
		}
	}
}

const rowsAfter = (columns: string, table: string) =>
	`select ${columns} from ${table} where room = :room and seq > :seq`;
const rowsEverywhereAfter = (columns: string) =>
	`${rowsAfter(columns, "update_log")} union all ${rowsAfter(columns, "journal")} order by seq`;

function prepare(db: DatabaseSync) {
	return {
		room: db.prepare("select generation, seq from room where name = ?"),
		addRoom: db.prepare("insert into room (name) values (?) on conflict do nothing"),
		addToJournal: db.prepare("insert into journal (batch, room, seq, at, account, bytes) values (?, ?, ?, ?, ?, ?)"),
		countJournal: db.prepare("select room, count(*) as rows from journal group by room"),
		lastInJournal: db.prepare("select max(seq) as seq from journal where room = ?"),
		lastBatch: db.prepare(
			"select min(id) as id, batch from journal where batch = (select batch from journal order by id desc limit 1) group by batch",
		),
		ofBatch: db.prepare("select seq from journal where batch = ? order by id"),
		settleSeqs: db.prepare(
			`insert into room (name, seq) select room, max(seq) from journal where id < ? group by room
				on conflict do update set seq = excluded.seq`,
		),
		settleUpdates: db.prepare(
			`insert into update_log (room, seq, at, account, bytes)
				select room, seq, at, account, bytes from journal where id < ? order by room, seq`,
		),
		clearJournal: db.prepare("delete from journal where id < ?"),
		addClient: db.prepare("insert into client (room, client, account) values (?, ?, ?) on conflict do nothing"),
		owner: db.prepare("select account from client where room = ? and client = ?"),
		folds: db.prepare("select seq, bytes, checksum from fold where room = ? and seq < ? order by seq desc"),
		tail: db.prepare(`${rowsAfter("seq, bytes", "update_log")} order by seq`),
		tailEverywhere: db.prepare(rowsEverywhereAfter("seq, bytes")),
		clients: db.prepare("select client, account from client where room = ?"),
		after: db.prepare(`${rowsAfter("seq, at, account, bytes", "update_log")} order by seq`),
		afterEverywhere: db.prepare(rowsEverywhereAfter("seq, at, account, bytes")),
		positions: db.prepare(
			`select room, max(seq) as seq from
				(select name as room, seq from room where seq > 0 union all select room, seq from journal) group by room`,
		),
		addFold: db.prepare("insert or replace into fold (room, seq, at, bytes, checksum) values (?, ?, ?, ?, ?)"),
		dropOldFolds: db.prepare(
			"delete from fold where room = ? and seq not in (select seq from fold where room = ? order by seq desc limit 2)",
		),
	};
}
