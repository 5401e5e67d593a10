/** Proposals: a roster at once, then better ones as they are found, each judged anew and with what is known about it. */
import type { Rostering, SeatedPlace } from "../ground.ts";
import type { Score, Scoring } from "../score.ts";
import { greedy } from "./greedy.ts";
import { isBetter, Judge, type Judged } from "./judge.ts";
import type { Matrix, Solve, Solved } from "./matrix.ts";
import { Model } from "./model.ts";
import { type Choice, Problem } from "./problem.ts";
import { best, found, type Proof, proofOf } from "./proof.ts";

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
	/** Stop when nothing is better by more than this share. */
	readonly gap?: number | undefined;
	/** A cap on wall time, in all. */
	readonly seconds?: number | undefined;
	readonly seed?: number | undefined;
	/** Stops soon; what was found until then is the answer. */
	readonly signal?: AbortSignal | undefined;
	/** Told each better roster as it is found. */
	readonly show?: ((proposal: Proposal) => void) | undefined;
	/** Milliseconds. */
	readonly clock?: (() => number) | undefined;
}

/**
 * The best roster that is found. Places that stand in the rostering, and those that were published, are where it
 * starts from; firm ones are kept, at all sittings of their group. The same in gives the same out, unless time or the
 * signal ended it.
 */
export async function propose(rostering: Rostering, scoring: Scoring, options: ProposeOptions): Promise<Proposal> {
	return new Proposing(new Problem(rostering, scoring), options).run();
}

class Proposing {
	readonly #problem: Problem;
	readonly #judge: Judge;
	readonly #options: ProposeOptions;
	readonly #clock: () => number;
	readonly #until: number;
	#best: Judged;
	#said: Proposal;

	constructor(problem: Problem, options: ProposeOptions) {
		this.#problem = problem;
		this.#judge = new Judge(problem);
		this.#options = options;
		this.#clock = options.clock ?? (() => performance.now());
		this.#until = this.#clock() + (options.seconds ?? Infinity) * 1000;
		this.#best = this.#first();
		this.#said = this.#say("greedy", found, found);
	}

	async run(): Promise<Proposal> {
		const forbidden: number[][] = [];
		for (;;) {
			const refused = await this.#solve(forbidden);
			if (refused.length === 0) return this.#said;
			const known = new Set(forbidden.map((groups) => groups.join(" ")));
			if (refused.every((groups) => known.has(groups.join(" "))))
				throw new Error(`The programme allows somebody groups that were forbidden: ${refused[0]?.join(", ")}.`);
			forbidden.push(...refused);
		}
	}

	/** Groups that were found to be too much together; none when the answer stands. */
	async #solve(forbidden: readonly (readonly number[])[]): Promise<number[][]> {
		const { choices, groups } = this.#problem;
		const all = new Set(groups.keys());
		const model = new Model(this.#problem, { choices, isFixed: ({ firm }) => firm, groups: all, forbidden });
		const covered = await this.#cover(model);
		if (covered.refused.length > 0) return covered.refused;
		this.#said = this.#say("coverage", covered.proof, found);
		const { solved, refused } = await this.#ask(model, model.priced(this.#openIn(model)), (bound) =>
			this.#say("price", covered.proof, proofOf(this.#best.score.priced, model.constant + bound)),
		);
		if (refused.length > 0) return refused;
		this.#said = this.#say("price", covered.proof, proofOf(this.#best.score.priced, model.constant + solved.bound));
		return [];
	}

	/** First what is not heard, then empty posts: with both in one where their weights are not too far apart. */
	async #cover(model: Model): Promise<{ readonly proof: Proof; readonly refused: number[][] }> {
		const isNothingOpen = () => this.#best.score.uncovered === 0 && this.#best.score.missing === 0;
		if (isNothingOpen()) return { proof: best, refused: [] };
		const say = () => this.#say("coverage", isNothingOpen() ? best : found, found);
		const stages = model.isOneStage
			? [() => model.coverage()]
			: [() => model.needs(), () => model.posts(this.#openIn(model).uncovered)];
		let isProven = true;
		for (const stage of stages) {
			const { solved, refused } = await this.#ask(model, stage(), say, 0);
			if (refused.length > 0) return { proof: found, refused };
			isProven &&= solved.finished;
		}
		return { proof: isProven || isNothingOpen() ? best : found, refused: [] };
	}

	async #ask(
		model: Model,
		matrix: Matrix,
		say: (bound: number) => Proposal,
		gap = this.#options.gap ?? 0,
	): Promise<{ readonly solved: Solved; readonly refused: number[][] }> {
		const { solve, seed = 0, signal } = this.#options;
		const seconds = Math.max(0, (this.#until - this.#clock()) / 1000);
		const solved = await solve(matrix, {
			...{ gap, seconds, seed, signal },
			start: model.start(this.#best.choices),
			onBetter: (x, bound) => {
				if (this.#take(model.chosen(x))) say(bound);
			},
		});
		if (!solved.x) return { solved, refused: [] };
		const chosen = model.chosen(solved.x);
		if (this.#take(chosen)) say(solved.bound);
		return { solved, refused: solved.finished ? this.#judge.tooMuch(chosen) : [] };
	}

	#take(choices: readonly Choice[]): boolean {
		const judged = this.#judge.judge(choices);
		if (!judged || !isBetter(judged.score, this.#best.score)) return false;
		this.#best = judged;
		return true;
	}

	#first(): Judged {
		const { rostering, published } = this.#problem;
		const fresh = this.#judge.judge(greedy(this.#problem));
		if (!fresh) throw new Error("The greedy roster breaks a rule that it should have kept.");
		const standing = this.#problem.choicesAt([...rostering.places, ...published]);
		const kept = standing.length > 0 ? this.#judge.judge(greedy(this.#problem, standing)) : undefined;
		return kept && isBetter(kept.score, fresh.score) ? kept : fresh;
	}

	/** As the programme counts it, which leaves out nothing that the checker counts. */
	#openIn(model: Model) {
		return model.openAt(model.start(this.#best.choices));
	}

	#say(stage: Proposal["stage"], coverage: Proof, price: Proof): Proposal {
		const { places, score } = this.#best;
		const proposal = { stage, places, score, coverage, price };
		this.#options.show?.(proposal);
		return proposal;
	}
}
