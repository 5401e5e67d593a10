/** How long keystrokes took to arrive, kept as counts: hundreds of thousands of them must cost the load nothing. */

const stepMs = 0.25;
const longestMs = 60_000;

export class Latencies {
	readonly #counts = new Float64Array(longestMs / stepMs + 1);
	#total = 0;

	/** `weight` says for how many clients this one stands. */
	add(ms: number, weight = 1): void {
		const at = Math.min(Math.max(0, Math.floor(ms / stepMs)), this.#counts.length - 1);
		this.#counts[at] = (this.#counts[at] ?? 0) + weight;
		this.#total += weight;
	}

	/** The time within which this share arrived, milliseconds; not a number when nothing did. */
	within(share: number): number {
		let seen = 0;
		for (let at = 0; at < this.#counts.length; at++) {
			seen += this.#counts[at] ?? 0;
			if (this.#total > 0 && seen >= share * this.#total) return (at + 0.5) * stepMs;
		}
		return Number.NaN;
	}
}
