/** A measured stretch: what the server, the load and everybody else on the machine used while something was done. */
import { cpus } from "node:os";
import type { Companion, Usage } from "./processes.ts";
import type { Server } from "./scenario.ts";

export interface Stretch<Result> {
	result: Result;
	/** CPU time of the server, milliseconds. */
	cpuMs: number;
	/** How much of it other programs used on which the servers stand. */
	parts: Record<string, number>;
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
		parts: Object.fromEntries(
			Object.entries(after.server.parts ?? {}).map(([name, ms]) => [name, ms - (before.server.parts?.[name] ?? 0)]),
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
