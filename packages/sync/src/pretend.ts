/** A pretend network for tests: sockets without wires, and a clock that is pushed. */
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import type { Clock } from "./clock.ts";
import type { Hearer, Line } from "./connection.ts";
import { type Committed, type Door, MemoryLog, openRooms, type Rooms, type RoomsOptions } from "./index.ts";
import type { LogBatch } from "./log.ts";
import { writeStates } from "./presence.ts";
import { opcode } from "./websocket.ts";
import { presenceFrame, readFrame, syncFrame, writeVector } from "./wire.ts";

export class PushedClock implements Clock {
	#now = 1_000_000;
	#waiting: { at: number; call: () => void }[] = [];

	now(): number {
		return this.#now;
	}

	elapsed(): number {
		return this.#now;
	}

	/** How many calls are still to come. */
	get waiting(): number {
		return this.#waiting.length;
	}

	after(ms: number, call: () => void): () => void {
		const entry = { at: this.#now + ms, call };
		this.#waiting.push(entry);
		return () => {
			this.#waiting = this.#waiting.filter((other) => other !== entry);
		};
	}

	/** Lets time pass, and everything happen that was due. */
	async push(ms = 0): Promise<void> {
		const end = this.#now + ms;
		for (;;) {
			await new Promise((resolve) => setImmediate(resolve));
			const next = this.#waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
			if (!next) break;
			this.#waiting = this.#waiting.filter((entry) => entry !== next);
			this.#now = Math.max(this.#now, next.at);
			next.call();
		}
		this.#now = end;
	}
}

/** The server's end of a connection; what it sends is kept. */
export class PretendSocket implements Line {
	hearer: Hearer | undefined;
	unreadBytes = 0;
	isOpen = true;
	isGone = false;
	isPaused = true;
	/** How often it was asked whether it is there. */
	pings = 0;
	/** Each write, as it was laid out. */
	readonly writes: Uint8Array[] = [];
	/** The messages in them. */
	readonly sent: Uint8Array[] = [];
	closed: { code: number; reason: string } | undefined;
	/** While true, nothing is read, and what is written piles up. */
	isStuck = false;
	#held: Uint8Array | undefined;
	#unheard: Uint8Array[] = [];

	write(laidOut: Uint8Array): void {
		if (!this.isOpen) return;
		this.writes.push(laidOut);
		if (this.isStuck) this.unreadBytes += laidOut.length;
		this.#read(laidOut);
	}

	/** Reads all that had piled up. */
	unstick(): void {
		this.isStuck = false;
		this.unreadBytes = 0;
		this.hearer?.drained();
	}

	close(code: number, reason: string): void {
		this.closed ??= { code, reason };
		this.isOpen = false;
	}

	/** The connection ends, from whichever side. */
	terminate(): void {
		this.isOpen = false;
		if (!this.isGone) this.hearer?.left();
		this.isGone = true;
	}

	pause(): void {
		this.isPaused = true;
	}

	resume(): void {
		this.isPaused = false;
		for (const message of this.#unheard.splice(0)) this.hear(message);
	}

	/** Something arrives from the client; it waits while it is not read. */
	hear(message: Uint8Array): void {
		if (!this.isOpen) return;
		if (this.isPaused) {
			this.#unheard.push(message);
			return;
		}
		this.hearer?.live();
		this.hearer?.hear(message);
	}

	answerPing(): void {
		this.hearer?.live();
	}

	/** Takes whole messages out of what was written; the rest waits for more. */
	#read(laidOut: Uint8Array): void {
		const bytes = this.#held
			? Buffer.concat([this.#held, laidOut])
			: Buffer.from(laidOut.buffer, laidOut.byteOffset, laidOut.length);
		let at = 0;
		while (at + 2 <= bytes.length) {
			const short = bytes[at + 1] ?? 0;
			const bodyAt = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
			const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 6);
			if (bodyAt + length > bytes.length) break;
			const isPing = ((bytes[at] ?? 0) & 0x0f) === opcode.ping;
			if (isPing) this.pings++;
			else this.sent.push(new Uint8Array(bytes.subarray(bodyAt, bodyAt + length)));
			at = bodyAt + length;
		}
		this.#held = at < bytes.length ? bytes.subarray(at) : undefined;
	}
}

/** A client with a document, that speaks only when told to. */
export class PretendClient {
	readonly socket = new PretendSocket();
	readonly doc: Y.Doc;

	#taken = 0;

	constructor(doc = new Y.Doc()) {
		this.doc = doc;
	}

