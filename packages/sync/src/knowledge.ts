/** What a room has already: a clock for each client and the deleted ids; and whether an update fits onto it. */
import { deepest } from "./content.ts";
import { Depths } from "./depths.ts";
import { type IdRange, IdSet } from "./ranges.ts";
import type { Struct, Update } from "./reader.ts";
import type { Vector } from "./wire.ts";

/** What an update would add. */
export interface News {
	/** New clocks, one stretch for each client. */
	written: IdRange[];
	deleted: IdRange[];
	/** Where the new items stand, if that is kept. */
	depths?: Depths;
}

/**
 * `gap`: the update leans on something the room does not have, or can never be put in order. `deep`: it nests types
 * deeper than anybody may. `unsure`: it has types, and how deep they stand is not kept yet. `overlap`: beside what
 * is new it has structs that are known, in whole or in part.
 */
export type Fit =
	| { fit: "news"; news: News }
	| { fit: "nothing" | "deep" | "unsure" | "overlap" }
	| { fit: "gap"; writes: boolean };

export class Knowledge {
	readonly vector: Vector = new Map();
	readonly #deleted = new IdSet();
	readonly #depths: Depths | undefined;

	/** How deep types stand is kept only if asked for: most rooms are only read while they are awake. */
	constructor({ keepsDepths = false } = {}) {
		this.#depths = keepsDepths ? new Depths() : undefined;
	}

	/**
	 * Knows updates that were accepted before, in any order: they may lean on each other. Throws if one of them can
	 * not be placed, naming `whose` they are.
	 */
	static of(updates: Update[], whose: string): Knowledge {
		const known = new Knowledge({ keepsDepths: true });
		for (let left = updates; left.length > 0; ) {
			const early = left.filter((update) => {
				const fit = known.weigh(update, { mayOverlap: true });
				if (fit.fit === "news") known.learn(fit.news);
				return fit.fit === "gap";
			});
			if (early.length === left.length) throw new Error(`"${whose}" has an update that leans on none in the log.`);
			left = early;
		}
		return known;
	}

	/** Says what the update would add, and changes nothing. What is in the log may overlap. */
	weigh(update: Update, { mayOverlap = false } = {}): Fit {
		const isUnsure = !this.#depths && update.structs.some(({ kind }) => kind === "type");
		const depths = this.#depths && new Depths(this.#depths);
		const { written, deleted, isComplete, isDeep, isOverlapping } = place(update.structs, this.vector, depths);
		const clockAfter = (client: number) => written.get(client)?.to ?? this.vector.get(client) ?? 0;
		const fits = isComplete && update.deletes.every(({ client, to }) => to <= clockAfter(client));
		if (!fits) return { fit: "gap", writes: !isComplete || written.size > 0 };
		for (const range of update.deletes) if (!this.#deleted.has(range)) deleted.push(range);
		if (written.size === 0 && deleted.length === 0) return { fit: "nothing" };
		if (written.size > 0 && isUnsure) return { fit: "unsure" };
		if (isOverlapping && !mayOverlap) return { fit: "overlap" };
		if (isDeep) return { fit: "deep" };
		return { fit: "news", news: { written: [...written.values()], deleted, ...(depths ? { depths } : {}) } };
	}

	learn({ written, deleted, depths }: News): void {
		for (const { client, to } of written) this.vector.set(client, to);
		this.#deleted.addAll(deleted);
		if (depths) this.#depths?.take(depths);
	}

	/** Takes in an update of the log, which was weighed when it came. Throws if something before it is missing. */
	remember({ structs, deletes }: Update): void {
		for (const { client, clock, length, kind } of structs) {
			if (kind === "skip") continue;
			const state = this.vector.get(client) ?? 0;
			if (clock > state) throw new Error(`Words of ${client} from ${state} to ${clock} are missing.`);
			if (clock + length <= state) continue;
			if (kind === "deleted") this.#deleted.add({ client, from: state, to: clock + length });
			this.vector.set(client, clock + length);
		}
		this.#deleted.addAll(deletes);
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
	isOverlapping: boolean;
}

/**
 * Puts structs in order as Yjs does: each client's one after the other, each only when what it leans on is there.
 * Where this gets stuck, Yjs would too. Linear in the structs, however they lean on each other.
 */
function place(structs: Struct[], vector: Vector, depths: Depths | undefined): Placed {
	let isDeep = false;
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
			if (struct.clock > state) return { written, deleted, isComplete: false, isDeep, isOverlapping };
			const lack = firstLack(struct, stateOf);
			if (lack) {
				const blocker = findStruct(structs, queues.get(lack.client), lack.clock);
				if (blocker === undefined) return { written, deleted, isComplete: false, isDeep, isOverlapping };
				const others = waiting.get(blocker);
				if (others) others.push(client);
				else waiting.set(blocker, [client]);
				break;
			}
			if (depths && depths.note(struct, state) > deepest && struct.kind === "type") isDeep = true;
			if (struct.kind === "deleted") deleted.push({ client, from: state, to: end });
			written.set(client, { client, from: written.get(client)?.from ?? state, to: end });
			const released = waiting.get(queue.at);
			if (released) for (const each of released) ready.push(each);
		}
	}
	const isComplete = [...queues.values()].every(({ at, end }) => at === end);
	return { written, deleted, isComplete, isDeep, isOverlapping };
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
