/** What plenary and workshop have in common: people come in, it is quiet, they type, and all of it arrives. */
import type { Typed } from "../load/typing.ts";
import type { Figures, Stage } from "../scenario.ts";
import { seatsAt } from "../servers/hosting.ts";
import { during, type Stretch } from "../stretch.ts";

export interface Crowd {
	documents: number;
	clientsPerDocument: number;
	typists: number;
	watchers: number;
	watchedEvery: number;
	/** Whether all people of a document come in at one server, instead of each at the next. */
	isKept?: boolean;
}

export const keysPerSecond = 6;
/** A stretch ends this long after the last key: Hocuspocus stores two seconds after it. */
const settleMs = 2_500;
/** Quiet before the stretch, so that joining is over, milliseconds. */
const quietMs = 2_000;
const arrivalPatience = 180_000;

export const crowdFigures = {
	cpuMsPerKey: "CPU ms a key",
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

/** What servers do together, and what it is made of. */
export const togetherFigures = {
	...crowdFigures,
	postgresMsPerKey: "of it PostgreSQL",
	redisMsPerKey: "of it Redis",
	commitsPerSecond: "commits a second",
	commitMs: "ms a commit",
	lettersPerSecond: "letters a second",
	framesPerSecond: "frames of text a second",
};

interface Compared {
	isEqual: boolean;
	cursorsShown: number;
	lost: number;
}

function countsOf({ counts, seconds }: Stretch<Typed>, keys: number): Figures {
	const { postgresMs, redisMs, commits, commitMs, letters } = counts;
	return {
		...(postgresMs !== undefined && { postgresMsPerKey: postgresMs / keys }),
		...(redisMs !== undefined && { redisMsPerKey: redisMs / keys }),
		...(letters !== undefined && { lettersPerSecond: letters / seconds }),
		...(commits && { commitsPerSecond: commits / seconds, commitMs: (commitMs ?? 0) / commits }),
	};
}

export async function measureCrowd(stage: Stage, crowd: Crowd): Promise<Figures> {
	const { contestant, options } = stage;
	const seconds = options.seconds || 20;
	const { documents, clientsPerDocument, typists, watchers, watchedEvery } = crowd;
	const server = await stage.openServer({ documents, clientsPerDocument });
	const load = stage.openLoad();
	const { client } = contestant;
	const lightRepeat = options.lightRepeat && client === "stock";
	const plan = {
		seats: seatsAt(server.doors, server.places, crowd.isKept),
		client,
		typists,
		watchers,
		watchedEvery,
		lightRepeat,
	};
	await load.ask("fill", plan, arrivalPatience);
	await new Promise((done) => setTimeout(done, quietMs));
	const stretch = await during(server, load, () =>
		load.ask<Typed>("type", { keysPerSecond, seconds, settleMs }, (seconds + 90) * 1_000),
	);
	const { isEqual, cursorsShown, lost } = await load.ask<Compared>("compare");
	const { keys, p50Ms, p99Ms, typistsP99Ms, acrossP50Ms, acrossP99Ms, savedP99Ms, framesEach, loadShare } =
		stretch.result;
	return {
		cpuMsPerKey: stretch.cpuMs / keys,
		...countsOf(stretch, keys),
		framesPerSecond: (framesEach * documents * clientsPerDocument) / stretch.seconds,
		p50Ms,
		p99Ms,
		typistsP99Ms,
		acrossP50Ms,
		acrossP99Ms,
		savedP99Ms,
		keys,
		isEqual,
		cursorsShown,
		lost,
		serverShare: stretch.serverShare,
		loadShare,
		othersShare: stretch.othersShare,
		rssMb: stretch.rssBytes / 1e6,
	};
}
