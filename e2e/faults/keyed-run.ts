/** Several letters under one key of a map, which Yjs never writes itself. */
import * as encoding from "lib0/encoding";

/**
 * Letters by the dozen under one key of a map, half of them and then the map deleted: Yjs, which writes one thing under
 * a key, throws on it for whoever opens the document. As one update, and step by step; under the key by name, or beside
 * what stands there.
 */
export function keyedRun(client: number, isBeside: boolean): { whole: Uint8Array[]; steps: Uint8Array[] } {
	const map = (encoder: encoding.Encoder) => {
		encoding.writeUint8(encoder, 7);
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarString(encoder, "facts");
		encoding.writeVarUint(encoder, 1);
	};
	const first = (encoder: encoding.Encoder) => {
		encoding.writeUint8(encoder, 8 | 0x20);
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarString(encoder, "key");
		encoding.writeVarUint(encoder, 1);
		encoding.writeAny(encoder, 1);
	};
	const run = (encoder: encoding.Encoder) => {
		encoding.writeUint8(encoder, 4 | (isBeside ? 0x80 : 0x20));
		if (!isBeside) encoding.writeVarUint(encoder, 0);
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, isBeside ? 1 : 0);
		if (!isBeside) encoding.writeVarString(encoder, "key");
		encoding.writeVarString(encoder, "0123456789ab");
	};
	const deletions: [number, number][] = [
		[4, 2],
		[0, 1],
	];
	const before = isBeside ? [map, first] : [map];
	return {
		whole: [byHand(client, 0, [...before, run], deletions)],
		steps: [
			byHand(client, 0, before, []),
			byHand(client, before.length, [run], []),
			...deletions.map((range) => byHand(client, 0, [], [range])),
		],
	};
}

function byHand(
	client: number,
	clock: number,
	structs: ((encoder: encoding.Encoder) => void)[],
	deletions: [number, number][],
): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, structs.length > 0 ? 1 : 0);
	if (structs.length > 0) {
		for (const number of [structs.length, client, clock]) encoding.writeVarUint(encoder, number);
		for (const write of structs) write(encoder);
	}
	encoding.writeVarUint(encoder, deletions.length > 0 ? 1 : 0);
	if (deletions.length > 0) for (const number of [client, deletions.length]) encoding.writeVarUint(encoder, number);
	for (const number of deletions.flat()) encoding.writeVarUint(encoder, number);
	return encoding.toUint8Array(encoder);
}
