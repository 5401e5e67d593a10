/** Problems: who could sit where, which groups exclude each other, and what one person may work. */
import { eligibleOf } from "../eligible.ts";
import { Ground, type Rostering, type SeatedPlace, seat, type Worker } from "../ground.ts";
import { type Group, groupsIn, groupsOf } from "../groups.ts";
import { defaultPrices, type Prices } from "../prices.ts";
import type { TeamBooth } from "../regimes.ts";
import type { Scoring } from "../score.ts";
import { Together } from "./together.ts";

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
	readonly together: Together;
	/** By group. */
	readonly choices: readonly Choice[];
	/** The sittings that are decided about; all of them where it is undefined. */
	readonly #within: ReadonlySet<string> | undefined;
	/** What stands at the others. */
	readonly #outside: readonly SeatedPlace[];
	readonly #numbers: ReadonlyMap<Choice, number>;

	/** Outside the groups of the sittings `within`, what stands or is promised stands. */
	constructor(
		rostering: Rostering,
		{ prices = defaultPrices, published = [] }: Scoring = {},
		within?: readonly string[],
	) {
		this.rostering = rostering;
		this.prices = prices;
		this.published = published;
		this.#within = within && wholeGroups(rostering, within);
		const { places, firm = [] } = rostering;
		this.#outside = once([...firm, ...places].filter(({ sittingId }) => !this.#isWithin(sittingId)));
		this.ground = new Ground({ ...rostering, places: [], firm: [...firm, ...this.#outside] });
		this.groups = groupsIn(this.ground);
		this.people = [...this.ground.workers];
		this.together = new Together(this.ground, this.groups);
		this.choices = this.#choose();
		this.#numbers = new Map(this.choices.map((choice, number) => [choice, number]));
	}

	#isWithin(sittingId: string): boolean {
		return !this.#within || this.#within.has(sittingId);
	}

	/** All of them could be given up. */
	get publishedPlaces(): number {
		return this.published.filter(({ sittingId }) => this.ground.interpreted(sittingId)).length;
	}

	numberOf(choice: Choice): number {
		return this.#numbers.get(choice) ?? -1;
	}

	/** Places of choices; a promise at a sitting stands as it was given. */
	placesOf(chosen: Iterable<Choice>): SeatedPlace[] {
		const promised = new Map(
			this.ground.firm.map((place) => [`${place.sittingId} ${place.interpreterId}`, place.booth]),
		);
		const places = [...chosen].flatMap(({ group, booth, person }) => {
			const id = this.people[person]?.interpreter.id ?? "";
			const sittings = this.groups[group]?.sittings ?? [];
			return sittings
				.filter(
					(sitting) => (promised.get(`${sitting.id} ${id}`) ?? booth.id) === booth.id && this.#isWithin(sitting.id),
				)
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
		const sittings = this.rostering.sittings.filter(({ id }) => this.#isWithin(id));
		for (const { group: its, booth, interpreterId } of eligibleOf({ ...this.rostering, sittings, places: [] })) {
			const [group, person] = [groupNumbers.get(its.id), numbers.get(interpreterId)];
			if (group === undefined || person === undefined || this.together.excludes(group, group)) continue;
			const others = promised.get(person) ?? [];
			if (others.every((other) => other !== group && !this.together.excludes(other, group))) add(group, booth, person);
		}
		return [...choices.values()].sort((one, other) => one.group - other.group);
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
