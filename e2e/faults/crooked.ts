/** Updates written by hand, struct by struct: what Yjs could have written, and what it hardly would, up to every limit. */
import * as encoding from "lib0/encoding";
import { randomBytes } from "../noise.ts";
import type { Roll } from "./rounds.ts";

/** How deep a value, or types in types, may be. */
export const deepest = 64;

const names = ["words", "facts", "item", "", "constructor", "toString", "𝒜", "яблоко ".repeat(9), "a/b\u0000c"];
const keys = ["", "a", "constructor", "я", "𝒜"];
const scripts = ["minutes", "протокол", "ოქმი", "👩‍👩‍👧‍👦", "\u0000", "\uFEFF", "e\u0301", " ", "<script>", "🇺🇦"];
const largest = [
	0,
	1,
	127,
	128,
	2 ** 31,
	2 ** 32 - 1,
	2 ** 32,
	Number.MAX_SAFE_INTEGER,
	-(2 ** 31),
	0.1,
	Number.NaN,
	-0,
];

const from = <T>(things: readonly T[], roll: Roll): T => things[roll(things.length)] as T;

/** A value nested exactly as deep as said, in arrays and objects. */
export function nested(depth: number, roll: Roll): unknown {
	let value: unknown = "bottom";
	for (let floor = 1; floor < depth; floor++) value = roll(2) ? [value] : { [from(keys, roll)]: value };
	return value;
}

/** The same as JSON: there the outermost bracket counts, the bottom does not. */
const nestedJson = (depth: number, roll: Roll) => JSON.stringify(nested(depth + 1, roll));

function anyValue(roll: Roll): unknown {
	switch (roll(8)) {
		case 0:
			return nested(1 + roll(deepest), roll);
		case 1:
			return nested(deepest, roll);
		case 2:
			return from(largest, roll);
		case 3:
			return from([null, undefined, true, 2n ** 63n - 1n, "", Number.POSITIVE_INFINITY], roll);
		case 4:
			return randomBytes(roll, roll(100));
		case 5:
			return Array.from({ length: roll(40) }, () => from(scripts, roll));
		case 6:
			return Object.fromEntries(
				Array.from({ length: roll(50) }, (_, place) => [`${from(scripts, roll)}${place}`, place]),
			);
		default:
			return from(scripts, roll).repeat(1 + roll(20));
	}
}

interface Written {
	clock: number;
	length: number;
	depth: number;
	isType: boolean;
}

/** One update of one new client id; `strange` times in a thousand something in it is not as it should be. */
export function crookedUpdate(roll: Roll, client: number, strange = 0): Uint8Array {
	const isStrange = () => roll(1000) < strange;
	const encoder = encoding.createEncoder();
	const count = 1 + roll(roll(40) === 0 ? 300 : 12);
	const written: Written[] = [];
	let clock = 0;
	encoding.writeVarUint(encoder, 1);
	encoding.writeVarUint(encoder, isStrange() ? roll(1000) : count);
	encoding.writeVarUint(encoder, client);
	encoding.writeVarUint(encoder, isStrange() ? roll(100) : 0);
	const isChain = roll(6) === 0;
	for (let place = 0; place < count; place++) {
		const struct = writeStruct(encoder, roll, client, clock, written, isChain, isStrange);
		written.push(struct);
		clock += struct.length;
	}
	writeDeletions(encoder, roll, client, clock, isStrange);
	return encoding.toUint8Array(encoder);
}

