/** Sets of Yjs ids, as sorted ranges of clocks for each client. */

/** Clocks from `from` up to, not including, `to`. */
export interface IdRange {
	client: number;
	from: number;
	to: number;
}

/** For each client, starts and ends in turn: [from, to, from, to, …], sorted, never touching. */
export class IdSet {
	readonly #clients = new Map<number, number[]>();

	has({ client, from, to }: IdRange): boolean {
		const ends = this.#clients.get(client);
		if (!ends) return false;
		const place = firstEndAtLeast(ends, to);
		return place < ends.length && (ends[place - 1] ?? 0) <= from;
	}

	add({ client, from, to }: IdRange): void {
		let ends = this.#clients.get(client);
		if (!ends) {
			ends = [];
			this.#clients.set(client, ends);
		}
		// The first range that reaches `from` is the first that may melt into the new one.
		const first = firstEndAtLeast(ends, from) - 1;
		let last = first;
		let [start, end] = [from, to];
		while (last < ends.length && (ends[last] ?? 0) <= to) {
			start = Math.min(start, ends[last] ?? start);
			end = Math.max(end, ends[last + 1] ?? end);
			last += 2;
		}
		ends.splice(first, last - first, start, end);
	}

	/** Adds many at once: in a time that grows with their number, not with that times how many there are. */
	addAll(ranges: readonly IdRange[]): void {
		for (const [client, added] of Map.groupBy(ranges, (range) => range.client)) {
			const ends = this.#clients.get(client) ?? [];
			// A few are put in their places sooner than everything is gone over.
			if (added.length < 16) for (const range of added) this.add(range);
			else this.#clients.set(client, merge(ends, added));
		}
	}

	*[Symbol.iterator](): Generator<IdRange> {
		for (const [client, ends] of this.#clients) {
			for (let i = 0; i + 1 < ends.length; i += 2) yield { client, from: ends[i] ?? 0, to: ends[i + 1] ?? 0 };
		}
	}
}

/** The ends of what is there and what is added, in order and never touching. */
function merge(ends: readonly number[], added: IdRange[]): number[] {
	const sorted = added.sort((a, b) => a.from - b.from);
	const merged: number[] = [];
	let [old, fresh] = [0, 0];
	while (old < ends.length || fresh < sorted.length) {
		const range = sorted[fresh];
		const isOld = !range || (ends[old] ?? Number.POSITIVE_INFINITY) <= range.from;
		const [from, to] = isOld ? [ends[old] ?? 0, ends[old + 1] ?? 0] : [range.from, range.to];
		if (isOld) old += 2;
		else fresh++;
		const last = merged.length - 1;
		if (last > 0 && from <= (merged[last] ?? 0)) merged[last] = Math.max(merged[last] ?? 0, to);
		else merged.push(from, to);
	}
	return merged;
}

/** The odd index of the first end that is at least `clock`; past the array if there is none. */
function firstEndAtLeast(ends: number[], clock: number): number {
	let low = 0;
	let high = ends.length / 2;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((ends[middle * 2 + 1] ?? 0) < clock) low = middle + 1;
		else high = middle;
	}
	return low * 2 + 1;
}
