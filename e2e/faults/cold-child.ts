/** Opens every room of a database, from its history and folded, and says what went wrong: for the delayed poison. */
import { DatabaseSync } from "node:sqlite";
import { openStorage } from "@plenary/storage";
import * as Y from "yjs";
import { difference } from "./difference.ts";

const [, , file = ""] = process.argv;
const db = new DatabaseSync(file, { readOnly: true });
const rooms = (db.prepare("select name from room").all() as { name: string }[]).map(({ name }) => name);
db.close();
const storage = await openStorage({ file });
const troubles: string[] = [];
let [updates, ambiguous] = [0, 0];

for (const room of rooms) {
	const history = await storage.log.readAfter(room, 0);
	updates += history.length;
	const doc = open(
		history.map(({ bytes }) => bytes),
		`${room}, step by step`,
	);
	const { folded, tail } = await storage.log.read(room);
	open([...(folded ? [folded] : []), ...tail.map(({ bytes }) => bytes)], `${room}, as it is opened`);
	const whole = new Y.Doc();
	attempt(`${room}, whole`, () =>
		whole.transact(() => {
			for (const { bytes } of history) Y.applyUpdate(whole, bytes);
		}),
	);
	const bytes = attempt(`${room}, folding`, () => Y.encodeStateAsUpdate(doc));
	if (bytes) {
		await storage.log.fold(room, history.length, 0, bytes);
		open([(await storage.log.read(room)).folded ?? new Uint8Array()], `${room}, folded now`);
	}
	attempt(`${room}, deleting everything`, () => deleteAll(open([bytes ?? new Uint8Array([0, 0])], `${room}, again`)));
	if ((attempt(`${room}, comparing`, () => difference(doc, whole)) ?? []).length > 0) ambiguous++;
}
await storage.close();
console.log(JSON.stringify({ rooms: rooms.length, updates, troubles, ambiguous }));

/** Each update on its own, so that the one that does harm is named. */
function open(all: Uint8Array[], what: string): Y.Doc {
	const doc = new Y.Doc();
	for (const [place, update] of all.entries())
		attempt(`${what}, update ${place + 1}`, () => Y.applyUpdate(doc, update));
	if (doc.store.pendingStructs || doc.store.pendingDs) troubles.push(`${what}: something is left waiting`);
	return doc;
}

/** As a client would delete it: from the roots down. */
function deleteAll(doc: Y.Doc): void {
	doc.transact((transaction) => {
		for (const type of doc.share.values()) {
			for (let item = type._start; item; item = item.right) item.delete(transaction);
			for (const item of type._map.values()) item.delete(transaction);
		}
	});
}

function attempt<T>(what: string, work: () => T): T | undefined {
	try {
		return work();
	} catch (error) {
		troubles.push(`${what}: ${error}`);
		return undefined;
	}
}
