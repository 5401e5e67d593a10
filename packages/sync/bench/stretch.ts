/** A measured stretch: what the server, the load and everybody else on the machine used while something was done. */
import { cpus } from "node:os";
import type { Companion, Usage } from "./processes.ts";
import type { Server } from "./scenario.ts";
import type { Counts } from "./servers/counts.ts";

export interface Stretch<Result> {
	result: Result;
	seconds: number;
	/** CPU time of the server, milliseconds. */
	cpuMs: number;
	/** What else was counted meanwhile. */
	counts: Counts;
	/** In cores. Whatever others used, server and load may have been short of. */
	serverShare: number;
	loadShare: number;
	othersShare: number;
	/** The server's memory at the end. */
	rssBytes: number;
}

export async function during<Result>(
	server: Server,
	load: Companion,
	work: () => Promise<Result>,
): Promise<Stretch<Result>> {
	const before = await look(server, load);
	const result = await work();
	const after = await look(server, load);
	const ms = after.atMs - before.atMs;
	const cpuMs = after.server.cpuMs - before.server.cpuMs;
	const loadMs = after.load.cpuMs - before.load.cpuMs;
	return {
		result,
		cpuMs,
		seconds: ms / 1_000,
		counts: Object.fromEntries(
			Object.entries(after.server.counts ?? {}).map(([name, count]) => [
				name,
				count - (before.server.counts?.[name] ?? 0),
			]),
		),
		serverShare: cpuMs / ms,
		loadShare: loadMs / ms,
		othersShare: Math.max(0, (after.busyMs - before.busyMs - cpuMs - loadMs) / ms),
		rssBytes: after.server.rssBytes,
	};
}

async function look(server: Server, load: Companion) {
	const [serverUsage, loadUsage] = await Promise.all([server.usage(), load.ask<Usage>("usage")]);
	const busyMs = cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
	return { atMs: performance.now(), server: serverUsage, load: loadUsage, busyMs };
}
