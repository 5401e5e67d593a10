/** The tables of the update log, and the statements that the worker runs on them. */
import type { DatabaseSync } from "node:sqlite";
import type { LogBatch, LoggedUpdate, StoredRoom } from "@plenary/sync";

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
];

export class LogTables {
	readonly #db: DatabaseSync;
	readonly #sql: ReturnType<typeof prepare>;

	constructor(db: DatabaseSync) {
		this.#db = db;
		this.#makeReady();
		this.#sql = prepare(db);
	}

	append({ rows, clients }: LogBatch): { room: string; seq: number }[] {
		return this.#transact(() => {
			const seqs = new Map<string, number>();
			const places = rows.map(({ room, at, account, bytes }) => {
				const seq = (seqs.get(room) ?? this.#openRoom(room)) + 1;
				seqs.set(room, seq);
				this.#sql.addUpdate.run(room, seq, at, account, bytes);
				return { room, seq };
			});
			for (const [room, seq] of seqs) this.#sql.setSeq.run(seq, room);
			for (const { room, client, account } of clients) {
				if (!seqs.has(room)) this.#openRoom(room);
				this.#sql.addClient.run(room, client, account);
			}
			return places;
		});
	}

	read(room: string): StoredRoom {
		const known = this.#sql.room.get(room) as { generation: number } | undefined;
		const fold = this.#sql.newestFold.get(room) as { seq: number; bytes: Uint8Array } | undefined;
		const foldedSeq = fold?.seq ?? 0;
		return {
			generation: known?.generation ?? 1,
			...(fold ? { folded: fold.bytes } : {}),
			foldedSeq,
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
			this.#sql.addFold.run(room, seq, at, bytes);
			this.#sql.dropOldFolds.run(room, room);
		});
	}

	#openRoom(room: string): number {
		this.#sql.addRoom.run(room);
		return (this.#sql.room.get(room) as { seq: number }).seq;
	}

	#makeReady(): void {
		const { user_version: version } = this.#db.prepare("pragma user_version").get() as { user_version: number };
		if (version > steps.length) {
			throw new Error(`The database is of version ${version}, newer than this program, which knows ${steps.length}.`);
		}
		if (version === steps.length) return;
		this.#transact(() => {
			for (const step of steps.slice(version)) this.#db.exec(step);
			this.#db.exec(`pragma user_version = ${steps.length}`);
		});
	}

	#transact<T>(work: () => T): T {
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
		room: db.prepare("select generation, seq from room where name = ?"),
		addRoom: db.prepare("insert into room (name) values (?) on conflict do nothing"),
		setSeq: db.prepare("update room set seq = ? where name = ?"),
		addUpdate: db.prepare("insert into update_log (room, seq, at, account, bytes) values (?, ?, ?, ?, ?)"),
		addClient: db.prepare("insert into client (room, client, account) values (?, ?, ?) on conflict do nothing"),
		newestFold: db.prepare("select seq, bytes from fold where room = ? order by seq desc limit 1"),
		tail: db.prepare("select seq, bytes from update_log where room = ? and seq > ? order by seq"),
		clients: db.prepare("select client, account from client where room = ?"),
		after: db.prepare("select seq, at, account, bytes from update_log where room = ? and seq > ? order by seq"),
		addFold: db.prepare("insert or replace into fold (room, seq, at, bytes) values (?, ?, ?, ?)"),
		dropOldFolds: db.prepare(
			"delete from fold where room = ? and seq not in (select seq from fold where room = ? order by seq desc limit 2)",
		),
	};
}
