/** Where a room's items stand: how deep, and whether under a key. Yjs trusts both, and breaks where they are wrong. */
import { deepest } from "./content.ts";
import type { Struct } from "./reader.ts";

/** Twice the number of types an item stands in, and one more if it stands under a key. */
type Place = number;

export class Places {
	/** For each client, where a run of clocks begins and the place of its items, in turn: [0, 2, 12, 4, …]. */
	readonly #runs = new Map<number, number[]>();
	readonly #below: Places | undefined;

	/** Over `below`, which stays as it is. */
	constructor(below?: Places) {
		this.#below = below;
	}

	/**
	 * Notes where a struct stands, from the clock `from` on, whose origins and parent are noted already; says what is
	 * wrong with that.
	 */
	note(struct: Struct, from: number): "tooDeep" | "manyUnderKey" | undefined {
		const { client, length, kind } = struct;
		const place = this.#placeOf(struct);
		this.#add(client, from, place);
		if (kind === "type" && place >> 1 > deepest) return "tooDeep";
		if (kind === "item" && place & 1 && length > 1) return "manyUnderKey";
		return undefined;
	}

	/** Takes over what was noted above. */
	take(above: Places): void {
		for (const [client, runs] of above.#runs)
			for (let i = 0; i + 1 < runs.length; i += 2) this.#add(client, runs[i] ?? 0, runs[i + 1] ?? 0);
	}

	#placeOf({ place, isKeyed, needs }: Struct): Place {
		const key = isKeyed ? 1 : 0;
		if (place === "root") return key;
		const [client = 0, clock = 0] = needs;
		const near = this.#of(client, clock);
		// Beside its left or right neighbour it stands in the same type, under the same key.
		return place === "beside" ? near : (near | 1) + 1 + key;
	}

	#add(client: number, clock: number, place: Place): void {
		const runs = this.#runs.get(client);
		if (!runs) this.#runs.set(client, [clock, place]);
		else if (runs.at(-1) !== place) runs.push(clock, place);
	}

	#of(client: number, clock: number): Place {
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
