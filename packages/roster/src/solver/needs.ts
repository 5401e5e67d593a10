/** Needs in the programme: how those of one group are served, directly or by one relay, and what its booths lack. */
import { hasBooths } from "@plenary/domain";
import { isDirect } from "../cover.ts";
import type { Group } from "../groups.ts";
import { pivotsOf, teamNeedsOf } from "../regimes.ts";
import { limitsOf, posts } from "../strength.ts";
import { type Programme, sumOf, type Terms } from "./matrix.ts";
import type { Choice, Problem } from "./problem.ts";

/** What is open, by its priority, and what the rest is priced at. */
export interface Written {
	readonly uncovered: Terms;
	readonly missing: Terms;
	readonly prices: Terms;
}

/** Who works a pair from the floor; whether one does, whether two do. */
interface Given {
	readonly terms: Terms;
	readonly direct: number;
	readonly double: number;
}

/** Through one pivot. */
interface Way {
	readonly giving: Given;
	readonly taking: Terms;
	/** Who gives or takes, each once, where somebody could do both: nobody takes relay from their own voice. */
	readonly between: Terms | undefined;
	/** Who is in the two-way booth that gives it, where there is such a one. */
	readonly twoWay: Terms | undefined;
}

type Term = [column: number, times: number];

export class Needs {
	readonly #problem: Problem;
	readonly #programme: Programme;
	readonly #group: Group;
	readonly #columns: readonly (readonly [choice: Choice, column: number])[];
	readonly #uncovered: Term[] = [];
	readonly #missing: Term[] = [];
	readonly #prices: Term[] = [];
	/** By pair, "ka>en". */
	readonly #giving = new Map<string, Term[]>();
	readonly #taking = new Map<string, Term[]>();
	readonly #given = new Map<string, Given>();

	constructor(problem: Problem, programme: Programme, group: Group, columns: readonly (readonly [Choice, number])[]) {
		this.#problem = problem;
		this.#programme = programme;
		this.#group = group;
		this.#columns = columns;
	}

