/** Sets the stage for one measurement and clears it afterwards, whatever happened on it. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Contestant, scriptOf } from "./contestants.ts";
import type { Options } from "./options.ts";
import { Companion, type Usage } from "./processes.ts";
import type { Figures, Scenario, Server, Stage } from "./scenario.ts";
import type { Opened } from "./servers/hosting.ts";

/** Plenary gives itself ten seconds to stop, and others may write much at the end, milliseconds. */
const closingPatience = 60_000;
const openingPatience = 180_000;
const storingPatience = 4_000_000;

export async function measureOn(
	scenario: Scenario,
	contestant: Contestant,
	size: string,
	options: Options,
	say: (words: string) => void,
): Promise<Figures> {
	const folder = await mkdtemp(join(options.folder, "plenary-bench-"));
	const companions: Companion[] = [];
	const start = (core: number, script: string, execArgv?: string[], environment?: Record<string, string>) => {
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
		async openServer(hosting = {}): Promise<Server> {
			const { script, flags, environment } = scriptOf(contestant.server);
			const companion = start(0, script, flags, environment);
			const about = { folder, documents: 0, clientsPerDocument: 0, mustStore: false, ...hosting };
			const opened = await companion.ask<Opened>("open", about, openingPatience);
			return {
				opened,
				hasStored: (about) => companion.ask<boolean>("hasStored", about, storingPatience),
				usage: () => companion.ask<Usage>("usage"),
				async close() {
					await companion.ask("close", undefined, closingPatience);
					await companion.end(closingPatience);
				},
			};
		},
		openLoad: () => start(1, "load/main.ts", ["--import", join(import.meta.dirname, "load/one-yjs.ts")]),
	};
	try {
		return await scenario.measure(stage);
	} finally {
		for (const companion of companions) await companion.end();
		await rm(folder, { recursive: true, force: true });
	}
}

/** A core for the server with all its threads, another for the load. */
function pin({ pid }: Companion, core: number): void {
	promisify(execFile)("taskset", ["-acp", String(core), String(pid)]).catch((error) => {
		process.stderr.write(`A process could not be kept on core ${core}: ${error.message}\n`);
	});
}
