/** Problems: who could sit where, which groups exclude each other, and what one person may work. */
import { overlap } from "@plenary/domain";
import { closeness } from "../clashes.ts";
import { eligibleOf } from "../eligible.ts";
import { Ground, type InterpretedSitting, type Rostering, type SeatedPlace, seat, type Worker } from "../ground.ts";
import { type Group, groupsIn, groupsOf } from "../groups.ts";
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
	/** By group. */
	readonly choices: readonly Choice[];
	readonly #outside: readonly SeatedPlace[];
	readonly #numbers: ReadonlyMap<Choice, number>;
	readonly #work: readonly (readonly InterpretedSitting[])[];
	readonly #legal = new Map<string, boolean>();
	/** By group: which others nobody can work too. */
	readonly #excludes: readonly ReadonlySet<number>[];

	/** Outside the groups of the sittings `within`, what stands or is promised stands. */
	constructor(
		rostering: Rostering,
		{ prices = defaultPrices, published = [] }: Scoring = {},
		within?: readonly string[],
	) {
		this.rostering = rostering;
		this.prices = prices;
		this.published = published;
		const its = within && wholeGroups(rostering, within);
		const { places, firm = [] } = rostering;
		this.#outside = its ? once([...firm, ...places].filter(({ sittingId }) => !its.has(sittingId))) : [];
		this.ground = new Ground({ ...rostering, places: [], firm: [...firm, ...this.#outside] });
		this.groups = groupsIn(this.ground);
		this.people = [...this.ground.workers];
		this.#work = this.groups.map(({ sittings }) => sittings.flatMap(({ id }) => this.ground.interpreted(id) ?? []));
		this.#excludes = this.#exclusions();
		this.choices = this.#choose(its);
		this.#numbers = new Map(this.choices.map((choice, number) => [choice, number]));
	}

	/** All of them could be given up. */
	get publishedPlaces(): number {
		return this.published.filter(({ sittingId }) => this.ground.interpreted(sittingId)).length;
	}

	/** Can nobody work both? A group that is too much by itself excludes itself. */
	excludes(one: number, other: number): boolean {
		return this.#excludes[one]?.has(other) ?? false;
	}

	numberOf(choice: Choice): number {
		return this.#numbers.get(choice) ?? -1;
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
		const outside = new Set(this.#outside.map(({ sittingId }) => sittingId));
		const places = [...chosen].flatMap(({ group, booth, person }) => {
			const id = this.people[person]?.interpreter.id ?? "";
			const sittings = this.groups[group]?.sittings ?? [];
			return sittings
				.filter((sitting) => (promised.get(`${sitting.id} ${id}`) ?? booth.id) === booth.id && !outside.has(sitting.id))
				.map((sitting) => seat(sitting.id, booth.id, id));
		});
		return [...places, ...this.#outside];
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

	/** Who is promised somewhere has no choice where that excludes it. */
	#choose(within: ReadonlySet<string> | undefined): Choice[] {
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
		const promised = new Map<number, number[]>();
		for (const { sittingId, booth: boothId, interpreterId } of this.ground.firm) {
			const [group, person] = [groupOf.get(sittingId), numbers.get(interpreterId)];
			if (group === undefined || person === undefined) continue;
			const booth = this.groups[group]?.booths.find(({ id }) => id === boothId);
			if (!booth) continue;
			add(group, booth, person);
			promised.set(person, [...(promised.get(person) ?? []), group]);
		}
		const groupNumbers = new Map(this.groups.map(({ id }, number) => [id, number]));
		const sittings = this.rostering.sittings.filter(({ id }) => !within || within.has(id));
		for (const { group: its, booth, interpreterId } of eligibleOf({ ...this.rostering, sittings, places: [] })) {
			const [group, person] = [groupNumbers.get(its.id), numbers.get(interpreterId)];
			if (group === undefined || person === undefined || this.excludes(group, group)) continue;
			const others = promised.get(person) ?? [];
			if (others.every((other) => other !== group && !this.excludes(other, group))) add(group, booth, person);
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

/** The ids of all sittings in groups that have one of these. */
function wholeGroups(rostering: Rostering, within: readonly string[]): ReadonlySet<string> {
	const groups = groupsOf(rostering).filter(({ sittings }) => sittings.some(({ id }) => within.includes(id)));
	return new Set(groups.flatMap(({ sittings }) => sittings.map(({ id }) => id)));
}

/** Places without those that say the same. */
function once(places: readonly SeatedPlace[]): SeatedPlace[] {
	const seats = places.map(({ sittingId, booth, interpreterId }) => seat(sittingId, booth, interpreterId));
	return [...new Map(seats.map((place) => [place.id, place])).values()];
}