	write(): Written {
		this.#posts();
		this.#pairs();
		const needs = teamNeedsOf(this.#group.regime);
		for (const [from, to] of needs) this.#serveDirectly(`${from}>${to}`);
		for (const [from, to] of needs) this.#serve(from, to);
		return { uncovered: this.#uncovered, missing: this.#missing, prices: this.#prices };
	}

	#posts(): void {
		const { booths, regime, minutes, priority } = this.#group;
		for (const booth of booths) {
			const terms = this.#inBooth(booth.id);
			const needed = posts(limitsOf(this.#problem.ground.profile, regime, booth), minutes);
			const empty = this.#programme.column((x) => Math.max(0, needed - sumOf(terms, x)), { upper: needed });
			this.#programme.row([...terms, [empty, 1]], { atLeast: needed });
			this.#missing.push([empty, priority]);
			if (booth.seats === undefined || terms.length <= booth.seats) continue;
			const promised = this.#columns.filter(([choice]) => choice.booth.id === booth.id && choice.firm).length;
			this.#programme.row(terms, { atMost: Math.max(booth.seats, promised) });
		}
	}

	#inBooth(id: string): Term[] {
		return this.#columns.filter(([{ booth }]) => booth.id === id).map(([, column]) => [column, 1]);
	}

	#pairs(): void {
		for (const [{ booth, person }, column] of this.#columns)
			for (const pair of this.#problem.people[person]?.pairs ?? []) {
				if (booth.into.includes(pair[1])) append(this.#taking, pair.join(">"), column);
				if (isDirect(booth, pair)) append(this.#giving, pair.join(">"), column);
			}
	}

	#serveDirectly(pair: string): void {
		const terms = this.#giving.get(pair);
		if (!terms) return;
		const { relay, fragile } = this.#problem.prices;
		const direct = this.#programme.column((x) => Math.min(1, sumOf(terms, x)));
		// A half of each of two relays must not stand in for a second person, so this one is whole.
		const double = this.#programme.column((x) => (sumOf(terms, x) > 1.5 ? 1 : 0), { whole: true });
		this.#programme.row([...terms, [direct, -1], [double, -1]], { atLeast: 0 });
		this.#below([[double, 1]], [[direct, 1]]);
		// Where relay is cheaper than thin cover, whoever is there is still heard.
		if (relay < fragile) for (const term of terms) this.#below([term], [[direct, 1]]);
		this.#prices.push([direct, fragile], [double, -fragile]);
		this.#given.set(pair, { terms, direct, double });
	}

	#serve(from: string, to: string): void {
		const own = this.#given.get(`${from}>${to}`)?.direct;
		const ways = pivotsOf(this.#group.regime).flatMap((pivot) => this.#way(from, pivot, to) ?? []);
		/** The one that the checker would name, or one that is as good. */
		const best = (x: Float64Array) => {
			if (own !== undefined && (x[own] ?? 0) > 0) return undefined;
			const possible = ways.filter((way) => this.#isPossible(way, x));
			return possible.find(({ giving }) => (x[giving.double] ?? 0) > 0) ?? possible[0];
		};
		const served: Term[] = ways.map((way) => [this.#relay(way, (x) => best(x) === way), 1]);
		if (own !== undefined) served.push([own, 1]);
		const open = this.#programme.column((x) => 1 - Math.min(1, sumOf(served, x)));
		this.#programme.row([...served, [open, 1]], { atLeast: 1 });
		this.#uncovered.push([open, this.#group.priority]);
	}

	/** Undefined where nobody could give it, or nobody take it. */
	#way(from: string, pivot: string, to: string): Way | undefined {
		const giving = this.#given.get(`${from}>${pivot}`);
		const taking = this.#taking.get(`${pivot}>${to}`);
		if (!giving || !taking) return undefined;
		const takers = new Map(taking);
		const isOwn = giving.terms.some(([column]) => takers.has(column));
		const between = isOwn ? [...new Map([...giving.terms, ...taking])] : undefined;
		const booth = this.#group.booths.find(({ into }) => into.length > 1 && into.includes(pivot));
		const twoWay = booth && hasBooths(this.#group.regime) ? this.#inBooth(booth.id) : undefined;
		return { giving, taking, between, twoWay };
	}

	get #twoWayPeople(): number {
		return this.#problem.ground.profile.twoWayPivotPeople.is;
	}

	#isPossible({ giving, taking, between, twoWay }: Way, x: Float64Array): boolean {
		if ((x[giving.direct] ?? 0) === 0 || sumOf(taking, x) === 0) return false;
		if (between && sumOf(between, x) < 2) return false;
		return !twoWay || sumOf(twoWay, x) >= this.#twoWayPeople;
	}

	/** No relay of a relay: what is given has to be direct. */
	#relay({ giving, taking, between, twoWay }: Way, isChosen: (x: Float64Array) => boolean): number {
		// Two thirds of the people give no two thirds of a relay.
		const whole = between !== undefined || twoWay !== undefined;
		const column = this.#programme.column((x) => (isChosen(x) ? 1 : 0), { whole });
		this.#below([[column, 1]], [[giving.direct, 1]]);
		this.#below([[column, 1]], taking);
		if (between) this.#below([[column, 2]], between);
		if (twoWay) this.#below([[column, this.#twoWayPeople]], twoWay);
		const { relay, singlePivot } = this.#problem.prices;
		this.#prices.push([column, relay]);
		if (singlePivot > 0) {
			const single = this.#programme.column((x) => Math.max(0, (x[column] ?? 0) - (x[giving.double] ?? 0)));
			this.#below(
				[[column, 1]],
				[
					[giving.double, 1],
					[single, 1],
				],
			);
			this.#prices.push([single, singlePivot]);
		}
		return column;
	}

	#below(one: Terms, other: Terms): void {
		this.#programme.row([...one, ...other.map(([column, times]): Term => [column, -times])], { atMost: 0 });
	}
}

function append(lists: Map<string, Term[]>, key: string, column: number): void {
	const list = lists.get(key);
	if (list) list.push([column, 1]);
	else lists.set(key, [[column, 1]]);
}
