/** Proposals from a thread: arranging a large problem takes a second, in which whoever serves others must not stand still. */
import { Worker } from "node:worker_threads";
import type { Rostering } from "../ground.ts";
import type { Scoring } from "../score.ts";
import type { Proposal, ProposeOptions } from "./propose.ts";

type Wanted = Pick<ProposeOptions, "within" | "gap" | "seconds" | "seed" | "largest">;

/** What the thread is asked: to propose, or to stop. */
export type Wish =
	| {
			readonly kind: "propose";
			readonly number: number;
			readonly rostering: Rostering;
			readonly scoring: Scoring;
			readonly wanted: Wanted;
			/** Was it stopped before it began? */
			readonly isOver: boolean;
	  }
	| { readonly kind: "stop"; readonly number: number };

/** What the thread says. */
export type Told =
	| { readonly kind: "better" | "last"; readonly number: number; readonly proposal: Proposal }
	| { readonly kind: "failed"; readonly number: number; readonly because: string };

interface Asked {
	readonly show: ProposeOptions["show"];
	readonly resolve: (proposal: Proposal) => void;
	readonly reject: (cause: Error) => void;
}

/** Any number of proposals beside each other; the thread begins with the first of them and lasts until `close`. */
export class ProposerThread {
	#worker: Worker | undefined;
	#number = 0;
	readonly #asked = new Map<number, Asked>();

	/** As `propose` does it. Rejects when the thread fails or is closed. */
	async propose(
		rostering: Rostering,
		scoring: Scoring,
		{ show, signal, ...wanted }: Wanted & Pick<ProposeOptions, "show" | "signal">,
	): Promise<Proposal> {
		const number = ++this.#number;
		const { promise, resolve, reject } = Promise.withResolvers<Proposal>();
		this.#asked.set(number, { show, resolve, reject });
		const worker = this.#thread();
		const ask = (wish: Wish) => worker.postMessage(wish);
		const stop = () => ask({ kind: "stop", number });
		worker.ref();
		ask({ kind: "propose", number, rostering, scoring, wanted, isOver: signal?.aborted ?? false });
		signal?.addEventListener("abort", stop, { once: true });
		try {
			return await promise;
		} finally {
			signal?.removeEventListener("abort", stop);
			this.#asked.delete(number);
			// A thread that nobody waits for keeps no process alive.
			if (this.#asked.size === 0) worker.unref();
		}
	}

	async close(): Promise<void> {
		const worker = this.#worker;
		this.#giveUp(new Error("The proposals' thread was closed."));
		await worker?.terminate();
	}

	#thread(): Worker {
		if (this.#worker) return this.#worker;
		const worker = new Worker(new URL("./proposer-worker.ts", import.meta.url));
		worker.on("message", (told: Told) => this.#hear(told));
		worker.on("error", (cause) => {
			if (this.#worker === worker) this.#giveUp(new Error("The proposals' thread has failed.", { cause }));
		});
		this.#worker = worker;
		return worker;
	}

	#hear(told: Told): void {
		const asked = this.#asked.get(told.number);
		if (told.kind === "failed") asked?.reject(new Error(`No roster could be proposed: ${told.because}`));
		else if (told.kind === "last") asked?.resolve(told.proposal);
		else asked?.show?.(told.proposal);
	}

	#giveUp(cause: Error): void {
		this.#worker = undefined;
		for (const { reject } of this.#asked.values()) reject(cause);
	}
}
