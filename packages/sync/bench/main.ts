/** Measures the rooms against a bare relay that stores nothing: latency, and CPU for each keystroke. */
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { LoadResult, LoadTask } from "./load.ts";
import type { ServerTask } from "./server.ts";

const { values: options } = parseArgs({
	options: {
		json: { type: "boolean", default: false },
		repeats: { type: "string", default: "3" },
		seconds: { type: "string", default: "10" },
		/** A module with `openStorage({ file })`, such as `../storage/src/index.ts`; without it, a plain synced file. */
		storage: { type: "string" },
	},
});

const scenarios = [
	{ clients: 8, typists: 2 },
	{ clients: 100, typists: 20 },
];
const kinds = ["rooms", "relay"] as const;

interface Run extends LoadResult {
	kind: (typeof kinds)[number];
	clients: number;
	cpuMsPerKey: number;
}

function say(sentence: string): void {
	if (!options.json) process.stdout.write(`${sentence}\n`);
}

function next<T>(child: ChildProcess): Promise<T> {
	return new Promise((resolve, reject) => {
		child.once("message", (message) => resolve(message as T));
		child.once("exit", (code) => reject(new Error(`A process of the benchmark ended with ${code}.`)));
	});
}

async function run(kind: Run["kind"], clients: number, typists: number): Promise<Run> {
	const folder = mkdtempSync(join(tmpdir(), "plenary-bench-"));
	const storage = options.storage === undefined ? undefined : resolve(options.storage);
	const serverTask: ServerTask = { kind, folder, ...(storage === undefined ? {} : { storage }) };
	const server = fork(join(import.meta.dirname, "server.ts"), [JSON.stringify(serverTask)]);
	const load = fork(join(import.meta.dirname, "load.ts"));
	try {
		const { port } = await next<{ port: number }>(server);
		const ready = next<"ready">(load);
		load.send({ port, clients, typists, seconds: Number(options.seconds) } satisfies LoadTask);
		await ready;
		const before = next<number>(server);
		server.send("cpu");
		const cpuBefore = await before;
		const done = next<LoadResult>(load);
		load.send("go");
		const result = await done;
		const after = next<number>(server);
		server.send("cpu");
		return { kind, clients, ...result, cpuMsPerKey: ((await after) - cpuBefore) / 1000 / result.keys };
	} finally {
		for (const child of [load, server]) {
			child.removeAllListeners("exit");
			child.kill("SIGKILL");
		}
		rmSync(folder, { recursive: true, force: true });
	}
}

function median(values: number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

say(`One document, 6 keys a second each typist, ${options.seconds} s, ${options.repeats} repeats in turn, loopback.`);
say(`Server, relay and load in processes of their own. Clients: y-websocket with ws, sending only their own presence.`);
say(`Rooms store with ${options.storage ?? "a file and fdatasync, not SQLite"}; the relay stores nothing.`);
say("Noise of other processes on this machine is in the figures; the ratio suffers least.\n");

const runs: Run[] = [];
for (const { clients, typists } of scenarios) {
	for (let repeat = 0; repeat < Number(options.repeats); repeat++) {
		for (const kind of kinds) {
			const result = await run(kind, clients, typists);
			runs.push(result);
			const { keys, p50Ms, p99Ms, cpuMsPerKey, isEqual } = result;
			say(
				`${String(clients).padStart(4)} clients  ${kind}  ${keys} keys  p50 ${p50Ms.toFixed(1)} ms  p99 ${p99Ms.toFixed(1)} ms` +
					`  ${cpuMsPerKey.toFixed(3)} CPU ms a key${isEqual ? "" : "  NOT ALL EQUAL"}`,
			);
		}
	}
}

const summary = scenarios.map(({ clients }) => {
	const of = (kind: Run["kind"], figure: "p50Ms" | "p99Ms" | "cpuMsPerKey") =>
		median(runs.filter((each) => each.clients === clients && each.kind === kind).map((each) => each[figure]));
	const [rooms, relay] = [of("rooms", "cpuMsPerKey"), of("relay", "cpuMsPerKey")];
	const latency = { p50Ms: of("rooms", "p50Ms"), p99Ms: of("rooms", "p99Ms") };
	return { clients, ...latency, cpuMsPerKey: rooms, relayCpuMsPerKey: relay, ratio: rooms / relay };
});
for (const { clients, p50Ms, p99Ms, ratio } of summary) {
	say(`\n${clients} clients: p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, CPU ÷ relay ${ratio.toFixed(2)}`);
}
if (options.json) process.stdout.write(`${JSON.stringify({ options, runs, summary }, undefined, "\t")}\n`);
if (runs.some(({ isEqual }) => !isEqual)) process.exitCode = 1;
