/** Problems: who could sit where, which groups exclude each other, and what one person may work. */
import { overlap } from "@plenary/domain";
import { closeness } from "../clashes.ts";
import { eligibleOf } from "../eligible.ts";
import { Ground, type InterpretedSitting, type Rostering, type SeatedPlace, seat, type Worker } from "../ground.ts";
import { type Group, groupsIn } from "../groups.ts";
import { loadsOf } from "../loads.ts";
import { defaultPrices, type Prices } from "../prices.ts";
import type { TeamBooth } from "../regimes.ts";
import type { Scoring } from "../score.ts";

/** Somebody in a booth of a group, for all its sittings. Groups and people are numbered. */
export interface Choice {
	readonly group: number;
	readonly booth: TeamBooth;
	readonly person: number;
	/** Promised: nothing decides about it any more. */
	readonly firm: boolean;
	/** So many of its places are published. */
	readonly published: number;
}

export class Problem {
	readonly rostering: Rostering;
	readonly prices: Prices;
	readonly published: readonly SeatedPlace[];
	readonly ground: Ground;
	readonly groups: readonly Group[];
	readonly people: readonly Worker[];
	/** By group, booth, then person. */
	readonly choices: readonly Choice[];
	readonly #work: readonly (readonly InterpretedSitting[])[];
	readonly #legal = new Map<string, boolean>();
	/** By group: which others nobody can work too. */
	readonly #excludes: readonly ReadonlySet<number>[];

	constructor(rostering: Rostering, { prices = defaultPrices, published = [] }: Scoring = {}) {
		this.rostering = rostering;
		this.prices = prices;
		this.published = published;
		this.ground = new Ground({ ...rostering, places: [] });
		this.groups = groupsIn(this.ground);
		this.people = [...this.ground.workers];
		this.#work = this.groups.map(({ sittings }) => sittings.flatMap(({ id }) => this.ground.interpreted(id) ?? []));
		this.#excludes = this.#exclusions();
		this.choices = this.#choose();
	}

	/** All of them could be given up. */
	get publishedPlaces(): number {
		return this.published.filter(({ sittingId }) => this.ground.interpreted(sittingId)).length;
	}

	/** Can nobody work both? A group that is too much by itself excludes itself. */
	excludes(one: number, other: number): boolean {
		return this.#excludes[one]?.has(other) ?? false;
	}

	/** May one person work all of these groups? */
	mayWork(groups: readonly number[]): boolean {
		const ordered = [...groups].sort((one, other) => one - other);
		const key = ordered.join(" ");
		const known = this.#legal.get(key);
		if (known !== undefined) return known;
		const isLegal =
			ordered.every((one, index) => ordered.slice(index + 1).every((other) => !this.excludes(one, other))) &&
			this.#isBearable(ordered);
		this.#legal.set(key, isLegal);
		return isLegal;
	}

	/** Places of choices; a promise at a sitting stands as it was given. */
	placesOf(chosen: Iterable<Choice>): SeatedPlace[] {
		const promised = new Map(
			this.ground.firm.map((place) => [`${place.sittingId} ${place.interpreterId}`, place.booth]),
		);
		return [...chosen].flatMap(({ group, booth, person }) => {
			const id = this.people[person]?.interpreter.id ?? "";
			const sittings = this.groups[group]?.sittings ?? [];
			return sittings
				.filter((sitting) => (promised.get(`${sitting.id} ${id}`) ?? booth.id) === booth.id)
				.map((sitting) => seat(sitting.id, booth.id, id));
		});
	}

	/** The choices that these places are, where they are choices at all. */
	choicesAt(places: readonly SeatedPlace[]): Choice[] {
		const seats = new Set(
			places.map(({ sittingId, booth, interpreterId }) => `${sittingId} ${booth} ${interpreterId}`),
		);
		return this.choices.filter(({ group, booth, person }) => {
			const id = this.people[person]?.interpreter.id ?? "";
			return this.groups[group]?.sittings.some((sitting) => seats.has(`${sitting.id} ${booth.id} ${id}`));
		});
	}

	#choose(): Choice[] {
		const numbers = new Map(this.people.map(({ interpreter }, number) => [interpreter.id, number]));
		const groupOf = new Map(
			this.groups.flatMap(({ sittings }, number) => sittings.map(({ id }) => [id, number] as const)),
		);
		const key = (group: number, booth: string, person: number) => `${group} ${booth} ${person}`;
		const counted = (places: readonly SeatedPlace[]) =>
			Map.groupBy(places, ({ sittingId, booth, interpreterId }) =>
				key(groupOf.get(sittingId) ?? -1, booth, numbers.get(interpreterId) ?? -1),
			);
		const [firm, published] = [counted(this.ground.firm), counted(this.published)];
		const choices = new Map<string, Choice>();
		const add = (group: number, booth: TeamBooth, person: number) => {
			const its = key(group, booth.id, person);
			choices.set(its, { group, booth, person, firm: firm.has(its), published: published.get(its)?.length ?? 0 });
		};
		const groupNumbers = new Map(this.groups.map(({ id }, number) => [id, number]));
		for (const { group, booth, interpreterId } of eligibleOf({ ...this.rostering, places: [] })) {
			const number = groupNumbers.get(group.id) ?? -1;
			if (!this.excludes(number, number)) add(number, booth, numbers.get(interpreterId) ?? -1);
		}
		for (const { sittingId, booth: boothId, interpreterId } of this.ground.firm) {
			const [group, person] = [groupOf.get(sittingId), numbers.get(interpreterId)];
			if (group === undefined || person === undefined) continue;
			const booth = this.groups[group]?.booths.find(({ id }) => id === boothId);
			if (booth) add(group, booth, person);
		}
		return [...choices.values()].sort((one, other) => one.group - other.group);
	}

	#exclusions(): ReadonlySet<number>[] {
		const sets = this.groups.map(() => new Set<number>());
		for (const [one, set] of sets.entries())
			for (const [other, its] of sets.entries()) {
				if (other < one) continue;
				if (this.#canBoth(one, other)) continue;
				set.add(other);
				its.add(one);
			}
		return sets;
	}

	#canBoth(one: number, other: number): boolean {
		for (const { sitting } of this.#work[one] ?? [])
			for (const { sitting: its } of this.#work[other] ?? []) {
				if (its.id === sitting.id) continue;
				if (overlap(its, sitting) || closeness(this.ground, its, sitting)) return false;
			}
		return this.#isBearable(one === other ? [one] : [one, other]);
	}

	#isBearable(groups: readonly number[]): boolean {
		const work = groups.flatMap((group) => this.#work[group] ?? []);
		work.sort((one, other) => one.sitting.from - other.sitting.from);
		return loadsOf(this.ground.profile, work).every(({ code }) => code === "longDay");
	}
}
