/** A Redis of one's own for tests, on a free port of the loopback, which keeps nothing. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import { createClient } from "redis";

/** Why there is none here; undefined where there can be one. */
export const noRedis: string | undefined =
	spawnSync("redis-server", ["--version"]).status === 0 ? undefined : "there is no redis-server on this machine";

export interface TemporaryRedis {
	url: string;
	/** Stops it as a frozen machine does, until `thaw`. */
	freeze(): void;
	thaw(): void;
	/** Kills it, and starts it again on the same port. */
	restart(awayMs?: number): Promise<void>;
	stop(): Promise<void>;
}

export async function startRedis(): Promise<TemporaryRedis> {
	const port = await freePort();
	const url = `redis://127.0.0.1:${port}`;
	let child = await start(port, url);
	const stop = async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		child.kill("SIGKILL");
		await once(child, "exit");
	};
	return {
		url,
		freeze: () => child.kill("SIGSTOP"),
		thaw: () => child.kill("SIGCONT"),
		async restart(awayMs = 0) {
			await stop();
			await after(awayMs);
			child = await start(port, url);
		},
		stop,
	};
}

async function start(port: number, url: string): Promise<ChildProcess> {
	const settings = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
	const child = spawn("redis-server", settings, { stdio: "ignore", cwd: "/tmp" });
	const end = () => child.kill("SIGKILL");
	process.once("exit", end);
	child.once("exit", () => process.off("exit", end));
	for (let tries = 0; tries < 100; tries++) {
		const client = createClient({ url, socket: { reconnectStrategy: false } });
		client.on("error", () => {});
		const isThere = await client.connect().then(
			() => true,
			() => false,
		);
		if (client.isOpen) client.destroy();
		if (isThere) return child;
		await after(50);
	}
	child.kill("SIGKILL");
	throw new Error("redis-server did not start.");
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	server.close();
	return typeof address === "object" && address ? address.port : 0;
}
