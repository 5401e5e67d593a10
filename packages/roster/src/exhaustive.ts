/** Exhaustive search: the best roster of a small problem by trying all, against which every solver can be held. */
import { isHard } from "./breach.ts";
import { breachesOf } from "./breaches.ts";
import { type Eligible, eligibleOf } from "./eligible.ts";
import { Ground, type Rostering, type SeatedPlace, seat } from "./ground.ts";
import { type Group, groupsIn } from "./groups.ts";
import { defaultPrices } from "./prices.ts";
import { byScore, groupScore, personScore, type Score, type Scoring, scoreOf, sum } from "./score.ts";

export interface Best {
	readonly places: readonly SeatedPlace[];
	readonly score: Score;
}

/** One way to fill the booths of a group: who sits in which of them, by the number of the person. */
interface Filling {
	readonly seats: readonly (readonly [person: number, booth: string])[];
	readonly score: Score;
}

const most = 300_000;

/**
 * The best legal roster, with the same team for all sittings of a group: least uncovered, then least missing, then least
 * priced; among equals the first in the order of ids. What stands in `places` is passed over, what is firm is kept.
 * Throws when there are too many ways to try.
 */
export function bestOf(rostering: Rostering, scoring: Scoring = {}): Best {
	return new Search(rostering, scoring).best();
}

class Search {
	readonly #rostering: Rostering;
	readonly #scoring: Scoring;
	readonly #empty: Ground;
	readonly #groups: readonly Group[];
	readonly #eligible: ReadonlyMap<string, readonly Eligible[]>;
	readonly #people: readonly string[];
	readonly #fillings: readonly (readonly Filling[])[];
	/** What the groups from that one on cost at least. */
	readonly #least: readonly Score[];
	/** What a person costs at that set of groups; undefined where it is not legal. */
	readonly #costs = new Map<string, Score | undefined>();
	#best: { score: Score; chosen: readonly Filling[] } | undefined;

