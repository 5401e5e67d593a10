/** What a room has on disk, as immutable pieces, and the frames that bring a client up to date from them. */
import * as Y from "yjs";
import { readUpdate } from "./reader.ts";
import { readVector, syncFrame, type Vector } from "./wire.ts";

/** One update of the log, or several merged, with what is needed to tell whether a client lacks it. */
interface Piece {
	bytes: Uint8Array;
	/** The last update of the log in it. */
	seq: number;
	/** How many updates of the log are in it. */
	count: number;
	/** Where each client's clocks end. */
	ends: Vector;
	hasDeletes: boolean;
	frame?: Uint8Array;
	/** Differences that were asked for lately, by the vector: after a restart everyone asks the same. */
	diffs: Map<string, Uint8Array>;
}

/** Few enough that merging them is cheap: Yjs's merging is quadratic in their number. */
const mergedAtOnce = 64;
const keptDiffs = 32;
const keptDiffBytes = 2_000_000;
const longestKey = 4096;
const emptyUpdate = Uint8Array.of(0, 0);

export class Pieces {
	/** The folded copy, if any, then merged pieces, oldest first. */
	#settled: Piece[] = [];
	#loose: Piece[] = [];
	#newcomer: Uint8Array[] | undefined;
	/** The last update that is folded, and the last there is. */
	foldedSeq = 0;
	seq = 0;
	/** Bytes of everything, and of what is not folded. */
	bytes = 0;
	tailBytes = 0;

	fold(seq: number, bytes: Uint8Array): void {
		// A piece may straddle the fold: what it repeats does no harm.
		const later = [...this.#settled, ...this.#loose].filter((piece) => piece.seq > seq);
		this.foldedSeq = seq;
		this.seq = Math.max(this.seq, seq);
		this.#settled = [newPiece(bytes, seq, 0)];
		this.#loose = [];
		this.tailBytes = 0;
		this.bytes = bytes.length;
		for (const piece of later) this.#add(piece);
		this.#newcomer = undefined;
	}

	add(seq: number, bytes: Uint8Array): void {
		this.seq = seq;
		this.#add(newPiece(bytes, seq, 1));
	}

	/** Updates that follow the folded copy. */
	get tailUpdates(): number {
		return this.seq - this.foldedSeq;
	}

	/** Everything, oldest first: to be applied one after the other, never to be merged. */
	updates(): Uint8Array[] {
		return [...this.#settled, ...this.#loose].map((piece) => piece.bytes);
	}

	/** The frames that answer a client's step 1, the last of them a step 2; undefined if the vector is malformed. */
	answer(vectorBytes: Uint8Array): Uint8Array[] | undefined {
		const vector = readVector(vectorBytes);
		if (!vector) return undefined;
		if (vector.size > 0) return this.#answerReturning(vector, vectorBytes);
		this.#newcomer ??= this.#answerNewcomer();
		return this.#newcomer;
	}

	#answerNewcomer(): Uint8Array[] {
		this.#settle();
		const pieces = [...this.#settled];
		const last = pieces.pop();
		const frames = pieces.map((piece) => {
			piece.frame ??= syncFrame("update", piece.bytes);
			return piece.frame;
		});
		return [...frames, syncFrame("step2", last?.bytes ?? emptyUpdate)];
	}

	#answerReturning(vector: Vector, vectorBytes: Uint8Array): Uint8Array[] {
		this.#settle();
		const key = vectorBytes.length <= longestKey ? Buffer.from(vectorBytes).toString("latin1") : undefined;
		const lacking: Uint8Array[] = [];
		for (const piece of this.#settled) {
			// Equal vectors do not prove equal deletions, so a piece with deletions is always told.
			const isLacking = [...piece.ends].some(([client, end]) => (vector.get(client) ?? 0) < end);
			if (isLacking || piece.hasDeletes) lacking.push(diff(piece, vectorBytes, key));
		}
		const last = lacking.pop() ?? emptyUpdate;
		return [...lacking.map((bytes) => syncFrame("update", bytes)), syncFrame("step2", last)];
	}

	#add(piece: Piece): void {
		this.#newcomer = undefined;
		this.bytes += piece.bytes.length;
		this.tailBytes += piece.bytes.length;
		this.#loose.push(piece);
		if (this.#loose.length >= mergedAtOnce) this.#settle();
	}

	/** Merges the loose updates into one piece, and that with the last one while both are small. */
	#settle(): void {
		if (this.#loose.length === 0) return;
		const before = this.#settled.at(-1);
		const isJoined = before !== undefined && before.count > 0 && before.count + this.#loose.length <= mergedAtOnce;
		if (isJoined) this.#settled.pop();
		const merged = isJoined && before ? [before, ...this.#loose] : this.#loose;
		const last = merged.at(-1);
		const count = merged.reduce((sum, piece) => sum + piece.count, 0);
		const bytes = Y.mergeUpdates(merged.map((piece) => piece.bytes));
		this.#settled.push(newPiece(bytes, last?.seq ?? 0, count));
		this.#loose = [];
	}
}

function newPiece(bytes: Uint8Array, seq: number, count: number): Piece {
	const update = readUpdate(bytes);
	if ("unreadable" in update) throw new Error(`An update of the log can not be read: ${update.unreadable}.`);
	const ends: Vector = new Map();
	for (const { client, clock, length, kind } of update.structs) {
		if (kind !== "skip") ends.set(client, clock + length);
	}
	return { bytes, seq, count, ends, hasDeletes: update.deletes.length > 0, diffs: new Map() };
}

function diff(piece: Piece, vectorBytes: Uint8Array, key: string | undefined): Uint8Array {
	const known = key === undefined ? undefined : piece.diffs.get(key);
	if (known) return known;
	const bytes = Y.diffUpdate(piece.bytes, vectorBytes);
	if (key !== undefined) {
		const kept = [...piece.diffs.values()].reduce((sum, each) => sum + each.length, bytes.length);
		if (kept > keptDiffBytes || piece.diffs.size >= keptDiffs) piece.diffs.clear();
		piece.diffs.set(key, bytes);
	}
	return bytes;
}
