/** People in the programme: what one person may work, and what days, travel and loads of theirs cost. */
import { addDays } from "@plenary/domain";
import { mondayOf } from "../loads.ts";
import type { RosterSitting } from "../sittings.ts";
import { fareBetween, minutesBetween } from "../travel.ts";
import { type Programme, sumOf, type Terms } from "./matrix.ts";
import type { Problem } from "./problem.ts";

/** Columns of somebody's choices, by group; those that are promised, and their groups. */
export interface OfPerson {
	readonly person: number;
	readonly columns: ReadonlyMap<number, readonly number[]>;
	readonly promised: ReadonlySet<number>;
	readonly firm: ReadonlySet<number>;
}

export class PersonRows {
	readonly #problem: Problem;
	readonly #programme: Programme;
	readonly #its: OfPerson;
	readonly #groups: readonly number[];
	readonly #present = new Map<string, Terms>();
	/** Prices, to be added to the objective. */
	readonly prices: [column: number, price: number][] = [];

	constructor(problem: Problem, programme: Programme, its: OfPerson) {
		this.#problem = problem;
		this.#programme = programme;
		this.#its = its;
		this.#groups = [...its.columns.keys()];
	}

	write(): void {
		this.#oneAtATime();
		const byDay = this.#groupsBy(({ day }) => [day]);
		this.#dayMinutes(byDay);
		this.#daysInRow(byDay);
		this.#weeks();
		this.#charges(byDay);
	}

	/** Nobody can work all of these groups: what was found only when somebody would have. */
	forbid(groups: readonly number[]): void {
		if (!groups.every((group) => this.#its.columns.has(group))) return;
		this.#atMost(
			groups.flatMap((group) => this.#terms([group])),
			groups.length - 1,
		);
	}

	#terms(groups: readonly number[], times = 1): Terms {
		return groups.flatMap((group) => (this.#its.columns.get(group) ?? []).map((column) => [column, times] as const));
	}

	/** What is promised may be too much by itself, but nothing is added to it. */
	#atMost(terms: Terms, limit: number): void {
		if (this.#its.firm.size === 0) this.#programme.row(terms, { atMost: limit });
		else {
			const promised = sumOf(terms, this.#programme.start(this.#its.promised));
			this.#programme.row(terms, { atMost: Math.max(limit, promised) });
		}
	}

	#oneAtATime(): void {
		for (const clique of this.#cliques(this.#groups)) {
			const terms = this.#terms(clique);
			if (terms.length > 1) this.#atMost(terms, 1);
		}
	}

	/** Sets of groups that exclude each other, such that every pair that does is in one of them, and every group too. */
	#cliques(groups: readonly number[]): number[][] {
		const cliques: number[][] = [];
		const isTold = (one: number, other: number) =>
			cliques.some((clique) => clique.includes(one) && clique.includes(other));
		for (const [index, one] of groups.entries()) {
			const others = groups.slice(index + 1).filter((other) => this.#problem.excludes(one, other));
			for (const other of others) {
				if (isTold(one, other)) continue;
				const clique = [one, other];
				for (const third of groups)
					if (!clique.includes(third) && clique.every((member) => this.#problem.excludes(member, third)))
						clique.push(third);
				cliques.push(clique);
			}
			if (!cliques.some((clique) => clique.includes(one))) cliques.push([one]);
		}
		return cliques;
	}

	/** 1 when the person works any of these groups. */
	#presentAt(groups: readonly number[]): Terms {
		const key = groups.join(" ");
		const known = this.#present.get(key);
		if (known) return known;
		const terms = this.#presence(groups);
		this.#present.set(key, terms);
		return terms;
	}

	#presence(groups: readonly number[]): Terms {
		const cliques = this.#cliques(groups);
		const [only] = cliques;
		const isFirm = groups.some((group) => this.#its.firm.has(group));
		if (cliques.length === 1 && only && !isFirm) return this.#terms(only);
		const all = this.#terms(groups);
		const column = this.#programme.column((x) => (sumOf(all, x) > 0.5 ? 1 : 0));
		for (const clique of cliques) {
			const terms = this.#terms(clique);
			// Promises may exclude each other; each of them alone is enough to be present.
			if (clique.some((group) => this.#its.firm.has(group)))
				for (const [one] of terms)
					this.#programme.row(
						[
							[one, 1],
							[column, -1],
						],
						{ atMost: 0 },
					);
			else this.#programme.row([...terms, [column, -1]], { atMost: 0 });
		}
		return [[column, 1]];
	}

	#groupsBy(keysOf: (sitting: RosterSitting, group: number) => readonly string[]): Map<string, number[]> {
		const found = new Map<string, Set<number>>();
		for (const group of this.#groups)
			for (const sitting of this.#problem.groups[group]?.sittings ?? [])
				for (const key of keysOf(sitting, group)) found.set(key, (found.get(key) ?? new Set()).add(group));
		return new Map([...found].map(([key, groups]) => [key, [...groups]]));
	}

	#dayMinutes(byDay: ReadonlyMap<string, readonly number[]>): void {
		const { dayMinutes, remoteDayMinutes } = this.#problem.ground.profile.person;
		for (const [day, groups] of byDay) {
			if (this.#cliques(groups).length < 2) continue;
			this.#minutesOf(day, groups, dayMinutes.is);
			this.#minutesOf(
				day,
				groups.filter((group) => this.#isRemote(group)),
				remoteDayMinutes.is,
			);
		}
	}

	#minutesOf(day: string, groups: readonly number[], limit: number): void {
		const minutes = groups.map((group) => {
			const sittings = this.#problem.groups[group]?.sittings.filter((sitting) => sitting.day === day) ?? [];
			return sittings.reduce((all, sitting) => all + sitting.minutes, 0);
		});
		if (minutes.reduce((all, one) => all + one, 0) <= limit) return;
		this.#atMost(
			groups.flatMap((group, index) => this.#terms([group], minutes[index])),
			limit,
		);
	}

	#daysInRow(byDay: ReadonlyMap<string, readonly number[]>): void {
		const limit = this.#problem.ground.profile.person.daysInRow.is;
		for (const first of byDay.keys()) {
			const days = Array.from({ length: limit + 1 }, (_, offset) => byDay.get(addDays(first, offset)));
			if (days.every((groups) => groups !== undefined))
				this.#atMost(
					days.flatMap((groups) => this.#presentAt(groups)),
					limit,
				);
		}
	}

	#weeks(): void {
		const { halfDaysInWeek, remoteHalfDaysInWeek } = this.#problem.ground.profile.person;
		this.#halfDays(halfDaysInWeek.is, () => true);
		this.#halfDays(remoteHalfDaysInWeek.is, (group) => this.#isRemote(group));
	}

	#halfDays(limit: number, counts: (group: number) => boolean): void {
		const halves = this.#groupsBy(({ day, halfDays = [] }, group) =>
			counts(group) ? halfDays.map((half) => `${day} ${half}`) : [],
		);
		for (const those of Map.groupBy(halves, ([half]) => mondayOf(half.slice(0, 10))).values())
			if (those.length > limit)
				this.#atMost(
					those.flatMap(([, groups]) => this.#presentAt(groups)),
					limit,
				);
	}

	#isRemote(group: number): boolean {
		return this.#problem.groups[group]?.regime.mode === "remote";
	}

