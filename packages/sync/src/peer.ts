/** One connection to a room: who it is, what it may do, and how much of what it sent is on disk. */
import type { Clock } from "./clock.ts";
import type { Hearer, Line } from "./connection.ts";
import type { Limits } from "./limits.ts";
import type { State } from "./presence.ts";
import { closeCode, closeReason, type Refusal } from "./refusals.ts";
import type { Room } from "./room.ts";
import { layOut, opcode } from "./websocket.ts";
import { ackFrame, emptyPresenceFrame } from "./wire.ts";

/** Who comes in, and what they may do there: decided by whoever keeps the door, before `join`. */
export interface Door {
	room: string;
	account: string;
	/** What the connection is known by to whoever keeps the door: a sign-in, or a token. */
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

/** What a peer lacks that was left out: vectors of what it has. */
export interface Lacking {
	/** It has been sent no more than this. */
	behind: Uint8Array | undefined;
	/** It had this when it asked, and was not answered yet. */
	question: Uint8Array | undefined;
}

/** What all peers of a server share, and whom they tell. */
export interface PeerWorld {
	readonly clock: Clock;
	readonly limits: Limits;
	heard(peer: Peer, message: Uint8Array): void;
	/** The peer has read what it was owed so far, and was left out of something since. */
	caughtUp(peer: Peer, lacking: Lacking): void;
	refused(code: number): void;
	/** One who was away has shown a sign of life. */
	returned(peer: Peer): void;
	left(peer: Peer): void;
}

const writesOnMs = 10_000;
/** What is owed is handed to the socket in pieces of this size; the system takes the rest when it has room. */
const pieceBytes = 65_536;
/** Asks the client's system whether it is there, and shows its program, which sees no pings, that the connection lives. */
const areYouThere = Buffer.concat([layOut([new Uint8Array()], opcode.ping), layOut([emptyPresenceFrame])]);

export class Peer implements Hearer {
	readonly door: Door;
	readonly line: Line;
	/** A newer connection has a greater number. */
	readonly number: number;
	/** Where it is, once the room is open. */
	room: Room | undefined;
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
	/** When the rest of the house was last told that it writes. */
	writingToldAt: number;
	presenceId: number | undefined;
	waitingState: State | undefined;
	ridingState: State | undefined;
	/** It has been silent for so long that it is no longer shown. */
	isAway = false;
	lastSeenAt: number;
	lastSentAt: number;
	/** When it was told to go; it is given a while to hear why. */
	closedAt: number | undefined;
	isPaused = false;
	#lacking: Lacking = { behind: undefined, question: undefined };
	/** Whether a step 1 of ours could not be sent yet. */
	isToBeAsked = false;
	// A peer that does not keep up is first *owed* frames that must come whole, and they are handed over as it reads;
	// then it *lacks* what was told meanwhile: everything after `behind`, the answer to its `question`, and what it has
	// *missed* of its own (ack, trouble, our step 1: `isToBeAsked`). When all it was owed is read, `drained` clears what
	// it lacks and the room catches it up with one difference, which it may be owed again.
	/** What it is owed beyond what its socket has been handed, and how much of the first of it is handed over. */
	#owed: { buffers: Uint8Array[]; at: number } | undefined;
	/** Whether it was not told something that concerns it alone, for want of room. */
	#hasMissed = false;
	/** Bytes it had not read when last looked at, and since when it has read none of them. */
	#unreadBytes = 0;
	#unreadSince = 0;
	/** How many states it may show at once now, and when that was counted. */
	#shows: number;
	#showsAt = 0;
	readonly #world: PeerWorld;

	constructor(number: number, line: Line, door: Door, world: PeerWorld) {
		this.number = number;
		this.line = line;
		this.door = door;
		this.#world = world;
		this.lastSeenAt = world.clock.elapsed();
		this.lastSentAt = this.lastSeenAt;
		this.writingToldAt = this.lastSeenAt;
		this.#unreadSince = this.lastSeenAt;
		this.#shows = world.limits.presencesPerSecond;
		line.hearer = this;
	}

	isWriting(now: number): boolean {
		return now - this.lastWroteAt < writesOnMs;
	}

	get isOpen(): boolean {
		return this.line.isOpen;
	}

	/** Whether it does not keep up with what it is sent. */
	get isBehind(): boolean {
		return this.#owed !== undefined || this.#isLacking;
	}

	/**
	 * Since when it has shown no sign of life, milliseconds. Who is not read from can show none, and who has not read what
	 * went before can not be asked: those are not silent.
	 */
	silentMs(now: number): number {
		const isExcused = this.isPaused || this.#owed !== undefined || this.line.unreadBytes > 0;
		return isExcused ? 0 : now - this.lastSeenAt;
	}

	/** Sends a frame to this peer alone, however long. One that does not keep up is told when it does again. */
	send(frame: Uint8Array): boolean {
		if (this.isBehind) this.#hasMissed = true;
		else this.owe([layOut([frame])]);
		return !this.#hasMissed;
	}

