/** What plenary and workshop have in common: people come in, it is quiet, they type, and all of it arrives. */
import type { Typed } from "../load/typing.ts";
import type { Figures, Stage } from "../scenario.ts";
import { seatsAt } from "../servers/hosting.ts";
import { during } from "../stretch.ts";

export interface Crowd {
	documents: number;
	clientsPerDocument: number;
	typists: number;
	watchers: number;
	watchedEvery: number;
}

export const keysPerSecond = 6;
/** A stretch ends this long after the last key: Hocuspocus stores two seconds after it. */
const settleMs = 2_500;
/** Quiet before the stretch, so that joining is over, milliseconds. */
const quietMs = 2_000;
const arrivalPatience = 180_000;

export const crowdFigures = {
	cpuMsPerKey: "CPU ms a key",
	postgresMsPerKey: "of it PostgreSQL",
	redisMsPerKey: "of it Redis",
	p50Ms: "p50 ms",
	p99Ms: "p99 ms",
	typistsP99Ms: "p99 ms, typists",
	acrossP50Ms: "p50 ms across servers",
	acrossP99Ms: "p99 ms across servers",
	savedP99Ms: "saved p99 ms",
	keys: "keys",
	isEqual: "all equal",
	cursorsShown: "cursors shown",
	lost: "connections lost",
	serverShare: "server's core",
	loadShare: "load's core",
	othersShare: "others' cores",
	rssMb: "MB",
};

export async function measureCrowd(stage: Stage, crowd: Crowd): Promise<Figures> {
	const { contestant, options } = stage;
	const seconds = options.seconds || 20;
	const { documents, clientsPerDocument, typists, watchers, watchedEvery } = crowd;
	const server = await stage.openServer({ documents, clientsPerDocument });
	const load = stage.openLoad();
	const { client } = contestant;
	const lightRepeat = options.lightRepeat && client === "stock";
	const plan = { seats: seatsAt(server.doors, server.places), client, typists, watchers, watchedEvery, lightRepeat };
	await load.ask("fill", plan, arrivalPatience);
	await new Promise((done) => setTimeout(done, quietMs));
	const stretch = await during(server, load, () =>
		load.ask<Typed>("type", { keysPerSecond, seconds, settleMs }, (seconds + 90) * 1_000),
	);
	const compared = await load.ask<{ isEqual: boolean; cursorsShown: number; lost: number }>("compare");
	const { keys, p50Ms, p99Ms, typistsP99Ms, acrossP50Ms, acrossP99Ms, savedP99Ms, loadShare } = stretch.result;
	return {
		cpuMsPerKey: stretch.cpuMs / keys,
		...(stretch.parts.postgres !== undefined && { postgresMsPerKey: stretch.parts.postgres / keys }),
		...(stretch.parts.redis !== undefined && { redisMsPerKey: stretch.parts.redis / keys }),
		p50Ms,
		p99Ms,
		typistsP99Ms,
		acrossP50Ms,
		acrossP99Ms,
		savedP99Ms,
		keys,
		...compared,
		serverShare: stretch.serverShare,
		loadShare,
		othersShare: stretch.othersShare,
		rssMb: stretch.rssBytes / 1e6,
	};
}
