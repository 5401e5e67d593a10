/** A shared document as the server has it: its peers, what it knows, what waits for the disk. */
import type { Clock } from "./clock.ts";
import { Intake, type Taken } from "./intake.ts";
import type { Limits } from "./limits.ts";
import type { StoredRoom } from "./log.ts";
import { Outbox } from "./outbox.ts";
import type { Peer, State } from "./peer.ts";
import { Pieces } from "./pieces.ts";
import { Presence } from "./presence.ts";
import { closeCode, type Refusal } from "./refusals.ts";
import {
	emptyPresenceFrame,
	presenceFrame,
	readFrame,
	syncFrame,
	type Vector,
	welcomeFrame,
	writeVector,
} from "./wire.ts";

/** What one room gives to one flush, and what follows from its being stored. */
export interface Load extends Taken {
	room: Room;
	peers: { peer: Peer; count: number }[];
	/** Desks that wait until what they wrote is on disk. */
	desks: (() => void)[];
}

export interface Stored {
	room: string;
	seq: number;
	account: string;
	at: number;
	bytes: Uint8Array;
}

export class Room {
	readonly name: string;
	readonly generation: number;
	readonly peers = new Set<Peer>();
	readonly pieces = new Pieces();
	readonly #intake: Intake;
	/** The clocks on disk. */
	readonly #storedVector: Vector;
	readonly #presence = new Presence();
	readonly #outbox: Outbox;
	readonly #clock: Clock;
	readonly #limits: Limits;
	readonly #touch: (room: Room) => void;
	#toAck = new Set<Peer>();
	#desks: (() => void)[] = [];

	/** `touch` is called when the room has something for the next flush. */
	constructor(name: string, stored: StoredRoom, clock: Clock, limits: Limits, touch: (room: Room) => void) {
		this.name = name;
		this.generation = stored.generation;
		this.#clock = clock;
		this.#limits = limits;
		this.#touch = touch;
		this.#outbox = new Outbox(clock);
		this.#intake = new Intake(name, stored, limits);
		if (stored.folded) this.pieces.fold(stored.foldedSeq, stored.folded);
		for (const { seq, bytes } of stored.tail) this.pieces.add(seq, bytes);
		this.#storedVector = this.#intake.vector;
	}

	/** Whether nothing waits for the disk and nobody is here. */
	get isIdle(): boolean {
		return this.peers.size === 0 && this.#intake.isEmpty && this.#desks.length === 0;
	}

	join(peer: Peer): void {
		const { door } = peer;
		if (door.generation !== undefined && door.generation !== this.generation) {
			peer.close({ code: closeCode.outOfStep, reason: "This room was restored; your copy is of another generation." });
			return;
		}
		this.peers.add(peer);
		this.#outbox.join(peer);
		if (door.ack) peer.send(welcomeFrame(this.generation, door.right));
		if (door.right === "write") this.#askStep2(peer);
		this.#sendEveryone(peer);
	}

	leave(peer: Peer): void {
		if (!this.peers.delete(peer)) return;
		this.#outbox.leave(peer);
		const state = this.#presence.leave(peer);
		if (state) this.#outbox.add([], [state]);
	}

	receive(peer: Peer, bytes: Uint8Array): void {
		const frame = readFrame(bytes);
		if (!frame) {
			peer.close({ code: closeCode.malformed, reason: "A frame could not be read." });
			return;
		}
		switch (frame.kind) {
			case "step1":
				this.#answer(peer, frame.vector);
				break;
			case "step2":
			case "update":
				this.#receiveUpdate(peer, frame.kind, frame.update);
				break;
			case "presence":
				this.#receivePresence(peer, frame.states);
				break;
			case "askPresence":
				this.#sendEveryone(peer);
				break;
			case "other":
		}
	}

	/** Takes in an update of a desk; calls back when it is on disk. */
	write(account: string, bytes: Uint8Array, whenStored: () => void): Refusal | undefined {
		const outcome = this.#intake.accept(account, bytes, this.pieces.bytes);
		if (outcome === "gap") return { code: closeCode.outOfStep, reason: "The update leans on something unknown." };
		if (outcome !== "accepted") return outcome;
		this.#desks.push(whenStored);
		this.#touch(this);
		return undefined;
	}

	/** Bytes that wait for the next flush. */
	get waitingBytes(): number {
		return this.#intake.waitingBytes;
	}

