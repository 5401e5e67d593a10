/** The search: the best roster so far, programmes solved to make it better, and what is shown of it on the way. */
import { greedy } from "./greedy.ts";
import { isBetter, Judge, type Judged } from "./judge.ts";
import type { Matrix, Solved } from "./matrix.ts";
import type { Model } from "./model.ts";
import type { Choice, Problem } from "./problem.ts";
import { best, found, type Proof, proofOf } from "./proof.ts";
import type { Proposal, ProposeOptions } from "./propose.ts";

/** What a programme has led to. */
interface Outcome {
	readonly solved: Solved;
	/** Groups that somebody can not work together, although the programme allowed it. */
	readonly refused: readonly (readonly number[])[];
}

interface Effort {
	readonly gap: number;
	/** Of wall time, at most. */
	readonly seconds: number;
	/** What stands beside what the programme decides about. */
	readonly beside: readonly Choice[];
	/** What is to be said of each better roster. */
	readonly say?: ((bound: number) => void) | undefined;
}

export class Search {
	readonly #problem: Problem;
	readonly #judge: Judge;
	readonly #options: ProposeOptions;
	readonly #clock: () => number;
	readonly #until: number;
	#best: Judged;
	/** What was said last. */
	said: Proposal;

	constructor(problem: Problem, options: ProposeOptions) {
		this.#problem = problem;
		this.#judge = new Judge(problem);
		this.#options = options;
		this.#clock = options.clock ?? (() => performance.now());
		this.#until = this.#clock() + (options.seconds ?? Infinity) * 1000;
		this.#best = this.#first();
		this.said = this.say("greedy", this.isNothingOpen ? best : found, found);
	}

	get best(): Judged {
		return this.#best;
	}

	get isNothingOpen(): boolean {
		return this.#best.score.uncovered === 0 && this.#best.score.missing === 0;
	}

	/** Nobody waits any more, or no time is left. */
	get isOver(): boolean {
		return this.#options.signal?.aborted === true || this.secondsLeft <= 0;
	}

	get secondsLeft(): number {
		return Math.max(0, (this.#until - this.#clock()) / 1000);
	}

	say(stage: Proposal["stage"], coverage: Proof, price: Proof): Proposal {
		const { places, score } = this.#best;
		this.said = { stage, places, score, coverage, price };
		this.#options.show?.(this.said);
		return this.said;
	}

	/** What the best costs, held against what anything costs at least. */
	proofAt(atLeast: number): Proof {
		return proofOf(this.#best.score.priced, atLeast);
	}

	/** As the programme counts what is open, which counts what the checker does. */
	openIn(model: Model) {
		return model.openAt(model.start(this.#best.choices));
	}

	/** First what is not heard, then empty posts: both at once where their weights are not too far apart. */
	async cover(
		model: Model,
		effort: Effort,
	): Promise<{ readonly isProven: boolean; readonly refused: Outcome["refused"] }> {
		const stages = model.isOneStage
			? [() => model.coverage()]
			: [() => model.needs(), () => model.posts(this.openIn(model).uncovered)];
		let isProven = true;
		for (const stage of stages) {
			const { solved, refused } = await this.solve(model, stage(), { ...effort, gap: 0 });
			if (refused.length > 0) return { isProven: false, refused };
			isProven &&= solved.finished;
		}
		return { isProven, refused: [] };
	}

	/** Nothing is taken over but what the judge finds better. */
	async solve(model: Model, matrix: Matrix, { gap, seconds, beside, say }: Effort): Promise<Outcome> {
		const { solve, seed = 0, signal } = this.#options;
		const solved = await solve(matrix, {
			...{ gap, seed, signal },
			seconds: Math.min(seconds, this.secondsLeft),
			start: model.start(this.#best.choices),
			onBetter: say && ((x, bound) => this.#take([...beside, ...model.chosen(x)]) && say(bound)),
		});
		if (solved.impossible) throw new Error("The programme has no answer, although there is a roster.");
		if (!solved.x) return { solved, refused: [] };
		const chosen = [...beside, ...model.chosen(solved.x)];
		if (this.#take(chosen)) say?.(solved.bound);
		return { solved, refused: solved.finished ? this.#judge.tooMuch(chosen) : [] };
	}

	#take(choices: readonly Choice[]): boolean {
		const standing = this.#best.choices;
		if (choices.length === standing.size && choices.every((choice) => standing.has(choice))) return false;
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
}
