/** The frames on the wire: y-websocket's kinds and three of ours, which only clients that ask for them get. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { readBytes, readCount, readUint } from "./bytes.ts";

export const frameKind = {
	sync: 0,
	presence: 1,
	auth: 2,
	askPresence: 3,
	ack: 100,
	welcome: 101,
	trouble: 102,
} as const;
export const syncKind = { step1: 0, step2: 1, update: 2 } as const;

/** A frame from a client; a kind we do not know is `other`, and is passed over. */
export type Frame =
	| { kind: "step1"; vector: Uint8Array }
	| { kind: "step2" | "update"; update: Uint8Array }
	| { kind: "presence"; states: Uint8Array }
	| { kind: "askPresence" }
	| { kind: "other" };

/** Reads a frame without copying; undefined if it is malformed. */
export function readFrame(bytes: Uint8Array): Frame | undefined {
	try {
		const decoder = decoding.createDecoder(bytes);
		const frame = readOpenFrame(decoder);
		return frame?.kind === "other" || decoder.pos === bytes.length ? frame : undefined;
	} catch {
		return undefined;
	}
}

function readOpenFrame(decoder: decoding.Decoder): Frame | undefined {
	switch (decoding.readVarUint(decoder)) {
		case frameKind.sync: {
			const kind = decoding.readVarUint(decoder);
			const bytes = readBytes(decoder);
			if (kind === syncKind.step1) return { kind: "step1", vector: bytes };
			if (kind === syncKind.step2) return { kind: "step2", update: bytes };
			if (kind === syncKind.update) return { kind: "update", update: bytes };
			return undefined;
		}
		case frameKind.presence:
			return { kind: "presence", states: readBytes(decoder) };
		case frameKind.askPresence:
			return { kind: "askPresence" };
		default:
			return { kind: "other" };
	}
}

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	write(encoder);
	return encoding.toUint8Array(encoder);
}

export function syncFrame(kind: keyof typeof syncKind, bytes: Uint8Array): Uint8Array {
	return frame((encoder) => {
		encoding.writeVarUint(encoder, frameKind.sync);
		encoding.writeVarUint(encoder, syncKind[kind]);
		encoding.writeVarUint8Array(encoder, bytes);
	});
}

export function presenceFrame(states: Uint8Array): Uint8Array {
	return frame((encoder) => {
		encoding.writeVarUint(encoder, frameKind.presence);
		encoding.writeVarUint8Array(encoder, states);
	});
}

/** A presence frame about nobody: it only shows that the connection lives. */
export const emptyPresenceFrame: Uint8Array = presenceFrame(Uint8Array.of(0));

/** How many of the connection's sync messages (step 2, update) are on disk. */
export function ackFrame(count: number): Uint8Array {
	return frame((encoder) => {
		encoding.writeVarUint(encoder, frameKind.ack);
		encoding.writeVarUint(encoder, count);
	});
}

export function welcomeFrame(generation: number, right: "read" | "write"): Uint8Array {
	return frame((encoder) => {
		encoding.writeVarUint(encoder, frameKind.welcome);
		encoding.writeVarUint(encoder, generation);
		encoding.writeVarUint(encoder, right === "write" ? 1 : 0);
	});
}

/** Since when (Unix time in milliseconds) nothing could be stored; 0 when storing works again. */
export function troubleFrame(since: number): Uint8Array {
	return frame((encoder) => {
		encoding.writeVarUint(encoder, frameKind.trouble);
		encoding.writeVarUint(encoder, since);
	});
}

export type Vector = Map<number, number>;

export function writeVector(vector: Vector): Uint8Array {
	return frame((encoder) => {
		encoding.writeVarUint(encoder, vector.size);
		for (const [client, clock] of vector) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
		}
	});
}

/** Reads a state vector; undefined if it is malformed. */
export function readVector(bytes: Uint8Array): Vector | undefined {
	try {
		const decoder = decoding.createDecoder(bytes);
		const vector: Vector = new Map();
		for (let left = readCount(decoder, 2); left > 0; left--) vector.set(readUint(decoder), readUint(decoder));
		return decoder.pos === bytes.length ? vector : undefined;
	} catch {
		return undefined;
	}
}
