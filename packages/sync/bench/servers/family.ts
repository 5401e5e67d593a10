/** What all processes below one have used so far, by the names of their programs. */
import { readdirSync, readFileSync } from "node:fs";
import type { Usage } from "../processes.ts";

/** The kernel counts in hundredths of a second, on every Linux that runs Node. */
const tickMs = 10;
const pageBytes = 4096;

interface Relative {
	pid: number;
	parent: number;
	name: string;
	/** Their own, and that of their children who have ended. */
	cpuMs: number;
	rssBytes: number;
}

/** `names` says which programs are counted, and under which name the time of each is told. */
export function usageBelow(pid: number, names: Record<string, string>): Usage {
	const everyone = readdirSync("/proc").flatMap((entry) => (/^\d+$/.test(entry) ? relative(Number(entry)) : []));
	const below = new Set([pid]);
	for (let before = 0; before < below.size; ) {
		before = below.size;
		for (const each of everyone) if (below.has(each.parent)) below.add(each.pid);
	}
	const usage: Required<Usage> = { cpuMs: 0, rssBytes: 0, counts: {} };
	for (const each of everyone) {
		const name = names[each.name];
		if (!name || !below.has(each.pid)) continue;
		usage.cpuMs += each.cpuMs;
		usage.rssBytes += each.rssBytes;
		usage.counts[name] = (usage.counts[name] ?? 0) + each.cpuMs;
	}
	return usage;
}

/** Nobody if the process has ended meanwhile. */
function relative(pid: number): Relative | [] {
	try {
		const words = readFileSync(`/proc/${pid}/stat`, "utf8");
		const end = words.lastIndexOf(")");
		// The fields after the name, as proc(5) numbers them from 3 on.
		const fields = words.slice(end + 2).split(" ");
		const field = (number: number) => Number(fields[number - 3]);
		return {
			pid,
			parent: field(4),
			name: words.slice(words.indexOf("(") + 1, end),
			cpuMs: (field(14) + field(15) + field(16) + field(17)) * tickMs,
			rssBytes: field(24) * pageBytes,
		};
	} catch {
		return [];
	}
}
