/** A connection that only sends, one thing at a time, and tells what became of it. */
import * as decoding from "lib0/decoding";
import { WebSocket } from "ws";
import { syncFrame } from "../noise.ts";
import type { Person } from "../people.ts";

/** Stored and acknowledged; asked about, because it leans on what is not there; or closed with a code. */
export type Fate = "stored" | "asked again" | number;

const patienceMs = 10_000;

export class Envoy {
	/** Frames of presence that came in. */
	presences = 0;
	code: number | undefined;
	readonly #socket: WebSocket;
	#sent = 0;
	#acked = 0;
	#asked = 0;
	#look: () => void = () => {};

	/** Opens a path such as `/sync/<room>?ack=1`. */
	constructor(address: string, { cookie }: Pick<Person, "cookie">, path: string) {
		this.#socket = new WebSocket(`${address.replace("http", "ws")}${path}`, {
			headers: { cookie, origin: address },
			perMessageDeflate: false,
		});
		this.#socket.on("error", () => {});
		this.#socket.on("close", (code) => {
			this.code = code;
			this.#look();
		});
		this.#socket.on("message", (bytes: Buffer) => {
			const decoder = decoding.createDecoder(new Uint8Array(bytes));
			const kind = decoding.readVarUint(decoder);
			if (kind === 100) this.#acked = decoding.readVarUint(decoder);
			if (kind === 0 && decoding.readVarUint(decoder) === 0) this.#asked++;
			if (kind === 1) this.presences++;
			this.#look();
		});
		this.#socket.on("open", () => this.#look());
		this.#socket.on("pong", () => this.#look());
	}

	get isOpen(): boolean {
		return this.code === undefined;
	}

	/** Resolves when the room has said its first words, or the connection is closed. */
	async enter(): Promise<this> {
		await this.#until(() => this.#asked > 0, "to be let in");
		// Until its question is answered, the server would ask no second one.
		if (this.isOpen) await this.bring(Uint8Array.of(0, 0), 1);
		return this;
	}

	/** Sends an update, or an answer, and waits for what becomes of it. */
	async bring(update: Uint8Array, step = 2): Promise<Fate> {
		const asked = this.#asked;
		this.#sent++;
		this.#socket.send(syncFrame(step, update));
		await this.#until(() => this.#acked >= this.#sent || this.#asked > asked, "for a fate");
		return this.code ?? (this.#acked >= this.#sent ? "stored" : "asked again");
	}

	/** Sends without waiting. */
	throw(frame: Uint8Array | string): void {
		if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(frame);
	}

	/** Sends a frame and waits until the server has read it: undefined if that did no harm, or the code. */
	async probe(frame: Uint8Array | string, withinMs = patienceMs): Promise<number | undefined> {
		await this.#until(() => this.#socket.readyState !== WebSocket.CONNECTING, "to be connected");
		let isBack = false;
		this.#socket.once("pong", () => {
			isBack = true;
			this.#look();
		});
		this.throw(frame);
		if (this.#socket.readyState === WebSocket.OPEN) this.#socket.ping();
		await this.#until(() => isBack, "for an answer to a ping", withinMs);
		return this.code;
	}

	leave(): void {
		this.#socket.terminate();
	}

	async #until(isDone: () => boolean, what: string, withinMs = patienceMs): Promise<void> {
		if (!this.isOpen || isDone()) return;
		await new Promise<void>((resolve, reject) => {
			const giveUp = setTimeout(() => reject(new Error(`Waited in vain ${what}.`)), withinMs);
			this.#look = () => {
				if (this.isOpen && !isDone()) return;
				clearTimeout(giveUp);
				this.#look = () => {};
				resolve();
			};
		});
	}
}
