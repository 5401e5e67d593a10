/** Layout: what all documents have in common, and how their insides are read without trusting them. */
import * as Y from "yjs";

/** Version of the layout. A client that speaks an older one is asked to reload before it may touch a document. */
export const schemaVersion = 1;

/** Origin of every change a verb makes here unless it is told another, so that an UndoManager can track it. */
export const localVerb: unique symbol = Symbol("local verb");

/** Who acts and by what chance; everything has a sensible default. */
export interface Hand {
	readonly origin?: unknown;
	readonly random?: (() => number) | undefined;
}

/** One transaction, one verb. */
export function act<Result>(doc: Y.Doc, hand: Hand | undefined, run: () => Result): Result {
	return doc.transact(run, hand?.origin ?? localVerb);
}

export const chance = (hand: Hand | undefined): (() => number) => hand?.random ?? Math.random;

/** Calls the listener after every transaction that changed something; returns how to stop. */
export function observe(doc: Y.Doc, listener: () => void): () => void {
	const heard = (transaction: Y.Transaction) => {
		if (transaction.changed.size > 0) listener();
	};
	doc.on("afterTransaction", heard);
	return () => doc.off("afterTransaction", heard);
}

/** The maps inside a root map, by id; what is no map there is passed over. */
export function records(root: Y.Map<unknown>): [string, Y.Map<unknown>][] {
	return [...root.entries()].flatMap(([id, value]) => (value instanceof Y.Map ? [[id, value] as const] : [])) as [
		string,
		Y.Map<unknown>,
	][];
}

export function record(root: Y.Map<unknown>, id: string): Y.Map<unknown> | undefined {
	const value = root.get(id);
	return value instanceof Y.Map ? value : undefined;
}

/** By key, and by these keys alone: ids come from outside, and "constructor" may be one. */
export const keyed = <Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> =>
	Object.assign(Object.create(null), Object.fromEntries(entries));

export const stringOf = (value: unknown): string | undefined =>
	typeof value === "string" && value !== "" ? value : undefined;

export const numberOf = (value: unknown): number | undefined =>
	typeof value === "number" && Number.isFinite(value) ? value : undefined;

/** The furthest that a date of JavaScript reaches to either side, milliseconds. */
const longestMs = 8.64e15;

/** An instant that a calendar has, in milliseconds. */
export const momentOf = (value: unknown): number | undefined =>
	typeof value === "number" && Math.abs(value) <= longestMs ? Math.trunc(value) : undefined;

export const wordOf = <Word extends string>(value: unknown, words: readonly Word[]): Word | undefined =>
	words.find((word) => word === value);

/** Writes the values that differ. `undefined` takes the value away: null, so that two who write at once agree. */
export function write(map: Y.Map<unknown>, values: Readonly<Record<string, unknown>>): void {
	for (const [key, value] of Object.entries(values)) {
		const wanted = value ?? null;
		if ((map.get(key) ?? null) !== wanted) map.set(key, wanted);
	}
}
