/** The worker that folds: makes one copy of many updates in a document of its own, and reads the copy back. */
import { parentPort, workerData } from "node:worker_threads";
import * as Y from "yjs";
import { readStored } from "./intake.ts";
import { factsOf, type PieceFacts } from "./pieces.ts";

export interface FoldTask {
	room: string;
	updates: Uint8Array[];
}

export type FoldAnswer =
	| { room: string; trouble: string }
	| ({ room: string; bytes: Uint8Array; complaint?: string } & PieceFacts);

type Check = (room: string, doc: Y.Doc) => string | undefined;

const { check: checkModule } = workerData as { check?: string };
const check = checkModule === undefined ? undefined : ((await import(checkModule)) as { check: Check }).check;

parentPort?.on("message", ({ room, updates }: FoldTask) => {
	parentPort?.postMessage(fold(room, updates));
});

function fold(room: string, updates: Uint8Array[]): FoldAnswer {
	try {
		const doc = open(updates);
		if (doc.store.pendingStructs || doc.store.pendingDs) return { room, trouble: "The updates do not fit together." };
		const bytes = Y.encodeStateAsUpdate(doc);
		const copy = open([bytes]);
		// A copy of the copy must be the copy: what was written is what is read.
		if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(copy)) || !isSame(bytes, Y.encodeStateAsUpdate(copy))) {
			return { room, trouble: "The folded copy reads back differently." };
		}
		// What our own reader would not take at the next opening must not replace what it takes now.
		const facts = factsOf(readStored(bytes, room));
		const complaint = check?.(room, copy);
		return { room, bytes, ...facts, ...(complaint === undefined ? {} : { complaint }) };
	} catch (error) {
		return { room, trouble: error instanceof Error ? error.message : String(error) };
	}
}

function open(updates: Uint8Array[]): Y.Doc {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	return doc;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
	return Buffer.compare(a, b) === 0;
}
