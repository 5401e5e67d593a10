/** One connection to a room: its socket, what it may do, and how much of what it sent is on disk. */
import type { Clock } from "./clock.ts";
import type { Limits } from "./limits.ts";
import { closeCode, closeReason, type Refusal } from "./refusals.ts";
import { ackFrame } from "./wire.ts";

/** As much of a `ws` WebSocket as a room uses. */
export interface Socket {
	readonly readyState: number;
	readonly bufferedAmount: number;
	send(frame: Uint8Array): void;
	close(code: number, reason: string): void;
	terminate(): void;
	ping(): void;
	pause(): void;
	resume(): void;
	on(event: "message", listener: (bytes: Buffer | ArrayBuffer | Buffer[], isBinary: boolean) => void): unknown;
	on(event: "close" | "pong", listener: () => void): unknown;
	on(event: "error", listener: (error: Error) => void): unknown;
}

/** Who comes in, and what they may do there: decided by whoever keeps the door, before `join`. */
export interface Door {
	room: string;
	account: string;
	/** The id of the sign-in. */
	connection: string;
	right: "read" | "write";
	/** `counted` peers neither show themselves nor see the others. */
	presence: "named" | "counted";
	/** Shown to the others as the presence field `user`, whatever the client says. */
	profile: { account: string; name: string; color: string; role: string; party?: string };
	/** Whether the client asked for our own kinds of frames (`?ack=1`). */
	ack: boolean;
	/** The generation of the room that the client's local copy is of. */
	generation?: number;
}

/** A presence state that waits until the text its cursor may stand in is on disk. */
export interface State {
	client: number;
	clock: number;
	/** JSON with the profile in it; "null" when the client has left. */
	json: string;
}

const open = 1;
const writesOnMs = 10_000;

export class Peer {
	readonly door: Door;
	readonly socket: Socket;
	/** A newer connection has a greater number. */
	readonly number: number;
	/** Whether it has been sent all that was on disk when it asked, and so can place what follows. */
	isCurrent = false;
	/** When it last sent words of its own; those who write are told of others' sooner. */
	lastWroteAt = Number.NEGATIVE_INFINITY;
	/** Sync messages (step 2, update) taken in. */
	received = 0;
	/** Sync messages whose content is on disk. */
	stored = 0;
	/** Our step 1s that it has not answered yet. */
	asked = 0;
	/** Set while an update of its could not be placed: acks stop below this count until a step 2 has healed it. */
	gapAt: number | undefined;
	/** The gap is asked about once only; a second one in the answer is final. */
	hasAskedAgain = false;
	presenceId: number | undefined;
	waitingState: State | undefined;
	ridingState: State | undefined;
	lastSeenAt: number;
	lastSentAt: number;
	/** When it was told to go; it is given a while to hear why. */
	closedAt: number | undefined;
	isPaused = false;
	readonly #clock: Clock;
	readonly #limits: Limits;

	constructor(number: number, socket: Socket, door: Door, clock: Clock, limits: Limits) {
		this.number = number;
		this.socket = socket;
		this.door = door;
		this.#clock = clock;
		this.#limits = limits;
		this.lastSeenAt = clock.elapsed();
		this.lastSentAt = clock.elapsed();
	}

	get isWriting(): boolean {
		return this.#clock.elapsed() - this.lastWroteAt < writesOnMs;
	}

	get isOpen(): boolean {
		return this.socket.readyState === open;
	}

	send(frame: Uint8Array): void {
		if (!this.isOpen) return;
		if (this.socket.bufferedAmount > this.#limits.unreadBytes) {
			this.close({ code: closeCode.tryLater, reason: "Too much is waiting to be read." });
			return;
		}
		this.lastSentAt = this.#clock.elapsed();
		this.socket.send(frame);
	}

	/** Says how many sync messages are on disk, to a client that asked to know. */
	ack(count: number): void {
		if (count <= this.stored) return;
		this.stored = count;
		if (this.door.ack) this.send(ackFrame(count));
	}

	/** How far this peer may be acked once everything taken in so far is on disk. */
	get ackable(): number {
		return this.gapAt === undefined ? this.received : this.gapAt - 1;
	}

	close({ code, reason }: Refusal): void {
		this.isCurrent = false;
		this.closedAt ??= this.#clock.elapsed();
		this.socket.close(code, closeReason(reason));
	}

	pause(): void {
		if (this.isPaused) return;
		this.isPaused = true;
		this.socket.pause();
	}

	resume(): void {
		if (!this.isPaused) return;
		this.isPaused = false;
		this.socket.resume();
	}
}

/** Says no to a socket that was accepted, so that its client hears the reason instead of trying for ever. */
export function refuse(socket: Pick<Socket, "close" | "on">, { code, reason }: Refusal): void {
	socket.on("error", () => {});
	socket.close(code, closeReason(reason));
}

/** What a socket hands over, as plain bytes. */
export function bytesOf(message: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
	if (Array.isArray(message)) return Buffer.concat(message);
	return message instanceof ArrayBuffer ? new Uint8Array(message) : message;
}
