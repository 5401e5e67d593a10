/** Matrices: mixed-integer programmes as plain arrays, and the port behind which a solver of them stands. */

/** Minimises `cost`; rows are stored one after the other, `starts` says where each begins. */
export interface Matrix {
	readonly cost: Float64Array;
	readonly lower: Float64Array;
	readonly upper: Float64Array;
	/** 1 where a column takes whole numbers only. */
	readonly whole: Int32Array;
	readonly rowLower: Float64Array;
	readonly rowUpper: Float64Array;
	readonly starts: Int32Array;
	readonly indices: Int32Array;
	readonly values: Float64Array;
}

export interface SolveOptions {
	/** Stop when nothing can be better by more than this share; 0 stops at the best there is. */
	readonly gap: number;
	/** A cap on wall time. */
	readonly seconds: number;
	readonly seed: number;
	/** A value for every column. */
	readonly start?: Float64Array | undefined;
	/** Told each better answer on the way. */
	readonly onBetter?: ((x: Float64Array, bound: number) => void) | undefined;
	/** Stops soon, with what was found. */
	readonly signal?: AbortSignal | undefined;
}

export interface Solved {
	/** Missing when nothing was found. */
	readonly x?: Float64Array | undefined;
	/** Nothing costs less. */
	readonly bound: number;
	/** Whether it stopped because the gap was reached, and not because of time or the signal. */
	readonly finished: boolean;
	/** Whether it is known that there is no answer. */
	readonly impossible: boolean;
}

export type Solve = (matrix: Matrix, options: SolveOptions) => Promise<Solved>;

/** Columns and how many times each counts. */
export type Terms = readonly (readonly [column: number, times: number])[];

/** What a column is worth when the columns before it are. */
type Value = (x: Float64Array) => number;

interface Column {
	readonly lower: number;
	readonly upper: number;
	readonly whole: boolean;
	readonly value: Value;
}

interface Row {
	readonly terms: Terms;
	readonly lower: number;
	readonly upper: number;
}

/** What another stage asks of the same programme. */
export interface Stage {
	readonly cost: Terms;
	/** Rows that get another upper end. */
	readonly limits?: ReadonlyMap<number, number> | undefined;
	/** Columns that have to be 0. */
	readonly without?: readonly number[] | undefined;
}

/** A programme while it is written; columns that follow from others know how, so that a start can be made of choices alone. */
export class Programme {
	readonly #columns: Column[] = [];
	readonly #rows: Row[] = [];

	get columns(): number {
		return this.#columns.length;
	}

	get rows(): number {
		return this.#rows.length;
	}

	upperOf(column: number): number {
		return this.#columns[column]?.upper ?? 0;
	}

	column(value: Value, { lower = 0, upper = 1, whole = false } = {}): number {
		return this.#columns.push({ lower, upper, whole, value }) - 1;
	}

	/** A column that stands twice in it counts with the sum. */
	row(terms: Terms, { atLeast = -Infinity, atMost = Infinity }): number {
		const sums = new Map<number, number>();
		for (const [column, times] of terms) sums.set(column, (sums.get(column) ?? 0) + times);
		return this.#rows.push({ terms: [...sums], lower: atLeast, upper: atMost }) - 1;
	}

	matrix({ cost, limits = new Map(), without = [] }: Stage): Matrix {
		const costs = new Float64Array(this.columns);
		for (const [column, times] of cost) costs[column] = (costs[column] ?? 0) + times;
		const upper = Float64Array.from(this.#columns, (column) => column.upper);
		for (const column of without) upper[column] = 0;
		const size = this.#rows.reduce((all, { terms }) => all + terms.length, 0);
		const starts = new Int32Array(this.rows + 1);
		const indices = new Int32Array(size);
		const values = new Float64Array(size);
		let at = 0;
		for (const [number, { terms }] of this.#rows.entries()) {
			for (const [column, times] of terms) {
				indices[at] = column;
				values[at++] = times;
			}
			starts[number + 1] = at;
		}
		return {
			...{ cost: costs, upper, starts, indices, values },
			lower: Float64Array.from(this.#columns, (column) => column.lower),
			whole: Int32Array.from(this.#columns, ({ whole }) => Number(whole)),
			rowLower: Float64Array.from(this.#rows, (row) => row.lower),
			rowUpper: Float64Array.from(this.#rows, (row, number) => limits.get(number) ?? row.upper),
		};
	}

	/** Every column as it follows from those that are chosen. */
	start(chosen: ReadonlySet<number>): Float64Array {
		const x = new Float64Array(this.columns);
		for (const [number, { value }] of this.#columns.entries()) x[number] = chosen.has(number) ? 1 : value(x);
		return x;
	}
}

export const sumOf = (terms: Terms, x: Float64Array): number =>
	terms.reduce((all, [column, times]) => all + times * (x[column] ?? 0), 0);
