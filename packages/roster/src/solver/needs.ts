/** Needs in the programme: how those of one group are served, directly or by one relay, and what its booths lack. */
import { isDirect } from "../cover.ts";
import { hasBooths, pivotsOf, teamNeedsOf } from "../regimes.ts";
import { limitsOf, posts } from "../strength.ts";
import { type Programme, sumOf, type Terms } from "./matrix.ts";
import type { Choice, Problem } from "./problem.ts";

/** Choices of one group with their columns. */
export interface OfGroup {
	readonly group: number;
	readonly columns: readonly (readonly [choice: Choice, column: number])[];
}

/** What is open, by its priority, and what the rest is priced at. */
export interface Written {
	readonly uncovered: Terms;
	readonly missing: Terms;
	readonly prices: Terms;
}

/** Who works a pair from the floor; and whether by one, by two. */
interface Given {
	readonly terms: Terms;
	readonly direct: number;
	readonly double: number;
}

export class GroupRows {
	readonly #problem: Problem;
	readonly #programme: Programme;
	readonly #its: OfGroup;
	readonly #uncovered: [number, number][] = [];
	readonly #missing: [number, number][] = [];
	readonly #prices: [number, number][] = [];
	/** By pair, "ka>en". */
	readonly #giving = new Map<string, [number, number][]>();
	readonly #taking = new Map<string, [number, number][]>();
	readonly #given = new Map<string, Given>();

	constructor(problem: Problem, programme: Programme, its: OfGroup) {
		this.#problem = problem;
		this.#programme = programme;
		this.#its = its;
	}