function writeStruct(
	encoder: encoding.Encoder,
	roll: Roll,
	client: number,
	clock: number,
	written: Written[],
	isChain: boolean,
	isStrange: () => boolean,
): Written {
	if (!isChain && roll(30) === 0) {
		const length = 1 + roll(50);
		encoding.writeUint8(encoder, isStrange() ? 10 : 0);
		encoding.writeVarUint(encoder, length);
		return { clock, length, depth: 0, isType: false };
	}
	const kind = isStrange() ? roll(32) : isChain ? 7 : 1 + roll(9);
	const earlier = () => (isStrange() ? clock + roll(3) : roll(clock));
	const hasOrigin = !isChain && clock > 0 && roll(3) === 0;
	const hasRight = !isChain && clock > 0 && roll(5) === 0;
	const hasKey = roll(3) === 0;
	encoding.writeUint8(encoder, kind | (hasOrigin ? 0x80 : 0) | (hasRight ? 0x40 : 0) | (hasKey ? 0x20 : 0));
	const lean = (on: number) => {
		encoding.writeVarUint(encoder, isStrange() ? roll(2 ** 31) : client);
		encoding.writeVarUint(encoder, on);
	};
	let depth = 1;
	if (hasOrigin) lean(earlier());
	if (hasRight) lean(earlier());
	if (!hasOrigin && !hasRight) {
		const types = written.filter((one) => one.isType && one.depth < deepest);
		const parent = isChain ? written.at(-1) : roll(2) === 0 ? types[roll(types.length || 1)] : undefined;
		encoding.writeVarUint(encoder, parent && parent.depth < deepest ? 0 : 1);
		if (parent && parent.depth < deepest) {
			depth = parent.depth + 1;
			lean(parent.clock);
		} else encoding.writeVarString(encoder, from(names, roll));
		if (hasKey) encoding.writeVarString(encoder, isStrange() ? "__proto__" : from(names, roll));
	}
	// Whoever stands beside another may be as deep as that one.
	else depth = Math.max(...written.map((one) => one.depth));
	return { clock, length: writeContent(encoder, roll, kind, isStrange), depth, isType: kind === 7 };
}

function writeContent(encoder: encoding.Encoder, roll: Roll, kind: number, isStrange: () => boolean): number {
	const over = isStrange() ? 1 + roll(3000) : 0;
	switch (kind) {
		case 1: {
			const length = isStrange() ? 0 : roll(40) === 0 ? 2 ** 31 : 1 + roll(1000);
			encoding.writeVarUint(encoder, length);
			return length;
		}
		case 2: {
			const length = 1 + roll(5);
			encoding.writeVarUint(encoder, length + over);
			for (let left = length; left > 0; left--)
				encoding.writeVarString(encoder, from(["undefined", "null", nestedJson(deepest, roll), '"x"'], roll));
			return length;
		}
		case 3:
			encoding.writeVarUint8Array(encoder, randomBytes(roll, roll(500)));
			return 1;
		case 4: {
			const text = from(scripts, roll).repeat(1 + roll(roll(30) === 0 ? 5000 : 20));
			encoding.writeVarString(encoder, text);
			return text.length;
		}
		case 5:
			encoding.writeVarString(encoder, nestedJson(deepest + over, roll));
			return 1;
		case 6:
			encoding.writeVarString(encoder, from(names, roll));
			encoding.writeVarString(encoder, over ? "{" : from(["null", "true", '"red"', nestedJson(deepest, roll)], roll));
			return 1;
		case 7: {
			const type = isStrange() ? roll(200) : roll(7);
			encoding.writeVarUint(encoder, type);
			if (type === 3 || type === 5) encoding.writeVarString(encoder, from(names, roll));
			return 1;
		}
		case 8: {
			const length = 1 + roll(6);
			encoding.writeVarUint(encoder, length);
			for (let left = length; left > 0; left--)
				encoding.writeAny(encoder, (over ? nested(deepest + over, roll) : anyValue(roll)) as never);
			return length;
		}
		case 9:
			encoding.writeVarString(encoder, from(scripts, roll));
			encoding.writeAny(
				encoder,
				from([{}, { gc: false }, { meta: { a: nested(60, roll) } }, { autoLoad: true }], roll) as never,
			);
			return 1;
		default:
			return 1;
	}
}

function writeDeletions(
	encoder: encoding.Encoder,
	roll: Roll,
	client: number,
	end: number,
	isStrange: () => boolean,
): void {
	const ranges = end > 1 && roll(2) === 0 ? 1 + roll(5) : 0;
	encoding.writeVarUint(encoder, ranges > 0 ? 1 : 0);
	if (ranges === 0) return;
	encoding.writeVarUint(encoder, isStrange() ? roll(2 ** 31) : client);
	encoding.writeVarUint(encoder, isStrange() ? roll(2 ** 31) : ranges);
	for (let left = ranges; left > 0; left--) {
		const at = roll(Math.min(end, 2 ** 31) - 1);
		encoding.writeVarUint(encoder, at);
		encoding.writeVarUint(encoder, isStrange() ? 0 : 1 + roll(Math.min(end - at, 1000)));
	}
}
