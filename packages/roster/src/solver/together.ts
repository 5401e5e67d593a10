/** Together: which groups one and the same person can work, whoever it is. */
import { overlap } from "@plenary/domain";
import { closeness } from "../clashes.ts";
import type { Ground, InterpretedSitting } from "../ground.ts";
import type { Group } from "../groups.ts";
import { loadsOf } from "../loads.ts";

/** Groups by their numbers. */
export class Together {
	readonly #ground: Ground;
	readonly #work: readonly (readonly InterpretedSitting[])[];
	readonly #excludes: readonly ReadonlySet<number>[];
	readonly #known = new Map<string, boolean>();

	constructor(ground: Ground, groups: readonly Group[]) {
		this.#ground = ground;
		this.#work = groups.map(({ sittings }) => sittings.flatMap(({ id }) => ground.interpreted(id) ?? []));
		this.#excludes = this.#exclusions();
	}

	/** Can nobody work both? A group that is too much by itself excludes itself. */
	excludes(one: number, other: number): boolean {
		return this.#excludes[one]?.has(other) ?? false;
	}

	/** May one person work all of these? */
	mayWork(groups: readonly number[]): boolean {
		const ordered = [...groups].sort((one, other) => one - other);
		const key = ordered.join(" ");
		const known = this.#known.get(key);
		if (known !== undefined) return known;
		const isLegal =
			ordered.every((one, index) => ordered.slice(index + 1).every((other) => !this.excludes(one, other))) &&
			this.#isBearable(ordered);
		this.#known.set(key, isLegal);
		return isLegal;
	}

	#exclusions(): ReadonlySet<number>[] {
		const sets = this.#work.map(() => new Set<number>());
		for (const [one, set] of sets.entries())
			for (const [other, its] of sets.entries()) {
				if (other < one || this.#canBoth(one, other)) continue;
				set.add(other);
				its.add(one);
			}
		return sets;
	}

	#canBoth(one: number, other: number): boolean {
		for (const { sitting } of this.#work[one] ?? [])
			for (const { sitting: its } of this.#work[other] ?? []) {
				if (its.id === sitting.id) continue;
				if (overlap(its, sitting) || closeness(this.#ground, its, sitting)) return false;
			}
		return this.#isBearable(one === other ? [one] : [one, other]);
	}

	#isBearable(groups: readonly number[]): boolean {
		const work = groups.flatMap((group) => this.#work[group] ?? []);
		work.sort((one, other) => one.sitting.from - other.sitting.from);
		return loadsOf(this.#ground.profile, work).every(({ code }) => code === "longDay");
	}
}
