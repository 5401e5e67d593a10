/** Flushes: what all rooms have waiting goes to the log in one transaction, and only then to anyone's eyes. */
import type { Clock } from "./clock.ts";
import type { Desk, Load, Stored } from "./load.ts";
import type { LogBatch, LogJudgement, UpdateLog } from "./log.ts";
import type { Logger } from "./logger.ts";
import type { Meter } from "./meter.ts";
import type { Peer } from "./peer.ts";
import type { Room } from "./room.ts";
import { troubleFrame } from "./wire.ts";

/** An editor sends text and cursor one after the other: so long they are waited for, to be sent together. */
const shortestCollectMs = 3;
/** The more peers there are, the more commits would follow each other: words of other rooms are waited for. */
const collectMsForEachPeer = 0.03;
const longestCollectMs = 15;
const longestLeadMs = 10;
const firstPauseMs = 100;
const longestPauseMs = 1_000;
/** A disk that has not answered for so long is in trouble, though it may yet succeed. */
const slowMs = 1_500;

interface World {
	log: UpdateLog;
	/** Whether other servers write to the log too. */
	isShared: boolean;
	clock: Clock;
	logger: Logger;
	meter: Meter;
	/** Every open peer, to be told when storing fails. */
	peers: ReadonlySet<Peer>;
	/** Called for each room after each of its flushes. */
	settled: (room: Room, stored: Stored[]) => void;
	/** Called for a room of which something was judged without what others had written. */
	outrun: (room: Room) => void;
	/** Called after each flush. */
	flushed: () => void;
	/** One room's trouble must not stop the others: undefined when the work failed. */
	guard: <T>(room: Room, work: () => T) => T | undefined;
}

export class Flushes {
	readonly #world: World;
	/** Rooms with something for the next flush. */
	#touched = new Set<Room>();
	#touchedAt = 0;
	/** Rooms in the flush that is being stored. */
	#storing: Room[] = [];
	/** Desks that wait for it. */
	#riding: Desk[] = [];
	#isRunning = false;
	#hasGivenUp = false;
	/** Fulfilled when the flush that is being stored is over. */
	#flushing: Promise<void> = Promise.resolve();
	#next: { dueAt: number; cancel: () => void } | undefined;
	#whenDone: (() => void)[] = [];
	/** How long storing took lately: so long before they may be sent, updates have to set out. */
	#leadMs = 2;
	troubleSince: number | undefined;

	constructor(world: World) {
		this.#world = world;
	}

