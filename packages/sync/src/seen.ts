/** For tests: what a pretend client was shown of the others. */
import * as decoding from "lib0/decoding";
import type { PretendClient } from "./pretend.ts";
import { readFrame } from "./wire.ts";

export interface Seen {
	client: number;
	clock: number;
	state: Record<string, unknown> | null;
}

/** All presence states it was sent, in order. */
export function readStates(client: PretendClient): Seen[] {
	return client.socket.sent.flatMap((bytes) => {
		const frame = readFrame(bytes);
		if (frame?.kind !== "presence") return [];
		const decoder = decoding.createDecoder(frame.states);
		return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
			client: decoding.readVarUint(decoder),
			clock: decoding.readVarUint(decoder),
			state: JSON.parse(decoding.readVarString(decoder)),
		}));
	});
}