	#charges(byDay: ReadonlyMap<string, readonly number[]>): void {
		const { people, prices, ground } = this.#problem;
		const { fee = 0, domains, daysBefore = 0, town } = people[this.#its.person]?.interpreter ?? {};
		const { travel, profile } = ground;
		for (const groups of byDay.values()) this.#charge(groups, fee);
		if (travel && town) {
			const away = this.#groupsBy(({ day, town: there }) => (there && there !== town ? [day] : []));
			for (const groups of away.values()) this.#charge(groups, travel.perDiem);
			const trips = this.#groupsBy(({ meetingId, town: there }) => [JSON.stringify([meetingId ?? null, there ?? ""])]);
			for (const [trip, groups] of trips) {
				const [, there] = JSON.parse(trip);
				if (there === "" || there === town) continue;
				const isFar = minutesBetween(travel, town, there) > profile.person.travelMinutes.is;
				this.#charge(groups, fareBetween(travel, town, there) + travel.perDiem + (isFar ? travel.dayFee * fee : 0));
			}
		}
		for (const groups of this.#groupsBy(({ meetingId }) => [meetingId ?? ""]).values())
			this.#charge(groups, prices.joining);
		for (const group of this.#groups) {
			const sittings = this.#problem.groups[group]?.sittings ?? [];
			if (sittings.some(({ topic }) => topic !== undefined && domains && !domains.includes(topic)))
				this.#charge([group], prices.offDomain);
		}
		this.#loads([...byDay.values()], daysBefore);
	}

	/** The first day costs one more than the days before, the next one more than that. */
	#loads(days: readonly (readonly number[])[], daysBefore: number): void {
		const { load } = this.#problem.prices;
		if (load === 0) return;
		const [only] = days;
		if (days.length === 1 && only) {
			this.#charge(only, load * (daysBefore + 1));
			return;
		}
		const worked = days.flatMap((groups) => this.#presentAt(groups));
		const steps = days.map((_, order): [number, number] => {
			const column = this.#programme.column((x) => (sumOf(worked, x) > order + 0.5 ? 1 : 0));
			this.prices.push([column, load * (daysBefore + order + 1)]);
			return [column, -1];
		});
		this.#programme.row([...worked, ...steps], { atMost: 0 });
	}

	#charge(groups: readonly number[], price: number): void {
		if (price === 0) return;
		for (const [column, times] of this.#presentAt(groups)) this.prices.push([column, times * price]);
	}
}
