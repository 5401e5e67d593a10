/** Proposals: a roster at once, then better ones as they are found, each judged anew and with what is known about it. */
import type { Rostering, SeatedPlace } from "../ground.ts";
import type { Score, Scoring } from "../score.ts";
import { blocksOf, partOf, signatureOf } from "./blocks.ts";
import type { Solve } from "./matrix.ts";
import { Model, type Part } from "./model.ts";
import { Problem } from "./problem.ts";
import { best, found, type Proof } from "./proof.ts";
import { Search } from "./search.ts";

export interface Proposal {
	/** Made at once; being covered and staffed; being made cheaper, with no more open than it has to be. */
	readonly stage: "greedy" | "coverage" | "price";
	readonly places: readonly SeatedPlace[];
	/** By the checker. */
	readonly score: Score;
	/** Whether less could be open: needs that nobody serves, posts that nobody fills. */
	readonly coverage: Proof;
	/** Whether it could cost less, of those that leave no more open. */
	readonly price: Proof;
}

export interface ProposeOptions {
	readonly solve: Solve;
	/** Decide about these sittings only; at all others the places stand. */
	readonly within?: readonly string[] | undefined;
	/** Stop when nothing is better by more than this share. */
	readonly gap?: number | undefined;
	/** A cap on wall time, in all. */
	readonly seconds?: number | undefined;
	readonly seed?: number | undefined;
	/** Stops soon; what was found until then is the answer. */
	readonly signal?: AbortSignal | undefined;
	/** Told each better roster as it is found, and the same one again when more is known of it. */
	readonly show?: ((proposal: Proposal) => void) | undefined;
	/** Beyond so many open choices a booth and day is taken at a time, and nothing is proven of the whole. */
	readonly largest?: number | undefined;
	/** Milliseconds. */
	readonly clock?: (() => number) | undefined;
}

/** A block that takes longer is left as well as it is by then. */
const blockSeconds = 8;
const blockGap = 0.002;

/**
 * The best roster that is found. Places that stand in the rostering, and those that were published, are where it
 * starts from; firm ones are kept, at all sittings of their group. The same in gives the same out, unless time or the
 * signal ended it.
 */
export async function propose(rostering: Rostering, scoring: Scoring, options: ProposeOptions): Promise<Proposal> {
	const problem = new Problem(rostering, scoring, options.within);
	const search = new Search(problem, options);
	const open = problem.choices.filter(({ firm }) => !firm).length;
	if (open === 0) return search.say("price", best, best);
	if (open > (options.largest ?? 5000)) return bySweeps(problem, search, options);
	const forbidden: (readonly number[])[] = [];
	for (;;) {
		const refused = await asAWhole(problem, search, options, forbidden);
		if (refused.length === 0) return search.said;
		const known = new Set(forbidden.map((groups) => groups.join(" ")));
		if (refused.every((groups) => known.has(groups.join(" "))))
			throw new Error(`The programme lets somebody work groups that were forbidden: ${refused[0]?.join(", ")}.`);
		forbidden.push(...refused);
	}
}

/** Groups that were found to be too much together; none when the answer stands. */
async function asAWhole(
	problem: Problem,
	search: Search,
	{ gap = 0 }: ProposeOptions,
	forbidden: readonly (readonly number[])[],
): Promise<readonly (readonly number[])[]> {
	const { choices, groups } = problem;
	const model = new Model(problem, { choices, isFixed: ({ firm }) => firm, groups: new Set(groups.keys()), forbidden });
	const effort = { gap, seconds: Infinity, beside: [] };
	let coverage: Proof = search.isNothingOpen ? best : found;
	if (!search.isNothingOpen) {
		const say = () => search.say("coverage", search.isNothingOpen ? best : found, found);
		const { isProven, refused } = await search.cover(model, { ...effort, say });
		if (refused.length > 0) return refused;
		if (isProven || search.isNothingOpen) coverage = best;
	}
	search.say("coverage", coverage, found);
	if (search.isOver) return [];
	const proofAt = (bound: number) => search.proofAt(model.constant + bound);
	const say = (bound: number) => search.say("price", coverage, proofAt(bound));
	const { solved, refused } = await search.solve(model, model.priced(search.openIn(model)), { ...effort, say });
	if (refused.length === 0) say(solved.bound);
	return refused;
}

/** Block after block, as long as one becomes better: each is solved well, and of the whole nothing is proven. */
async function bySweeps(problem: Problem, search: Search, options: ProposeOptions): Promise<Proposal> {
	const blocks = blocksOf(problem);
	const solved = new Map<unknown, string>();
	const coverage = () => (search.isNothingOpen ? best : found);
	const forbidden: (readonly number[])[] = [];
	for (let goesOn = true; goesOn; ) {
		goesOn = false;
		for (const block of blocks) {
			if (search.isOver) return search.said;
			const before = search.best;
			const part = partOf(problem, block, before.choices, forbidden);
			if (solved.get(block) === signatureOf(problem, part, before.choices)) continue;
			const refused = await solveBlock(problem, search, part, Math.max(blockGap, options.gap ?? 0));
			forbidden.push(...refused);
			if (refused.length > 0) goesOn = true;
			else solved.set(block, signatureOf(problem, part, search.best.choices));
			if (search.best === before) continue;
			goesOn = true;
			search.say(search.isNothingOpen ? "price" : "coverage", coverage(), found);
		}
	}
	return search.say("price", coverage(), found);
}

/** Groups that were found to be too much together. */
async function solveBlock(problem: Problem, search: Search, part: Part, gap: number) {
	const model = new Model(problem, part);
	const its = new Set(part.choices);
	const effort = { gap, seconds: blockSeconds, beside: [...search.best.choices].filter((choice) => !its.has(choice)) };
	const { uncovered, missing } = search.openIn(model);
	if (uncovered + missing > 0) {
		const { refused } = await search.cover(model, effort);
		if (refused.length > 0) return refused;
	}
	const { refused } = await search.solve(model, model.priced(search.openIn(model)), effort);
	return refused;
}