	/** Writes what is laid out already; says whether there was room for it. */
	write(laidOut: Uint8Array, now = this.#world.clock.elapsed()): boolean {
		if (!this.#hasRoomFor(laidOut.length)) {
			if (this.#owed || this.line.unreadBytes >= this.#world.limits.unreadBytes / 2) return false;
			// Longer than there ever is room for: it is owed that same buffer, not a difference of its own.
			this.owe([laidOut]);
			return true;
		}
		this.lastSentAt = now;
		this.line.write(laidOut);
		return true;
	}

	/** Hands over what must come whole and in order, however long it is, as fast as it is read. */
	owe(buffers: readonly Uint8Array[]): void {
		const size = buffers.reduce((sum, { length }) => sum + length, 0);
		if (this.#hasRoomFor(size)) {
			for (const buffer of buffers) this.line.write(buffer);
			this.lastSentAt = this.#world.clock.elapsed();
			return;
		}
		if (this.#owed) this.#owed.buffers.push(...buffers);
		else this.#owed = { buffers: [...buffers], at: 0 };
		this.drained();
	}

	/** Leaves it out until it has read what it has; `vector` says what it has, if it has not been left out before. */
	leaveBehind(vector: () => Uint8Array): void {
		this.#lacking.behind ??= vector();
		this.drained();
	}

	/** Keeps what it asks with until it has read what it has; only its newest question is answered then. */
	answerLater(vector: Uint8Array): void {
		this.#lacking.question = Uint8Array.from(vector);
	}

	/** Whether it may show one more state of its own now. */
	mayShow(now: number): boolean {
		const most = this.#world.limits.presencesPerSecond;
		this.#shows = Math.min(most, this.#shows + ((now - this.#showsAt) * most) / 1_000);
		this.#showsAt = now;
		if (this.#shows < 1) return false;
		this.#shows--;
		return true;
	}

	ask(): void {
		this.write(areYouThere);
	}

	/** Says how many sync messages are on disk, to a client that asked to know. */
	ack(count: number): void {
		if (count <= this.stored) return;
		this.stored = count;
		this.tellStored();
	}

	tellStored(): void {
		if (this.door.ack && this.stored > 0) this.send(ackFrame(this.stored));
	}

	/** How far this peer may be acked once everything taken in so far is on disk. */
	get ackable(): number {
		return this.gapAt === undefined ? this.received : this.gapAt - 1;
	}

	close({ code, reason }: Refusal): void {
		if (this.closedAt !== undefined) return;
		this.isCurrent = false;
		this.closedAt = this.#world.clock.elapsed();
		this.#owed = undefined;
		this.#world.refused(code);
		this.line.close(code, closeReason(reason));
	}

	pause(): void {
		if (this.isPaused || this.closedAt !== undefined) return;
		this.isPaused = true;
		this.line.pause();
	}

	resume(): void {
		if (!this.isPaused) return;
		this.isPaused = false;
		this.lastSeenAt = this.#world.clock.elapsed();
		this.line.resume();
	}

	/** Whether it has read nothing for so long of what waits for it. */
	hasStoppedReading(now: number): boolean {
		const bytes = this.line.unreadBytes;
		if (bytes === 0 || bytes < this.#unreadBytes) this.#unreadSince = now;
		this.#unreadBytes = bytes;
		return now - this.#unreadSince >= this.#world.limits.unreadMs;
	}

	hear(message: Uint8Array): void {
		this.#world.heard(this, message);
	}

	live(): void {
		this.lastSeenAt = this.#world.clock.elapsed();
		if (this.isAway) this.#world.returned(this);
	}

	stumble(flaw: "malformed" | "text" | "tooLarge"): void {
		if (flaw === "tooLarge") this.close({ code: closeCode.tooLarge, reason: "The message is too large." });
		else this.close({ code: closeCode.malformed, reason: "What arrived is no frame of ours." });
	}

	drained(): void {
		// Little enough that a slow line is seen to read it within the time that a peer has.
		const most = Math.min(this.#world.limits.unreadBytes / 2, 2 * pieceBytes);
		while (this.isOpen && this.line.unreadBytes < most) {
			if (this.#owed) this.#handOver(this.#owed);
			else if (this.#isLacking) {
				const lacking = this.#lacking;
				this.#lacking = { behind: undefined, question: undefined };
				this.#hasMissed = false;
				this.#world.caughtUp(this, lacking);
			} else return;
		}
	}

	left(): void {
		this.#owed = undefined;
		this.#world.left(this);
	}

	get #isLacking(): boolean {
		const { behind, question } = this.#lacking;
		return this.#hasMissed || behind !== undefined || question !== undefined;
	}

	#hasRoomFor(bytes: number): boolean {
		return this.#owed === undefined && this.line.unreadBytes + bytes <= this.#world.limits.unreadBytes;
	}

	#handOver(owed: { buffers: Uint8Array[]; at: number }): void {
		const [buffer = new Uint8Array()] = owed.buffers;
		const end = owed.at + pieceBytes;
		this.line.write(buffer.subarray(owed.at, end), end < buffer.length);
		this.lastSentAt = this.#world.clock.elapsed();
		// It has read what went before.
		this.live();
		owed.at = end;
		if (end < buffer.length) return;
		owed.at = 0;
		owed.buffers.shift();
		if (owed.buffers.length === 0) this.#owed = undefined;
	}
}
