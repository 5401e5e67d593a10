/** Two honest people who write to each other all the while, and how long each word takes to be seen. */
import type { Hall } from "./hall.ts";
import { seed, until } from "./rounds.ts";
import type { Typist } from "./typist.ts";

export interface Echo {
	readonly pair: readonly [Typist, Typist];
	/** Stops; returns the longest and the middle time, and throws if a word has not come or somebody was sent away. */
	stop(): Promise<{ longest: number; middle: number; count: number }>;
}

const everyMs = 25;

export async function startEcho(hall: Hall, room = 0, writers = [0, 1]): Promise<Echo> {
	const pair = [hall.typist(writers[0] ?? 0, room), hall.typist(writers[1] ?? 0, room)] as const;
	await Promise.all(pair.map((typist) => typist.come()));
	const times: number[] = [];
	const underway = new Map<string, number>();
	for (const [place, typist] of pair.entries()) {
		typist.doc.getMap("echo").observe((event) => {
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
		pair[place]?.doc.getMap("echo").set(key, count);
	}, everyMs);
	return {
		pair,
		async stop() {
			clearInterval(timer);
			// Several words of one key may arrive as the last of them alone.
			const said = () => pair.map(({ doc }) => JSON.stringify(Object.entries(doc.getMap("echo").toJSON()).sort()));
			const areEqual = () => new Set(said()).size === 1;
			await until(areEqual, () => `the pair says the same: ${said().join(" and ")}`);
			const closed = pair.flatMap(({ closes }) => closes.map(({ code, reason }) => `${code} ${reason}`));
			if (closed.length > 0) throw new Error(`seed ${seed}: an honest client was sent away: ${closed.join()}`);
			const [longest, middle] = [Math.max(...times), times.sort((a, b) => a - b)[times.length >> 1] ?? 0];
			if (times.length < count / 4) throw new Error(`seed ${seed}: of ${count} words only ${times.length} were seen.`);
			return { longest, middle, count: times.length };
		},
	};
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
