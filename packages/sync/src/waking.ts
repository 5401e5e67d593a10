/** Which rooms are in memory: opens each once, however many ask, and lets it sleep when nobody is there. */
import type { Clock } from "./clock.ts";
import type { Limits } from "./limits.ts";
import type { UpdateLog } from "./log.ts";
import type { Logger } from "./logger.ts";
import type { Neighbours } from "./neighbours.ts";
import type { Peer } from "./peer.ts";
import { closeCode } from "./refusals.ts";
import { Room } from "./room.ts";

interface World {
	log: UpdateLog;
	clock: Clock;
	limits: Limits;
	logger: Logger;
	/** Where other servers share the log. */
	neighbours?: Neighbours | undefined;
	/** Called by a room that has something for the next flush. */
	touch: (room: Room) => void;
	/** Called for a peer that writes, at most once a minute. */
	sawWriting: (peer: Peer) => void;
	/** Does a room's work, after whose failure the room is abandoned. */
	guard: (room: Room, work: () => void) => void;
	/** Whether something of the room waits for the disk or is on its way there. */
	isBusyWith: (room: Room) => boolean;
	/** Takes back what waits of a room; resolves when nothing of it is on its way to the disk any more. */
	drop: (room: Room) => Promise<void>;
	/** Called before a room sleeps, if its tail is long. */
	fold: (room: Room) => void;
}

export class Waking {
	readonly #world: World;
	readonly #opening = new Map<string, Promise<Room>>();
	readonly #awake = new Map<string, Room>();
	/** For rooms that are idle, the way to keep them awake. */
	readonly #naps = new Map<Room, () => void>();
	/** Rooms that were abandoned while something of them was on its way to the disk: until it is there. */
	readonly #leaving = new Map<string, Promise<void>>();

	constructor(world: World) {
		this.#world = world;
	}

	get rooms(): Iterable<Room> {
		return this.#awake.values();
	}

	get count(): number {
		return this.#awake.size;
	}

	/** Rejects if the log can not be read; the next to ask tries anew. */
	open(name: string): Promise<Room> {
		let room = this.#opening.get(name);
		if (!room) {
			room = this.#read(name).then((opened) => {
				this.#awake.set(name, opened);
				this.#world.neighbours?.opened(opened);
				this.mayNap(opened);
				return opened;
			});
			this.#opening.set(name, room);
			room.catch(() => {
				this.#opening.delete(name);
				this.#world.neighbours?.forget(name);
			});
		}
		return room;
	}

	/** A folded copy that makes no sense gives way to the one before it, and in the end to the whole history. */
	async #read(name: string): Promise<Room> {
		const { log, logger, neighbours } = this.#world;
		await this.#leaving.get(name);
		const exchange = neighbours?.listen(name);
		for (let stored = await log.read(name); ; ) {
			for (const seq of stored.brokenFolds ?? [])
				logger.error({ room: name, seq }, "A folded copy is broken and was passed over.");
			try {
				return new Room(name, stored, { ...this.#world, exchange });
			} catch (error) {
				if (!stored.folded || !log.readBefore) throw error;
				logger.error({ err: error, room: name, seq: stored.foldedSeq }, "A folded copy could not be used.");
				stored = await log.readBefore(name, stored.foldedSeq);
			}
		}
	}

	/** To be called when somebody has left or something is stored. */
	mayNap(room: Room): void {
		this.#naps.get(room)?.();
		const { clock, limits } = this.#world;
		if (room.isIdle)
			this.#naps.set(
				room,
				clock.after(limits.sleepAfterMs, () => this.#sleep(room)),
			);
	}

	/** Forgets a room that went wrong in memory; it is opened from the log when its peers come back. */
	abandon(room: Room): void {
		this.#forget(room);
		const { name } = room;
		room.giveUp(new Error(`The room "${name}" has to be opened anew.`));
		this.#leaving.set(
			name,
			this.#world.drop(room).finally(() => this.#leaving.delete(name)),
		);
		for (const peer of room.peers) peer.close({ code: closeCode.tryLater, reason: "The room has to be opened anew." });
	}

	/** Nobody is put to sleep any more. */
	close(): void {
		for (const stayAwake of this.#naps.values()) stayAwake();
		this.#naps.clear();
	}

	#sleep(room: Room): void {
		this.#naps.delete(room);
		const { limits, isBusyWith, fold } = this.#world;
		if (!room.isIdle || isBusyWith(room)) return;
		if (room.pieces.isWorthFolding(limits)) fold(room);
		this.#forget(room);
	}

	#forget(room: Room): void {
		if (this.#awake.get(room.name) !== room) return;
		this.#awake.delete(room.name);
		this.#world.neighbours?.forget(room.name);
		this.#opening.delete(room.name);
	}
}
