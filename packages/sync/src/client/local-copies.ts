/** One account's copies of rooms on this device: what was seen, what is not saved yet, what was set aside. */
import * as Y from "yjs";
import { answerOf, done, openDatabase, store } from "./database.ts";

/** Words that a room will never take, kept until somebody has looked at them. */
export interface Aside {
	id: string;
	room: string;
	/** Unix time in milliseconds. */
	at: number;
	code: number;
	reason: string;
	/** How many local changes had not been saved. */
	unsaved: number;
	/** The whole document as it stood, as one update. */
	bytes: Uint8Array;
}

interface UpdateRow {
	room: string;
	/** 0 if the room's generation was not known yet. */
	generation: number;
	bytes: Uint8Array;
}

interface UnsavedRow {
	room: string;
	tab: string;
	count: number;
}

/** What a copy held when it was opened. */
export interface OpenedCopy {
	updates: Uint8Array[];
	/** Undefined if the server never told it. */
	generation: number | undefined;
	/** Local changes of earlier visits, and of other tabs, that were not saved when they were last heard of. */
	unsaved: UnsavedRow[];
}

export class LocalCopies {
	readonly account: string;
	readonly #factory: IDBFactory;
	readonly #db: Promise<IDBDatabase>;

	constructor(account: string, factory: IDBFactory = indexedDB) {
		this.account = account;
		this.#factory = factory;
		this.#db = openDatabase(factory, databaseName(account));
		this.#db.catch(() => {});
	}

	async read(room: string): Promise<OpenedCopy> {
		const transaction = (await this.#db).transaction([store.updates, store.unsaved]);
		const [rows, unsaved] = await Promise.all([
			answerOf<UpdateRow[]>(transaction.objectStore(store.updates).index("room").getAll(room)),
			answerOf<UnsavedRow[]>(transaction.objectStore(store.unsaved).index("room").getAll(room)),
		]);
		const generation = Math.max(0, ...rows.map((row) => row.generation));
		const updates = rows.filter((row) => row.generation === generation || row.generation === 0);
		return { updates: updates.map(({ bytes }) => bytes), generation: generation || undefined, unsaved };
	}

	/** Adds updates, and what the tab now counts as unsaved, in one transaction; resolves when it is on disk. */
	async append(rows: UpdateRow[], unsaved: UnsavedRow): Promise<void> {
		const transaction = (await this.#db).transaction([store.updates, store.unsaved], "readwrite");
		for (const row of rows) transaction.objectStore(store.updates).add(row);
		if (unsaved.count > 0) transaction.objectStore(store.unsaved).put(unsaved);
		else transaction.objectStore(store.unsaved).delete([unsaved.room, unsaved.tab]);
		await done(transaction);
	}

	/** Forgets counts of earlier visits now that all of it is saved; a tab that went on counting keeps its rest. */
	async forgetUnsaved(known: UnsavedRow[]): Promise<void> {
		if (known.length === 0) return;
		const transaction = (await this.#db).transaction(store.unsaved, "readwrite");
		const counts = transaction.objectStore(store.unsaved);
		for (const { room, tab, count } of known) {
			const request = counts.get([room, tab]) as IDBRequest<UnsavedRow | undefined>;
			request.onsuccess = () => {
				const rest = (request.result?.count ?? 0) - count;
				if (rest > 0) counts.put({ room, tab, count: rest });
				else counts.delete([room, tab]);
			};
		}
		await done(transaction);
	}

	/** Joins the rows of a generation into one, in one transaction: rows that other tabs add later are not touched. */
	async compact(room: string, generation: number): Promise<void> {
		const transaction = (await this.#db).transaction(store.updates, "readwrite");
		const updates = transaction.objectStore(store.updates);
		const doc = new Y.Doc();
		let joined = 0;
		const request = updates.index("room").openCursor(room);
		request.onsuccess = () => {
			const cursor = request.result;
			if (cursor) {
				const row = cursor.value as UpdateRow;
				if (row.generation === generation || row.generation === 0) {
					Y.applyUpdate(doc, row.bytes);
					cursor.delete();
					joined++;
				}
				cursor.continue();
			} else if (joined > 0) updates.add({ room, generation, bytes: Y.encodeStateAsUpdate(doc) });
		};
		await done(transaction);
		doc.destroy();
	}

	/**
	 * Empties a room's copy up to a generation, and if `aside` is given keeps that, with whatever other tabs had added
	 * to the copy, in the same transaction.
	 */
	async empty(room: string, generation: number, unsaved: UnsavedRow[], aside?: Aside): Promise<void> {
		const transaction = (await this.#db).transaction(Object.values(store), "readwrite");
		const doc = new Y.Doc();
		if (aside) Y.applyUpdate(doc, aside.bytes);
		const request = transaction.objectStore(store.updates).index("room").openCursor(room);
		request.onsuccess = () => {
			const cursor = request.result;
			if (cursor) {
				const row = cursor.value as UpdateRow;
				if (row.generation <= generation) {
					if (aside) Y.applyUpdate(doc, row.bytes);
					cursor.delete();
				}
				cursor.continue();
			} else if (aside) {
				transaction.objectStore(store.aside).put({ ...aside, bytes: Y.encodeStateAsUpdate(doc) });
			}
		};
		for (const { tab } of unsaved) transaction.objectStore(store.unsaved).delete([room, tab]);
		await done(transaction);
		doc.destroy();
	}

	/** Keeps an aside, in the place of an earlier one with its id. */
	async keepAside(aside: Aside): Promise<void> {
		const transaction = (await this.#db).transaction(store.aside, "readwrite");
		transaction.objectStore(store.aside).put(aside);
		await done(transaction);
	}

	/** Rooms with changes that are on this device only, as far as is known. */
	async unsavedRooms(): Promise<{ room: string; unsaved: number }[]> {
		const transaction = (await this.#db).transaction(store.unsaved);
		const rows = await answerOf<UnsavedRow[]>(transaction.objectStore(store.unsaved).getAll());
		const byRoom = Map.groupBy(rows, ({ room }) => room);
		return [...byRoom].map(([room, counts]) => ({ room, unsaved: counts.reduce((sum, { count }) => sum + count, 0) }));
	}

	/** What was set aside, oldest first. */
	async asides(room?: string): Promise<Aside[]> {
		const transaction = (await this.#db).transaction(store.aside);
		const asides = await answerOf<Aside[]>(transaction.objectStore(store.aside).getAll());
		return asides.filter((aside) => room === undefined || aside.room === room).sort((a, b) => a.at - b.at);
	}

	async dropAside(id: string): Promise<void> {
		const transaction = (await this.#db).transaction(store.aside, "readwrite");
		transaction.objectStore(store.aside).delete(id);
		await done(transaction);
	}

	/** Deletes everything of this account on this device, in all tabs. */
	async wipe(): Promise<void> {
		await this.close();
		await answerOf(this.#factory.deleteDatabase(databaseName(this.account)));
	}

	async close(): Promise<void> {
		await this.#db.then(
			(db) => db.close(),
			() => {},
		);
	}
}

function databaseName(account: string): string {
	return `plenary-copies-${account}`;
}
