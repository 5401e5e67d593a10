/** The judge: every answer is looked at again by the checker, which knows nothing of how it was found. */
import { isHard } from "../breach.ts";
import { breachesOf } from "../breaches.ts";
import type { SeatedPlace } from "../ground.ts";
import { byScore, type Score, scoreOf } from "../score.ts";
import type { Choice, Problem } from "./problem.ts";

export interface Judged {
	readonly choices: ReadonlySet<Choice>;
	readonly places: readonly SeatedPlace[];
	readonly score: Score;
}

export class Judge {
	readonly #problem: Problem;
	/** What the promises break by themselves. */
	readonly #accepted: ReadonlySet<string>;

	constructor(problem: Problem) {
		this.#problem = problem;
		this.#accepted = new Set(this.#broken(problem.placesOf(problem.choices.filter(({ firm }) => firm))));
	}

	/** Undefined for a roster that breaks a rule which the promises keep. */
	judge(choices: Iterable<Choice>): Judged | undefined {
		const { rostering, prices, published } = this.#problem;
		const chosen = new Set(choices);
		const places = this.#problem.placesOf(chosen);
		if (this.#broken(places).some((breach) => !this.#accepted.has(breach))) return undefined;
		return { choices: chosen, places, score: scoreOf({ ...rostering, places }, { prices, published }) };
	}

	/** Groups that somebody can not work together, although the programme thought so; as few as show it. */
	tooMuch(choices: Iterable<Choice>): number[][] {
		const found = new Map<string, number[]>();
		for (const its of Map.groupBy(choices, ({ person }) => person).values()) {
			const promised = new Set(its.filter(({ firm }) => firm).map(({ group }) => group));
			let groups = its.map(({ group }) => group);
			if (this.#problem.together.mayWork(groups)) continue;
			for (const one of groups) {
				const fewer = groups.filter((group) => group !== one);
				if (!this.#problem.together.mayWork(fewer)) groups = fewer;
			}
			if (!groups.every((group) => promised.has(group))) found.set(groups.join(" "), groups);
		}
		return [...found.values()];
	}

	#broken(places: readonly SeatedPlace[]): string[] {
		return breachesOf({ ...this.#problem.rostering, places })
			.filter(isHard)
			.map(({ code, sittingId, booth, interpreterId }) => [code, sittingId, booth, interpreterId].join(" "));
	}
}

/** Prices are sums of fractions: what differs by less than a rounding does not differ. */
const hair = 1e-6;

export function isBetter(one: Score, than: Score | undefined): boolean {
	if (!than) return true;
	if (one.uncovered === than.uncovered && one.missing === than.missing) return one.priced < than.priced - hair;
	return byScore(one, than) < 0;
}
