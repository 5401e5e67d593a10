/** The solver against exhaustive search, on many small problems; with ROSTER_FUZZ=5000 on as many. */
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { isHard } from "../breach.ts";
import { breachesOf } from "../breaches.ts";
import { bestOf } from "../exhaustive.ts";
import type { Rostering, SeatedPlace } from "../ground.ts";
import { type Scoring, scoreOf } from "../score.ts";
import { drawnProblem, rosteringOf } from "./drawn.ts";
import { Model } from "./model.ts";
import { Problem } from "./problem.ts";
import { propose } from "./propose.ts";
import { SolverThread } from "./thread.ts";

const thread = new SolverThread();
afterAll(() => thread.close());

/** Where the programme says something else of a roster than the checker does, or finds it against a row. */
function differenceOf(whole: Rostering, scoring: Scoring, places: readonly SeatedPlace[]): string[] {
	const problem = new Problem(whole, scoring);
	const groups = new Set(problem.groups.keys());
	const model = new Model(problem, { choices: problem.choices, isFixed: ({ firm }) => firm, groups, forbidden: [] });
	const x = model.start(problem.choicesAt(places));
	const { uncovered, missing } = model.openAt(x);
	const score = scoreOf({ ...whole, places }, scoring);
	const { starts, indices, values, rowLower, rowUpper } = model.priced({ uncovered, missing });
	const broken = [...rowLower.keys()].filter((row) => {
		let sum = 0;
		for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++)
			sum += (values[at] ?? 0) * (x[indices[at] ?? 0] ?? 0);
		return sum < (rowLower[row] ?? 0) - 1e-9 || sum > (rowUpper[row] ?? 0) + 1e-9;
	});
	return [
		...broken.map((row) => `row ${row}`),
		...(uncovered === score.uncovered ? [] : [`uncovered: ${uncovered} and ${score.uncovered}`]),
		...(missing === score.missing ? [] : [`missing: ${missing} and ${score.missing}`]),
		...(Math.abs(model.pricedAt(x) - score.priced) < 1e-6 ? [] : [`priced: ${model.pricedAt(x)} and ${score.priced}`]),
	];
}

const runs = Number(process.env.ROSTER_FUZZ ?? 1000);

it(`the solver: finds what exhaustive search finds, in ${runs} small problems`, {
	timeout: 60_000 + runs * 500,
}, async () => {
	const counted = { uncovered: 0, relays: 0, firm: 0 };
	await fc.assert(
		fc.asyncProperty(drawnProblem, async (drawn) => {
			const [whole, published] = rosteringOf(drawn);
			const scoring = { prices: drawn.prices, published };
			const best = bestOf(whole, scoring).score;
			const shown: (readonly SeatedPlace[])[] = [];
			const { places, score, coverage, price } = await propose(whole, scoring, {
				solve: thread.solve,
				show: (proposal) => shown.push(proposal.places),
			});
			counted.uncovered += Number(score.uncovered > 0);
			counted.relays += Number(score.relays > 0);
			counted.firm += Number((whole.firm?.length ?? 0) > 0);
			expect(breachesOf({ ...whole, places }).filter(isHard)).toEqual([]);
			expect(scoreOf({ ...whole, places }, scoring)).toEqual(score);
			expect([score.uncovered, score.missing]).toEqual([best.uncovered, best.missing]);
			expect(score.priced).toBeCloseTo(best.priced, 6);
			expect(shown.flatMap((one) => differenceOf(whole, scoring, one))).toEqual([]);
			expect([coverage, price]).toEqual([{ kind: "best" }, { kind: "best" }]);
		}),
		{ numRuns: runs, seed: 20261122 },
	);
	// What is never drawn is not tested.
	expect(Math.min(...Object.values(counted))).toBeGreaterThan(runs / 30);
});
