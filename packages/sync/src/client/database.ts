/** IndexedDB with promises: as much of it as the local copies need. */

export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

/** Resolves when the transaction is on disk. */
export function done(transaction: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onerror = () => reject(transaction.error);
		transaction.onabort = () => reject(transaction.error ?? new Error("The browser undid a write to the local copy."));
	});
}

export const store = { updates: "updates", unsaved: "unsaved", aside: "aside" } as const;

/** Opens the database, or makes it; it closes by itself when another tab deletes it. */
export async function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
	const request = factory.open(name, 1);
	request.onupgradeneeded = () => {
		const db = request.result;
		db.createObjectStore(store.updates, { autoIncrement: true }).createIndex("room", "room");
		db.createObjectStore(store.unsaved, { keyPath: ["room", "tab"] }).createIndex("room", "room");
		db.createObjectStore(store.aside, { keyPath: "id" });
	};
	const db = await answerOf(request);
	db.onversionchange = () => db.close();
	return db;
}
