/** Presence: that somebody works any of some groups, as columns of a programme. */
import type { RosterSitting } from "../sittings.ts";
import { type Programme, sumOf, type Terms } from "./matrix.ts";
import type { Problem } from "./problem.ts";

/** Columns of somebody's choices, by group, and which of these columns are promised. */
export interface OfPerson {
	readonly person: number;
	readonly columns: ReadonlyMap<number, readonly number[]>;
	readonly promised: ReadonlySet<number>;
}

export class Presence {
	readonly groups: readonly number[];
	readonly #problem: Problem;
	readonly #programme: Programme;
	readonly #its: OfPerson;
	readonly #known = new Map<string, Terms>();
	/** Columns that say of somebody who is promised there that they are present. */
	readonly #promised = new Set<number>();

	constructor(problem: Problem, programme: Programme, its: OfPerson) {
		this.#problem = problem;
		this.#programme = programme;
		this.#its = its;
		this.groups = [...its.columns.keys()];
	}

	/** Is anything about this person to be decided? */
	get isOpen(): boolean {
		return [...this.#its.columns.values()].flat().some((column) => !this.#its.promised.has(column));
	}

	/** The columns of these groups. */
	terms(groups: readonly number[], times = 1): Terms {
		return groups.flatMap((group) => (this.#its.columns.get(group) ?? []).map((column) => [column, times] as const));
	}

	/** 1 when the person works any of these groups. */
	at(groups: readonly number[]): Terms {
		const key = groups.join(" ");
		const known = this.#known.get(key);
		if (known) return known;
		const terms = this.#write(groups);
		this.#known.set(key, terms);
		return terms;
	}

	/** What is promised may be too much by itself, but nothing is added to it. */
	atMost(terms: Terms, limit: number): void {
		const isPromised = (column: number) => this.#its.promised.has(column) || this.#promised.has(column);
		const promised = terms.reduce((all, [column, times]) => all + (isPromised(column) ? times : 0), 0);
		this.#programme.row(terms, { atMost: Math.max(limit, promised) });
	}

	/** Groups by what is true of any of their sittings. */
	groupsBy(keysOf: (sitting: RosterSitting, group: number) => readonly string[]): Map<string, number[]> {
		const found = new Map<string, Set<number>>();
		for (const group of this.groups)
			for (const sitting of this.#problem.groups[group]?.sittings ?? [])
				for (const key of keysOf(sitting, group)) found.set(key, (found.get(key) ?? new Set()).add(group));
		return new Map([...found].map(([key, groups]) => [key, [...groups]]));
	}

	/** Sets of groups that exclude each other: every pair that does is in one of them, and every group too. */
	cliques(groups: readonly number[]): number[][] {
		const cliques: number[][] = [];
		const isTold = (one: number, other: number) =>
			cliques.some((clique) => clique.includes(one) && clique.includes(other));
		for (const [index, one] of groups.entries()) {
			for (const other of groups.slice(index + 1)) {
				if (!this.#problem.together.excludes(one, other) || isTold(one, other)) continue;
				const clique = [one, other];
				for (const third of groups)
					if (!clique.includes(third) && clique.every((member) => this.#problem.together.excludes(member, third)))
						clique.push(third);
				cliques.push(clique);
			}
			if (!cliques.some((clique) => clique.includes(one))) cliques.push([one]);
		}
		return cliques;
	}

	/** Of groups that all exclude each other one is worked at most, and no column more is needed. */
	#write(groups: readonly number[]): Terms {
		const cliques = this.cliques(groups);
		const all = this.terms(groups);
		const isPromised = all.some(([column]) => this.#its.promised.has(column));
		if (cliques.length === 1 && !isPromised) return all;
		const present = this.#programme.column((x) => (sumOf(all, x) > 0.5 ? 1 : 0));
		const below = (terms: Terms) => this.#programme.row([...terms, [present, -1]], { atMost: 0 });
		if (isPromised) {
			// Promises may exclude each other; each of them alone is enough to be present.
			this.#promised.add(present);
			for (const term of all) below([term]);
		} else for (const clique of cliques) below(this.terms(clique));
		return [[present, 1]];
	}
}
