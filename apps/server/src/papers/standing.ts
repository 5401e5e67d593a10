/** How a published team stands: what is heard and how, what would fall without somebody, and minutes against strength. */
import { pairsOf } from "@plenary/domain";
import {
	type CoveredNeed,
	coverageOf,
	type Fall,
	fallsOf,
	isDirect,
	type Profile,
	type PublishedSitting,
	profiles,
	publishedRegime,
	rosterSittings,
	type TeamMember,
	type TeamRegime,
} from "@plenary/roster";
import type { PaperFacts } from "./facts.ts";

export interface Standing {
	readonly regime: TeamRegime;
	readonly profile: Profile;
	readonly team: readonly TeamMember[];
	readonly needs: readonly CoveredNeed[];
	/** By interpreter. */
	readonly falls: ReadonlyMap<string, readonly Fall[]>;
	/** Interpreted minutes of the day, by booth: of whoever in it works longest. */
	readonly minutes: ReadonlyMap<string, number>;
	readonly sittings: readonly PublishedSitting[];
}

/** Of sittings that have the same languages and people: the first says how all of them stand. */
export function standingAt(facts: PaperFacts, sittings: readonly PublishedSitting[]): Standing {
	const [first] = sittings;
	if (!first) throw new Error("Nobody stands at no sitting.");
	const profile = profiles[facts.roster.profile ?? "onSite"];
	const regime = publishedRegime(first);
	const team = first.booths.flatMap(({ id: booth, interpreterIds }) =>
		interpreterIds.flatMap((interpreterId): TeamMember[] => {
			const known = facts.languages[interpreterId];
			return known ? [{ interpreterId, booth, pairs: pairsOf(known) }] : [];
		}),
	);
	const rules = { twoWayPivotPeople: profile.twoWayPivotPeople.is };
	return {
		...{ regime, profile, team, sittings },
		needs: coverageOf(regime, team, rules),
		falls: fallsOf(regime, team, rules),
		minutes: minutesByBooth(facts, first),
	};
}

/** Who of the team interprets that directly: in a booth of its own, or by retour from one that is silent meanwhile. */
export const workersOf = ({ team, regime }: Standing, from: string, to: string): TeamMember[] =>
	team.filter(({ booth, pairs }) => {
		const into = regime.booths?.find(({ id }) => id === booth)?.into ?? [];
		return isDirect({ into }, [from, to]) && pairs.some(([one, other]) => one === from && other === to);
	});

/** Hours count by the day: whoever is in the booth here may have been in others before. */
function minutesByBooth({ sittings, agenda, meeting }: PaperFacts, first: PublishedSitting): Map<string, number> {
	const published = sittings.map(({ sittingId: id, titles, hall, day, startsAt, endsAt }, at) => ({
		...{ id, titles, hall, day, startsAt, endsAt },
		position: String(at),
	}));
	const interpreted = rosterSittings({ items: agenda.items, sittings: published }, meeting.zone);
	const minutesAt = new Map(interpreted.map(({ id, minutes }) => [id, minutes]));
	const workedBy = (id: string) =>
		sittings
			.filter(({ booths }) => booths.some(({ interpreterIds }) => interpreterIds.includes(id)))
			.reduce((all, { sittingId }) => all + (minutesAt.get(sittingId) ?? 0), 0);
	return new Map(
		first.booths.map(({ id, interpreterIds }) => [
			id,
			Math.max(minutesAt.get(first.sittingId) ?? 0, ...interpreterIds.map(workedBy)),
		]),
	);
}
