/** Ids: made where a thing is made, server or browser, without asking anybody. */

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Fills an array with random bytes; `crypto.getRandomValues` is one. */
export type FillBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;

const fromTheSystem: FillBytes = (bytes) => crypto.getRandomValues(bytes);

/** A new id: sixteen characters that may stand in names and addresses, 96 random bits. */
export function newId(fill: FillBytes = fromTheSystem): string {
	const bytes = new Uint8Array(16);
	fill(bytes);
	return Array.from(bytes, (byte) => alphabet.charAt(byte & 63)).join("");
}
