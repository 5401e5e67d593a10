/** Two honest people who write to each other all the while, and how long each word takes to be seen. */
import { Worker } from "node:worker_threads";
import { type Hall, pick } from "./hall.ts";
import { seed, until } from "./rounds.ts";
import type { Typist } from "./typist.ts";

export type Pair = readonly [Typist, Typist];

export interface Heard {
	/** Milliseconds. */
	longest: number;
	middle: number;
	count: number;
	/** How many took longer than the 200 ms that are promised. */
	late: number;
}

export interface Echo {
	readonly pair: Pair;
	/** Stops; returns how long words took, and throws if one has not come or somebody was sent away. */
	stop(): Promise<Heard>;
}

const everyMs = 25;
const promisedMs = 200;

/** What the thread of an echo is told. */
export interface EchoPlan {
	address: string;
	cookies: [string, string];
	room: string;
}

/** A pair in a thread of its own, whose times do not count what this one is busy with. */
export async function startEchoApart(hall: Hall, writers: [number, number] = [0, 1]): Promise<Pick<Echo, "stop">> {
	const cookies: EchoPlan["cookies"] = [pick(hall.writers, writers[0]).cookie, pick(hall.writers, writers[1]).cookie];
	const workerData: EchoPlan = { address: hall.server.address, cookies, room: pick(hall.rooms, 0) };
	const worker = new Worker(new URL("./echo-thread.ts", import.meta.url), { workerData });
	const { promise: ended, reject } = Promise.withResolvers<never>();
	worker.once("error", reject).once("exit", (code) => reject(new Error(`The pair's thread ended with ${code}.`)));
	// Looked at when it is waited for.
	ended.catch(() => {});
	const said = () => Promise.race([new Promise<unknown>((resolve) => worker.once("message", resolve)), ended]);
	await said();
	return {
		async stop() {
			const heard = said();
			worker.postMessage("stop");
			return (await heard) as Heard;
		},
	};
}

export function startEcho(hall: Hall): Promise<Echo> {
	return echoOf([hall.typist(0, 0), hall.typist(1, 0)]);
}

export async function echoOf(pair: Pair, map = "echo"): Promise<Echo> {
	await Promise.all(pair.map((typist) => typist.come()));
	const times: number[] = [];
	const underway = new Map<string, number>();
	for (const [place, typist] of pair.entries()) {
		typist.doc.getMap(map).observe((event) => {
			for (const key of event.keysChanged) {
				if (key === `of ${place}`) continue;
				const word = `${key} ${event.target.get(key)}`;
				const saidAt = underway.get(word);
				if (saidAt !== undefined) times.push(performance.now() - saidAt);
				underway.delete(word);
			}
		});
	}
	let count = 0;
	const timer = setInterval(() => {
		const place = count++ % 2;
		const key = `of ${place}`;
		underway.set(`${key} ${count}`, performance.now());
		pair[place]?.doc.getMap(map).set(key, count);
	}, everyMs);
	return {
		pair,
		async stop() {
			clearInterval(timer);
			// Several words of one key may arrive as the last of them alone.
			const said = () => pair.map(({ doc }) => JSON.stringify(Object.entries(doc.getMap(map).toJSON()).sort()));
			const areEqual = () => new Set(said()).size === 1;
			await until(areEqual, () => `the pair says the same: ${said().join(" and ")}`);
			const closed = pair.flatMap(({ closes }) => closes.map(({ code, reason }) => `${code} ${reason}`));
			if (closed.length > 0) throw new Error(`seed ${seed}: an honest client was sent away: ${closed.join()}`);
			const [longest, middle] = [Math.max(...times), times.sort((a, b) => a - b)[times.length >> 1] ?? 0];
			if (times.length < count / 4) throw new Error(`seed ${seed}: of ${count} words only ${times.length} were seen.`);
			return { longest, middle, count: times.length, late: times.filter((ms) => ms > promisedMs).length };
		},
	};
}

export function inWords({ middle, longest, late, count }: Heard): string {
	const share = `${late} of ${count} over ${promisedMs} ms`;
	return `echo ${middle.toFixed(0)} ms, ${longest.toFixed(0)} ms at the longest, ${share}`;
}

/** Asks the server something small again and again; `stop` tells the longest it took, and throws if it gave up. */
export function watchOver(address: string): { stop: () => Promise<number> } {
	let isOver = false;
	let longest = 0;
	const asked = (async () => {
		while (!isOver) {
			const began = performance.now();
			const answer = await fetch(`${address}/api/me`, { signal: AbortSignal.timeout(10_000) });
			await answer.text();
			longest = Math.max(longest, performance.now() - began);
			await new Promise((done) => setTimeout(done, 200));
		}
	})();
	// Looked at when it is stopped; until then nobody awaits it.
	asked.catch(() => {});
	return {
		async stop() {
			isOver = true;
			await asked;
			return longest;
		},
	};
}
