/** A server of the journey's own: started as users start it, killed as power cuts do, started again on the same folder. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../apps/server/src/main.ts", import.meta.url));
const product = new URL("../apps/server/package.json", import.meta.url);
const { nodeFlags, nodeEnvironment } = JSON.parse(readFileSync(product, "utf8")) as {
	nodeFlags: string[];
	nodeEnvironment: Record<string, string>;
};

export interface TestServer {
	readonly address: string;
	readonly port: number;
	/** The number of the process that runs now. */
	readonly pid: number;
	readonly isRunning: boolean;
	/** Where it keeps everything. */
	readonly folder: string;
	/** The link that the first start printed for the first administrator. */
	readonly firstLink: string;
	/** What it has complained of since it was last started. */
	readonly complaints: string;
	/** Ends it as a crash would: nothing is asked, nothing is flushed. */
	kill(): Promise<void>;
	/** Ends it as an operator would; resolves with its exit code, or null if a signal ended it. */
	stop(): Promise<number | null>;
	/** Starts it again on the same folder and the same port. */
	start(): Promise<void>;
	/** Stops it for good and removes its folder. */
	remove(): Promise<void>;
}

/**
 * `DATA_DIR` chooses the folder, which is then somebody else's to remove; `PORT` the port; `NODE_OPTIONS` and the like
 * pass through.
 */
export async function startOne(environment: Record<string, string> = {}): Promise<TestServer> {
	const folder = environment.DATA_DIR ?? (await mkdtemp(join(tmpdir(), "plenary-journey-")));
	let port = Number(environment.PORT ?? 0);
	let firstLink = "";
	let complaints = "";
	let child: ChildProcess;

	async function start(): Promise<void> {
		const env = {
			...nodeEnvironment,
			...process.env,
			LOG_LEVEL: "warn",
			...environment,
			DATA_DIR: folder,
			HOST: "127.0.0.1",
			PORT: String(port),
		};
		child = spawn(process.execPath, [...nodeFlags, main], { env, stdio: ["ignore", "pipe", "pipe"] });
		complaints = "";
		child.stderr?.on("data", (piece) => {
			complaints += piece;
			process.stderr.write(piece);
		});
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
		if (!printed.includes("ready: ")) throw new Error(`The server did not start:\n${printed}${complaints}`);
	}

	const isRunning = () => child.exitCode === null && child.signalCode === null;

	async function end(signal: NodeJS.Signals): Promise<number | null> {
		if (!isRunning()) return child.exitCode;
		const gone = once(child, "exit");
		child.kill(signal);
		await gone;
		return child.exitCode;
	}

	await start();
	return {
		get port() {
			return port;
		},
		get pid() {
			return child.pid ?? 0;
		},
		get isRunning() {
			return isRunning();
		},
		folder,
		get address() {
			return `http://localhost:${port}`;
		},
		get firstLink() {
			return firstLink;
		},
		get complaints() {
			return complaints;
		},
		start,
		kill: async () => void (await end("SIGKILL")),
		stop: () => end("SIGTERM"),
		async remove() {
			await end("SIGKILL");
			if (!environment.DATA_DIR) await rm(folder, { recursive: true, force: true });
		},
	};
}
