/** A pretend network for tests: sockets without wires, and a clock that is pushed. */
import * as Y from "yjs";
import type { Clock } from "./clock.ts";
import {
	type Committed,
	type Door,
	MemoryLog,
	openRooms,
	type Rooms,
	type RoomsOptions,
	type Socket,
} from "./index.ts";
import type { LogBatch } from "./log.ts";
import { readFrame, syncFrame, writeVector } from "./wire.ts";

export class PushedClock implements Clock {
	#now = 1_000_000;
	#waiting: { at: number; call: () => void }[] = [];

	now(): number {
		return this.#now;
	}

	elapsed(): number {
		return this.#now;
	}

	soon(call: () => void): void {
		this.after(0, call);
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
export class PretendSocket implements Socket {
	readyState = 1;
	bufferedAmount = 0;
	isPaused = false;
	pings = 0;
	readonly sent: Uint8Array[] = [];
	closed: { code: number; reason: string } | undefined;
	readonly #listeners: { event: string; listener: (...args: never[]) => void }[] = [];

	on(event: string, listener: (...args: never[]) => void): void {
		this.#listeners.push({ event, listener });
	}

	send(frame: Uint8Array): void {
		this.sent.push(frame);
	}

	close(code: number, reason: string): void {
		this.closed ??= { code, reason };
		this.readyState = 2;
	}

	/** The connection ends, from whichever side. */
	terminate(): void {
		this.readyState = 3;
		this.#emit("close");
	}

	ping(): void {
		this.pings++;
	}

	pause(): void {
		this.isPaused = true;
	}

	resume(): void {
		this.isPaused = false;
	}

	/** Something arrives from the client. */
	hear(frame: Uint8Array): void {
		this.#emit("message", frame as never, true as never);
	}

	answerPing(): void {
		this.#emit("pong");
	}

	#emit(event: string, ...args: never[]): void {
		for (const entry of this.#listeners) if (entry.event === event) entry.listener(...args);
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
		return this.socket.sent.filter((frame) => frame[0] === 100).map((frame) => frame[1] ?? -1);
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
	readonly clock = new PushedClock();
	readonly log = new MoodyLog();
	readonly stored: Committed[] = [];
	readonly rooms: Rooms;

	constructor(options: Partial<RoomsOptions> = {}) {
		// Pretend clients answer no pings unless a test is about that.
		const limits = { silentPeerMs: Number.POSITIVE_INFINITY, ...options.limits };
		this.rooms = openRooms({ log: this.log, clock: this.clock, foldWorker: false, ...options, limits });
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
