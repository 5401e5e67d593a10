/**
 * Several values under one key in one struct: Yjs makes such when it brings back earlier values that it had run
 * together, and deletes them together again. It breaks where somebody parts them.
 */
import { type IdRange, IdSet } from "./ranges.ts";
import type { Struct, Update } from "./reader.ts";

/** A room has a few at the most; each is looked at for every struct that comes. */
const most = 256;

export class Crowds {
	#living: IdRange[] = [];

	/** Whether an update that brings the crowds in `added` parts none, neither by deleting a part nor by standing between. */
	arePreserved(added: IdRange[], { structs, deletes }: Update): boolean {
		const crowds = added.length > 0 ? [...this.#living, ...added] : this.#living;
		if (crowds.length === 0) return true;
		if (crowds.length > most) return false;
		const deleted = new IdSet();
		deleted.addAll([...deletes]);
		if (crowds.some((crowd) => !deleted.has(crowd) && deletes.some((range) => touch(range, crowd)))) return false;
		return !structs.some((struct) => crowds.some((crowd) => isBetween(struct, crowd)));
	}

	/** Keeps those that live on. */
	learn(added: IdRange[], deleted: IdRange[]): void {
		if (added.length > 0) this.#living = [...this.#living, ...added];
		if (this.#living.length === 0 || deleted.length === 0) return;
		this.#living = this.#living.filter((crowd) => !deleted.some((range) => touch(range, crowd)));
	}
}

function touch(one: IdRange, other: IdRange): boolean {
	return one.client === other.client && one.from < other.to && other.from < one.to;
}

/** Whether a struct would stand right of one value and left of another of the same crowd. */
function isBetween({ place, hasLeft, needs }: Struct, { client, from, to }: IdRange): boolean {
	if (place !== "beside") return false;
	const rightAt = hasLeft ? 2 : 0;
	const [leftClient, leftClock = 0] = hasLeft ? needs : [];
	const [rightClient, rightClock = 0] = needs.slice(rightAt, rightAt + 2);
	return (
		(leftClient === client && leftClock >= from && leftClock < to - 1) ||
		(rightClient === client && rightClock > from && rightClock < to)
	);
}
