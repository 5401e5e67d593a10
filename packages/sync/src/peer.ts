/** One connection to a room: who it is, what it may do, and how much of what it sent is on disk. */
import type { Clock } from "./clock.ts";
import type { Hearer, Line } from "./connection.ts";
import { Debtor, type Lacking } from "./debtor.ts";
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
/** Asks the client's system whether it is there, and shows its program, which sees no pings, that the connection lives. */
const areYouThere = Buffer.concat([layOut([new Uint8Array()], opcode.ping), layOut([emptyPresenceFrame])]);

export class Peer extends Debtor implements Hearer {
	readonly door: Door;
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
	/** When it was told to go; it is given a while to hear why. */
	closedAt: number | undefined;
	isPaused = false;
	/** Bytes it had not read when last looked at, and since when it has read none of them. */
	#unreadBytes = 0;
	#unreadSince = 0;
	/** How many states it may show at once now, and when that was counted. */
	#shows: number;
	#showsAt = 0;
	readonly #world: PeerWorld;

	constructor(number: number, line: Line, door: Door, world: PeerWorld) {
		super(line, world.clock, world.limits.unreadBytes);
		this.number = number;
		this.door = door;
		this.#world = world;
		this.lastSeenAt = world.clock.elapsed();
		this.writingToldAt = this.lastSeenAt;
		this.#unreadSince = this.lastSeenAt;
		this.#shows = world.limits.presencesPerSecond;
		line.hearer = this;
	}

	isWriting(now: number): boolean {
		return now - this.lastWroteAt < writesOnMs;
	}

	/**
	 * Since when it has shown no sign of life, milliseconds. Who is not read from can show none, and who has not read what
	 * went before can not be asked: those are not silent.
	 */
	silentMs(now: number): number {
		const isExcused = this.isPaused || this.isOwed || this.line.unreadBytes > 0;
		return isExcused ? 0 : now - this.lastSeenAt;
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
		this.forgive();
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

	protected override caughtUp(lacking: Lacking): void {
		this.#world.caughtUp(this, lacking);
	}

	left(): void {
		this.forgive();
		this.#world.left(this);
	}
}
