/** HiGHS behind the port: one programme solved, in the thread that calls. It blocks until it is done. */
import type { Highs } from "highs";
import type { Matrix, Solved, SolveOptions } from "./matrix.ts";

export interface HighsOptions extends Pick<SolveOptions, "gap" | "seconds" | "seed" | "start" | "onBetter"> {
	/** Asked now and then. */
	readonly isStopped: () => boolean;
}

const aDay = 86_400;

export function solveWith(highs: Highs, matrix: Matrix, options: HighsOptions): Solved {
	const { gap, seconds, seed, start, onBetter, isStopped } = options;
	const { cost, lower, upper, whole, rowLower, rowUpper, starts, indices, values } = matrix;
	const { variableType, modelStatus, callbackType } = highs.constants;
	const size = { numCols: cost.length, numRows: rowLower.length };
	const data = {
		...size,
		...{ colCost: cost, colLower: lower, colUpper: upper, rowLower, rowUpper },
		matrix: { format: "csr", ...size, starts, indices, values } as const,
		integrality: whole.map((is) => (is ? variableType.integer : variableType.continuous)),
	};
	// The memory of a model is not collected: it is given back even when something is thrown.
	return highs.withModel(data, (model): Solved => {
		model.options.set({
			...{ output_flag: false, time_limit: Math.min(seconds, aDay), random_seed: seed },
			...{ mip_rel_gap: gap, mip_abs_gap: 1e-6 },
		});
		if (start) model.setSolution({ colValue: start });
		const { modelStatus: status } = model.run({
			[callbackType.mipImprovingSolution]: ({ data: { mip_solution, mip_dual_bound } }) => {
				if (mip_solution) onBetter?.(mip_solution, mip_dual_bound ?? -Infinity);
				return undefined;
			},
			[callbackType.mipInterrupt]: (event) => {
				if (isStopped()) event.interrupt();
				return undefined;
			},
		});
		if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
			return { bound: Infinity, finished: true, impossible: true };
		const hasAnswer = model.info.get("primal_solution_status") === 2;
		const bound = model.info.get("mip_dual_bound");
		return {
			x: hasAnswer ? model.getSolution().colValue : undefined,
			bound: typeof bound === "number" ? bound : -Infinity,
			finished: status === modelStatus.optimal,
			impossible: false,
		};
	});
}
