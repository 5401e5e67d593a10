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
		for (const pair of pairs) {
			if (booth.into.includes(pair[1])) takers.add(pair, interpreterId);
			if (isDirect(booth, pair)) direct.add(pair, interpreterId);
		}
	}
	return needsOf(regime).map((need): CoveredNeed => {
		const [from, to] = need;
		const people = direct.of(from, to).length;
		if (people > 0) return { from, to, cover: { kind: "direct", people } };
		return { from, to, cover: relayOf(regime, need, direct, takers) };
	});
}

/**
 * Can somebody in that booth work this pair while `from` has the floor? Into the booth's language always. A booth of
 * one language is silent while that language has the floor, and only then may it work into another.
 */
export function isDirect({ into }: Booth, [from, to]: Pair): boolean {
	return into.includes(to) || (into.length === 1 && into[0] === from);
}

/** By the pivot that most people serve; among equals by the first in the order of protocol. */
function relayOf(regime: Regime, [from, to]: Pair, direct: Workers, takers: Workers): Cover {
	let through: string | undefined;
	let most = 0;
	for (const pivot of regime.heard) {
		const givers = direct.of(from, pivot);
		if (givers.length <= most) continue;
		const taking = takers.of(pivot, to);
		if (taking.length === 0) continue;
		// Nobody takes relay from their own voice.
		if (givers.length === 1 && taking.length === 1 && givers[0] === taking[0]) continue;
		through = pivot;
		most = givers.length;
	}
	return through === undefined ? uncovered : { kind: "relay", through, single: most === 1 };
}

const uncovered: Cover = { kind: "none" };

/** Who works which pair, by what they work from and into; each person once. */
class Workers {
	readonly #byFrom = new Map<string, Map<string, string[]>>();

	add([from, to]: Pair, interpreterId: string): void {
		const byTo = this.#byFrom.get(from) ?? new Map<string, string[]>();
		this.#byFrom.set(from, byTo);
		const known = byTo.get(to);
		if (!known) byTo.set(to, [interpreterId]);
		else if (!known.includes(interpreterId)) known.push(interpreterId);
	}

	of(from: string, to: string): readonly string[] {
		return this.#byFrom.get(from)?.get(to) ?? nobody;
	}
}

const nobody: readonly string[] = [];
