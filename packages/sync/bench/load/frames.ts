/** WebSocket frames by hand, for clients that must cost next to nothing: the few that they send, and skipping the rest. */

const final = 0x80;
const masked = 0x80;
export const opcode = { binary: 2, close: 8, ping: 9, pong: 10 } as const;
/** Frames of the control kind carry no more than this. */
const longestControl = 125;

/** A whole frame from a client. The mask is zero: the server unmasks all the same, and we need not mask. */
export function clientFrame(kind: number, payload: Uint8Array): Buffer {
	const { length } = payload;
	const extended = length > 0xffff ? 8 : length > longestControl ? 2 : 0;
	const frame = Buffer.alloc(2 + extended + 4 + length);
	frame[0] = final | kind;
	frame[1] = masked | (extended === 8 ? 127 : extended === 2 ? 126 : length);
	if (extended === 2) frame.writeUInt16BE(length, 2);
	if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2);
	frame.set(payload, 2 + extended + 4);
	return frame;
}

/**
 * Goes over what a server sends. `onFrame` is called once a frame: with its first bytes (as many as `wanted`, or all),
 * its kind, and its length.
 */
export class Skimmer {
	readonly #onFrame: (kind: number, head: Buffer, length: number) => void;
	readonly #wanted: number;
	/** What is kept of a frame that is not whole yet. */
	#kept: Buffer = Buffer.alloc(0);
	/** Bytes of a frame already told that are still to come. */
	#toSkip = 0;

	constructor(wanted: number, onFrame: (kind: number, head: Buffer, length: number) => void) {
		this.#wanted = wanted;
		this.#onFrame = onFrame;
	}

	take(chunk: Buffer): void {
		let bytes = this.#kept.length > 0 ? Buffer.concat([this.#kept, chunk]) : chunk;
		for (;;) {
			const skipped = Math.min(this.#toSkip, bytes.length);
			this.#toSkip -= skipped;
			bytes = bytes.subarray(skipped);
			const [kind = 0, second = 0] = bytes;
			const short = second & 0x7f;
			const header = short === 127 ? 10 : short === 126 ? 4 : 2;
			if (bytes.length < header) break;
			const length = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
			const isControl = (kind & 0x08) !== 0;
			const needed = isControl ? length : Math.min(length, this.#wanted);
			if (bytes.length < header + needed) break;
			this.#onFrame(kind & 0x0f, bytes.subarray(header, header + needed), length);
			this.#toSkip = header + length;
		}
		this.#kept = bytes.length > 0 ? Buffer.from(bytes) : Buffer.alloc(0);
	}
}