	/** Hands over all that waits for the disk. */
	take(): Load {
		const load: Load = {
			room: this,
			...this.#intake.take(this.#clock.now()),
			peers: [...this.#toAck].map((peer) => ({ peer, count: peer.ackable })),
			desks: this.#desks,
		};
		for (const peer of this.#toAck) {
			peer.ridingState = peer.waitingState;
			peer.waitingState = undefined;
		}
		this.#toAck = new Set();
		this.#desks = [];
		return load;
	}

	/** What was taken is on disk: now others may see it, and its writers are told. */
	settle(load: Load, seqs: number[]): Stored[] {
		const stored = load.rows.map((row, index) => ({ ...row, seq: seqs[index] ?? 0 }));
		for (const { seq, bytes } of stored) this.pieces.add(seq, bytes);
		for (const { client, to } of load.written) this.#storedVector.set(client, to);
		const states = load.peers.flatMap(({ peer }) =>
			peer.ridingState && this.peers.has(peer) ? [peer.ridingState] : [],
		);
		this.#outbox.add(
			stored.map((row) => row.bytes),
			states,
		);
		for (const { peer, count } of load.peers) {
			peer.ridingState = undefined;
			peer.ack(count);
		}
		for (const whenStored of load.desks) whenStored();
		return stored;
	}

	/** Sends what waits for company, and shows the silent that the connection lives. */
	tick(now: number, quietMs: number): void {
		const expired = this.#presence.expire(now);
		if (expired.length > 0) this.#outbox.add([], expired);
		for (const peer of this.peers) if (now - peer.lastSentAt >= quietMs) peer.send(emptyPresenceFrame);
	}

	/** Sends all that is on disk without waiting any longer. */
	sendAll(): void {
		this.#outbox.sendAll();
	}

	#askStep2(peer: Peer): void {
		peer.asked++;
		peer.send(syncFrame("step1", writeVector(this.#storedVector)));
	}

	#sendEveryone(peer: Peer): void {
		const states = peer.door.presence === "named" ? this.#presence.everyone() : undefined;
		if (states) peer.send(presenceFrame(states));
	}

	#answer(peer: Peer, vector: Uint8Array): void {
		const frames = this.pieces.answer(vector);
		if (!frames) {
			peer.close({ code: closeCode.malformed, reason: "A state vector could not be read." });
			return;
		}
		for (const frame of frames) peer.send(frame);
		peer.isCurrent = true;
	}

	#receiveUpdate(peer: Peer, kind: "step2" | "update", bytes: Uint8Array): void {
		if (peer.door.right === "read") {
			if (this.#intake.wouldWrite(bytes))
				peer.close({ code: closeCode.notAllowed, reason: "You may read here, not write." });
			return;
		}
		peer.received++;
		peer.lastWroteAt = this.#clock.elapsed();
		const outcome = this.#intake.accept(peer.door.account, bytes, this.pieces.bytes);
		const isAnswer = kind === "step2" && peer.asked > 0;
		if (isAnswer) peer.asked--;
		if (outcome === "gap") {
			if (isAnswer && peer.hasAskedAgain) {
				peer.close({ code: closeCode.outOfStep, reason: "What you wrote leans on something this room never had." });
				return;
			}
			peer.gapAt ??= peer.received;
			if (peer.asked > 0) return;
			peer.hasAskedAgain = true;
			this.#askStep2(peer);
			return;
		}
		if (outcome !== "accepted") {
			peer.close(outcome);
			return;
		}
		// A step 2 brings all that the room lacked when it was asked for, so it heals what could not be placed before.
		if (isAnswer) {
			peer.gapAt = undefined;
			peer.hasAskedAgain = false;
		}
		this.#toAck.add(peer);
		this.#touch(this);
	}

	#receivePresence(peer: Peer, states: Uint8Array): void {
		if (peer.door.presence === "counted") return;
		let read: { state: State; isRenewal: boolean } | undefined;
		try {
			read = this.#presence.read(peer, states, this.#clock.elapsed(), this.#limits.presenceLength);
		} catch {
			peer.close({ code: closeCode.malformed, reason: "A presence frame could not be read." });
			return;
		}
		if (!read) return;
		// A cursor may stand in text that is not on disk yet: it waits with it.
		if (peer.stored < peer.ackable) {
			peer.waitingState = read.state;
			this.#toAck.add(peer);
			this.#touch(this);
		} else this.#outbox.add([], read.isRenewal ? [] : [read.state], read.isRenewal ? [read.state] : []);
	}
}
