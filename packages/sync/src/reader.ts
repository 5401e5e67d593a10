/** Reads a Yjs update (V1) without building a document, and believes nothing it says. */
import * as decoding from "lib0/decoding";
import { Malformed, readCount, readText, readUint } from "./bytes.ts";
import { type Budget, readContent, spend, TooLong } from "./content.ts";
import type { IdRange } from "./ranges.ts";

/** One struct: a stretch of clocks of one client, and the ids it can not stand without. */
export interface Struct {
	client: number;
	clock: number;
	length: number;
	/** A type can hold other items; a skip says only that something is left out here. */
	kind: "item" | "type" | "deleted" | "skip";
	/** Right in the document, inside the item that it needs, or beside it. */
	place: "root" | "inside" | "beside";
	/** Whether it names the key it stands under; beside another it stands under the other's. */
	isKeyed: boolean;
	/** Origin, right origin and parent, as client and clock in turn. */
	needs: number[];
	/** Whether it has an origin: it stands right of something. */
	hasLeft: boolean;
}

export interface Update {
	/** Grouped by client, in the update's own order; clocks ascend without gaps within a client. */
	structs: Struct[];
	deletes: IdRange[];
}

/** A reason why the bytes are no update that Yjs could have written, or have too many parts to be read at once. */
export type Unreadable = { unreadable: string; isTooLong?: boolean };

/**
 * Never throws, whatever the bytes are; takes time and memory in proportion to their length, and to `mostParts`: structs
 * and the values in them.
 */
export function readUpdate(bytes: Uint8Array, mostParts = Number.POSITIVE_INFINITY): Update | Unreadable {
	try {
		const decoder = decoding.createDecoder(bytes);
		const structs = readStructs(decoder, { left: mostParts });
		const deletes = readDeletes(decoder);
		if (decoder.pos !== bytes.length) throw new Malformed("there are bytes after its end");
		return { structs, deletes };
	} catch (error) {
		if (error instanceof TooLong) return { unreadable: "it has too many parts", isTooLong: true };
		return { unreadable: error instanceof Malformed ? error.message : "it breaks off or holds broken text" };
	}
}

const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const hasParentKey = 0x20;
const contentBits = 0x1f;
const gcInfo = 0;
const skipInfo = 10;

function readStructs(decoder: decoding.Decoder, budget: Budget): Struct[] {
	const structs: Struct[] = [];
	let previous = Number.POSITIVE_INFINITY;
	for (let clients = readCount(decoder, 3); clients > 0; clients--) {
		let left = readCount(decoder, 2);
		spend(budget, left);
		const client = readUint(decoder);
		// Yjs writes clients in falling order, and its merging of updates loses structs if they are not.
		if (client >= previous) throw new Malformed("its clients are out of order");
		previous = client;
		let clock = readUint(decoder);
		for (; left > 0; left--) {
			const struct = readStruct(decoder, client, clock, budget);
			clock += struct.length;
			if (struct.length === 0) throw new Malformed("a struct is empty");
			if (clock > Number.MAX_SAFE_INTEGER) throw new Malformed("a clock is too large");
			structs.push(struct);
		}
	}
	return structs;
}

const nowhere = { place: "root", isKeyed: false, needs: [] as number[], hasLeft: false } as const;

function readStruct(decoder: decoding.Decoder, client: number, clock: number, budget: Budget): Struct {
	const info = decoding.readUint8(decoder);
	if (info === gcInfo) return { client, clock, length: readUint(decoder), kind: "deleted", ...nowhere };
	if (info === skipInfo) return { client, clock, length: readUint(decoder), kind: "skip", ...nowhere };
	const needs: number[] = [];
	if (info & hasOrigin) readNeed(decoder, client, clock, needs);
	if (info & hasRightOrigin) readNeed(decoder, client, clock, needs);
	let place: Struct["place"] = "beside";
	let isKeyed = false;
	if ((info & (hasOrigin | hasRightOrigin)) === 0) {
		const isRoot = readUint(decoder);
		if (isRoot > 1) throw new Malformed("a parent is neither a root nor an item");
		place = isRoot ? "root" : "inside";
		if (isRoot) readText(decoder);
		else readNeed(decoder, client, clock, needs);
		isKeyed = (info & hasParentKey) !== 0;
		if (isKeyed && readText(decoder) === "__proto__") throw new Malformed('a key is called "__proto__"');
	}
	const { length, kind } = readContent(decoder, info & contentBits, budget);
	return { client, clock, length, kind, place, isKeyed, needs, hasLeft: (info & hasOrigin) !== 0 };
}

function readNeed(decoder: decoding.Decoder, ownClient: number, ownClock: number, needs: number[]): void {
	const client = readUint(decoder);
	const clock = readUint(decoder);
	// Yjs looks these up without asking whether they are there yet, and throws.
	if (client === ownClient && clock >= ownClock) throw new Malformed("a struct leans on itself");
	needs.push(client, clock);
}

function readDeletes(decoder: decoding.Decoder): IdRange[] {
	const deletes: IdRange[] = [];
	for (let clients = readCount(decoder, 2); clients > 0; clients--) {
		const client = readUint(decoder);
		for (let left = readCount(decoder, 2); left > 0; left--) {
			const from = readUint(decoder);
			const length = readUint(decoder);
			if (length === 0 || from + length > Number.MAX_SAFE_INTEGER) throw new Malformed("a deletion has no length");
			deletes.push({ client, from, to: from + length });
		}
	}
	return deletes;
}
