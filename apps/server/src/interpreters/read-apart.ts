/** Reads a calendar in a thread of its own, with an end to time and memory. */
import { Worker } from "node:worker_threads";
import type { CalendarTrouble, Span } from "@plenary/domain";
import type { Busy, BusyAsk, BusyTrouble } from "@plenary/formats/calendar-busy";

const mostMs = 10_000;
const mostMegabytes = 128;

export type ReadApart = { spans: Span[] } | { trouble: CalendarTrouble };

export function readApart(text: string, ask: BusyAsk, limitMs = mostMs): Promise<ReadApart> {
	const { promise, resolve } = Promise.withResolvers<ReadApart>();
	const worker = new Worker(new URL("./calendar-worker.ts", import.meta.url), {
		workerData: { text, ask },
		resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
	});
	const tooLong = setTimeout(() => resolve({ trouble: "tooSlow" }), limitMs);
	worker.on("message", (busy: Busy | { trouble: BusyTrouble }) =>
		resolve("trouble" in busy ? busy : { spans: busy.spans.map(({ from, to }) => ({ from, to })) }),
	);
	// Out of memory is an error, too.
	worker.on("error", () => resolve({ trouble: "tooLarge" }));
	worker.on("exit", () => resolve({ trouble: "tooSlow" }));
	return promise.finally(() => {
		clearTimeout(tooLong);
		void worker.terminate();
	});
}
