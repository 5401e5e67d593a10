/** An opener: asks for a whole document and keeps what comes as it came, so that reading it costs the load nothing meanwhile. */
import * as decoding from "lib0/decoding";
import { WebSocket } from "ws";
import type { Seat } from "../servers/hosting.ts";
import type { Tongue } from "./light.ts";

export interface Received {
	atMs: number;
	bytes: Uint8Array;
}

export class Opener {
	readonly received: Received[] = [];
	bytes = 0;
	readonly #socket: WebSocket;
	readonly #startedAt = performance.now();

	constructor({ door: { url, origin }, room, cookie }: Seat, tongue: Tongue) {
		const headers = cookie ? { origin, cookie } : { origin };
		this.#socket = new WebSocket(url + tongue.path(room), { headers, perMessageDeflate: false });
		this.#socket.on("error", () => this.#socket.terminate());
		this.#socket.on("open", () => {
			for (const message of tongue.greeting(room)) this.#socket.send(message);
		});
		this.#socket.on("message", (message: Buffer) => {
			this.received.push({ atMs: performance.now() - this.#startedAt, bytes: message });
			this.bytes += message.length;
			const head = message.subarray(0, tongue.wanted(room));
			for (const answer of tongue.reply(room, head).answers) this.#socket.send(answer);
		});
	}

	leave(): void {
		this.#socket.terminate();
	}
}

/** The update in a message of either protocol; undefined when there is none. */
export function updateIn(message: Uint8Array, isNamed: boolean): Uint8Array | undefined {
	const decoder = decoding.createDecoder(message);
	if (isNamed) decoding.readVarString(decoder);
	const kind = decoding.readVarUint(decoder);
	const isSync = kind === 0 || (isNamed && kind === 4);
	if (!isSync || decoding.readVarUint(decoder) === 0) return undefined;
	return decoding.readVarUint8Array(decoder);
}
