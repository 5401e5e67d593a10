/** What a room has already: a clock for each client and the deleted ids; and whether an update fits onto it. */
import { Crowds } from "./crowds.ts";
import { Places } from "./places.ts";
import { type IdRange, IdSet } from "./ranges.ts";
import type { Struct, Update } from "./reader.ts";
import type { Vector } from "./wire.ts";

/** What an update would add. */
export interface News {
	/** New clocks, one stretch for each client. */
	written: IdRange[];
	deleted: IdRange[];
	/** Where the new items stand. */
	places: Places;
	/** Structs with several values under one key. */
	crowds: IdRange[];
}

/**
 * `gap`: the update leans on something the room does not have, or can never be put in order. `tooDeep` and
 * `partsValues`: it puts something where Yjs could not have put it. `overlap`: beside what is new it has structs
 * that are known, in whole or in part.
 */
export type Fit =
	| { fit: "news"; news: News }
	| { fit: "nothing" | "tooDeep" | "partsValues" | "overlap" }
	| { fit: "gap"; writes: boolean };

export class Knowledge {
	readonly vector: Vector = new Map();
	readonly #deleted = new IdSet();
	readonly #places = new Places();
	readonly #crowds = new Crowds();

	/** Says what the update would add, and changes nothing. What `isStored` was judged when it came, by the rules of then. */
	weigh(update: Update, isStored = false): Fit {
		const places = new Places(this.#places);
		const { written, deleted, isComplete, isDeep, crowds, isOverlapping } = place(update.structs, this.vector, places);
		const clockAfter = (client: number) => written.get(client)?.to ?? this.vector.get(client) ?? 0;
		const fits = isComplete && update.deletes.every(({ client, to }) => to <= clockAfter(client));
		if (!fits) return { fit: "gap", writes: !isComplete || written.size > 0 };
		for (const range of update.deletes) if (!this.#deleted.has(range)) deleted.push(range);
		if (written.size === 0 && deleted.length === 0) return { fit: "nothing" };
		if (isOverlapping && !isStored) return { fit: "overlap" };
		if (isDeep && !isStored) return { fit: "tooDeep" };
		if (!isStored && !this.#crowds.arePreserved(crowds, update)) return { fit: "partsValues" };
		return { fit: "news", news: { written: [...written.values()], deleted, places, crowds } };
	}

	learn({ written, deleted, places, crowds }: News): void {
		for (const { client, to } of written) this.vector.set(client, to);
		this.#deleted.addAll(deleted);
		this.#places.take(places);
		this.#crowds.learn(crowds, deleted);
	}

	/**
	 * Takes in what is in the log. Rows of one flush may lean on each other against their order, so what does not fit
	 * yet is tried again after the rest. Throws if something is missing.
	 */
	learnAll(updates: Update[]): void {
		for (let left = updates; left.length > 0; ) {
			const early = left.filter((update) => {
				const fit = this.weigh(update, true);
				if (fit.fit === "news") this.learn(fit.news);
				return fit.fit === "gap";
			});
			if (early.length === left.length) throw new Error("An update of the log leans on none in it.");
			left = early;
		}
	}

	/** Every deleted id, in ranges. */
	deleted(): IdRange[] {
		return [...this.#deleted];
	}
}

interface Placed {
	written: Map<number, IdRange>;
	/** New clocks that come deleted. What an update says of known clocks is no deletion: Yjs passes it over. */
	deleted: IdRange[];
	isComplete: boolean;
	/** Whether a type stands deeper than it may. */
	isDeep: boolean;
	/** Several values under one key in one struct. */
	crowds: IdRange[];
	isOverlapping: boolean;
}

/**
 * Puts structs in order as Yjs does: each client's one after the other, each only when what it leans on is there.
 * Where this gets stuck, Yjs would too. Linear in the structs, however they lean on each other.
 */
function place(structs: Struct[], vector: Vector, places: Places): Placed {
	let isDeep = false;
	const crowds: IdRange[] = [];
	let isOverlapping = false;
	const written = new Map<number, IdRange>();
	const deleted: IdRange[] = [];
	const queues = queueByClient(structs);
	const stateOf = (client: number) => written.get(client)?.to ?? vector.get(client) ?? 0;
	/** Clients that wait for the struct with this index. */
	const waiting = new Map<number, number[]>();
	const ready = [...queues.keys()];
	for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
		const queue = queues.get(client) as Queue;
		for (; queue.at < queue.end; queue.at++) {
			const struct = structs[queue.at] as Struct;
			const state = stateOf(client);
			const end = struct.clock + struct.length;
			if (struct.kind === "skip") continue;
			if (struct.clock < state) isOverlapping = true;
			if (end <= state) continue;
			if (struct.clock > state) return { written, deleted, isComplete: false, isDeep, crowds, isOverlapping };
			const lack = firstLack(struct, stateOf);
			if (lack) {
				const blocker = findStruct(structs, queues.get(lack.client), lack.clock);
				if (blocker === undefined) return { written, deleted, isComplete: false, isDeep, crowds, isOverlapping };
				const others = waiting.get(blocker);
				if (others) others.push(client);
				else waiting.set(blocker, [client]);
				break;
			}
			const wrong = places.note(struct, state);
			if (wrong === "tooDeep") isDeep = true;
			else if (wrong === "manyUnderKey") crowds.push({ client, from: state, to: end });
			if (struct.kind === "deleted") deleted.push({ client, from: state, to: end });
			written.set(client, { client, from: written.get(client)?.from ?? state, to: end });
			const released = waiting.get(queue.at);
			if (released) for (const each of released) ready.push(each);
		}
	}
	const isComplete = [...queues.values()].every(({ at, end }) => at === end);
	return { written, deleted, isComplete, isDeep, crowds, isOverlapping };
}

interface Queue {
	at: number;
	end: number;
}

function queueByClient(structs: Struct[]): Map<number, Queue> {
	const queues = new Map<number, Queue>();
	structs.forEach(({ client }, index) => {
		const queue = queues.get(client);
		if (queue) queue.end = index + 1;
		else queues.set(client, { at: index, end: index + 1 });
	});
	return queues;
}

function firstLack(struct: Struct, stateOf: (client: number) => number): { client: number; clock: number } | undefined {
	for (let i = 0; i < struct.needs.length; i += 2) {
		const client = struct.needs[i] as number;
		const clock = struct.needs[i + 1] as number;
		// The reader has seen to it that a struct leans only on earlier ones of its own client.
		if (client !== struct.client && stateOf(client) <= clock) return { client, clock };
	}
	return undefined;
}

/** The index of the struct that will bring the clock; undefined if none of this update does. */
function findStruct(structs: Struct[], queue: Queue | undefined, clock: number): number | undefined {
	if (!queue) return undefined;
	let low = queue.at;
	let high = queue.end;
	while (low < high) {
		const middle = (low + high) >> 1;
		const struct = structs[middle] as Struct;
		if (struct.clock + struct.length <= clock) low = middle + 1;
		else high = middle;
	}
	const found = structs[low];
	return low < queue.end && found && found.clock <= clock && found.kind !== "skip" ? low : undefined;
}
