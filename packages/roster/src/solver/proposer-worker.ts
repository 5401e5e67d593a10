/** The thread in which rosters are proposed; HiGHS, which blocks while it works, has one of its own below it. */
import { parentPort } from "node:worker_threads";
import { propose } from "./propose.ts";
import type { Told, Wish } from "./proposer.ts";
import { SolverThread } from "./thread.ts";

const solver = new SolverThread();
const stops = new Map<number, AbortController>();
const tell = (told: Told) => parentPort?.postMessage(told);

parentPort?.on("message", async (wish: Wish) => {
	const { number } = wish;
	if (wish.kind === "stop") return stops.get(number)?.abort();
	const stop = new AbortController();
	stops.set(number, stop);
	if (wish.isOver) stop.abort();
	try {
		const proposal = await propose(wish.rostering, wish.scoring, {
			...wish.wanted,
			solve: solver.solve,
			signal: stop.signal,
			show: (better) => tell({ kind: "better", number, proposal: better }),
		});
		tell({ kind: "last", number, proposal });
	} catch (cause) {
		tell({ kind: "failed", number, because: String(cause) });
	} finally {
		stops.delete(number);
	}
});
