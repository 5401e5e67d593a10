/** A thread for the solver, which blocks while it works: it is told to stop through memory that both sides see. */
import { Worker } from "node:worker_threads";
import type { Matrix, Solve, Solved, SolveOptions } from "./matrix.ts";

/** What the thread is asked. */
export interface Ask extends Pick<SolveOptions, "gap" | "seconds" | "seed" | "start"> {
	readonly number: number;
	readonly matrix: Matrix;
	/** One number: anything but 0 means stop. */
	readonly stop: Int32Array;
}

/** What the thread says. */
export type Said =
	| { readonly number: number; readonly kind: "better"; readonly x: Float64Array; readonly bound: number }
	| { readonly number: number; readonly kind: "solved"; readonly solved: Solved }
	| { readonly number: number; readonly kind: "failed"; readonly because: string };

/** How long a thread that was told to stop may take to do so, before it is ended. */
const patience = 3000;

interface Asked {
	readonly number: number;
	readonly onBetter: SolveOptions["onBetter"];
	readonly resolve: (solved: Solved) => void;
	readonly reject: (cause: Error) => void;
}

const nothing: Solved = { bound: -Infinity, finished: false, impossible: false };

/** One programme after the other; the thread begins with the first of them and lasts until `close`. */
export class SolverThread {
	#worker: Worker | undefined;
	#asked: Asked | undefined;
	#before: Promise<unknown> = Promise.resolve();
	#number = 0;

	/** Whoever asks while another programme is being solved waits until it is. */
	readonly solve: Solve = (matrix, options) => {
		const turn = this.#before.then(() => this.#ask(matrix, options));
		this.#before = turn.catch(() => undefined);
		return turn;
	};

	/** What is being solved ends without an answer; the next programme begins a new thread. */
	async close(): Promise<void> {
		const worker = this.#worker;
		this.#worker = undefined;
		this.#asked?.resolve(nothing);
		await worker?.terminate();
	}

	async #ask(matrix: Matrix, { gap, seconds, seed, start, onBetter, signal }: SolveOptions): Promise<Solved> {
		if (signal?.aborted) return nothing;
		const number = ++this.#number;
		const stop = new Int32Array(new SharedArrayBuffer(4));
		const { promise, resolve, reject } = Promise.withResolvers<Solved>();
		this.#asked = { number, onBetter, resolve, reject };
		let timer: NodeJS.Timeout | undefined;
		const endWithin = (milliseconds: number) => {
			clearTimeout(timer);
			timer = setTimeout(() => void this.close(), milliseconds);
		};
		const halt = () => {
			Atomics.store(stop, 0, 1);
			endWithin(patience);
		};
		if (Number.isFinite(seconds)) endWithin(seconds * 1000 + patience);
		signal?.addEventListener("abort", halt, { once: true });
		const worker = this.#thread();
		worker.ref();
		const ask: Ask = { number, matrix, gap, seconds, seed, start, stop };
		worker.postMessage(ask);
		try {
			return await promise;
		} finally {
			clearTimeout(timer);
			signal?.removeEventListener("abort", halt);
			this.#asked = undefined;
			// A thread that nobody waits for keeps no process alive.
			worker.unref();
		}
	}

	#thread(): Worker {
		if (this.#worker) return this.#worker;
		const worker = new Worker(new URL("./highs-worker.ts", import.meta.url));
		worker.on("message", (said: Said) => this.#hear(said));
		worker.on("error", (cause) => {
			if (this.#worker !== worker) return;
			this.#worker = undefined;
			this.#asked?.reject(new Error("The solver's thread has failed.", { cause }));
		});
		this.#worker = worker;
		return worker;
	}

	/** What a thread says late, of something that was given up, is passed over. */
	#hear(said: Said): void {
		if (said.number !== this.#asked?.number) return;
		if (said.kind === "better") this.#asked.onBetter?.(said.x, said.bound);
		else if (said.kind === "solved") this.#asked.resolve(said.solved);
		else {
			// What has failed inside may have left its memory in any state.
			void this.#worker?.terminate();
			this.#worker = undefined;
			this.#asked.reject(new Error(`The solver has failed: ${said.because}`));
		}
	}
}
