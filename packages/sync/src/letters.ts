/** What servers write to each other about a room: what was stored, who is there, and the question who is. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { readBytes, readCount, readUint } from "./bytes.ts";
import type { State } from "./presence.ts";

/** Updates of the log from `from` to `to`, merged. */
export interface StoredElsewhere {
	from: number;
	to: number;
	bytes: Uint8Array;
	/** To whom client ids belong that were first written under in these. */
	owners: readonly { client: number; account: string }[];
}

export interface Letter {
	/** The server that wrote it. */
	server: string;
	stored: StoredElsewhere[];
	/** Of those whose connections it has. */
	states: State[];
	/** Whether the others are asked to tell who is there with them. */
	asks: boolean;
	/** Whether the server goes down: nobody is there with it any more. */
	leaves: boolean;
}

const version = 2;
/** No server stores more updates of a room than this between two letters. */
const longestRun = 100_000;

export function writeLetter({
	server,
	stored = [],
	states = [],
	asks = false,
	leaves = false,
}: Partial<Letter> & { server: string }): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, version);
		encoding.writeVarString(encoder, server);
		encoding.writeUint8(encoder, (asks ? 1 : 0) + (leaves ? 2 : 0));
		encoding.writeVarUint(encoder, stored.length);
		for (const { from, to, bytes, owners } of stored) {
			encoding.writeVarUint(encoder, from);
			encoding.writeVarUint(encoder, to);
			encoding.writeVarUint8Array(encoder, bytes);
			encoding.writeVarUint(encoder, owners.length);
			for (const { client, account } of owners) {
				encoding.writeVarUint(encoder, client);
				encoding.writeVarString(encoder, account);
			}
		}
		encoding.writeVarUint(encoder, states.length);
		for (const { client, clock, account, json } of states) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarString(encoder, account);
			encoding.writeVarString(encoder, json);
		}
	});
}

/** Undefined if it is no letter of ours: another version may run beside this one while servers are replaced. */
export function readLetter(message: Uint8Array): Letter | undefined {
	try {
		const decoder = decoding.createDecoder(message);
		if (decoding.readVarUint(decoder) !== version) return undefined;
		const server = decoding.readVarString(decoder);
		const flags = decoding.readUint8(decoder);
		const stored: StoredElsewhere[] = [];
		for (let left = readCount(decoder, 4); left > 0; left--) {
			const [from, to] = [readUint(decoder), readUint(decoder)];
			// A copy of its own: the letter's bytes are part of whatever else had arrived with it.
			const bytes = readBytes(decoder).slice();
			const owners: { client: number; account: string }[] = [];
			for (let more = readCount(decoder, 2); more > 0; more--)
				owners.push({ client: readUint(decoder), account: decoding.readVarString(decoder) });
			stored.push({ from, to, bytes, owners });
		}
		const states: State[] = [];
		for (let left = readCount(decoder, 4); left > 0; left--) {
			const [client, clock] = [readUint(decoder), readUint(decoder)];
			states.push({ client, clock, account: decoding.readVarString(decoder), json: decoding.readVarString(decoder) });
		}
		if (decoder.pos !== message.length || stored.some(isOutOfBounds)) return undefined;
		return { server, stored, states, asks: (flags & 1) !== 0, leaves: (flags & 2) !== 0 };
	} catch {
		return undefined;
	}
}

const isOutOfBounds = ({ from, to }: StoredElsewhere): boolean => from < 1 || to < from || to - from > longestRun;