	constructor(rostering: Rostering, scoring: Scoring) {
		this.#rostering = rostering;
		this.#scoring = scoring;
		this.#empty = new Ground({ ...rostering, places: [] });
		this.#groups = groupsIn(this.#empty);
		this.#eligible = Map.groupBy(eligibleOf(rostering), (one) => `${one.group.id} ${one.interpreterId}`);
		this.#people = rostering.interpreters.map(({ id }) => id).sort();
		this.#fillings = this.#groups.map((group) => this.#fill(group));
		const least: Score[] = [sum([])];
		for (const fillings of this.#fillings.toReversed()) least.unshift(sum([leastOf(fillings), least[0] ?? sum([])]));
		this.#least = least;
	}

	best(): Best {
		this.#try(0, [], new Map());
		if (!this.#best) throw new Error("There is no legal roster: what is firm breaks a rule by itself.");
		const places = this.#placesOf(this.#best.chosen);
		return { places, score: scoreOf({ ...this.#rostering, places }, this.#scoring) };
	}

	/** All ways to fill a group, the best by themselves first. */
	#fill(group: Group): Filling[] {
		const choices = this.#people.map((id) => this.#boothsFor(group, id));
		const ways = choices.reduce((all, booths) => all * booths.length, 1);
		if (ways > most) throw new Error(`There are ${ways} ways to fill ${group.id}, more than can be tried.`);
		let seatings: (readonly (readonly [number, string])[])[] = [[]];
		for (const [person, booths] of choices.entries())
			seatings = seatings.flatMap((seats) =>
				booths.map((booth) => (booth === undefined ? seats : [...seats, [person, booth] as const])),
			);
		return seatings
			.filter((seats) =>
				group.booths.every(
					({ id, seats: room }) => room === undefined || seats.filter(([, booth]) => booth === id).length <= room,
				),
			)
			.map((seats) => ({ seats, score: this.#groupScore(group, seats) }))
			.sort((one, other) => byScore(one.score, other.score));
	}

	/** Where somebody may sit, or nowhere; who is promised has no choice. */
	#boothsFor(group: Group, interpreterId: string): (string | undefined)[] {
		const sittings = new Set(group.sittings.map(({ id }) => id));
		const firm = this.#empty.firm.find(
			(place) => sittings.has(place.sittingId) && place.interpreterId === interpreterId,
		);
		if (firm) return [firm.booth];
		return [undefined, ...(this.#eligible.get(`${group.id} ${interpreterId}`) ?? []).map(({ booth }) => booth.id)];
	}

	#groupScore(group: Group, seats: Filling["seats"]): Score {
		const ground = new Ground({ ...this.#rostering, places: this.#placesIn(group, seats) });
		const prices = this.#scoring.prices ?? defaultPrices;
		const score = groupScore(ground, group, prices);
		const its = new Set(group.sittings.map(({ id }) => id));
		const published = (this.#scoring.published ?? []).filter(({ sittingId }) => its.has(sittingId));
		const kept = published.filter((place) =>
			seats.some(([person, booth]) => this.#people[person] === place.interpreterId && booth === place.booth),
		);
		return { ...score, priced: score.priced + prices.stability * (published.length - kept.length) };
	}

	#try(order: number, chosen: readonly Filling[], groupsOf: ReadonlyMap<number, readonly number[]>): void {
		const people: Score[] = [];
		for (const [person, groups] of groupsOf) {
			const cost = this.#costOf(person, groups);
			if (!cost) return;
			people.push(cost);
		}
		const so = sum([...chosen.map(({ score }) => score), ...people, this.#least[order] ?? sum([])]);
		if (this.#best && !isBetter(so, this.#best.score)) return;
		if (order === this.#groups.length) {
			this.#best = { score: so, chosen };
			return;
		}
		for (const filling of this.#fillings[order] ?? []) {
			const next = new Map(groupsOf);
			for (const [person] of filling.seats) next.set(person, [...(next.get(person) ?? []), order]);
			this.#try(order + 1, [...chosen, filling], next);
		}
	}

	#costOf(person: number, groups: readonly number[]): Score | undefined {
		const key = `${person} ${groups.join(" ")}`;
		if (this.#costs.has(key)) return this.#costs.get(key);
		const id = this.#people[person] ?? "";
		const places = groups.flatMap((order) => {
			const group = this.#groups[order];
			const at = group && this.#boothsFor(group, id).at(-1);
			return group && at ? this.#placesIn(group, [[person, at]]) : [];
		});
		const alone = { ...this.#rostering, places, firm: [] };
		const isLegal = !breachesOf(alone).some((breach) => breach.interpreterId === id && isHard(breach));
		const prices = this.#scoring.prices ?? defaultPrices;
		const cost = isLegal ? personScore(new Ground(alone), this.#groups, id, prices) : undefined;
		this.#costs.set(key, cost);
		return cost;
	}

	#placesIn(group: Group, seats: Filling["seats"]): SeatedPlace[] {
		return group.sittings.flatMap(({ id }) =>
			seats.map(([person, booth]) => seat(id, booth, this.#people[person] ?? "")),
		);
	}

	#placesOf(chosen: readonly Filling[]): SeatedPlace[] {
		return chosen.flatMap(({ seats }, order) => {
			const group = this.#groups[order];
			return group ? this.#placesIn(group, seats) : [];
		});
	}
}

/** Least in each by itself: nothing that is made of these is better. */
function leastOf(fillings: readonly Filling[]): Score {
	const least = { ...sum([]), uncovered: Infinity, missing: Infinity, priced: Infinity };
	for (const { score } of fillings) {
		least.uncovered = Math.min(least.uncovered, score.uncovered);
		least.missing = Math.min(least.missing, score.missing);
		least.priced = Math.min(least.priced, score.priced);
	}
	return least;
}

const hair = 1e-6;

/** By more than a rounding. */
function isBetter(one: Score, other: Score): boolean {
	if (one.uncovered !== other.uncovered) return one.uncovered < other.uncovered;
	if (one.missing !== other.missing) return one.missing < other.missing;
	return one.priced < other.priced - hair;
}
