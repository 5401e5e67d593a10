/** Opens all rooms of a database in a process of its own, with half the stack that is usual. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { seed } from "./rounds.ts";

export interface Cold {
	rooms: number;
	updates: number;
	troubles: string[];
	/** Rooms that read otherwise whole than step by step. */
	ambiguous: number;
}

/** The file must be nobody else's at the time. */
export function openCold(file: string): Cold {
	const child = fileURLToPath(new URL("./cold-child.ts", import.meta.url));
	const ran = spawnSync("timeout", ["1800", process.execPath, "--stack-size=492", child, file], {
		encoding: "utf8",
		maxBuffer: 1e8,
	});
	if (ran.status !== 0) throw new Error(`seed ${seed}: the cold process ended with ${ran.status}: ${ran.stderr}`);
	return JSON.parse(ran.stdout) as Cold;
}
