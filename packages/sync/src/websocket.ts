/** WebSocket frames (RFC 6455): lays out what is sent, and takes apart what arrives, believing nothing of it. */

export const opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export const isLast = 0x80;
const isMasked = 0x80;
const reservedBits = 0x70;
const longestControl = 125;

/** Lays messages out one behind the other, each as one frame: one buffer, to be written at once to whoever it is for. */
export function layOut(messages: readonly Uint8Array[], code: number = opcode.binary): Uint8Array {
	const size = messages.reduce((sum, { length }) => sum + headSize(length) + length, 0);
	const bytes = Buffer.allocUnsafeSlow(size);
	let at = 0;
	for (const message of messages) {
		at = writeHead(bytes, at, code, message.length);
		bytes.set(message, at);
		at += message.length;
	}
	return bytes;
}

function headSize(length: number): number {
	if (length < 126) return 2;
	return length < 65_536 ? 4 : 10;
}

function writeHead(bytes: Buffer, at: number, code: number, length: number): number {
	bytes[at] = isLast | code;
	if (length < 126) {
		bytes[at + 1] = length;
		return at + 2;
	}
	if (length < 65_536) {
		bytes[at + 1] = 126;
		return bytes.writeUInt16BE(length, at + 2);
	}
	bytes[at + 1] = 127;
	bytes.writeUInt32BE(Math.floor(length / 2 ** 32), at + 2);
	return bytes.writeUInt32BE(length % 2 ** 32, at + 6);
}

/** A close frame with its code and reason. */
export function closeFrame(code: number, reason: string): Uint8Array {
	const body = Buffer.alloc(2 + Buffer.byteLength(reason));
	body.writeUInt16BE(code, 0);
	body.write(reason, 2);
	return layOut([body], opcode.close);
}

/** The code in a close frame's body; 1005 if it names none. Whoever closes may say what they like. */
export function closeCodeIn(body: Uint8Array): number {
	return body.length < 2 ? 1005 : ((body[0] ?? 0) << 8) | (body[1] ?? 0);
}

/** Why a client's frame is not read on. */
export type Flaw = "malformed" | "text" | "tooLarge";

/** Whom a reader tells what it has read. */
export interface Listener {
	message(bytes: Uint8Array): void;
	control(code: number, body: Uint8Array): void;
	flaw(flaw: Flaw): void;
	/** Whether it wants to hear more. */
	readonly isListening: boolean;
}

/** Bytes that are not whole yet; grows as they come, whatever length was announced. */
class Heap {
	#bytes: Buffer;
	length = 0;

	constructor(size: number) {
		this.#bytes = Buffer.allocUnsafeSlow(size);
	}

	add(more: Uint8Array): void {
		const length = this.length + more.length;
		if (length > this.#bytes.length) {
			const larger = Buffer.allocUnsafeSlow(Math.max(length, this.#bytes.length * 2));
			larger.set(this.#bytes.subarray(0, this.length));
			this.#bytes = larger;
		}
		this.#bytes.set(more, this.length);
		this.length = length;
	}

	get bytes(): Buffer {
		return this.#bytes.subarray(0, this.length);
	}
}

/** What has come of a client's stream and is not a whole message yet. There is one only while something is missing. */
export interface Unfinished {
	/** A frame that has not come to its end, and how long it has to be before it is worth another look. */
	frame: { heap: Heap; wanted: number } | undefined;
	/** A message in several frames. */
	message: Heap | undefined;
}

const smallestHeap = 256;

/**
 * Reads what has arrived, tells each message and control frame, and returns what is left over for the next time;
 * undefined, as nearly always, if nothing is. Unmasks in place: the bytes belong to the reader.
 */
export function readFrames(
	arrived: Buffer,
	before: Unfinished | undefined,
	largest: number,
	listener: Listener,
): Unfinished | undefined {
	let bytes = arrived;
	let message = before?.message;
	if (before?.frame) {
		const { heap, wanted } = before.frame;
		heap.add(arrived);
		if (heap.length < wanted) return before;
		bytes = heap.bytes;
	}
	let at = 0;
	while (at < bytes.length && listener.isListening) {
		const left = bytes.length - at;
		const first = bytes[at] ?? 0;
		const second = bytes[at + 1] ?? isMasked;
		const short = second & 0x7f;
		const bodyAt = short < 126 ? 6 : short === 126 ? 8 : 14;
		const code = first & 0x0f;
		const isControl = code >= opcode.close;
		if (!isSound(first, second, code, message !== undefined)) return fail(listener, "malformed");
		if (code === opcode.text) return fail(listener, "text");
		if (left < bodyAt) return keep(bytes.subarray(at), bodyAt, message);
		const length = lengthIn(bytes, at, short);
		if ((message?.length ?? 0) + length > largest && !isControl) return fail(listener, "tooLarge");
		if (left < bodyAt + length) return keep(bytes.subarray(at), bodyAt + length, message);
		const body = bytes.subarray(at + bodyAt, at + bodyAt + length);
		unmask(body, bytes, at + bodyAt - 4);
		at += bodyAt + length;
		if (isControl) listener.control(code, body);
		else if (first & isLast && !message) listener.message(body);
		else {
			message ??= new Heap(Math.max(smallestHeap, length));
			message.add(body);
			if (first & isLast) {
				const whole = message.bytes;
				message = undefined;
				listener.message(whole);
			}
		}
	}
	return message && { frame: undefined, message };
}

function isSound(first: number, second: number, code: number, isContinued: boolean): boolean {
	if (first & reservedBits || !(second & isMasked)) return false;
	switch (code) {
		case opcode.continuation:
			return isContinued;
		case opcode.text:
		case opcode.binary:
			return !isContinued;
		case opcode.close:
		case opcode.ping:
		case opcode.pong:
			return (first & isLast) !== 0 && (second & 0x7f) <= longestControl;
		default:
			return false;
	}
}

function lengthIn(bytes: Buffer, at: number, short: number): number {
	if (short < 126) return short;
	return short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 2) * 2 ** 32 + bytes.readUInt32BE(at + 6);
}

function unmask(body: Buffer, bytes: Buffer, maskAt: number): void {
	for (let i = 0; i < body.length; i++) body[i] = (body[i] ?? 0) ^ (bytes[maskAt + (i & 3)] ?? 0);
}

function keep(rest: Buffer, wanted: number, message: Heap | undefined): Unfinished {
	const heap = new Heap(Math.max(smallestHeap, rest.length));
	heap.add(rest);
	return { frame: { heap, wanted }, message };
}

function fail(listener: Listener, flaw: Flaw): undefined {
	listener.flaw(flaw);
	return undefined;
}
