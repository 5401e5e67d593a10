/** How a process is: its memory and its open descriptors, as the system counts them. */
import { readdirSync, readFileSync } from "node:fs";

export const hasVitals = process.platform === "linux";

/** Resident memory in megabytes (of a million bytes); 0 where the system does not tell. */
export function memoryOf(pid: number): number {
	if (!hasVitals) return 0;
	return (Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1]) * 1024) / 1e6;
}

/** Open files and sockets. */
export function descriptorsOf(pid: number): number {
	return hasVitals ? readdirSync(`/proc/${pid}/fd`).length : 0;
}
