/** What each kind of work costs servers, PostgreSQL and Redis, worked out from runs of several servers by least squares. */
import { settingOf } from "../contestants.ts";
import { median, type Run } from "../runs.ts";

/** CPU time in milliseconds, but for the last two. */
export interface Costs {
	/** Each server, each second. */
	server: number;
	/** A message that a client sends. */
	key: number;
	/** A frame to a client. */
	frame: number;
	/** A server's part of a commit. */
	commit: number;
	/** A letter read by another server. */
	told: number;
	postgresCommit: number;
	postgresKey: number;
	redisLetter: number;
	redisDelivery: number;
	/** How long a commit of one room takes that waits for nobody, milliseconds: mostly the disk. */
	commitMs: number;
}

/** A measured run as what was done each second. */
export interface Observed {
	run: Run;
	servers: number;
	keys: number;
	frames: number;
	commits: number;
	letters: number;
	/** CPU milliseconds a second. */
	serversMs: number;
	postgresMs: number;
	redisMs: number;
}

/** The runs that can be taken apart: Plenary's, on PostgreSQL and Redis. */
export function observedIn(runs: readonly Run[]): Observed[] {
	return runs.flatMap((run): Observed[] => {
		const { together } = settingOf(run.server);
		const figure = (name: string) => Number(run.figures[name] ?? Number.NaN);
		const [perKey, all] = [figure("cpuMsPerKey"), figure("serverShare") * 1_000];
		const keys = all / perKey;
		const [postgresMs, redisMs] = [figure("postgresMsPerKey") * keys, figure("redisMsPerKey") * keys];
		const counted = {
			commits: figure("commitsPerSecond"),
			letters: figure("lettersPerSecond"),
			frames: figure("framesPerSecond"),
		};
		const serversMs = all - postgresMs - redisMs;
		if (together === 0 || Object.values(counted).some(Number.isNaN) || Number.isNaN(serversMs)) return [];
		return [{ run, servers: together, keys, ...counted, serversMs, postgresMs, redisMs }];
	});
}

/** Throws when there are too few runs to tell the kinds of work apart. */
export function costsOf(observed: readonly Observed[]): Costs {
	if (observed.length < 6) throw new Error("At least six runs of several servers are needed, of different sizes.");
	const fit = (wanted: (each: Observed) => number, ...kinds: ((each: Observed) => number)[]) =>
		leastSquares(
			observed.map((each) => kinds.map((kind) => kind(each))),
			observed.map(wanted),
		);
	const toldOf = ({ letters, servers }: Observed) => letters * (servers - 1);
	const [server = 0, key = 0, frame = 0, commit = 0, told = 0] = fit(
		({ serversMs }) => serversMs,
		({ servers }) => servers,
		({ keys }) => keys,
		({ frames }) => frames,
		({ commits }) => commits,
		toldOf,
	);
	const [postgresCommit = 0, postgresKey = 0] = fit(
		({ postgresMs }) => postgresMs,
		({ commits }) => commits,
		({ keys }) => keys,
	);
	const [redisLetter = 0, redisDelivery = 0] = fit(
		({ redisMs }) => redisMs,
		({ letters }) => letters,
		({ letters, servers }) => letters * servers,
	);
	const alone = observed.filter(({ servers }) => servers === 1).map(({ run }) => Number(run.figures.commitMs));
	return {
		...{ server, key, frame, commit, told, postgresCommit, postgresKey, redisLetter, redisDelivery },
		commitMs: median(alone),
	};
}

/** Shares are what counts: a large run says no more than a small one. Nothing costs less than nothing. */
export function leastSquares(rows: readonly (readonly number[])[], wanted: readonly number[]): number[] {
	const weighed = rows.map((row, at) => row.map((value) => value / (wanted[at] || 1)));
	const width = rows[0]?.length ?? 0;
	const costs = Array.from({ length: width }, () => 0);
	const left: number[] = wanted.map((value) => (value ? 1 : 0));
	// Coordinate descent: each cost in turn takes over what the others leave unexplained.
	for (let round = 0; round < 20_000; round++)
		for (let kind = 0; kind < width; kind++) {
			let [together, own] = [0, 0];
			for (const [at, row] of weighed.entries()) {
				const value = row[kind] ?? 0;
				together += value * (left[at] ?? 0);
				own += value * value;
			}
			const before = costs[kind] ?? 0;
			const after = own > 0 ? Math.max(0, before + together / own) : 0;
			costs[kind] = after;
			for (const [at, row] of weighed.entries()) left[at] = (left[at] ?? 0) - (after - before) * (row[kind] ?? 0);
		}
	return costs;
}
