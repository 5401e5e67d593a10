/** Reads every room of a database cold, and compares its history with its folded copies. */
import type { Inspected, KeptRoom } from "@plenary/storage";
import { openRooms, type StoredRoom, type UpdateLog } from "@plenary/sync";
import * as Y from "yjs";

export interface Verified {
	rooms: number;
	updates: number;
	bytes: number;
	faults: number;
}

/** Tells each fault in a line of its own. */
export async function verify(inspection: Inspected, tell: (fault: string) => void): Promise<Verified> {
	const verified = { rooms: 0, updates: 0, bytes: 0, faults: 0 };
	const note = (fault: string) => {
		verified.faults++;
		tell(fault);
	};
	for (const damage of await inspection.damages()) note(`The database: ${damage}`);
	for (const name of (await inspection.generations()).keys()) {
		verified.rooms++;
		try {
			const room = await inspection.room(name);
			verified.updates += room.updates.length;
			verified.bytes += room.updates.reduce((sum, { bytes }) => sum + bytes.length, 0);
			for (const fault of await faultsOf(room)) note(`${name}: ${fault}`);
		} catch (error) {
			note(`${name}: ${wordsOf(error)}`);
		}
	}
	return verified;
}

async function faultsOf(room: KeptRoom): Promise<string[]> {
	const faults: string[] = [];
	const gap = room.updates.findIndex(({ seq }, at) => seq !== at + 1);
	if (gap >= 0) faults.push(`The history breaks off where ${gap + 1} should be.`);
	if (room.updates.length !== room.seq && gap < 0)
		faults.push(`The history has ${room.updates.length} updates, and ${room.seq} were counted.`);

	const whole = await readCold(room, undefined);
	if (typeof whole === "string") return [...faults, `The history: ${whole}`];
	const owned = new Set(room.clients.map(({ client }) => client));
	for (const client of Y.decodeStateVector(whole.vector).keys())
		if (!owned.has(client)) faults.push(`The client id ${client} belongs to no account.`);

	for (const fold of room.folds) {
		const copy = `The folded copy up to ${fold.seq}`;
		if (fold.seq > room.seq) faults.push(`${copy} is ahead of the history.`);
		if (!fold.isWhole) {
			faults.push(`${copy} is not what was written.`);
			continue;
		}
		const folded = await readCold(room, fold);
		if (typeof folded === "string") faults.push(`${copy}: ${folded}`);
		else if (!isSame(folded, whole)) faults.push(`${copy} and what follows it differ from the history.`);
	}
	return faults;
}

interface Cold {
	vector: Uint8Array;
	snapshot: Y.Snapshot;
	encoded: Uint8Array;
}

/** What a document is after it was read from the history, or from a folded copy and what follows; or what went wrong. */
async function readCold(room: KeptRoom, fold: KeptRoom["folds"][number] | undefined): Promise<Cold | string> {
	const { generation, clients } = room;
	const foldedSeq = fold?.seq ?? 0;
	const tail = room.updates.filter(({ seq }) => seq > foldedSeq);
	const doc = new Y.Doc();
	try {
		const stored = { generation, clients, foldedSeq, tail, ...(fold ? { folded: fold.bytes } : {}) };
		await readAsTheEngine(stored);
		for (const bytes of [...(fold ? [fold.bytes] : []), ...tail.map((update) => update.bytes)])
			Y.applyUpdate(doc, bytes);
		if (doc.store.pendingStructs || doc.store.pendingDs) return "something waits for what never comes.";
		return { vector: Y.encodeStateVector(doc), snapshot: Y.snapshot(doc), encoded: Y.encodeStateAsUpdate(doc) };
	} catch (error) {
		return wordsOf(error);
	} finally {
		doc.destroy();
	}
}

/** The engine's own reader believes nothing, and throws on what it would not have let in. */
async function readAsTheEngine(stored: StoredRoom): Promise<void> {
	const no = () => Promise.reject(new Error("Nothing is written here."));
	const log: UpdateLog = { read: async () => stored, append: no, readAfter: no, positions: no, fold: no };
	const rooms = openRooms({ log, foldWorker: false });
	try {
		await rooms.read("room");
	} finally {
		await rooms.close({ deadlineMs: 0 });
	}
}

const isSame = (one: Cold, other: Cold): boolean =>
	Buffer.compare(one.vector, other.vector) === 0 &&
	Y.equalSnapshots(one.snapshot, other.snapshot) &&
	Buffer.compare(one.encoded, other.encoded) === 0;

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
