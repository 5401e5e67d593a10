/** Sets the stage for one measurement and clears it afterwards, whatever happened on it. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Contestant, settingOf } from "./contestants.ts";
import type { Options } from "./options.ts";
import { Companion, sumOf, type Usage } from "./processes.ts";
import type { Figures, Scenario, Server, Stage } from "./scenario.ts";
import type { Hosting, Opened, Stores } from "./servers/hosting.ts";

/** Plenary gives itself ten seconds to stop, and others may write much at the end, milliseconds. */
const closingPatience = 60_000;
const openingPatience = 180_000;
const storingPatience = 4_000_000;

type Start = (core: number, script: string, execArgv?: string[], environment?: Record<string, string>) => Companion;

export async function measureOn(
	scenario: Scenario,
	contestant: Contestant,
	size: string,
	options: Options,
	say: (words: string) => void,
): Promise<Figures> {
	const folder = await mkdtemp(join(options.folder, "plenary-bench-"));
	const companions: Companion[] = [];
	const stops: (() => Promise<void>)[] = [];
	const start: Start = (core, script, execArgv, environment) => {
		const companion = new Companion(script, execArgv, environment);
		companions.push(companion);
		if (options.pin) pin(companion, core);
		return companion;
	};
	const stage: Stage = {
		contestant,
		size,
		options,
		say,
		openServer: (hosting = {}) => openServer(start, stops, contestant, { ...noHosting, folder, ...hosting }),
		openLoad: () => start(1, "load/main.ts", ["--import", join(import.meta.dirname, "load/one-yjs.ts")]),
	};
	try {
		return await scenario.measure(stage);
	} finally {
		for (const companion of companions) await companion.end();
		for (const stop of stops) await stop();
		await rm(folder, { recursive: true, force: true });
	}
}

const noHosting = { documents: 0, clientsPerDocument: 0, mustStore: false };

/** One process alone, or several on the same stores: for a scenario they are one server with several doors. */
async function openServer(
	start: Start,
	stops: (() => Promise<void>)[],
	{ server }: Contestant,
	hosting: Hosting,
): Promise<Server> {
	const { script, flags, environment, together } = settingOf(server);
	const storing = together > 0 ? new Companion("servers/stores.ts") : undefined;
	// They have processes of their own, which nobody else ends.
	if (storing) stops.push(() => stop(storing));
	const stores = await storing?.ask<Stores>("open", undefined, openingPatience);
	const serving: Companion[] = [];
	const opened: Opened[] = [];
	for (let number = 1; number <= Math.max(1, together); number++) {
		const companion = start(0, script, flags, environment);
		serving.push(companion);
		const folder = join(hosting.folder, String(number));
		await mkdir(folder, { recursive: true });
		// The first one makes the people of all.
		const about = { ...hosting, folder, ...(stores && { stores }), ...(number > 1 && noHosting) };
		opened.push(await companion.ask<Opened>("open", about, openingPatience));
	}
	const all = [...serving, ...(storing ? [storing] : [])];
	return {
		doors: opened.map(({ door }) => door),
		places: opened.flatMap(({ places }) => places),
		async hasStored(about) {
			return (await serving[0]?.ask<boolean>("hasStored", about, storingPatience)) ?? false;
		},
		usage: async () => sumOf(await Promise.all(all.map((companion) => companion.ask<Usage>("usage")))),
		async close() {
			for (const companion of serving) await stop(companion);
		},
	};
}

async function stop(companion: Companion): Promise<void> {
	await companion.ask("close", undefined, closingPatience);
	await companion.end(closingPatience);
}

/** A core for the server with all its threads, another for the load. */
function pin({ pid }: Companion, core: number): void {
	promisify(execFile)("taskset", ["-acp", String(core), String(pid)]).catch((error) => {
		process.stderr.write(`A process could not be kept on core ${core}: ${error.message}\n`);
	});
}
