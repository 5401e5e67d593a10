/** The relay map: where each booth hears the floor's language from, by the published team as far as it can work. */
import { type DeskTeam, pairsOf } from "@plenary/domain";
import {
	type CoveredNeed,
	coverageOf,
	gravityOf,
	type PublishedSitting,
	publishedRegime,
	type TeamMember,
} from "@plenary/roster";

/** How a booth hears the floor: itself; through another booth's channel, perhaps of one person alone; not; or it is silent. */
export type Source =
	| { readonly kind: "direct"; readonly people: number }
	| { readonly kind: "relay"; readonly through: string; readonly single: boolean }
	| { readonly kind: "none" }
	| { readonly kind: "silent" };

export interface BoothSource {
	readonly booth: string;
	readonly into: readonly string[];
	readonly source: Source;
}

/** Who sits in the booths, without those who can not work. */
export function teamOf(
	{ booths }: PublishedSitting,
	{ languages }: Pick<DeskTeam, "languages">,
	out: ReadonlySet<string>,
): TeamMember[] {
	return booths.flatMap(({ id: booth, interpreterIds }) =>
		interpreterIds.flatMap((interpreterId): TeamMember[] => {
			const known = Object.hasOwn(languages, interpreterId) ? languages[interpreterId] : undefined;
			return known && !out.has(interpreterId) ? [{ interpreterId, booth, pairs: pairsOf(known) }] : [];
		}),
	);
}

/** One line for each booth, in the order of the roster. */
export function relayMap(sitting: PublishedSitting, team: readonly TeamMember[], language: string): BoothSource[] {
	const needs = coverageOf(publishedRegime(sitting), team).filter(({ from }) => from === language);
	return sitting.booths.map(({ id: booth, into }) => {
		const worst = needs
			.filter(({ to }) => into.includes(to))
			.reduce<CoveredNeed["cover"] | undefined>(worse, undefined);
		return { booth, into, source: worst ?? { kind: "silent" } };
	});
}

const worse = (known: CoveredNeed["cover"] | undefined, { cover }: CoveredNeed): CoveredNeed["cover"] =>
	known && gravityOf(known) >= gravityOf(cover) ? known : cover;

/** The booths that take relay from this one. */
export const hangingOn = (map: readonly BoothSource[], booth: string): BoothSource[] => {
	const given = map.find((one) => one.booth === booth)?.into ?? [];
	return map.filter(
		({ source, booth: other }) => source.kind === "relay" && other !== booth && given.includes(source.through),
	);
};

/** How one person works from a language into what the booth gives. */
export function abilityOf(
	member: TeamMember,
	into: readonly string[],
	language: string,
	map: readonly BoothSource[],
): "direct" | "relay" | "silent" | "cannot" {
	const wanted = into.filter((to) => to !== language);
	if (wanted.length === 0) return "silent";
	if (wanted.some((to) => member.pairs.some(([from, other]) => from === language && other === to))) return "direct";
	const given = map.filter(({ source }) => source.kind === "direct").flatMap((one) => one.into);
	return given.some((through) => member.pairs.some(([from, to]) => from === through && wanted.includes(to)))
		? "relay"
		: "cannot";
}
