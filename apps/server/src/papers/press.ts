/** The press: writes papers in a process of its own, one after the other, and lets nothing that happens there reach the server. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import { type Refusal, refuse } from "../refusals.ts";
import type { Pressed, PressWork } from "./press-work.ts";

/** So many pieces may wait; whoever comes then is asked to try again. */
const mostWaiting = 12;
/** Longer than any paper takes on a busy machine, milliseconds. */
const patienceMs = 20_000;
/** So long the process stays for the next piece; a quiet server needs no memory for it. */
const idleMs = 60_000;

export type PressAnswer<Work extends PressWork> = Extract<Pressed, { kind: Work["kind"] }>;

export interface Press {
	/** Refused when too many wait, when the machine has no Typst, or when it went wrong. */
	press<Work extends PressWork>(work: Work): Promise<PressAnswer<Work> | Refusal>;
	close(): Promise<void>;
}

interface Patience {
	readonly mostWaiting: number;
	readonly patienceMs: number;
	readonly idleMs: number;
	/** The program of its process. */
	readonly program: string;
}

const usual: Patience = {
	...{ mostWaiting, patienceMs, idleMs },
	program: fileURLToPath(new URL("./press-child.ts", import.meta.url)),
};

export function openPress(log: Logger, patience: Partial<Patience> = {}): Press {
	const { mostWaiting, patienceMs, idleMs, program } = { ...usual, ...patience };
	let child: ChildProcess | undefined;
	let idle: NodeJS.Timeout | undefined;
	let before: Promise<unknown> = Promise.resolve();
	let waiting = 0;
	let isClosed = false;

	async function press<Work extends PressWork>(work: Work): Promise<PressAnswer<Work> | Refusal> {
		if (isClosed || waiting >= mostWaiting) return refuse("pressBusy");
		waiting++;
		const turn = before.then(() => one(work));
		before = turn;
		try {
			const pressed = await turn;
			if (pressed.kind === work.kind) return pressed as PressAnswer<Work>;
			if (pressed.kind === "noPdf") return refuse("noPdfHere");
			log.error({ because: pressed.kind === "failed" ? pressed.because : pressed.kind }, "A paper was not made.");
			return refuse("paperFailed");
		} finally {
			waiting--;
		}
	}

	/** Never throws. */
	async function one(work: PressWork): Promise<Pressed> {
		if (isClosed) return { kind: "failed", because: "The server is stopping." };
		clearTimeout(idle);
		const { promise, resolve } = Promise.withResolvers<Pressed>();
		const worker = begin();
		const over = (because: string) => {
			if (child === worker) child = undefined;
			resolve({ kind: "failed", because });
		};
		const onExit = (code: number | null, signal: string | null) => over(`Its process ended (${signal ?? code}).`);
		const onError = (error: Error) => over(error.message);
		worker.once("message", resolve as (message: unknown) => void);
		worker.once("exit", onExit);
		worker.once("error", onError);
		const timer = setTimeout(() => {
			// What it is in the middle of may be outside JavaScript, where no other word reaches it.
			worker.kill("SIGKILL");
			over(`It took longer than ${patienceMs} ms.`);
		}, patienceMs);
		worker.send(work, (error) => error && over(error.message));
		const pressed = await promise;
		clearTimeout(timer);
		worker.removeAllListeners();
		worker.on("error", () => undefined);
		if (child === worker) idle = setTimeout(letGo, idleMs).unref();
		return pressed;
	}

	function begin(): ChildProcess {
		child ??= fork(program, {
			// It needs no secret of ours. Windows can open nothing without this one.
			env: process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot },
			execArgv: ["--max-old-space-size=512"],
			serialization: "advanced",
			stdio: ["ignore", "ignore", "ignore", "ipc"],
		});
		return child;
	}

	function letGo(): void {
		const leaving = child;
		child = undefined;
		leaving?.removeAllListeners();
		leaving?.on("error", () => undefined);
		leaving?.kill("SIGKILL");
	}

	return {
		press,
		async close() {
			isClosed = true;
			clearTimeout(idle);
			// Whoever waits for a paper while the server stops is told that it was not made.
			child?.kill("SIGKILL");
			await before;
		},
	};
}
