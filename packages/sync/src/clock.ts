/** Time as the engine sees it, handed in so that a test can push it. */

export interface Clock {
	/** Unix time in milliseconds, for what is written down; it may jump when the machine's clock is set. */
	now(): number;
	/** Milliseconds that only go forward, for what is measured. */
	elapsed(): number;
	/** Calls back once after `ms`; the returned function calls it off. */
	after(ms: number, call: () => void): () => void;
}

/** The machine's own time; nothing that waits keeps the process alive. */
export const systemClock: Clock = {
	now: () => Date.now(),
	elapsed: () => performance.now(),
	after(ms, call) {
		const timer = setTimeout(call, Math.max(0, ms));
		timer.unref();
		return () => clearTimeout(timer);
	},
};

/** The same clock, but `guard` makes the calls. */
export function guarded(clock: Clock, guard: (call: () => void) => void): Clock {
	return {
		now: () => clock.now(),
		elapsed: () => clock.elapsed(),
		after: (ms, call) => clock.after(ms, () => guard(call)),
	};
}

/** Calls back each `ms` until the returned function is called. */
export function every(clock: Clock, ms: number, call: () => void): () => void {
	let cancel = clock.after(ms, again);
	function again(): void {
		cancel = clock.after(ms, again);
		call();
	}
	return () => cancel();
}
