/** Models: a problem as a mixed-integer programme, whose choices are columns and what follows from them are others. */
import { chargesOf } from "./charges.ts";
import { forbid, writeLimits } from "./limits.ts";
import { type Matrix, Programme, type Stage, sumOf, type Terms } from "./matrix.ts";
import { Needs } from "./needs.ts";
import { Presence } from "./presence.ts";
import type { Choice, Problem } from "./problem.ts";

/** What a model decides about; everything else stands as it is. */
export interface Part {
	/** Choices that are open, and those that stand. */
	readonly choices: readonly Choice[];
	readonly isFixed: (choice: Choice) => boolean;
	/** Groups whose needs and posts it counts. */
	readonly groups: ReadonlySet<number>;
	/** People whose rules and prices it counts; all of them where nothing is said. */
	readonly people?: ReadonlySet<number> | undefined;
	/** Groups that one person can not work together, beside those a problem knows. */
	readonly forbidden: readonly (readonly number[])[];
}

/** What is open, each by the priority of its group. */
export interface Open {
	readonly uncovered: number;
	readonly missing: number;
}

type Term = Terms[number];

export class Model {
	readonly #programme = new Programme();
	readonly #columns = new Map<Choice, number>();
	readonly #uncovered: Terms;
	readonly #missing: Terms;
	readonly #prices: Terms;
	readonly #uncoveredRow: number;
	readonly #missingRow: number;
	/** What it costs whatever is chosen. */
	readonly constant: number;

	constructor(problem: Problem, part: Part) {
		const { stability } = problem.prices;
		const prices: Term[] = [];
		for (const choice of part.choices) {
			const fixed = part.isFixed(choice) ? 1 : 0;
			const column = this.#programme.column(() => 0, { lower: fixed, whole: true });
			this.#columns.set(choice, column);
			if (choice.published > 0) prices.push([column, -stability * choice.published]);
		}
		const all = [...this.#columns];
		const uncovered: Term[] = [];
		const missing: Term[] = [];
		const byGroup = Map.groupBy(all, ([choice]) => choice.group);
		for (const number of part.groups) {
			const group = problem.groups[number];
			if (!group) continue;
			const written = new Needs(problem, this.#programme, group, byGroup.get(number) ?? []).write();
			uncovered.push(...written.uncovered);
			missing.push(...written.missing);
			prices.push(...written.prices);
		}
		for (const [person, its] of Map.groupBy(all, ([choice]) => choice.person)) {
			if (part.people && !part.people.has(person)) continue;
			const columns = new Map<number, number[]>();
			for (const [{ group }, column] of its) columns.set(group, [...(columns.get(group) ?? []), column]);
			const promised = new Set(its.filter(([choice]) => part.isFixed(choice)).map(([, column]) => column));
			const presence = new Presence(problem, this.#programme, { person, columns, promised });
			if (presence.isOpen) {
				writeLimits(problem, presence);
				for (const groups of part.forbidden) forbid(presence, groups);
			}
			prices.push(...chargesOf(problem, this.#programme, presence, person));
		}
		this.#uncovered = uncovered;
		this.#missing = missing;
		this.#prices = prices;
		this.#uncoveredRow = this.#programme.row(uncovered, {});
		this.#missingRow = this.#programme.row(missing, {});
		this.constant = stability * problem.publishedPlaces;
	}

	/** Can needs and posts be told apart by their weights, however many posts there are? */
	get isOneStage(): boolean {
		const areWhole = this.#uncovered.every(([, priority]) => Number.isInteger(priority));
		return areWhole && this.#mostMissing < 1000;
	}

	/** The most that can be missing at all. */
	get #mostMissing(): number {
		return this.#missing.reduce((all, [column, priority]) => all + priority * this.#programme.upperOf(column), 0);
	}

	/** Needs first: one of them weighs more than all posts together. */
	coverage(): Matrix {
		const weight = this.#mostMissing + 1;
		const needs = this.#uncovered.map(([column, priority]) => [column, priority * weight] as const);
		return this.#programme.matrix({ cost: [...needs, ...this.#missing] });
	}

	/** Needs alone, for where the weights would be too far apart. */
	needs(): Matrix {
		return this.#programme.matrix({ cost: this.#uncovered });
	}

	/** Posts, with no more needs open than that. */
	posts(uncovered: number): Matrix {
		return this.#programme.matrix({ cost: this.#missing, ...this.#limits(uncovered, undefined) });
	}

	/** What it is all priced at, with no more open than that. */
	priced({ uncovered, missing }: Open): Matrix {
		return this.#programme.matrix({ cost: this.#prices, ...this.#limits(uncovered, missing) });
	}

	/** The right-hand sides are whole and the coefficients are priorities: no margin that a solver could use up. */
	#limits(uncovered: number, missing: number | undefined): Omit<Stage, "cost"> {
		const limits = new Map([[this.#uncoveredRow, uncovered]]);
		if (missing !== undefined) limits.set(this.#missingRow, missing);
		const none = [...(uncovered === 0 ? this.#uncovered : []), ...(missing === 0 ? this.#missing : [])];
		return { limits, without: none.filter(([, priority]) => priority > 0).map(([column]) => column) };
	}

	start(chosen: Iterable<Choice>): Float64Array {
		return this.#programme.start(new Set([...chosen].flatMap((choice) => this.#columns.get(choice) ?? [])));
	}

	chosen(x: Float64Array): Choice[] {
		return [...this.#columns].filter(([, column]) => (x[column] ?? 0) > 0.5).map(([choice]) => choice);
	}

	/** What the programme makes of its columns, to be held against what the checker makes of the places. */
	openAt(x: Float64Array): Open {
		return { uncovered: sumOf(this.#uncovered, x), missing: sumOf(this.#missing, x) };
	}

	pricedAt(x: Float64Array): number {
		return this.constant + sumOf(this.#prices, x);
	}
}
