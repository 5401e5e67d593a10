/** The parts of a simulation: what happens when, and those who do one thing after the other. */

/** Does what is planned in the order of its time, milliseconds. */
export class Calendar {
	now = 0;
	readonly #heap: { at: number; work: () => void }[] = [];

	plan(at: number, work: () => void): void {
		const heap = this.#heap;
		heap.push({ at, work });
		for (let place = heap.length - 1; place > 0; ) {
			const above = (place - 1) >> 1;
			if (this.#at(above) <= this.#at(place)) break;
			this.#swap(place, above);
			place = above;
		}
	}

	run(until: number): void {
		for (let next = this.#heap[0]; next && next.at <= until; next = this.#heap[0]) {
			this.#removeFirst();
			this.now = next.at;
			next.work();
		}
	}

	#removeFirst(): void {
		const heap = this.#heap;
		const last = heap.pop();
		if (!last || heap.length === 0) return;
		heap[0] = last;
		for (let place = 0; ; ) {
			const left = 2 * place + 1;
			const lower = this.#at(left + 1) < this.#at(left) ? left + 1 : left;
			if (this.#at(place) <= this.#at(lower)) return;
			this.#swap(place, lower);
			place = lower;
		}
	}

	#at(place: number): number {
		return this.#heap[place]?.at ?? Number.POSITIVE_INFINITY;
	}

	#swap(one: number, other: number): void {
		const [left, right] = [this.#heap[one], this.#heap[other]];
		if (left && right) [this.#heap[one], this.#heap[other]] = [right, left];
	}
}

/** One who does each thing when those before it are done, on so many cores. */
export class Station {
	busyMs = 0;
	readonly #freeAt: Float64Array;

	constructor(cores = 1) {
		this.#freeAt = new Float64Array(cores);
	}

	/** When something that comes at `now` and takes so long is done. */
	serve(now: number, ms: number): number {
		let first = 0;
		for (let core = 1; core < this.#freeAt.length; core++)
			if ((this.#freeAt[core] ?? 0) < (this.#freeAt[first] ?? 0)) first = core;
		const done = Math.max(now, this.#freeAt[first] ?? 0) + ms;
		this.#freeAt[first] = done;
		this.busyMs += ms;
		return done;
	}
}
