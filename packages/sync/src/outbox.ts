/** Sends a room's news to its peers: at once when it is quiet, merged and at intervals when it is busy. */

import type { Clock } from "./clock.ts";
import { mergeUpdates } from "./merging.ts";
import type { Peer } from "./peer.ts";
import { type State, writeStates } from "./presence.ts";
import type { IdRange } from "./ranges.ts";
import { layOut } from "./websocket.ts";
import { presenceFrame, syncFrame } from "./wire.ts";

const shortestMs = 4;
const longestMs = 25;
const msForEachPeer = 0.25;
/** Those who only watch are told half as often as those who write. */
const viewersWait = 2;
const renewalsWaitMs = 5_000;

/** What is on disk and may be shown now. */
export interface News {
	updates: Uint8Array[];
	/** The new clocks in the updates. */
	written: IdRange[];
	states: State[];
	/** The peer it all comes from, and who has it already; undefined if there are several. */
	from: Peer | undefined;
}

interface World {
	clock: Clock;
	/** The clocks on disk but for these, as a state vector: what whoever has not been sent these has. */
	vectorBefore: (written: IdRange[]) => Uint8Array;
}

/** Peers who are sent the same frames at the same time. */
class Lane {
	readonly peers = new Set<Peer>();
	readonly #share: number;
	readonly #room: Outbox;
	readonly #world: World;
	#updates: Uint8Array[] = [];
	#written: IdRange[] = [];
	#states = new Map<number, State>();
	#from: Peer | undefined;
	#sentAt = Number.NEGATIVE_INFINITY;
	#timer: { dueAt: number; cancel: () => void } | undefined;

	constructor(room: Outbox, world: World, share: number) {
		this.#room = room;
		this.#world = world;
		this.#share = share;
	}

	/** When the next frame may leave. */
	get dueAt(): number {
		return this.#sentAt + this.#room.intervalMs * this.#share;
	}

	get #slackMs(): number {
		return (this.#room.intervalMs * this.#share) / 4;
	}

	add({ updates, written, states, from }: News): void {
		this.#from = this.isEmpty || this.#from === from ? from : undefined;
		this.#updates.push(...updates);
		this.#written = this.#written.concat(written);
		for (const state of states) {
			// One that waited for the disk may be older than one that a newer socket showed meanwhile.
			if (state.clock >= (this.#states.get(state.client)?.clock ?? 0)) this.#states.set(state.client, state);
		}
	}

	get isEmpty(): boolean {
		return this.#updates.length === 0 && this.#states.size === 0;
	}

	/** A little early or late does no harm, and both lanes keep step with what is stored. */
	isDue(now: number): boolean {
		return this.dueAt - this.#slackMs <= now;
	}

	sendWhenDue(): void {
		this.sendBy(this.dueAt + this.#slackMs);
	}

	sendBy(dueAt: number): void {
		if (this.#timer && this.#timer.dueAt <= dueAt) return;
		this.#timer?.cancel();
		this.#timer = { dueAt, cancel: this.#world.clock.after(dueAt - this.#world.clock.elapsed(), () => this.send()) };
	}

	get frames(): Frames {
		return new Frames(this.#updates, [...this.#states.values()]);
	}

	/** Sends all there is, laid out as `frames`, and returns after everyone has it, or is known to lack it. */
	send(frames = this.frames): void {
		this.#timer?.cancel();
		this.#timer = undefined;
		const [written, from] = [this.#written, this.#from];
		this.#updates = [];
		this.#written = [];
		this.#states = new Map();
		this.#from = undefined;
		const now = this.#world.clock.elapsed();
		if (this.peers.size > 0) {
			this.#sentAt = now;
			let vector: Uint8Array | undefined;
			const vectorBefore = () => {
				vector ??= this.#world.vectorBefore(written);
				return vector;
			};
			for (const peer of this.peers) {
				if (peer === from) continue;
				const frame = frames.for(peer);
				if (frame && (peer.isBehind || !peer.write(frame, now))) peer.leaveBehind(vectorBefore);
			}
		}
		this.#room.sort(this, now);
	}
}

/** One tick's frames, each laid out once: both in one buffer for nearly everyone. */
class Frames {
	readonly #update: Uint8Array | undefined;
	readonly #presence: Uint8Array | undefined;
	readonly #laidOut = new Map<number, Uint8Array | undefined>();

	constructor(updates: Uint8Array[], states: State[]) {
		this.#update = updates.length > 0 ? syncFrame("update", mergeUpdates(updates)) : undefined;
		this.#presence = states.length > 0 ? presenceFrame(writeStates(states)) : undefined;
	}

	for({ isCurrent, door }: Peer): Uint8Array | undefined {
		const kind = (isCurrent ? 1 : 0) + (door.presence === "named" ? 2 : 0);
		let laidOut = this.#laidOut.get(kind);
		if (laidOut === undefined && !this.#laidOut.has(kind)) {
			const parts = [kind & 1 ? this.#update : undefined, kind & 2 ? this.#presence : undefined];
			const frames = parts.filter((part) => part !== undefined);
			laidOut = frames.length > 0 ? layOut(frames) : undefined;
			this.#laidOut.set(kind, laidOut);
		}
		return laidOut;
	}
}

export class Outbox {
	readonly #writers: Lane;
	readonly #viewers: Lane;
	readonly #clock: Clock;

	constructor(world: World) {
		this.#clock = world.clock;
		this.#writers = new Lane(this, world, 1);
		this.#viewers = new Lane(this, world, viewersWait);
	}

	/** Between two frames for those who write: the more peers, the longer. */
	get intervalMs(): number {
		return Math.max(shortestMs, Math.min(msForEachPeer * this.size, longestMs));
	}

	get size(): number {
		return this.#writers.peers.size + this.#viewers.peers.size;
	}

	/** When somebody may be sent the next frame: until then nothing needs to be on disk. */
	get dueAt(): number {
		if (this.size === 0) return 0;
		return this.#writers.peers.size > 0 ? this.#writers.dueAt : this.#viewers.dueAt;
	}

	/** From now on the peer gets what is told of the others; and updates, as soon as it is current. */
	join(peer: Peer): void {
		this.#viewers.peers.add(peer);
	}

	leave(peer: Peer): void {
		this.#writers.peers.delete(peer);
		this.#viewers.peers.delete(peer);
	}

	/** Renewals, which tell nothing new, may wait for company. */
	add(news: News, mayWait = false): void {
		const now = this.#clock.elapsed();
		// In a quiet room both lanes hold the same, and it is laid out once.
		const isSame = this.#writers.isEmpty && this.#viewers.isEmpty;
		let frames: Frames | undefined;
		for (const lane of [this.#writers, this.#viewers]) {
			lane.add(news);
			if (mayWait) lane.sendBy(now + renewalsWaitMs);
			else if (!lane.isDue(now)) lane.sendWhenDue();
			else if (isSame) {
				frames ??= lane.frames;
				lane.send(frames);
			} else lane.send();
		}
	}

	/** Sends everything now. */
	sendAll(): void {
		this.#writers.send();
		this.#viewers.send();
	}

	/** Peers change lanes only when theirs has just been emptied: they lack nothing then, whatever the other holds. */
	sort(lane: Lane, now: number): void {
		const [isWriters, other] = lane === this.#writers ? [true, this.#viewers] : [false, this.#writers];
		for (const peer of lane.peers) {
			if (peer.isWriting(now) === isWriters) continue;
			lane.peers.delete(peer);
			other.peers.add(peer);
		}
	}
}
