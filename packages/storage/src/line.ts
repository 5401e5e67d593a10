/** The line to the worker thread that holds the database: asks, and brings back the answers. */
import { Worker } from "node:worker_threads";
import { StorageError } from "./errors.ts";
import type { Reply, RequestKind, Requests } from "./requests.ts";

interface Asked {
	resolve: (answer: unknown) => void;
	reject: (error: Error) => void;
}

/** Others may hold the file for a moment (a backup, a shell): so long it is tried again. */
const busyPausesMs = [5, 10, 20, 50, 100, 200, 400, 800];

export class Line {
	readonly #worker: Worker;
	readonly #asked = new Map<number, Asked>();
	#lost: Error | undefined;
	#lastId = 0;

	constructor(file: string) {
		this.#worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: { file } });
		this.#worker.on("message", (reply: Reply) => this.#receive(reply));
		this.#worker.on("error", (error: Error & { errcode?: number }) => {
			this.#lose(new StorageError(`The database "${file}" can not be used: ${error.message}`, error.errcode));
		});
		this.#worker.on("exit", () => this.#lose(new StorageError(`The database "${file}" is closed.`)));
	}

	/** Rejects with StorageError. */
	ask<K extends RequestKind>(kind: K, ask: Requests[K]["ask"]): Promise<Requests[K]["answer"]> {
		if (this.#lost) return Promise.reject(this.#lost);
		const id = ++this.#lastId;
		const { promise, resolve, reject } = Promise.withResolvers<Requests[K]["answer"]>();
		this.#asked.set(id, { resolve: resolve as (answer: unknown) => void, reject });
		this.#worker.postMessage({ id, kind, ask });
		return promise;
	}

	/** As `ask`, but waits a second and a half for others who hold the file; only for what is no part of a transaction. */
	async askPatiently<K extends RequestKind>(kind: K, ask: Requests[K]["ask"]): Promise<Requests[K]["answer"]> {
		for (const pauseMs of busyPausesMs) {
			try {
				return await this.ask(kind, ask);
			} catch (error) {
				if (!(error instanceof StorageError && error.isBusy)) throw error;
				await new Promise((resolve) => setTimeout(resolve, pauseMs));
			}
		}
		return this.ask(kind, ask);
	}

	#receive(reply: Reply): void {
		const asked = this.#asked.get(reply.id);
		this.#asked.delete(reply.id);
		if ("answer" in reply) asked?.resolve(reply.answer);
		else asked?.reject(new StorageError(reply.message, reply.code));
	}

	#lose(error: Error): void {
		this.#lost ??= error;
		for (const { reject } of this.#asked.values()) reject(this.#lost);
		this.#asked.clear();
	}
}
