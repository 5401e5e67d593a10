/** A client that speaks as stock ones do, and remembers what it was promised: what it saw of others, what was acknowledged. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { syncFrame } from "../noise.ts";
import type { Person } from "../people.ts";

/** Our own kinds of frames. */
const kinds = { sync: 0, presence: 1, ack: 100, trouble: 102 } as const;
const steps = { step1: 0, step2: 1, update: 2 } as const;

export interface TypistOptions {
	/** What follows the room in the address; acks are asked for unless told otherwise. */
	params?: string;
	/** Comes back by itself whenever the connection is lost, as browsers do. */
	comesBack?: boolean;
}

export class Typist {
	readonly doc = new Y.Doc();
	readonly room: string;
	readonly person: Pick<Person, "cookie">;
	/** Updates that were seen or acknowledged; whoever checks them takes them away. */
	promised: Uint8Array[] = [];
	readonly closes: { code: number; reason: string; at: number }[] = [];
	/** When it was told since when nothing is stored; 0 that it is again. */
	readonly troubles: { since: number; at: number }[] = [];
	acked = 0;
	lastAckAt = 0;
	/** Presence frames that came in. */
	readonly presences: Uint8Array[] = [];
	/** Bytes of sync frames that came in. */
	received = 0;
	isSynced = false;
	readonly #address: string;
	readonly #options: TypistOptions;
	#socket: WebSocket | undefined;
	#sent: Uint8Array[] = [];
	#isGone = false;

	constructor(address: string, person: Pick<Person, "cookie">, room: string, options: TypistOptions = {}) {
		this.#address = address;
		this.person = person;
		this.room = room;
		this.#options = options;
		this.doc.on("update", (update: Uint8Array, origin: unknown) => {
			if (origin !== this) this.sendSync(steps.update, update);
		});
	}

	get isOpen(): boolean {
		return this.#socket?.readyState === WebSocket.OPEN;
	}

	/** How many of its messages are not known to be on the server's disk. */
	get unstored(): number {
		return this.#sent.length - this.acked;
	}

	/** Connects; resolves when it has all that the server had, or the connection is over. */
	come(): Promise<void> {
		const { params = "?ack=1" } = this.#options;
		const socket = new WebSocket(`${this.#address.replace("http", "ws")}/sync/${this.room}${params}`, {
			headers: { cookie: this.person.cookie, origin: this.#address },
			perMessageDeflate: false,
		});
		this.#isGone = false;
		this.#socket = socket;
		this.#sent = [];
		this.acked = 0;
		this.isSynced = false;
		socket.on("error", () => {});
		socket.on("open", () => this.send(syncFrame(steps.step1, Y.encodeStateVector(this.doc))));
		return new Promise((done) => {
			socket.on("message", (bytes: Buffer) => {
				if (this.#receive(bytes)) done();
			});
			socket.on("close", (code, reason) => {
				this.closes.push({ code, reason: reason.toString(), at: Date.now() });
				this.isSynced = false;
				done();
				const mayComeBack = !(code >= 4400 && code < 4500);
				if (!this.#options.comesBack || this.#isGone || !mayComeBack) return;
				setTimeout(() => this.#isGone || void this.come(), 100 + Math.random() * 400);
			});
		});
	}

	/** Hangs up at once; resolves when all that had come in is read. */
	async leave(): Promise<void> {
		this.#isGone = true;
		const socket = this.#socket;
		if (!socket || socket.readyState === WebSocket.CLOSED) return;
		const closed = new Promise((done) => socket.once("close", done));
		socket.terminate();
		await closed;
	}

	/** Resolves when the connection is over, however it ends. */
	async ended(): Promise<void> {
		const socket = this.#socket;
		if (socket && socket.readyState !== WebSocket.CLOSED) await new Promise((done) => socket.once("close", done));
	}

	/** Stops reading what comes in, without telling anyone. */
	stopReading(): void {
		this.#socket?.pause();
	}

	readAgain(): void {
		this.#socket?.resume();
	}

	/** Sends a frame as it is. */
	send(frame: Uint8Array): void {
		if (this.isOpen) this.#socket?.send(frame);
	}

	/** Sends an answer or an update that is counted, whatever is in it. */
	sendSync(step: number, body: Uint8Array): void {
		if (!this.isOpen) return;
		this.#sent.push(body);
		this.send(syncFrame(step, body));
	}

	/** Returns true when the server's answer was complete. */
	#receive(bytes: Buffer): boolean {
		const decoder = decoding.createDecoder(new Uint8Array(bytes));
		switch (decoding.readVarUint(decoder)) {
			case kinds.ack:
				this.#take(decoding.readVarUint(decoder));
				return false;
			case kinds.trouble:
				this.troubles.push({ since: decoding.readVarUint(decoder), at: Date.now() });
				return false;
			case kinds.presence:
				this.presences.push(decoding.readVarUint8Array(decoder));
				return false;
			case kinds.sync:
				return this.#receiveSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
			default:
				return false;
		}
	}

	#receiveSync(step: number, body: Uint8Array): boolean {
		this.received += body.length;
		if (step === steps.step1) {
			this.sendSync(steps.step2, Y.encodeStateAsUpdate(this.doc, body));
			return false;
		}
		this.promised.push(body);
		Y.applyUpdate(this.doc, body, this);
		if (step !== steps.step2) return false;
		this.isSynced = true;
		return true;
	}

	#take(count: number): void {
		this.promised.push(...this.#sent.slice(this.acked, count));
		this.acked = count;
		this.lastAckAt = Date.now();
	}
}

/** A presence frame about one client. */
export function presenceFrame(states: { client: number; clock: number; json: string }[]): Uint8Array {
	const body = encoding.createEncoder();
	encoding.writeVarUint(body, states.length);
	for (const { client, clock, json } of states) {
		encoding.writeVarUint(body, client);
		encoding.writeVarUint(body, clock);
		encoding.writeVarString(body, json);
	}
	const frame = encoding.createEncoder();
	encoding.writeVarUint(frame, kinds.presence);
	encoding.writeVarUint8Array(frame, encoding.toUint8Array(body));
	return encoding.toUint8Array(frame);
}

/** The states in a presence frame's body. */
export function readStates(body: Uint8Array): { client: number; clock: number; json: string }[] {
	const decoder = decoding.createDecoder(body);
	return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
		client: decoding.readVarUint(decoder),
		clock: decoding.readVarUint(decoder),
		json: decoding.readVarString(decoder),
	}));
}

/** Lets each of them change something now and then, until the returned function is called. */
export function letThemType(typists: Typist[], everyMs: number, change: (typist: Typist) => void): () => void {
	const timers = typists.map((typist, place) => {
		const timer: { next?: NodeJS.Timeout } = {};
		const again = () => {
			change(typist);
			timer.next = setTimeout(again, everyMs * (0.5 + Math.random()));
		};
		timer.next = setTimeout(again, (everyMs * place) / typists.length);
		return timer;
	});
	return () => {
		for (const { next } of timers) clearTimeout(next);
	};
}
