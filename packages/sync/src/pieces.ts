/** What a room has on disk, as immutable pieces, and the frames that bring a client up to date from them. */
import * as Y from "yjs";
import type { Limits } from "./limits.ts";
import { mergeUpdates } from "./merging.ts";
import { Order } from "./order.ts";
import type { IdRange } from "./ranges.ts";
import type { Update } from "./reader.ts";
import { layOut } from "./websocket.ts";
import { readVector, syncFrame, type Vector } from "./wire.ts";

/** What tells whether a client lacks a piece. */
export interface PieceFacts {
	/** Where the clocks of the clients that wrote it end. */
	ends: Vector;
	hasDeletes: boolean;
}

/** One update of the log, or several merged. */
interface Piece extends PieceFacts {
	bytes: Uint8Array;
	/** The last update of the log in it. */
	seq: number;
	/** How many updates of the log are in it. */
	count: number;
	/** Laid out for the wire; then `bytes` is a part of it. */
	frame?: Uint8Array;
	/** Differences that were asked for lately, by the vector: after a restart everyone asks the same. */
	diffs?: Map<string, Uint8Array>;
}

/** Few enough that what is merged anew for each newcomer stays little. */
const mergedAtOnce = 64;
/** A tail that is a smaller share of the whole is not worth folding it all anew. */
const foldedShare = 0.05;
const keptDiffs = 32;
const keptDiffBytes = 2_000_000;
const longestKey = 4096;
const emptyUpdate = Uint8Array.of(0, 0);

export class Pieces {
	/** The folded copy, if any, then merged pieces, oldest first. */
	#settled: Piece[] = [];
	#loose: Piece[] = [];
	#newcomer: Uint8Array[] | undefined;
	/** The last update that is folded. */
	foldedSeq = 0;
	readonly #order = new Order(0);
	/** Bytes of everything, and of what is not folded. */
	bytes = 0;
	tailBytes = 0;

	/** The last update that is here, with all before it. */
	get seq(): number {
		return this.#order.seq;
	}

	/** Whether later ones are here, but not all before them. */
	get hasGap(): boolean {
		return this.#order.hasGap;
	}

	/** Those of them. */
	get ahead(): number[] {
		return this.#order.ahead;
	}

	knows(from: number, to: number): boolean {
		return this.#order.knows(from, to);
	}

