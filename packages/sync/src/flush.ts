/** Flushes: what all rooms have waiting goes to the log in one transaction, and only then to anyone's eyes. */
import type { Clock } from "./clock.ts";
import type { LogBatch, UpdateLog } from "./log.ts";
import type { Logger } from "./logger.ts";
import type { Peer } from "./peer.ts";
import type { Load, Room, Stored } from "./room.ts";
import { troubleFrame } from "./wire.ts";

const firstPauseMs = 100;
const longestPauseMs = 5_000;

interface World {
	log: UpdateLog;
	clock: Clock;
	logger: Logger;
	/** Every open peer, to be told when storing fails. */
	peers: ReadonlySet<Peer>;
	/** Called for each room after each of its flushes. */
	settled: (room: Room, stored: Stored[]) => void;
	/** Called for a room that can not go on as it is in memory. */
	abandon: (room: Room) => void;
}

export class Flushes {
	readonly #world: World;
	/** Rooms with something for the next flush. */
	#touched = new Set<Room>();
	/** Rooms in the flush that is being stored. */
	#storing: Room[] = [];
	#isRunning = false;
	#hasGivenUp = false;
	#whenDone: (() => void)[] = [];
	troubleSince: number | undefined;

	constructor(world: World) {
		this.#world = world;
	}

	touch(room: Room): void {
		this.#touched.add(room);
		if (this.#isRunning || this.#hasGivenUp) return;
		this.#isRunning = true;
		this.#world.clock.soon(() => void this.#run());
	}

	isBusyWith(room: Room): boolean {
		return this.#touched.has(room) || this.#storing.includes(room);
	}

	/** Bytes taken in that are not yet on their way to the disk. */
	get waitingBytes(): number {
		let bytes = 0;
		for (const room of this.#touched) bytes += room.waitingBytes;
		return bytes;
	}

	/** Tells a newcomer that nothing is being stored, if so. */
	tellTrouble(peer: Peer): void {
		if (this.troubleSince !== undefined && peer.door.ack) peer.send(troubleFrame(this.troubleSince));
	}

	/** Resolves when nothing waits any more, or at the deadline with the names of the rooms that are not stored. */
	async finish(deadlineMs: number): Promise<string[]> {
		if (this.#isRunning) {
			const { promise, resolve } = Promise.withResolvers<void>();
			this.#whenDone.push(resolve);
			const cancel = this.#world.clock.after(deadlineMs, resolve);
			await promise;
			cancel();
		}
		this.#hasGivenUp = true;
		return [...new Set([...this.#storing, ...this.#touched])].map((room) => room.name).sort();
	}

	async #run(): Promise<void> {
		while (this.#touched.size > 0 && !this.#hasGivenUp) {
			// In the order of their names, so that two servers on one log lock their rooms in the same order.
			this.#storing = [...this.#touched].sort((a, b) => (a.name < b.name ? -1 : 1));
			this.#touched.clear();
			const loads = this.#storing.flatMap((room) => this.#guard(room, () => room.take()) ?? []);
			const seqs = await this.#append(loads);
			if (!seqs) return;
			this.#storing = [];
			for (const load of loads) {
				const own = seqs.splice(0, load.rows.length);
				const stored = this.#guard(load.room, () => load.room.settle(load, own));
				if (stored) this.#world.settled(load.room, stored);
			}
		}
		this.#isRunning = false;
		for (const resolve of this.#whenDone.splice(0)) resolve();
	}

	/** One room's trouble must not stop the others. */
	#guard<T>(room: Room, work: () => T): T | undefined {
		try {
			return work();
		} catch (error) {
			this.#world.logger.error({ err: error, room: room.name }, "A room went wrong in memory and is opened anew.");
			this.#world.abandon(room);
			return undefined;
		}
	}

	/** Appends until it succeeds; undefined only if the server goes down before. */
	async #append(loads: Load[]): Promise<number[] | undefined> {
		const batch: LogBatch = {
			rows: loads.flatMap((load) => load.rows),
			clients: loads.flatMap((load) => load.clients),
		};
		if (batch.rows.length === 0) return [];
		for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
			try {
				const places = await this.#world.log.append(batch);
				this.#say(undefined);
				return places.map(({ seq }) => seq);
			} catch (error) {
				this.#world.logger.error({ err: error, rows: batch.rows.length }, "Updates could not be stored; trying again.");
				this.#say(this.troubleSince ?? this.#world.clock.now());
				await new Promise<void>((resolve) => this.#world.clock.after(pauseMs, resolve));
				if (this.#hasGivenUp) return undefined;
			}
		}
	}

	#say(troubleSince: number | undefined): void {
		if (troubleSince === this.troubleSince) return;
		this.troubleSince = troubleSince;
		for (const peer of this.#world.peers) if (peer.door.ack) peer.send(troubleFrame(troubleSince ?? 0));
	}
}
