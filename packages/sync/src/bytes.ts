/** Reads numbers, text and bytes of strangers: never past the end, never more than is there. */
import * as decoding from "lib0/decoding";

/** Thrown by whatever reads strangers' bytes, and caught where the reading began. */
export class Malformed extends Error {}

/** A whole number; lib0 alone would let the last byte carry it past what a double holds exactly. */
export function readUint(decoder: decoding.Decoder): number {
	const value = decoding.readVarUint(decoder);
	if (value > Number.MAX_SAFE_INTEGER) throw new Malformed("a number is too large");
	return value;
}

/** A number of things that take at least `bytesEach`: never more than could still follow. */
export function readCount(decoder: decoding.Decoder, bytesEach: number): number {
	const count = readUint(decoder);
	if (count * bytesEach > decoder.arr.length - decoder.pos) throw new Malformed("it announces more than it holds");
	return count;
}

/** A view, not a copy; lib0 alone would look past the end, into whatever else the buffer holds. */
export function readBytes(decoder: decoding.Decoder): Uint8Array {
	return decoding.readUint8Array(decoder, readCount(decoder, 1));
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Throws if the bytes are not well-formed UTF-8. */
export function readText(decoder: decoding.Decoder): string {
	return utf8.decode(readBytes(decoder));
}

/** How many UTF-16 units a text has, without making it. Throws if the bytes are not well-formed UTF-8. */
export function readTextLength(decoder: decoding.Decoder): number {
	const bytes = readBytes(decoder);
	for (const byte of bytes) if (byte > 0x7f) return utf8.decode(bytes).length;
	return bytes.length;
}
