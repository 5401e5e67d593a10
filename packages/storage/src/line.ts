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
	readonly #file: string;
	readonly #asked = new Map<number, Asked>();
	#worker: Worker | undefined;
	#isClosed = false;
	#lastId = 0;
	/** How many workers have been lost; whoever was in a transaction then has lost it too. */
	losses = 0;

	constructor(file: string) {
		this.#file = file;
	}

	/** Rejects with StorageError. A worker that was lost is replaced. */
	ask<K extends RequestKind>(kind: K, ask: Requests[K]["ask"]): Promise<Requests[K]["answer"]> {
		if (this.#isClosed) return Promise.reject(new StorageError(`The database "${this.#file}" is closed.`));
		const id = ++this.#lastId;
		const { promise, resolve, reject } = Promise.withResolvers<Requests[K]["answer"]>();
		this.#worker ??= this.#start();
		this.#worker.postMessage({ id, kind, ask });
		this.#asked.set(id, { resolve: resolve as (answer: unknown) => void, reject });
		return promise;
	}

	/** Closes the database, if there is a worker that holds it. */
	async close(): Promise<void> {
		const closed = this.#worker && this.ask("close", undefined);
		this.#isClosed = true;
		await closed;
	}

	/** Gives the worker up, whatever it is doing; whoever waits for it is told. */
	abandon(): void {
		this.#isClosed = true;
		const worker = this.#worker;
		this.#lose(worker, new StorageError(`The database "${this.#file}" was given up.`, undefined, true));
		worker?.unref();
		// It ends when the disk lets go of it, if ever.
		void worker?.terminate();
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

	#start(): Worker {
		const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: { file: this.#file } });
		worker.on("message", (reply: Reply) => this.#receive(reply));
		worker.on("error", ({ message, errcode }: Error & { errcode?: number }) => {
			this.#lose(worker, new StorageError(`The database "${this.#file}" can not be used: ${message}`, errcode, true));
		});
		worker.on("exit", () => {
			this.#lose(worker, new StorageError(`The worker that holds "${this.#file}" has stopped.`, undefined, true));
		});
		return worker;
	}

	#lose(worker: Worker | undefined, error: StorageError): void {
		if (this.#worker !== worker) return;
		this.#worker = undefined;
		this.losses++;
		for (const { reject } of this.#asked.values()) reject(error);
		this.#asked.clear();
	}

	#receive(reply: Reply): void {
		const asked = this.#asked.get(reply.id);
		this.#asked.delete(reply.id);
		if ("answer" in reply) asked?.resolve(reply.answer);
		else asked?.reject(new StorageError(reply.message, reply.code));
	}
}
