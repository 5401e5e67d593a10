/** The two protocols that light clients speak: y-websocket's, and Hocuspocus's, which names the document in each message. */
import * as encoding from "lib0/encoding";
import type { Tongue } from "./light.ts";

/** The state vector of an empty document, and an update that holds nothing. */
const emptyVector = Uint8Array.of(0);
const emptyUpdate = Uint8Array.of(0, 0);

const message = (write: (encoder: encoding.Encoder) => void) => encoding.encode(write);

function presenceOf(client: number, clock: number, state: string): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, clock);
		encoding.writeVarString(encoder, state);
	});
}

/** Plenary's own client adds `query` to the address, and need not renew its presence. */
export function yWebsocketTongue(query = ""): Tongue {
	const step1 = message((encoder) => {
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarUint8Array(encoder, emptyVector);
	});
	const step2 = message((encoder) => {
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint8Array(encoder, emptyUpdate);
	});
	return {
		path: (room) => `/${room}${query}`,
		greeting: () => [step1],
		renews: query === "",
		wanted: () => 2,
		reply: (_, head) => ({
			answers: head[0] === 0 && head[1] === 0 ? [step2] : [],
			isIn: head[0] === 0 && head[1] === 1,
		}),
		presence: (_, client, clock, state) =>
			message((encoder) => {
				encoding.writeVarUint(encoder, 1);
				encoding.writeVarUint8Array(encoder, presenceOf(client, clock, state));
			}),
	};
}

/** Message kinds of Hocuspocus after the document's name. */
const kind = { sync: 0, presence: 1, auth: 2, syncReply: 4 } as const;

export function hocuspocusTongue(): Tongue {
	const named = (room: string, type: number, write: (encoder: encoding.Encoder) => void) =>
		message((encoder) => {
			encoding.writeVarString(encoder, room);
			encoding.writeVarUint(encoder, type);
			write(encoder);
		});
	const sync = (room: string, step: 0 | 1, body: Uint8Array) =>
		named(room, kind.sync, (encoder) => {
			encoding.writeVarUint(encoder, step);
			encoding.writeVarUint8Array(encoder, body);
		});
	const nameLength = (room: string) => message((encoder) => encoding.writeVarString(encoder, room)).length;
	return {
		path: () => "/",
		greeting: (room) => [
			named(room, kind.auth, (encoder) => {
				encoding.writeVarUint(encoder, 0);
				encoding.writeVarString(encoder, "");
			}),
		],
		renews: true,
		wanted: (room) => nameLength(room) + 2,
		reply(room, head) {
			const [type, step] = head.subarray(nameLength(room));
			if (type === kind.auth) return { answers: step === 2 ? [sync(room, 0, emptyVector)] : [], isIn: false };
			const isSync = type === kind.sync || type === kind.syncReply;
			return {
				answers: isSync && step === 0 ? [sync(room, 1, emptyUpdate)] : [],
				isIn: isSync && step === 1,
			};
		},
		presence: (room, client, clock, state) =>
			named(room, kind.presence, (encoder) => encoding.writeVarUint8Array(encoder, presenceOf(client, clock, state))),
	};
}
