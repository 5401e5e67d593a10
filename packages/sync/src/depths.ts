/** How deep the types of a room are nested: Yjs goes down by recursion, so nobody may nest them without end. */
import type { Struct } from "./reader.ts";

/** For each client, where a run of clocks begins and how many types its items stand in, in turn: [0, 1, 12, 2, …]. */
export class Depths {
	readonly #runs = new Map<number, number[]>();
	readonly #below: Depths | undefined;

	/** Over `below`, which stays as it is. */
	constructor(below?: Depths) {
		this.#below = below;
	}

	/** Notes where a struct stands from `clock` on, whose origins and parent are noted already; says in how many types. */
	note({ client, place, needs }: Struct, clock: number): number {
		const [nearClient = 0, nearClock = 0] = needs;
		// What is known of a struct's place is its left or right neighbour, or else its parent.
		const depth = place === "root" ? 0 : this.#of(nearClient, nearClock) + (place === "inside" ? 1 : 0);
		this.#add(client, clock, depth);
		return depth;
	}

	/** Takes over what was noted above. */
	take(above: Depths): void {
		for (const [client, runs] of above.#runs)
			for (let i = 0; i + 1 < runs.length; i += 2) this.#add(client, runs[i] ?? 0, runs[i + 1] ?? 0);
	}

	#add(client: number, clock: number, depth: number): void {
		const runs = this.#runs.get(client);
		if (!runs) this.#runs.set(client, [clock, depth]);
		else if (runs.at(-1) !== depth) runs.push(clock, depth);
	}

	#of(client: number, clock: number): number {
		const runs = this.#runs.get(client);
		if (!runs || clock < (runs[0] ?? 0)) return this.#below ? this.#below.#of(client, clock) : 0;
		let low = 0;
		let high = runs.length / 2;
		while (high - low > 1) {
			const middle = (low + high) >> 1;
			if ((runs[middle * 2] ?? 0) <= clock) low = middle;
			else high = middle;
		}
		return runs[low * 2 + 1] ?? 0;
	}
}
