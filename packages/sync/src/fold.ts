/** Folding: a room's long tail becomes one copy, made and read back in a worker, so that opening stays quick. */
import { Worker } from "node:worker_threads";
import type { Clock } from "./clock.ts";
import type { FoldAnswer, FoldTask } from "./fold-worker.ts";
import type { UpdateLog } from "./log.ts";
import type { Logger } from "./logger.ts";
import type { Meter } from "./meter.ts";
import type { Room } from "./room.ts";

/** What the worker can not fold is tried again when there is so much more… */
const retryAfterUpdates = 1_000;
/** … and what the disk did not take, after so long. */
const retryAfterMs = 60_000;
/** A worker that has nothing to do for so long is let go: it is as heavy as the rooms of a small server. */
const idleMs = 10_000;

interface World {
	log: UpdateLog;
	clock: Clock;
	logger: Logger;
	meter: Meter;
	foldWorker?: URL | false;
	/** Called after each fold: more may have come meanwhile. */
	folded?: (room: Room) => void;
	check?: string;
	onComplaint?: (room: string, complaint: string) => void;
}

export class Folding {
	readonly #world: World;
	#worker: Worker | undefined;
	#answers = new Map<string, (answer: FoldAnswer) => void>();
	#keepWorker = () => {};
	readonly #busy = new Map<string, Promise<void>>();
	/** Of rooms that could not be folded: how far their logs have to go, or until when they rest, before the next try. */
	readonly #failed = new Map<string, { seq: number } | { at: number }>();
	#isClosed = false;

	constructor(world: World) {
		this.#world = world;
	}

	/** Folds what the room has on disk now, unless that is going on already. Failing leaves everything as it was. */
	fold(room: Room): void {
		if (this.#world.foldWorker === false || this.#busy.has(room.name) || this.#isClosed) return;
		if (this.#isResting(room)) return;
		const startedAt = this.#world.clock.elapsed();
		const tell = (failed: boolean) => this.#world.meter.folded({ ms: this.#world.clock.elapsed() - startedAt, failed });
		const folded = this.#fold(room)
			.then(() => tell(false))
			.catch((error: unknown) => {
				tell(true);
				this.#world.logger.warn(
					{ err: error, room: room.name },
					"A room could not be folded; its tail stays as it is.",
				);
			})
			.finally(() => {
				this.#busy.delete(room.name);
				if (!this.#isClosed) this.#world.folded?.(room);
			});
		this.#busy.set(room.name, folded);
	}

	/** Lets what is going on come to its end, for so long at the most. */
	async close(patienceMs: number): Promise<void> {
		const { promise: late, resolve } = Promise.withResolvers<void>();
		const cancel = this.#world.clock.after(patienceMs, resolve);
		await Promise.race([late, Promise.all(this.#busy.values())]);
		cancel();
		this.#isClosed = true;
		const worker = this.#worker;
		this.#fail("The server is going down.");
		await worker?.terminate();
		await Promise.all(this.#busy.values());
	}

	async #fold(room: Room): Promise<void> {
		const { seq } = room.pieces;
		const answer = await this.#ask({ room: room.name, updates: room.pieces.updates() });
		if ("trouble" in answer) {
			this.#failed.set(room.name, { seq: seq + retryAfterUpdates });
			throw new Error(answer.trouble);
		}
		if (answer.complaint !== undefined) this.#world.onComplaint?.(room.name, answer.complaint);
		this.#failed.set(room.name, { at: this.#world.clock.elapsed() + retryAfterMs });
		await this.#world.log.fold(room.name, seq, this.#world.clock.now(), answer.bytes);
		this.#failed.delete(room.name);
		room.pieces.fold(seq, answer.bytes, { ends: answer.ends, hasDeletes: answer.hasDeletes });
	}

	#isResting(room: Room): boolean {
		const failed = this.#failed.get(room.name);
		if (!failed) return false;
		return "seq" in failed ? room.pieces.seq < failed.seq : this.#world.clock.elapsed() < failed.at;
	}

	#ask(task: FoldTask): Promise<FoldAnswer> {
		const { promise, resolve } = Promise.withResolvers<FoldAnswer>();
		this.#answers.set(task.room, resolve);
		this.#keepWorker();
		this.#worker ??= this.#start();
		this.#worker.postMessage(task);
		return promise;
	}

	#start(): Worker {
		const { foldWorker, check } = this.#world;
		const worker = new Worker(foldWorker || new URL("./fold-worker.ts", import.meta.url), { workerData: { check } });
		worker.unref();
		worker.on("message", (answer: FoldAnswer) => {
			this.#answers.get(answer.room)?.(answer);
			this.#answers.delete(answer.room);
			if (this.#answers.size === 0) this.#letGoSoon(worker);
		});
		const lost = () => {
			if (this.#worker === worker) this.#fail("The worker that folds has stopped.");
		};
		worker.on("error", lost);
		worker.on("exit", lost);
		return worker;
	}

	#letGoSoon(worker: Worker): void {
		this.#keepWorker = this.#world.clock.after(idleMs, () => {
			if (this.#worker === worker) this.#worker = undefined;
			void worker.terminate();
		});
	}

	/** The next fold starts a new worker. */
	#fail(trouble: string): void {
		this.#worker = undefined;
		for (const [room, answer] of this.#answers) answer({ room, trouble });
		this.#answers.clear();
	}
}