	fold(seq: number, bytes: Uint8Array, facts: PieceFacts): void {
		// A piece may straddle the fold: what it repeats does no harm.
		const later = [...this.#settled, ...this.#loose].filter((piece) => piece.seq > seq);
		this.foldedSeq = seq;
		this.#order.reach(seq);
		this.#settled = [{ bytes, seq, count: 0, ...facts }];
		this.#loose = [];
		this.tailBytes = 0;
		this.bytes = bytes.length;
		for (const piece of later) this.#add(piece);
		this.#newcomer = undefined;
	}

	/** `count` updates of the log in one, the last of them `seq`. */
	add(seq: number, bytes: Uint8Array, facts: PieceFacts, count = 1): void {
		this.#order.note(seq - count + 1, seq);
		this.#add({ bytes, seq, count, ...facts });
	}

	/** Updates that follow the folded copy. */
	get tailUpdates(): number {
		return this.seq - this.foldedSeq;
	}

	/** Whether it is worth folding while nobody writes. */
	isWorthFolding({ sleepingTailUpdates, sleepingTailBytes }: Limits): boolean {
		if (this.tailUpdates > sleepingTailUpdates) return true;
		return this.tailBytes > sleepingTailBytes && this.tailBytes > this.bytes * foldedShare;
	}

	/** Everything, oldest first: to be applied one after the other, never to be merged. */
	updates(): Uint8Array[] {
		return [...this.#settled, ...this.#loose].map((piece) => piece.bytes);
	}

	/**
	 * What answers a client's step 1, laid out for the wire, the last of it a step 2; undefined if the vector is
	 * malformed. Newcomers with nothing get the same buffers.
	 */
	answer(vectorBytes: Uint8Array): Uint8Array[] | undefined {
		const vector = readVector(vectorBytes);
		if (!vector) return undefined;
		if (vector.size === 0) {
			this.#newcomer ??= this.#answerNewcomer();
			return this.#newcomer;
		}
		const lacking = this.#lacking(vector, vectorBytes);
		const last = lacking.pop() ?? emptyUpdate;
		return [...lacking.map((bytes) => updateFrame(bytes)), layOut([syncFrame("step2", last)])];
	}

	/** What a client with this vector lacks, laid out for the wire as updates. */
	since(vectorBytes: Uint8Array): Uint8Array[] {
		const vector = readVector(vectorBytes) ?? new Map();
		return this.#lacking(vector, vectorBytes).map((bytes) => updateFrame(bytes));
	}

	#answerNewcomer(): Uint8Array[] {
		this.#settle();
		const pieces = [...this.#settled];
		const last = pieces.pop();
		const frames = pieces.map((piece) => {
			piece.frame ??= updateFrame(piece.bytes);
			// Kept once, not twice.
			piece.bytes = piece.frame.subarray(-piece.bytes.length);
			return piece.frame;
		});
		const step2 = layOut([syncFrame("step2", last?.bytes ?? emptyUpdate)]);
		if (last && !last.frame) last.bytes = step2.subarray(-last.bytes.length);
		return [...frames, step2];
	}

	#lacking(vector: Vector, vectorBytes: Uint8Array): Uint8Array[] {
		this.#settle();
		const key = vectorBytes.length <= longestKey ? Buffer.from(vectorBytes).toString("latin1") : undefined;
		const lacking: Uint8Array[] = [];
		for (const piece of this.#settled) {
			// Equal vectors do not prove equal deletions, so a piece with deletions is always told.
			const isLacking = [...piece.ends].some(([client, end]) => (vector.get(client) ?? 0) < end);
			if (isLacking || piece.hasDeletes) lacking.push(diff(piece, vectorBytes, key));
		}
		return lacking;
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
		const pieces = isJoined && before ? [before, ...this.#loose] : this.#loose;
		const ends: Vector = new Map();
		for (const piece of pieces)
			for (const [client, end] of piece.ends) ends.set(client, Math.max(end, ends.get(client) ?? 0));
		this.#settled.push({
			bytes: mergeUpdates(pieces.map(({ bytes }) => bytes)),
			seq: Math.max(...pieces.map(({ seq }) => seq)),
			count: pieces.reduce((sum, { count }) => sum + count, 0),
			ends,
			hasDeletes: pieces.some(({ hasDeletes }) => hasDeletes),
		});
		this.#loose = [];
	}
}

/** The clocks that an update brings, one stretch for each client. */
export function rangesOf({ structs }: Update): IdRange[] {
	const ranges = new Map<number, IdRange>();
	for (const { client, clock, length, kind } of structs) {
		if (kind === "skip") continue;
		ranges.set(client, { client, from: ranges.get(client)?.from ?? clock, to: clock + length });
	}
	return [...ranges.values()];
}

export function factsOf({ structs, deletes }: Update): PieceFacts {
	const ends: Vector = new Map();
	for (const { client, clock, length, kind } of structs) if (kind !== "skip") ends.set(client, clock + length);
	return { ends, hasDeletes: deletes.length > 0 };
}

function updateFrame(bytes: Uint8Array): Uint8Array {
	return layOut([syncFrame("update", bytes)]);
}

function diff(piece: Piece, vectorBytes: Uint8Array, key: string | undefined): Uint8Array {
	const known = key === undefined ? undefined : piece.diffs?.get(key);
	if (known) return known;
	const bytes = Y.diffUpdate(piece.bytes, vectorBytes);
	if (key !== undefined) {
		piece.diffs ??= new Map();
		const kept = [...piece.diffs.values()].reduce((sum, each) => sum + each.length, bytes.length);
		if (kept > keptDiffBytes || piece.diffs.size >= keptDiffs) piece.diffs.clear();
		piece.diffs.set(key, bytes);
	}
	return bytes;
}