	write(): Written {
		const group = this.#problem.groups[this.#its.group];
		if (group) {
			this.#posts();
			this.#pairs();
			const needs = teamNeedsOf(group.regime);
			for (const [from, to] of needs) this.#serveDirectly(`${from}>${to}`);
			for (const [from, to] of needs) this.#serve(from, to);
		}
		return { uncovered: this.#uncovered, missing: this.#missing, prices: this.#prices };
	}

	#posts(): void {
		const group = this.#problem.groups[this.#its.group];
		if (!group) return;
		for (const booth of group.booths) {
			const here = this.#its.columns.filter(([choice]) => choice.booth.id === booth.id);
			const terms = here.map(([, column]) => [column, 1] as const);
			const needed = posts(limitsOf(this.#problem.ground.profile, group.regime, booth), group.minutes);
			const empty = this.#programme.column((x) => Math.max(0, needed - sumOf(terms, x)), { upper: needed });
			this.#programme.row([...terms, [empty, 1]], { atLeast: needed });
			this.#missing.push([empty, group.priority]);
			if (booth.seats === undefined || terms.length <= booth.seats) continue;
			const promised = here.filter(([choice]) => choice.firm).length;
			this.#programme.row(terms, { atMost: Math.max(booth.seats, promised) });
		}
	}

	#pairs(): void {
		for (const [choice, column] of this.#its.columns)
			for (const [from, to] of this.#problem.people[choice.person]?.pairs ?? []) {
				const pair = `${from}>${to}`;
				if (choice.booth.into.includes(to)) append(this.#taking, pair, [column, 1]);
				if (isDirect(choice.booth, [from, to])) append(this.#giving, pair, [column, 1]);
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
		this.#programme.row(
			[
				[double, 1],
				[direct, -1],
			],
			{ atMost: 0 },
		);
		// Where relay is cheaper than thin cover, whoever is there is still heard.
		if (relay < fragile)
			for (const [one] of terms)
				this.#programme.row(
					[
						[one, 1],
						[direct, -1],
					],
					{ atMost: 0 },
				);
		if (fragile > 0) this.#prices.push([direct, fragile], [double, -fragile]);
		this.#given.set(pair, { terms, direct, double });
	}

	#serve(from: string, to: string): void {
		const group = this.#problem.groups[this.#its.group];
		if (!group) return;
		const own = this.#given.get(`${from}>${to}`);
		const relays = pivotsOf(group.regime).flatMap((pivot) => this.#relay(from, pivot, to, own));
		const served: [number, number][] = relays.map(({ column }) => [column, 1]);
		if (own) served.push([own.direct, 1]);
		const open = this.#programme.column((x) => 1 - Math.min(1, sumOf(served, x)));
		this.#programme.row([...served, [open, 1]], { atLeast: 1 });
		this.#uncovered.push([open, group.priority]);
	}

	/** Through one pivot, where somebody could give it and somebody take it. */
	#relay(from: string, pivot: string, to: string, own: Given | undefined): { readonly column: number }[] {
		const giving = this.#given.get(`${from}>${pivot}`);
		const taking = this.#taking.get(`${pivot}>${to}`);
		if (!giving || !taking) return [];
		const taken = new Set(taking.map(([column]) => column));
		const ownVoice = giving.terms.some(([column]) => taken.has(column));
		const between = [...new Map([...giving.terms, ...taking]).entries()];
		const twoWay = this.#twoWay(pivot);
		const { twoWayPivotPeople } = this.#problem.ground.profile;
		const isPossible = (x: Float64Array) =>
			(x[giving.direct] ?? 0) > 0 &&
			sumOf(taking, x) > 0 &&
			(!ownVoice || sumOf(between, x) > 1.5) &&
			(!twoWay || sumOf(twoWay, x) >= twoWayPivotPeople.is);
		const rank = this.#rank(from, to);
		rank.push({ isPossible, double: giving.double });
		const mine = rank.length - 1;
		const chosen = (x: Float64Array) => {
			if (own && (x[own.direct] ?? 0) > 0) return false;
			const possible = rank.map((one, order) => ({ ...one, order })).filter((one) => one.isPossible(x));
			const best = possible.find(({ double }) => (x[double] ?? 0) > 0) ?? possible[0];
			return best?.order === mine;
		};
		const column = this.#programme.column((x) => (chosen(x) ? 1 : 0), { whole: ownVoice || twoWay !== undefined });
		this.#programme.row(
			[
				[column, 1],
				[giving.direct, -1],
			],
			{ atMost: 0 },
		);
		this.#programme.row([...taking.map(([one]): [number, number] => [one, -1]), [column, 1]], { atMost: 0 });
		if (ownVoice)
			this.#programme.row([...between.map(([one]): [number, number] => [one, -1]), [column, 2]], { atMost: 0 });
		if (twoWay)
			this.#programme.row([...twoWay.map(([one]): [number, number] => [one, -1]), [column, twoWayPivotPeople.is]], {
				atMost: 0,
			});
		const { relay, singlePivot } = this.#problem.prices;
		this.#prices.push([column, relay]);
		if (singlePivot > 0) {
			const single = this.#programme.column((x) => Math.max(0, (x[column] ?? 0) - (x[giving.double] ?? 0)));
			this.#programme.row(
				[
					[column, 1],
					[giving.double, -1],
					[single, -1],
				],
				{ atMost: 0 },
			);
			this.#prices.push([single, singlePivot]);
		}
		return [{ column }];
	}

	readonly #ranks = new Map<string, { isPossible: (x: Float64Array) => boolean; double: number }[]>();

	#rank(from: string, to: string) {
		const known = this.#ranks.get(`${from}>${to}`) ?? [];
		this.#ranks.set(`${from}>${to}`, known);
		return known;
	}

	/** Everybody in the two-way booth that gives this language, where there is such a one. */
	#twoWay(pivot: string): Terms | undefined {
		const group = this.#problem.groups[this.#its.group];
		if (!group || !hasBooths(group.regime)) return undefined;
		const booth = group.booths.find(({ into }) => into.length > 1 && into.includes(pivot));
		if (!booth) return undefined;
		return this.#its.columns.filter(([choice]) => choice.booth.id === booth.id).map(([, column]) => [column, 1]);
	}
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
}
