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

interface Waiting {
	readonly onBetter: SolveOptions["onBetter"];
	readonly resolve: (solved: Solved) => void;
	readonly reject: (cause: Error) => void;
}

/** One programme after the other; the thread begins with the first of them and lasts until `close`. */
export class SolverThread {
	readonly #waiting = new Map<number, Waiting>();
	#worker: Worker | undefined;
	#number = 0;

	readonly solve: Solve = async (matrix, { gap, seconds, seed, start, onBetter, signal }) => {
		const number = ++this.#number;
		const stop = new Int32Array(new SharedArrayBuffer(4));
		const { promise, resolve, reject } = Promise.withResolvers<Solved>();
		this.#waiting.set(number, { onBetter, resolve, reject });
		let timer: NodeJS.Timeout | undefined;
		const end = (after: number) => {
			timer = setTimeout(() => void this.close(), after);
		};
		const halt = () => {
			Atomics.store(stop, 0, 1);
			clearTimeout(timer);
			end(patience);
		};
		if (signal?.aborted) halt();
		else if (Number.isFinite(seconds)) end(seconds * 1000 + patience);
		signal?.addEventListener("abort", halt, { once: true });
		const ask: Ask = { number, matrix, gap, seconds, seed, start, stop };
		const worker = this.#thread();
		worker.ref();
		worker.postMessage(ask);
		try {
			return await promise;
		} finally {
			clearTimeout(timer);
			signal?.removeEventListener("abort", halt);
			this.#waiting.delete(number);
			// A thread that nobody waits for keeps no process alive.
			if (this.#waiting.size === 0) worker.unref();
		}
	};

	/** What is asked just now ends without an answer; the next question begins a new thread. */
	async close(): Promise<void> {
		const worker = this.#worker;
		this.#worker = undefined;
		for (const { resolve } of this.#waiting.values()) resolve({ bound: -Infinity, finished: false, impossible: false });
		await worker?.terminate();
	}

	#thread(): Worker {
		if (this.#worker) return this.#worker;
		const worker = new Worker(new URL("./highs-worker.ts", import.meta.url));
		worker.on("message", (said: Said) => this.#hear(said));
		worker.on("error", (cause) => this.#fail(worker, new Error("The solver's thread has failed.", { cause })));
		this.#worker = worker;
		return worker;
	}

	#hear(said: Said): void {
		const asked = this.#waiting.get(said.number);
		if (said.kind === "better") asked?.onBetter?.(said.x, said.bound);
		else if (said.kind === "solved") asked?.resolve(said.solved);
		else asked?.reject(new Error(`The solver has failed: ${said.because}`));
	}

	#fail(worker: Worker, cause: Error): void {
		if (this.#worker === worker) this.#worker = undefined;
		for (const { reject } of this.#waiting.values()) reject(cause);
	}
}
