/** Sends a room's news to its peers: at once when it is quiet, merged and at intervals when it is busy. */
import * as Y from "yjs";
import type { Clock } from "./clock.ts";
import type { Peer, State } from "./peer.ts";
import { writeStates } from "./presence.ts";
import { presenceFrame, syncFrame } from "./wire.ts";

const shortestMs = 4;
const writersLongestMs = 20;
const viewersLongestMs = 50;
const msForEachPeer = 0.1;
const renewalsWaitMs = 5_000;

/** Peers who are sent the same frames at the same time. */
class Lane {
	readonly peers = new Set<Peer>();
	readonly #longestMs: number;
	readonly #clock: Clock;
	readonly #room: Outbox;
	#updates: Uint8Array[] = [];
	#states = new Map<number, State>();
	#sentAt = Number.NEGATIVE_INFINITY;
	#timer: { dueAt: number; cancel: () => void } | undefined;

	constructor(room: Outbox, clock: Clock, longestMs: number) {
		this.#room = room;
		this.#clock = clock;
		this.#longestMs = longestMs;
	}

	add(updates: Uint8Array[], states: State[], mayWait: boolean): void {
		this.#updates.push(...updates);
		for (const state of states) this.#states.set(state.client, state);
		const window = Math.max(shortestMs, Math.min(msForEachPeer * this.#room.size, this.#longestMs));
		const dueAt = mayWait ? this.#clock.elapsed() + renewalsWaitMs : this.#sentAt + window;
		if (dueAt <= this.#clock.elapsed()) this.send();
		else this.#sendBy(dueAt);
	}

	#sendBy(dueAt: number): void {
		if (this.#timer && this.#timer.dueAt <= dueAt) return;
		this.#timer?.cancel();
		this.#timer = { dueAt, cancel: this.#clock.after(dueAt - this.#clock.elapsed(), () => this.send()) };
	}

	/** Sends all that is due and returns after everyone in the lane has it. */
	send(): void {
		this.#timer?.cancel();
		this.#timer = undefined;
		const updates = this.#updates;
		const states = [...this.#states.values()];
		this.#updates = [];
		this.#states = new Map();
		if (this.peers.size > 0) {
			this.#sentAt = this.#clock.elapsed();
			const update = updates.length > 0 ? syncFrame("update", Y.mergeUpdates(updates)) : undefined;
			const presence = states.length > 0 ? presenceFrame(writeStates(states)) : undefined;
			for (const peer of this.peers) {
				if (update && peer.isCurrent) peer.send(update);
				if (presence && peer.door.presence === "named") peer.send(presence);
			}
		}
		this.#room.sort(this);
	}
}

export class Outbox {
	readonly #writers: Lane;
	readonly #viewers: Lane;

	constructor(clock: Clock) {
		this.#writers = new Lane(this, clock, writersLongestMs);
		this.#viewers = new Lane(this, clock, viewersLongestMs);
	}

	get size(): number {
		return this.#writers.peers.size + this.#viewers.peers.size;
	}

	/** From now on the peer gets what is told of the others; and updates, as soon as it is current. */
	join(peer: Peer): void {
		this.#viewers.peers.add(peer);
	}

	leave(peer: Peer): void {
		this.#writers.peers.delete(peer);
		this.#viewers.peers.delete(peer);
	}

	/** Updates that are on disk, and states whose text is. Renewals, which tell nothing new, wait for company. */
	add(updates: Uint8Array[], states: State[], renewals: State[] = []): void {
		for (const lane of [this.#writers, this.#viewers]) {
			if (renewals.length > 0) lane.add([], renewals, true);
			if (updates.length > 0 || states.length > 0) lane.add(updates, states, false);
		}
	}

	/** Sends everything now. */
	sendAll(): void {
		this.#writers.send();
		this.#viewers.send();
	}

	/** Peers change lanes only when theirs has just been emptied: they lack nothing then, whatever the other holds. */
	sort(lane: Lane): void {
		const [isWriters, other] = lane === this.#writers ? [true, this.#viewers] : [false, this.#writers];
		for (const peer of lane.peers) {
			if (peer.isWriting === isWriters) continue;
			lane.peers.delete(peer);
			other.peers.add(peer);
		}
	}
}
