/** Channels: how many people give each language from each other one, counted so that leaving one out is cheap. */
import { hasBooths } from "@plenary/domain";
import { type Cover, type CoveredNeed, type Fall, isDirect, type RelayRules, type TeamMember } from "./cover.ts";
import { pivotsOf, type TeamRegime, teamBoothsOf, teamNeedsOf } from "./regimes.ts";

/** Somebody once, however many places they have; cells are pairs of languages. */
interface Counted {
	/** Where they work from the floor. */
	readonly direct: Set<number>;
	/** Where they could take relay. */
	readonly taking: Set<number>;
	/** Two-way booths they sit in. */
	readonly twoWay: Set<string>;
}

/** How many work a pair, and who, if it is one alone. */
class Tally {
	readonly #people: Uint16Array;
	/** The sum of the numbers of those who work it: of one alone, their number. */
	readonly #who: Float64Array;

	constructor(cells: number) {
		this.#people = new Uint16Array(cells);
		this.#who = new Float64Array(cells);
	}

	change(cells: Iterable<number>, who: number, by: 1 | -1): void {
		for (const cell of cells) {
			this.#people[cell] = this.at(cell) + by;
			this.#who[cell] = (this.#who[cell] ?? 0) + by * who;
		}
	}

	at(cell: number): number {
		return this.#people[cell] ?? 0;
	}

	onlyAt(cell: number): number {
		return this.#who[cell] ?? 0;
	}
}

const none: Cover = { kind: "none" };

export class Channels {
	readonly #tags: readonly string[];
	readonly #needs: readonly (readonly [from: number, to: number])[];
	readonly #pivots: readonly { readonly tag: number; readonly twoWay: string | undefined }[];
	readonly #rules: RelayRules;
	readonly #direct: Tally;
	readonly #taking: Tally;
	readonly #inTwoWay = new Map<string, number>();
	readonly #members = new Map<string, Counted>();

	constructor(regime: TeamRegime, team: readonly TeamMember[], rules: RelayRules) {
		const { spoken, heard } = regime;
		this.#tags = [...new Set([...spoken, ...heard])];
		this.#rules = rules;
		const numbers = new Map(this.#tags.map((tag, number) => [tag, number]));
		const numberOf = (tag: string) => numbers.get(tag) ?? -1;
		this.#needs = teamNeedsOf(regime).map(([from, to]) => [numberOf(from), numberOf(to)] as const);
		const booths = new Map(teamBoothsOf(regime).map((booth) => [booth.id, booth]));
		const twoWay = hasBooths(regime) ? [...booths.values()].filter(({ into }) => into.length > 1) : [];
		this.#pivots = pivotsOf(regime).map((tag) => ({
			tag: numberOf(tag),
			twoWay: twoWay.find(({ into }) => into.includes(tag))?.id,
		}));
		for (const { interpreterId, booth: id, pairs } of team) {
			const booth = booths.get(id);
			if (!booth) continue;
			const member = this.#member(interpreterId);
			if (twoWay.includes(booth)) member.twoWay.add(id);
			for (const pair of pairs) {
				const [from, to] = [numberOf(pair[0]), numberOf(pair[1])];
				if (from < 0 || to < 0) continue;
				const cell = from * this.#tags.length + to;
				if (booth.into.includes(pair[1])) member.taking.add(cell);
				if (isDirect(booth, pair)) member.direct.add(cell);
			}
		}
		this.#direct = new Tally(this.#tags.length ** 2);
		this.#taking = new Tally(this.#tags.length ** 2);
		for (const [number, member] of [...this.#members.values()].entries()) this.#count(number, member, 1);
	}

	needs(): CoveredNeed[] {
		return this.#needs.map(([from, to]) => ({
			from: this.#tag(from),
			to: this.#tag(to),
			cover: this.#cover(from, to),
		}));
	}

	falls(): Map<string, Fall[]> {
		const standing = this.#needs.map(([from, to]) => this.#grade(from, to));
		const found = new Map<string, Fall[]>();
		for (const [number, [id, member]] of [...this.#members].entries()) {
			this.#count(number, member, -1);
			const fallen = this.#needs.filter(([from, to], need) => this.#grade(from, to) > (standing[need] ?? 0));
			const after = fallen.map(([from, to]) => this.#cover(from, to));
			this.#count(number, member, 1);
			if (fallen.length === 0) continue;
			const falls = fallen.map(([from, to], fall) => ({
				...{ from: this.#tag(from), to: this.#tag(to) },
				...{ before: this.#cover(from, to), after: after[fall] ?? none },
			}));
			found.set(id, falls);
		}
		return found;
	}

	#member(interpreterId: string): Counted {
		const known = this.#members.get(interpreterId);
		if (known) return known;
		const member = { direct: new Set<number>(), taking: new Set<number>(), twoWay: new Set<string>() };
		this.#members.set(interpreterId, member);
		return member;
	}

	#count(number: number, { direct, taking, twoWay }: Counted, by: 1 | -1): void {
		this.#direct.change(direct, number, by);
		this.#taking.change(taking, number, by);
		for (const booth of twoWay) this.#inTwoWay.set(booth, (this.#inTwoWay.get(booth) ?? 0) + by);
	}

	#tag(number: number): string {
		return this.#tags[number] ?? "";
	}

	#cover(from: number, to: number): Cover {
		const people = this.#direct.at(from * this.#tags.length + to);
		if (people > 0) return { kind: "direct", people };
		const pivot = this.#pivot(from, to);
		return pivot ? { kind: "relay", through: this.#tag(pivot.tag), single: pivot.givers === 1 } : none;
	}

	/** The same as the gravity of its cover, without making one. */
	#grade(from: number, to: number): number {
		if (this.#direct.at(from * this.#tags.length + to) > 0) return 0;
		const pivot = this.#pivot(from, to);
		return pivot ? (pivot.givers === 1 ? 2 : 1) : 3;
	}

	/** The pivot that most people serve; among equals the first. */
	#pivot(from: number, to: number): { tag: number; givers: number } | undefined {
		const size = this.#tags.length;
		let through = -1;
		let most = 0;
		for (const { tag, twoWay } of this.#pivots) {
			const giving = from * size + tag;
			const givers = this.#direct.at(giving);
			if (givers <= most) continue;
			const takers = this.#taking.at(tag * size + to);
			if (takers === 0) continue;
			if (twoWay !== undefined && (this.#inTwoWay.get(twoWay) ?? 0) < this.#rules.twoWayPivotPeople) continue;
			// Nobody takes relay from their own voice.
			if (givers === 1 && takers === 1 && this.#direct.onlyAt(giving) === this.#taking.onlyAt(tag * size + to))
				continue;
			[through, most] = [tag, givers];
		}
		return through < 0 ? undefined : { tag: through, givers: most };
	}
}