	/** Kinds of the frames sent to it so far, such as "step1" or 100. */
	get heard(): (string | number)[] {
		return this.socket.sent.map((frame) => {
			const read = readFrame(frame);
			return !read || read.kind === "other" ? (frame[0] ?? -1) : read.kind;
		});
	}

	get text(): string {
		this.takeIn();
		return this.doc.getText("t").toString();
	}

	/** The counts of the acks it got. */
	get acks(): number[] {
		const acks = this.socket.sent.filter((frame) => frame[0] === 100);
		return acks.map((frame) => decoding.readVarUint(decoding.createDecoder(frame.subarray(1))));
	}

	askAll(): void {
		this.takeIn();
		this.socket.hear(syncFrame("step1", Y.encodeStateVector(this.doc)));
	}

	/** Answers the newest step 1. */
	answer(): void {
		const asked = this.socket.sent.map((frame) => readFrame(frame)).findLast((frame) => frame?.kind === "step1");
		const vector = asked?.kind === "step1" ? asked.vector : writeVector(new Map());
		this.socket.hear(syncFrame("step2", Y.encodeStateAsUpdate(this.doc, vector)));
	}

	/** Changes the document and returns the update, unsent. */
	change(verb: (doc: Y.Doc) => void): Uint8Array {
		this.takeIn();
		const updates: Uint8Array[] = [];
		const keep = (update: Uint8Array) => updates.push(update);
		this.doc.on("update", keep);
		verb(this.doc);
		this.doc.off("update", keep);
		return Y.mergeUpdates(updates);
	}

	/** Writes at the end of the text and sends it. */
	type(words: string): Uint8Array {
		const update = this.change((doc) => doc.getText("t").insert(doc.getText("t").length, words));
		this.send(update);
		return update;
	}

	send(update: Uint8Array): void {
		this.socket.hear(syncFrame("update", update));
	}

	/** Shows a state of its own to the others. */
	show(clock: number, state: unknown, id = this.doc.clientID): void {
		this.socket.hear(presenceFrame(writeStates([{ client: id, clock, json: JSON.stringify(state) }])));
	}

	/** Applies what has arrived since the last time. */
	takeIn(): void {
		for (; this.#taken < this.socket.sent.length; this.#taken++) {
			const frame = this.socket.sent[this.#taken] ?? new Uint8Array();
			const read = readFrame(frame);
			if (read?.kind === "step2" || read?.kind === "update") Y.applyUpdate(this.doc, read.update);
		}
	}
}

/** A log whose disk is held or broken when told to. */
export class MoodyLog extends MemoryLog {
	isBroken = false;
	tries = 0;
	held: Promise<void> = Promise.resolve();

	override async append(batch: LogBatch): Promise<{ room: string; seq: number }[]> {
		this.tries++;
		await this.held;
		if (this.isBroken) throw new Error("The disk is full.");
		return super.append(batch);
	}

	/** Holds every append until the returned function is called. */
	hold(): () => void {
		const { promise, resolve } = Promise.withResolvers<void>();
		this.held = promise;
		return resolve;
	}
}

export class PretendHall {
	readonly clock: PushedClock;
	/** Its own, unless the options name another. */
	readonly log = new MoodyLog();
	readonly stored: Committed[] = [];
	readonly rooms: Rooms;

	constructor(options: Partial<RoomsOptions> & { clock?: PushedClock } = {}) {
		this.clock = options.clock ?? new PushedClock();
		// Pretend clients answer no pings unless a test is about that.
		const never = Number.POSITIVE_INFINITY;
		const limits = { silentPeerMs: never, absentPeerMs: never, ...options.limits };
		this.rooms = openRooms({ log: this.log, foldWorker: false, ...options, clock: this.clock, limits });
		this.rooms.watch("", (committed) => this.stored.push(committed));
	}

	door(account: string, changes: Partial<Door> = {}): Door {
		return {
			room: "minutes",
			account,
			connection: account,
			right: "write",
			presence: "named",
			profile: { account, name: account.toUpperCase(), color: "#112233", role: "delegate" },
			ack: true,
			...changes,
		};
	}

	/** Joins without saying anything yet. */
	async join(account: string, changes: Partial<Door> = {}, doc?: Y.Doc): Promise<PretendClient> {
		const client = new PretendClient(doc);
		this.rooms.join(client.socket, this.door(account, changes));
		await this.clock.push();
		return client;
	}

	/** Joins and gets everything, as a client does. */
	async enter(account: string, changes: Partial<Door> = {}, doc?: Y.Doc): Promise<PretendClient> {
		const client = await this.join(account, changes, doc);
		client.askAll();
		if (changes.right !== "read") client.answer();
		await this.clock.push(100);
		return client;
	}
}
