/** How far a room's log is known without a gap, where several servers write to it. */

export class Order {
	/** Every update up to this one is known. */
	seq: number;
	/** Known beyond the first gap. */
	readonly #ahead = new Set<number>();

	constructor(seq: number) {
		this.seq = seq;
	}

	get hasGap(): boolean {
		return this.#ahead.size > 0;
	}

	/** What is known beyond the first gap. */
	get ahead(): number[] {
		return [...this.#ahead];
	}

	knows(from: number, to: number): boolean {
		for (let seq = from; seq <= to; seq++) if (seq > this.seq && !this.#ahead.has(seq)) return false;
		return true;
	}

	/** Everything up to there is known, however it came. */
	reach(seq: number): void {
		if (seq <= this.seq) return;
		this.seq = seq;
		for (const each of this.#ahead) if (each <= seq) this.#ahead.delete(each);
		this.#goOn();
	}

	note(from: number, to: number): void {
		if (from <= this.seq + 1) {
			this.reach(to);
			return;
		}
		for (let seq = from; seq <= to; seq++) this.#ahead.add(seq);
	}

	#goOn(): void {
		while (this.#ahead.delete(this.seq + 1)) this.seq++;
	}
}
