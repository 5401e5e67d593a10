/** A made-up team: so many languages all ways, so many people, the same for the same seed. */
import { pairsOf } from "@plenary/domain";
import { retoursOf, type TeamMember, type TeamRegime } from "@plenary/roster";

const tags = "en fr de es it pt nl da sv fi el pl cs sk sl hu ro bg hr et lv lt mt ga".split(" ");
const pivots = ["en", "fr", "de"];

export interface LargeTeam {
	readonly regime: TeamRegime;
	readonly team: readonly TeamMember[];
}

/** Two or three in each booth; a third of those who are in no pivot's booth have a retour into one. */
export function largeTeam(languages: number, people: number, seed: number): LargeTeam {
	const chance = chances(seed);
	const spoken = tags.slice(0, languages);
	const team = Array.from({ length: people }, (_, number): TeamMember => {
		const own = spoken[number % languages] ?? "en";
		const others = spoken.filter((language) => language !== own);
		const isPivot = pivots.includes(own);
		const pivot = pivots[Math.floor(chance() * pivots.length)] ?? "en";
		const b = !isPivot && chance() < 0.33 ? [pivot] : [];
		const c = others.filter((language) => !b.includes(language) && chance() < (pivots.includes(language) ? 0.8 : 0.2));
		const known = { a: [own], b, c };
		const retours = retoursOf(known, { [pivot]: "A" }).map(([from, to]): [string, string] => [from, to]);
		return { interpreterId: `p${number}`, booth: own, pairs: pairsOf({ ...known, retours }) };
	});
	return { regime: { spoken, heard: spoken, mode: "simultaneous", pivots }, team };
}

/** Numbers from 0 to 1 by a linear congruence: enough for a benchmark. */
function chances(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return state / 2_147_483_648;
	};
}
