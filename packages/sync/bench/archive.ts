/** The runs that were kept in a file: a whole benchmark takes more than an hour, and need not be measured at once. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Machine } from "./machine.ts";
import type { Run } from "./runs.ts";

export interface Archive {
	/** The command and the machine of each start, by the time it was started. */
	starts: Record<string, { command: string; machine: Machine }>;
	runs: Run[];
}

export const emptyArchive = (): Archive => ({ starts: {}, runs: [] });

/** Throws when the file is there and holds something else. */
export function readArchive(file: string): Archive {
	if (!existsSync(file)) return emptyArchive();
	// JSON writes a figure that there is not as null.
	const archive = JSON.parse(readFileSync(file, "utf8"), (_, value) => value ?? Number.NaN) as Partial<Archive>;
	if (!archive.starts || !archive.runs) throw new Error(`${file} holds no runs of this benchmark.`);
	return { starts: archive.starts, runs: archive.runs };
}

export function writeArchive(file: string, archive: Archive): void {
	writeFileSync(file, `${JSON.stringify(archive, undefined, "\t")}\n`);
}

/** Takes new runs in: they replace older ones of the same scenario, server, client and size. */
export function merge(archive: Archive, { starts, runs }: Archive): Archive {
	const keyOf = ({ scenario, server, client, size }: Run) => JSON.stringify([scenario, server, client, size]);
	const replaced = new Set(runs.map(keyOf));
	const kept = [...archive.runs.filter((run) => !replaced.has(keyOf(run))), ...runs];
	const used = new Set(kept.map(({ startedAt }) => startedAt));
	const all = Object.entries({ ...archive.starts, ...starts });
	return { starts: Object.fromEntries(all.filter(([startedAt]) => used.has(startedAt))), runs: kept };
}
