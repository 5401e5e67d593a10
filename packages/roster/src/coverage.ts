/** Coverage: which needs of a sitting are served directly, which by one relay, and which by nobody. */
import { type Booth, boothsOf, needsOf, type Pair, type Regime } from "@plenary/domain";

/** Somebody in a booth of the sitting, with every pair this person works. */
export interface TeamMember {
	readonly interpreterId: string;
	readonly booth: string;
	readonly pairs: readonly Pair[];
}

/**
 * `people` work it directly; or it is heard through the booth of a pivot language, which is itself served directly (a
 * relay of a relay is none), by one person alone when `single`; or not at all.
 */
export type Cover =
	| { readonly kind: "direct"; readonly people: number }
	| { readonly kind: "relay"; readonly through: string; readonly single: boolean }
	| { readonly kind: "none" };

export interface CoveredNeed {
	readonly from: string;
	readonly to: string;
	readonly cover: Cover;
}

/** Every need of the regime with its cover, in the regime's order. */
export function coverageOf(regime: Regime, team: readonly TeamMember[]): CoveredNeed[] {
	const booths = new Map(boothsOf(regime).map((booth) => [booth.id, booth]));
	const direct = new Workers();
	const takers = new Workers();
	for (const { interpreterId, booth: id, pairs } of team) {
		const booth = booths.get(id);
		if (!booth) continue;
		for (const [from, to] of pairs) {
			if (booth.into.includes(to)) takers.add(from, to, interpreterId);
			if (isDirect(booth, [from, to])) direct.add(from, to, interpreterId);
		}
	}
	return needsOf(regime).map(([from, to]) => {
		const people = direct.of(from, to).length;
		if (people > 0) return { from, to, cover: { kind: "direct", people } };
		return { from, to, cover: relayOf(regime, from, to, direct, takers) ?? { kind: "none" } };
	});
}

/**
 * Can somebody in that booth work this pair while `from` has the floor? Into the booth's language always. A booth of
 * one language is silent while that language has the floor, and only then may it work into another.
 */
export function isDirect({ into }: Booth, [from, to]: Pair): boolean {
	return into.includes(to) || (into.length === 1 && into[0] === from);
}

/** The pivot that most people serve; among equals the first in the order of protocol. */
function relayOf(regime: Regime, from: string, to: string, direct: Workers, takers: Workers): Cover | undefined {
	let through: string | undefined;
	let most = 0;
	for (const pivot of regime.heard) {
		const givers = direct.of(from, pivot);
		const taking = takers.of(pivot, to);
		if (givers.length <= most || taking.length === 0) continue;
		// Nobody takes relay from their own voice.
		if (givers.length === 1 && taking.length === 1 && givers[0] === taking[0]) continue;
		through = pivot;
		most = givers.length;
	}
	return through === undefined ? undefined : { kind: "relay", through, single: most === 1 };
}

/** Who works which pair, each person once. */
class Workers {
	readonly #byPair = new Map<string, string[]>();

	add(from: string, to: string, interpreterId: string): void {
		const pair = `${from}>${to}`;
		const known = this.#byPair.get(pair);
		if (!known) this.#byPair.set(pair, [interpreterId]);
		else if (!known.includes(interpreterId)) known.push(interpreterId);
	}

	of(from: string, to: string): readonly string[] {
		return this.#byPair.get(`${from}>${to}`) ?? nobody;
	}
}

const nobody: readonly string[] = [];
