/** The runs that were measured, and what is made of several of them. */
import type { Contestant } from "./contestants.ts";
import type { Figures } from "./scenario.ts";

export interface Run extends Contestant {
	scenario: string;
	size: string;
	repeat: number;
	/** When the command that measured it was started: only runs of one command are compared. */
	startedAt: string;
	figures: Figures;
}

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The median of a figure over runs; of yes and no, whether it was always yes. */
export function medianOf(runs: readonly Run[], figure: string): number | boolean | undefined {
	const values = runs.map(({ figures }) => figures[figure]).filter((value) => value !== undefined);
	if (values.length === 0) return undefined;
	if (values.some((value) => typeof value === "boolean")) return values.every(Boolean);
	return median(values.map(Number));
}
