/** A connection that may not keep up with what it is sent: what it is owed, what it lacks, and how it is caught up. */
import type { Clock } from "./clock.ts";
import type { Line } from "./connection.ts";
import { layOut } from "./websocket.ts";

/** What a peer lacks that was left out: vectors of what it has. */
export interface Lacking {
	/** It has been sent no more than this. */
	behind: Uint8Array | undefined;
	/** It had this when it asked, and was not answered yet. */
	question: Uint8Array | undefined;
}

/** What is owed is handed to the socket in pieces of this size; the system takes the rest when it has room. */
const pieceBytes = 65_536;

/**
 * One that does not keep up is first *owed* frames that must come whole, and they are handed over as it reads; then it
 * *lacks* what was told meanwhile: everything after `behind`, the answer to its `question`, and what it has *missed* of
 * its own (ack, trouble, our step 1: `isToBeAsked`). When all it was owed is read, `drained` clears what it lacks and it
 * is caught up with one difference, which it may be owed again.
 */
export abstract class Debtor {
	readonly line: Line;
	/** Whether a step 1 of ours could not be sent yet. */
	isToBeAsked = false;
	lastSentAt: number;
	readonly #clock: Clock;
	readonly #mostUnread: number;
	#lacking: Lacking = { behind: undefined, question: undefined };
	/** What it is owed beyond what its socket has been handed, and how much of the first of it is handed over. */
	#owed: { buffers: Uint8Array[]; at: number } | undefined;
	/** Whether it was not told something that concerns it alone, for want of room. */
	#hasMissed = false;

	/** Of what was written to it, so many bytes may lie unread. */
	constructor(line: Line, clock: Clock, mostUnread: number) {
		this.line = line;
		this.#clock = clock;
		this.#mostUnread = mostUnread;
		this.lastSentAt = clock.elapsed();
	}

	/** It has read what it was owed so far, and was left out of something since. */
	protected abstract caughtUp(lacking: Lacking): void;

	/** It has shown a sign of life. */
	abstract live(): void;

	get isOpen(): boolean {
		return this.line.isOpen;
	}

	get isOwed(): boolean {
		return this.#owed !== undefined;
	}

	/** Whether it does not keep up with what it is sent. */
	get isBehind(): boolean {
		return this.#owed !== undefined || this.#isLacking;
	}

	/** Nothing is owed to one who is gone. */
	forgive(): void {
		this.#owed = undefined;
	}

	/** Sends a frame to this peer alone, however long. One that does not keep up is told when it does again. */
	send(frame: Uint8Array): boolean {
		if (this.isBehind) this.#hasMissed = true;
		else this.owe([layOut([frame])]);
		return !this.#hasMissed;
	}

	/** Writes what is laid out already; says whether there was room for it. */
	write(laidOut: Uint8Array, now = this.#clock.elapsed()): boolean {
		if (!this.#hasRoomFor(laidOut.length)) {
			if (this.#owed || this.line.unreadBytes >= this.#mostUnread / 2) return false;
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
			this.lastSentAt = this.#clock.elapsed();
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

	drained(): void {
		// Little enough that a slow line is seen to read it within the time that a peer has.
		const most = Math.min(this.#mostUnread / 2, 2 * pieceBytes);
		while (this.isOpen && this.line.unreadBytes < most) {
			if (this.#owed) this.#handOver(this.#owed);
			else if (this.#isLacking) {
				const lacking = this.#lacking;
				this.#lacking = { behind: undefined, question: undefined };
				this.#hasMissed = false;
				this.caughtUp(lacking);
			} else return;
		}
	}

	get #isLacking(): boolean {
		const { behind, question } = this.#lacking;
		return this.#hasMissed || behind !== undefined || question !== undefined;
	}

	#hasRoomFor(bytes: number): boolean {
		return this.#owed === undefined && this.line.unreadBytes + bytes <= this.#mostUnread;
	}

	#handOver(owed: { buffers: Uint8Array[]; at: number }): void {
		const [buffer = new Uint8Array()] = owed.buffers;
		const end = owed.at + pieceBytes;
		this.line.write(buffer.subarray(owed.at, end), end < buffer.length);
		this.lastSentAt = this.#clock.elapsed();
		// It has read what went before.
		this.live();
		owed.at = end;
		if (end < buffer.length) return;
		owed.at = 0;
		owed.buffers.shift();
		if (owed.buffers.length === 0) this.#owed = undefined;
	}
}
