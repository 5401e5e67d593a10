/** The processes of a measurement: started, asked, and never left behind. */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Counts } from "./servers/counts.ts";

/** What a server process is asked for before and after a stretch. */
export interface Usage {
	/** User and system time of all its threads, milliseconds. */
	cpuMs: number;
	rssBytes: number;
	/** What else has been counted since the start, where there is something to count: see `servers/counts.ts`. */
	counts?: Counts;
}

/** What several processes have used together. */
export function sumOf(usages: readonly Usage[]): Usage {
	const sum: Required<Usage> = { cpuMs: 0, rssBytes: 0, counts: {} };
	for (const { cpuMs, rssBytes, counts } of usages) {
		sum.cpuMs += cpuMs;
		sum.rssBytes += rssBytes;
		for (const [name, count] of Object.entries(counts ?? {})) sum.counts[name] = (sum.counts[name] ?? 0) + count;
	}
	return sum;
}

export interface Question {
	id: number;
	name: string;
	about: unknown;
}

export type Answer = { id: number; answer: unknown } | { id: number; error: string };

/** How long an answer may take unless it is said otherwise, milliseconds. */
const patience = 60_000;
/** How many of its last words we keep for when a process dies. */
const lastWords = 4_000;

const running = new Set<ChildProcess>();

/** One process that answers questions; it dies with us. */
export class Companion implements AsyncDisposable {
	readonly #child: ChildProcess;
	readonly #name: string;
	readonly #waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
	#asked = 0;
	#said = "";
	#ended: Promise<void>;

	constructor(script: string, execArgv: string[] = [], environment: Record<string, string> = {}) {
		this.#name = script;
		this.#child = fork(join(import.meta.dirname, script), [], {
			execArgv,
			serialization: "advanced",
			stdio: ["ignore", "pipe", "pipe", "ipc"],
			env: { ...process.env, NODE_ENV: "production", ...environment },
		});
		running.add(this.#child);
		for (const stream of [this.#child.stdout, this.#child.stderr])
			stream?.on("data", (words: Buffer) => {
				this.#said = (this.#said + words.toString()).slice(-lastWords);
			});
		this.#child.on("message", (answer: Answer) => this.#hear(answer));
		this.#ended = new Promise((done) => {
			this.#child.once("exit", (code, signal) => {
				running.delete(this.#child);
				const error = new Error(`The process ${script} ended with ${code ?? signal}. ${this.#said}`);
				for (const { reject } of this.#waiting.values()) reject(error);
				this.#waiting.clear();
				done();
			});
		});
	}

	get pid(): number | undefined {
		return this.#child.pid;
	}

	/** Resolves with the answer. Throws when there is none in time, or the process says that it can not. */
	ask<Result>(name: string, about?: unknown, patienceMs = patience): Promise<Result> {
		const id = ++this.#asked;
		const { promise, resolve, reject } = Promise.withResolvers<unknown>();
		this.#waiting.set(id, { resolve, reject });
		const late = setTimeout(() => {
			this.#waiting.delete(id);
			reject(new Error(`The process ${this.#name} did not answer "${name}" in ${patienceMs} ms. ${this.#said}`));
		}, patienceMs);
		if (this.#child.connected) this.#child.send({ id, name, about } satisfies Question);
		else reject(new Error(`The process ${this.#name} is gone. ${this.#said}`));
		return promise.finally(() => clearTimeout(late)) as Promise<Result>;
	}

	/** Resolves when the process has ended by itself, or by force when it takes too long. */
	async end(patienceMs = 0): Promise<void> {
		const force = setTimeout(() => this.#child.kill("SIGKILL"), patienceMs);
		if (!running.has(this.#child)) this.#child.kill("SIGKILL");
		await this.#ended;
		clearTimeout(force);
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.end();
	}

	#hear(answer: Answer): void {
		const waiting = this.#waiting.get(answer.id);
		this.#waiting.delete(answer.id);
		if ("error" in answer) waiting?.reject(new Error(`The process ${this.#name} failed: ${answer.error}`));
		else waiting?.resolve(answer.answer);
	}
}

process.on("exit", () => {
	for (const child of running) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));
