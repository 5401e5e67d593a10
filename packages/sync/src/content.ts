/** Reads what an item of a Yjs update holds: text, values, formats, types, nested documents. */
import * as decoding from "lib0/decoding";
import { Malformed, readBytes, readCount, readText, readTextLength, readUint } from "./bytes.ts";

/** How deep a value, or a type, may be nested; Yjs and JSON go down by recursion. */
export const deepest = 64;

const contentKind = {
	deleted: 1,
	json: 2,
	binary: 3,
	text: 4,
	embed: 5,
	format: 6,
	type: 7,
	any: 8,
	document: 9,
} as const;

/** A nested document is a whole document to Yjs whenever it merges or reads the update. */
const partsOfDocument = 20;

/** How many parts may still be read. */
export interface Budget {
	left: number;
}

/** Thrown when there are more parts than may be read at once. */
export class TooLong extends Error {}

export function spend(budget: Budget, parts = 1): void {
	budget.left -= parts;
	if (budget.left < 0) throw new TooLong();
}

const typeKind = { xmlElement: 3, xmlHook: 5, last: 6 } as const;

/** Reads the content of the kind that the info byte names; the length is the number of clocks it takes. */
export function readContent(
	decoder: decoding.Decoder,
	kind: number,
	budget: Budget,
): { length: number; kind: "item" | "type" | "deleted" } {
	if (kind === contentKind.deleted) return { length: readUint(decoder), kind: "deleted" };
	return { length: readLiving(decoder, kind, budget), kind: kind === contentKind.type ? "type" : "item" };
}

function readLiving(decoder: decoding.Decoder, kind: number, budget: Budget): number {
	switch (kind) {
		case contentKind.json: {
			const length = readCount(decoder, 1);
			for (let i = 0; i < length; i++) {
				spend(budget);
				const text = readText(decoder);
				if (text !== "undefined") checkJson(text, budget);
			}
			return length;
		}
		case contentKind.binary:
			readBytes(decoder);
			return 1;
		case contentKind.text:
			return readTextLength(decoder);
		case contentKind.embed:
			checkJson(readText(decoder), budget);
			return 1;
		case contentKind.format:
			readText(decoder);
			checkJson(readText(decoder), budget);
			return 1;
		case contentKind.type: {
			const type = readUint(decoder);
			if (type > typeKind.last) throw new Malformed("a type is unknown");
			if (type === typeKind.xmlElement || type === typeKind.xmlHook) readText(decoder);
			return 1;
		}
		case contentKind.any: {
			const length = readCount(decoder, 1);
			for (let i = 0; i < length; i++) readAny(decoder, 1, budget);
			return length;
		}
		case contentKind.document:
			spend(budget, partsOfDocument);
			readText(decoder);
			readDocumentOptions(decoder, budget);
			return 1;
		default:
			throw new Malformed("a content is unknown");
	}
}

function readAny(decoder: decoding.Decoder, depth: number, budget: Budget): void {
	spend(budget);
	if (depth > deepest) throw new Malformed("a value is nested too deeply");
	const kind = decoding.readUint8(decoder);
	switch (kind) {
		case 127: // undefined
		case 126: // null
		case 121: // false
		case 120: // true
			return;
		case 125:
			decoding.readVarInt(decoder);
			return;
		case 124:
			decoding.readFloat32(decoder);
			return;
		case 123:
			decoding.readFloat64(decoder);
			return;
		case 122:
			decoding.readBigInt64(decoder);
			return;
		case 119:
			readText(decoder);
			return;
		case 118:
			readObject(decoder, depth, budget, () => true);
			return;
		case 117:
			for (let left = readCount(decoder, 1); left > 0; left--) readAny(decoder, depth + 1, budget);
			return;
		case 116:
			readBytes(decoder);
			return;
		default:
			throw new Malformed("a value is unknown");
	}
}

function readObject(
	decoder: decoding.Decoder,
	depth: number,
	budget: Budget,
	isAllowed: (key: string) => boolean,
): void {
	for (let left = readCount(decoder, 2); left > 0; left--) {
		const key = readText(decoder);
		// Yjs would make it the object's prototype, and lose it when it writes the object again.
		if (key === "__proto__" || !isAllowed(key)) throw new Malformed("an object has a key it may not have");
		readAny(decoder, depth + 1, budget);
	}
}

/** A nested document takes its options from here; one that Yjs does not write itself could break it later. */
function readDocumentOptions(decoder: decoding.Decoder, budget: Budget): void {
	if (decoding.readUint8(decoder) !== 118) throw new Malformed("a nested document has no options");
	readObject(decoder, 1, budget, (key) => key === "gc" || key === "autoLoad" || key === "meta");
}

function checkJson(text: string, budget: Budget): void {
	let depth = 0;
	let isInString = false;
	for (let i = 0; i < text.length; i++) {
		const char = text.charCodeAt(i);
		if (isInString) {
			if (char === 0x5c) i++;
			else if (char === 0x22) isInString = false;
		} else if (char === 0x22) isInString = true;
		else if (char === 0x5b || char === 0x7b) {
			depth++;
			spend(budget);
			if (depth > deepest) throw new Malformed("a value is nested too deeply");
		} else if (char === 0x5d || char === 0x7d) depth--;
		else if (char === 0x2c) spend(budget);
	}
	JSON.parse(text);
}