	/** The room has something for the disk. It is stored just in time for the frame that may leave next. */
	touch(room: Room): void {
		if (this.#touched.size === 0) this.#touchedAt = this.#world.clock.elapsed();
		this.#touched.add(room);
		if (!this.#isRunning) this.#runBy(room);
	}

	isBusyWith(room: Room): boolean {
		return this.#touched.has(room) || this.#storing.includes(room);
	}

	/** Takes a room out of the next flush; resolves when nothing of it is on its way to the disk any more. */
	async drop(room: Room): Promise<void> {
		this.#touched.delete(room);
		if (this.#storing.includes(room)) await this.#flushing;
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
		if (this.#touched.size > 0 || this.#isRunning) {
			const { promise, resolve } = Promise.withResolvers<void>();
			this.#whenDone.push(resolve);
			const cancel = this.#world.clock.after(deadlineMs, resolve);
			if (!this.#isRunning) void this.#run();
			await promise;
			cancel();
		}
		this.#hasGivenUp = true;
		const reason = new Error("The server is going down; whether it was stored after all, its next start will tell.");
		for (const desk of this.#riding) desk.failed(reason);
		for (const room of this.#touched) room.giveUp(reason);
		return [...new Set([...this.#storing, ...this.#touched])].map((room) => room.name).sort();
	}

	#runBy(room: Room): void {
		const { clock } = this.#world;
		const now = clock.elapsed();
		const collectMs = Math.min(this.#world.peers.size * collectMsForEachPeer, longestCollectMs);
		const dueAt = Math.max(now + Math.max(collectMs, shortestCollectMs), room.dueAt - this.#leadMs);
		if (this.#next && this.#next.dueAt <= dueAt) return;
		this.#next?.cancel();
		this.#next = { dueAt, cancel: clock.after(dueAt - now, () => void this.#run()) };
	}

	async #run(): Promise<void> {
		this.#next?.cancel();
		this.#next = undefined;
		if (this.#isRunning || this.#hasGivenUp) return;
		this.#isRunning = true;
		this.#flushing = this.#flushSafely();
		await this.#flushing;
		// Going down waits for no company.
		while (this.#whenDone.length > 0 && this.#touched.size > 0 && !this.#hasGivenUp) {
			this.#flushing = this.#flushSafely();
			await this.#flushing;
		}
		this.#isRunning = false;
		for (const resolve of this.#whenDone.splice(0)) resolve();
		for (const room of this.#touched) this.#runBy(room);
	}

	/** Whatever goes wrong in one flush, there is a next. */
	async #flushSafely(): Promise<void> {
		try {
			await this.#flush();
		} catch (error) {
			this.#storing = [];
			this.#world.logger.error({ err: error }, "A flush was not followed up as it should be.");
		}
	}

	async #flush(): Promise<void> {
		const { clock, meter, guard, settled, outrun, flushed } = this.#world;
		const touchedAt = this.#touchedAt;
		// In the order of their names, so that two servers on one log lock their rooms in the same order.
		this.#storing = [...this.#touched].sort((a, b) => (a.name < b.name ? -1 : 1));
		this.#touched.clear();
		const loads = this.#storing.flatMap((room) => guard(room, () => room.take()) ?? []);
		this.#riding = loads.flatMap(({ desks }) => desks);
		const startedAt = clock.elapsed();
		const seqs = await this.#append(loads);
		if (!seqs) return;
		const commitMs = clock.elapsed() - startedAt;
		this.#leadMs += (Math.min(commitMs, longestLeadMs) - this.#leadMs) / 8;
		this.#storing = [];
		let bytes = 0;
		const rows = seqs.length;
		for (const load of loads) {
			const own = seqs.splice(0, load.rows.length);
			const stored = load.rows.map((row, index) => ({ ...row, seq: own[index] ?? 0 }));
			if (own.includes(0)) {
				outrun(load.room);
				for (const desk of load.desks) desk.failed(new Error(`"${load.room.name}" was written to elsewhere.`));
				continue;
			}
			for (const row of load.rows) bytes += row.bytes.length;
			guard(load.room, () => load.room.settle(load, stored));
			// Even if the room has gone wrong: what was written is on disk.
			for (const desk of load.desks) desk.stored();
			settled(load.room, stored);
		}
		flushed();
		if (rows > 0) meter.flushed({ ms: clock.elapsed() - touchedAt, commitMs, rows, bytes });
	}

	/** Appends until it succeeds; undefined only if the server goes down before. */
	async #append(loads: Load[]): Promise<number[] | undefined> {
		const { clock, log, logger } = this.#world;
		const batch: LogBatch = {
			rows: loads.flatMap((load) => load.rows),
			clients: loads.flatMap((load) => load.clients),
			...(this.#world.isShared ? { judged: loads.flatMap(judgementOf) } : {}),
		};
		if (batch.rows.length === 0) return [];
		const startedAt = clock.now();
		for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
			const notice = clock.after(slowMs, () => this.#say(this.troubleSince ?? startedAt));
			try {
				const places = await log.append(batch);
				this.#say(undefined);
				return places.map(({ seq }) => seq);
			} catch (error) {
				logger.error({ err: error, rows: batch.rows.length }, "Updates could not be stored; trying again.");
				this.#say(this.troubleSince ?? startedAt);
				await new Promise<void>((resolve) => clock.after(pauseMs, resolve));
				if (this.#hasGivenUp) return undefined;
			} finally {
				notice();
			}
		}
	}

	#say(troubleSince: number | undefined): void {
		if (troubleSince === this.troubleSince) return;
		this.troubleSince = troubleSince;
		for (const peer of this.#world.peers) if (peer.door.ack) peer.send(troubleFrame(troubleSince ?? 0));
	}
}

function judgementOf({ room, rows, known, knownBeyond, facts }: Load): LogJudgement[] {
	if (rows.length === 0) return [];
	return [
		{ room: room.name, known, knownBeyond, writers: [...new Set(facts.flatMap(({ ends }) => [...ends.keys()]))] },
	];
}
