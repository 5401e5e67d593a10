/** Merging updates as bytes: Yjs does it in a time that grows with the square of their number, so a few at a time. */
import * as Y from "yjs";

const atOnce = 16;

/** One update that says what these say. */
export function mergeUpdates(updates: Uint8Array[]): Uint8Array {
	let left = updates;
	while (left.length > atOnce) {
		const merged: Uint8Array[] = [];
		for (let at = 0; at < left.length; at += atOnce) merged.push(Y.mergeUpdates(left.slice(at, at + atOnce)));
		left = merged;
	}
	return Y.mergeUpdates(left);
}
