/** Duplicates: who of some people may already be known, and what is kept when two records of one person are merged. */
import { fold, latin, wordsOf } from "./folding.ts";
import type { Text } from "./text.ts";

/** What people are compared by. */
export interface Comparable {
	readonly name: string;
	readonly names: Text;
	readonly partyId: string | null;
	readonly address: string | null;
}

/**
 * Why two may be one person, the surest first: the same address; the same name, in any script and spelling; the same
 * words of a name in another order. Names count only where the parties are the same or one of them is not known.
 */
export type Likeness = "sameAddress" | "sameName" | "sameWords";

/** Whom one candidate may be: the surest first, then as they were given, five at most. */
export interface LikelyDuplicates {
	readonly known: readonly { readonly id: string; readonly likeness: Likeness }[];
	/** Places of candidates before this one in their list. */
	readonly earlier: readonly { readonly index: number; readonly likeness: Likeness }[];
}

const mostTold = 5;
/** Of so many who share a name the later ones are not looked at. */
const mostOfOneName = 50;

/** For each candidate whom of the known people, and of the candidates before it, it may be. */
export function likelyDuplicates(
	candidates: readonly Comparable[],
	known: readonly (Comparable & { readonly id: string })[],
): LikelyDuplicates[] {
	const register = new Likenesses<string>();
	for (const person of known) register.add(person.id, keysOf(person));
	const before = new Likenesses<number>();
	return candidates.map((candidate, place) => {
		const keys = keysOf(candidate);
		const found = {
			known: register.like(keys).map(({ who, likeness }) => ({ id: who, likeness })),
			earlier: before.like(keys).map(({ who, likeness }) => ({ index: who, likeness })),
		};
		before.add(place, keys);
		return found;
	});
}

/** What states, organisations and bodies are compared by: their names and short signs, in any language. */
export const comparableBody = ({ codes, names }: { codes: Text; names: Text }): Comparable => ({
	name: "",
	names: { ...names, ...Object.fromEntries(Object.entries(codes).map(([tag, code]) => [`code ${tag}`, code])) },
	partyId: null,
	address: null,
});

/** Of the entries of one register those that look alike: by id, the other one that each may be. */
export function alike(entries: readonly (Comparable & { readonly id: string })[]): Map<string, string> {
	const found = new Map<string, string>();
	for (const [at, { earlier }] of likelyDuplicates(entries, []).entries()) {
		const [one, other] = [entries[at]?.id, entries[earlier[0]?.index ?? -1]?.id];
		if (one === undefined || other === undefined) continue;
		found.set(one, other);
		if (!found.has(other)) found.set(other, one);
	}
	return found;
}

interface Keys {
	readonly address: string | null;
	/** Each name in one Latin spelling, and with its words in alphabetical order. */
	readonly names: readonly { readonly spelt: string; readonly sorted: string }[];
	readonly partyId: string | null;
}

function keysOf({ name, names, partyId, address }: Comparable): Keys {
	const keys: Keys["names"][number][] = [];
	for (const one of [name, ...Object.values(names)]) {
		const words = wordsOf(latin(fold(one)));
		const spelt = words.join(" ");
		const sorted = words.toSorted().join(" ");
		if (sorted !== "" && !keys.some((before) => before.spelt === spelt)) keys.push({ spelt, sorted });
	}
	return { address: address?.trim().toLowerCase() || null, names: keys, partyId };
}

interface Added<Who> {
	readonly who: Who;
	readonly partyId: string | null;
	readonly spelt: string;
}

/** Whoever was added, found by what they have in common with somebody: keys are looked up, not all pairs compared. */
class Likenesses<Who> {
	readonly #byAddress = new Map<string, Added<Who>[]>();
	readonly #byName = new Map<string, Added<Who>[]>();

	add(who: Who, { address, names, partyId }: Keys): void {
		if (address) push(this.#byAddress, address, { who, partyId, spelt: "" });
		for (const { spelt, sorted } of names) push(this.#byName, sorted, { who, partyId, spelt });
	}

	like({ address, names, partyId }: Keys): { who: Who; likeness: Likeness }[] {
		const found: { who: Who; likeness: Likeness }[] = [];
		const take = (who: Who, likeness: Likeness) => {
			if (found.length < mostTold && !found.some((one) => one.who === who)) found.push({ who, likeness });
		};
		for (const { who } of (address && this.#byAddress.get(address)) || []) take(who, "sameAddress");
		const turned: Who[] = [];
		for (const { spelt, sorted } of names)
			for (const other of this.#byName.get(sorted) ?? []) {
				if (partyId !== null && other.partyId !== null && other.partyId !== partyId) continue;
				if (spelt === other.spelt) take(other.who, "sameName");
				else turned.push(other.who);
			}
		for (const who of turned) take(who, "sameWords");
		return found;
	}
}

/** Keeps the first few only, so that twenty thousand of one name do not become millions of likenesses. */
function push<T>(lists: Map<string, T[]>, key: string, one: T): void {
	const list = lists.get(key);
	if (!list) lists.set(key, [one]);
	else if (list.length < mostOfOneName) list.push(one);
}

/** The facts of a person that a merge decides on. */
export interface MergeablePerson {
	readonly id: string;
	readonly name: string;
	readonly names: Text;
	readonly partyId: string | null;
	readonly languages: readonly string[];
	readonly address: string | null;
	readonly phone: string;
	readonly note: string;
	/** First sign-in, Unix milliseconds; null for somebody who never came. */
	readonly joinedAt: number | null;
}

/**
 * What one record says once the other has been merged into it. What is filled beats what is empty, and of two that are
 * filled the kept one's stays; names are taken language by language. The earlier first sign-in of the two is the first.
 */
export function mergedPerson(kept: MergeablePerson, other: MergeablePerson): MergeablePerson {
	const names = Object.entries(kept.names).filter(([, name]) => name.trim() !== "");
	const came = [kept.joinedAt, other.joinedAt].filter((at) => at !== null);
	return {
		id: kept.id,
		name: filled(kept.name, other.name),
		names: { ...other.names, ...Object.fromEntries(names) },
		partyId: kept.partyId ?? other.partyId,
		languages: kept.languages.length > 0 ? kept.languages : other.languages,
		address: filled(kept.address ?? "", other.address ?? "") || null,
		phone: filled(kept.phone, other.phone),
		note: filled(kept.note, other.note),
		joinedAt: came.length > 0 ? Math.min(...came) : null,
	};
}

const filled = (kept: string, other: string): string => (kept.trim() === "" ? other : kept);
