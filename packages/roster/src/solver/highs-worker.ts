/** The thread in which HiGHS works: asked for one programme after the other, it says better answers as they come. */
import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";
import { solveWith } from "./highs.ts";
import type { Ask, Said } from "./thread.ts";

// The types of the package describe what it gives to `require`.
const { default: loadHighs }: typeof import("highs") = createRequire(import.meta.url)("highs");
const loading = loadHighs();
const say = (said: Said) => parentPort?.postMessage(said);

parentPort?.on("message", async ({ number, matrix, stop, ...asked }: Ask) => {
	try {
		const highs = await loading;
		const solved = solveWith(highs, matrix, {
			...asked,
			isStopped: () => Atomics.load(stop, 0) !== 0,
			onBetter: (x, bound) => say({ number, kind: "better", x, bound }),
		});
		say({ number, kind: "solved", solved });
	} catch (cause) {
		say({ number, kind: "failed", because: String(cause) });
	}
});
