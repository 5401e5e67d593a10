/** A server of the journey's own: started as users start it, killed as power cuts do, started again on the same folder. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../apps/server/src/main.ts", import.meta.url));

export interface TestServer {
	readonly address: string;
	readonly port: number;
	/** The link that the first start printed for the first administrator. */
	readonly firstLink: string;
	/** Ends it as a crash would: nothing is asked, nothing is flushed. */
	kill(): Promise<void>;
	/** Ends it as an operator would. */
	stop(): Promise<void>;
	/** Starts it again on the same folder and the same port. */
	start(): Promise<void>;
	/** Stops it for good and removes its folder. */
	remove(): Promise<void>;
}

export async function startServer(environment: Record<string, string> = {}): Promise<TestServer> {
	const folder = await mkdtemp(join(tmpdir(), "plenary-journey-"));
	let port = 0;
	let firstLink = "";
	let child: ChildProcess;

	async function start(): Promise<void> {
		const env = {
			...process.env,
			LOG_LEVEL: "warn",
			...environment,
			DATA_DIR: folder,
			HOST: "127.0.0.1",
			PORT: String(port),
		};
		child = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "inherit"] });
		let printed = "";
		// Read to its end: a server that finds its terminal gone could not say goodbye in order.
		await new Promise<void>((greeted) => {
			child.stdout?.on("data", (piece) => {
				printed += piece;
				firstLink ||= /#([\w-]{40,})/.exec(printed)?.[1] ?? "";
				port ||= Number(/ready: http:\/\/localhost:(\d+)/.exec(printed)?.[1] ?? 0);
				if (printed.includes("ready: ") && port && firstLink) greeted();
			});
			child.once("exit", () => greeted());
		});
		if (!printed.includes("ready: ")) throw new Error(`The server did not start:\n${printed}`);
	}

	async function end(signal: NodeJS.Signals): Promise<void> {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const gone = once(child, "exit");
		child.kill(signal);
		await gone;
	}

	await start();
	return {
		get port() {
			return port;
		},
		get address() {
			return `http://localhost:${port}`;
		},
		get firstLink() {
			return firstLink;
		},
		start,
		kill: () => end("SIGKILL"),
		stop: () => end("SIGTERM"),
		async remove() {
			await end("SIGKILL");
			await rm(folder, { recursive: true, force: true });
		},
	};
}
