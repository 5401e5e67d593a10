/** Greedy rosters: made at once, by filling the scarcest posts first; a start, never the answer. */
import { isDirect } from "../cover.ts";
import { pivotsOf } from "../regimes.ts";
import { limitsOf, posts } from "../strength.ts";
import type { Choice, Problem } from "./problem.ts";

/** Legal, with everybody who is promised, and of those who stand all whom the rules let stand. */
export function greedy(problem: Problem, standing: readonly Choice[] = []): Set<Choice> {
	const draft = new Draft(problem);
	for (const choice of problem.choices) if (choice.firm) draft.put(choice);
	for (const choice of standing) if (draft.isFree(choice)) draft.put(choice);
	const byPost = Map.groupBy(problem.choices, ({ group, booth }) => `${group} ${booth.id}`);
	const scarcest = [...byPost.values()]
		.map((choices) => ({ choices, spare: choices.length / Math.max(1, draft.needed(choices[0])) }))
		.sort((one, other) => one.spare - other.spare);
	for (const { choices } of scarcest) draft.fill(choices);
	return draft.chosen;
}

class Draft {
	readonly chosen = new Set<Choice>();
	readonly #problem: Problem;
	readonly #groupsOf = new Map<number, number[]>();
	readonly #inBooth = new Map<string, number>();
	/** By group and pair: how many serve it. */
	readonly #serving = new Map<string, number>();

	constructor(problem: Problem) {
		this.#problem = problem;
	}

	needed(choice: Choice | undefined): number {
		const group = choice && this.#problem.groups[choice.group];
		if (!group) return 0;
		return posts(limitsOf(this.#problem.ground.profile, group.regime, choice.booth), group.minutes);
	}

	isFree({ group, booth, person }: Choice): boolean {
		const room = booth.seats ?? Infinity;
		const works = this.#groupsOf.get(person) ?? [];
		return (
			!works.includes(group) &&
			(this.#inBooth.get(`${group} ${booth.id}`) ?? 0) < room &&
			this.#problem.together.mayWork([...works, group])
		);
	}

	put(choice: Choice): void {
		const { group, booth, person } = choice;
		if (this.chosen.has(choice)) return;
		this.chosen.add(choice);
		this.#groupsOf.set(person, [...(this.#groupsOf.get(person) ?? []), group]);
		const post = `${group} ${booth.id}`;
		this.#inBooth.set(post, (this.#inBooth.get(post) ?? 0) + 1);
		for (const pair of this.#pairsOf(choice)) {
			const key = `${group} ${pair}`;
			this.#serving.set(key, (this.#serving.get(key) ?? 0) + 1);
		}
	}

	fill(choices: readonly Choice[]): void {
		const [first] = choices;
		const needed = this.needed(first);
		const post = first ? `${first.group} ${first.booth.id}` : "";
		while ((this.#inBooth.get(post) ?? 0) < needed) {
			const free = choices.filter((choice) => !this.chosen.has(choice) && this.isFree(choice));
			const worths = free.map((choice) => ({ choice, worth: this.#worth(choice) }));
			const best = worths.reduce<(typeof worths)[0] | undefined>(
				(so, one) => (so && so.worth >= one.worth ? so : one),
				undefined,
			);
			if (!best) return;
			this.put(best.choice);
		}
	}

	#pairsOf({ group, booth, person }: Choice): string[] {
		const { spoken = [], heard = [] } = this.#problem.groups[group]?.regime ?? {};
		return (this.#problem.people[person]?.pairs ?? [])
			.filter((pair) => spoken.includes(pair[0]) && heard.includes(pair[1]) && isDirect(booth, pair))
			.map(([from, to]) => `${from}>${to}`);
	}

	/** What it serves that nobody does yet, and most what others could take relay from; less what it costs. */
	#worth(choice: Choice): number {
		const { group, person } = choice;
		const { relay, joining, offDomain, stability, load } = this.#problem.prices;
		const its = this.#problem.groups[group];
		const pivots = its ? pivotsOf(its.regime) : [];
		let worth = stability * choice.published;
		for (const pair of this.#pairsOf(choice)) {
			const serving = this.#serving.get(`${group} ${pair}`) ?? 0;
			const isPivot = pivots.some((pivot) => pair.endsWith(`>${pivot}`));
			if (serving < 2) worth += relay * (serving === 0 ? 1 : 0.15) * (isPivot ? 3 : 1);
		}
		const { fee = 0, town, domains, daysBefore = 0 } = this.#problem.people[person]?.interpreter ?? {};
		const works = (this.#groupsOf.get(person) ?? []).flatMap((one) => this.#problem.groups[one]?.sittings ?? []);
		const [sitting] = its?.sittings ?? [];
		const { travel } = this.#problem.ground;
		if (!sitting) return worth;
		const { day, meetingId, town: there, topic } = sitting;
		const isAway = travel !== undefined && there !== undefined && town !== undefined && there !== town;
		if (!works.some((one) => one.day === day))
			worth -= fee + load * (daysBefore + works.length + 1) + (isAway ? travel.perDiem : 0);
		if (!works.some((one) => one.meetingId === meetingId))
			worth -= joining + (isAway ? travel.defaultFare + fee / 2 : 0);
		if (topic !== undefined && domains && !domains.includes(topic)) worth -= offDomain;
		return worth;
	}
}
