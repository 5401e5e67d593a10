/** The tables of the update log, and the statements that the worker runs on them. */
import type { DatabaseSync } from "node:sqlite";
import { crc32 } from "node:zlib";
import type { LoggedUpdate, StoredRoom } from "@plenary/sync";
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
	`alter table room add column batch integer;
	alter table fold add column checksum integer;`,
];

/** The version of the tables that this program makes and knows. */
export const logVersion = steps.length;

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

	constructor(db: DatabaseSync) {
		this.#db = db;
		this.#makeReady();
		this.#sql = prepare(db);
	}

	/** A batch that is in the log already gets the places it has there. */
	append({ rows, clients, number }: NamedBatch): { room: string; seq: number }[] {
		return this.#transact(() => {
			const seqs = new Map<string, number>();
			const isThere = rows[0] !== undefined && this.#room(rows[0].room)?.batch === number;
			if (isThere) for (const { room } of rows) seqs.set(room, (seqs.get(room) ?? this.#room(room)?.seq ?? 0) - 1);
			const places = rows.map(({ room, at, account, bytes }) => {
				const seq = (seqs.get(room) ?? this.#openRoom(room)) + 1;
				seqs.set(room, seq);
				if (!isThere) this.#sql.addUpdate.run(room, seq, at, account, bytes);
				return { room, seq };
			});
			if (isThere) return places;
			for (const [room, seq] of seqs) this.#sql.setSeq.run(seq, number, room);
			for (const { room, client, account } of clients) {
				if (!seqs.has(room)) this.#openRoom(room);
				this.#sql.addClient.run(room, client, account);
			}
			return places;
		});
	}

	/** The folded copy is the newest that is whole, of those up to before `before` where that is given. */
	read(room: string, before = Number.MAX_SAFE_INTEGER): StoredRoom {
		const { fold, brokenFolds } = this.#wholeFold(room, before);
		const foldedSeq = fold?.seq ?? 0;
		return {
			generation: this.#room(room)?.generation ?? 1,
			...(fold ? { folded: fold.bytes } : {}),
			foldedSeq,
			...(brokenFolds.length > 0 ? { brokenFolds } : {}),
			tail: this.#sql.tail.all(room, foldedSeq) as { seq: number; bytes: Uint8Array }[],
			clients: this.#sql.clients.all(room) as { client: number; account: string }[],
		};
	}

	readAfter(room: string, seq: number): LoggedUpdate[] {
		return this.#sql.after.all(room, seq) as unknown as LoggedUpdate[];
	}

	fold(room: string, seq: number, at: number, bytes: Uint8Array): undefined {
		this.#transact(() => {
			this.#openRoom(room);
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

	#room(name: string): { generation: number; seq: number; batch: number | null } | undefined {
		return this.#sql.room.get(name) as { generation: number; seq: number; batch: number | null } | undefined;
	}

	#openRoom(room: string): number {
		this.#sql.addRoom.run(room);
		return this.#room(room)?.seq ?? 0;
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

function prepare(db: DatabaseSync) {
	return {
		room: db.prepare("select generation, seq, batch from room where name = ?"),
		addRoom: db.prepare("insert into room (name) values (?) on conflict do nothing"),
		setSeq: db.prepare("update room set seq = ?, batch = ? where name = ?"),
		addUpdate: db.prepare("insert into update_log (room, seq, at, account, bytes) values (?, ?, ?, ?, ?)"),
		addClient: db.prepare("insert into client (room, client, account) values (?, ?, ?) on conflict do nothing"),
		folds: db.prepare("select seq, bytes, checksum from fold where room = ? and seq < ? order by seq desc"),
		tail: db.prepare("select seq, bytes from update_log where room = ? and seq > ? order by seq"),
		clients: db.prepare("select client, account from client where room = ?"),
		after: db.prepare("select seq, at, account, bytes from update_log where room = ? and seq > ? order by seq"),
		addFold: db.prepare("insert or replace into fold (room, seq, at, bytes, checksum) values (?, ?, ?, ?, ?)"),
		dropOldFolds: db.prepare(
			"delete from fold where room = ? and seq not in (select seq from fold where room = ? order by seq desc limit 2)",
		),
	};
}
