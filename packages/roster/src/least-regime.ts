/** The least bad regime: what of a regime a team still covers wholly, with as few languages given up as can be. */

import type { TeamMember } from "./cover.ts";
import { coverageOf } from "./coverage.ts";
import { type TeamRegime, teamBoothsOf } from "./regimes.ts";

/** What is given up: languages that can not be spoken, and those that can not be listened to. */
export interface GivenUp {
	readonly spoken: readonly string[];
	readonly heard: readonly string[];
}

/** Beyond so many languages given up it is no regime any more. */
const mostGivenUp = 4;

/**
 * The first of those that give up fewest languages: rather what is spoken than what is listened to, later ones of
 * protocol before earlier ones. Nothing is given up where everything is covered; undefined where no four languages are
 * enough. Booths stay as they are: whoever sits in one that nobody listens to is still there for others.
 */
export function leastRegime(regime: TeamRegime, team: readonly TeamMember[]): GivenUp | undefined {
	const offered = [
		...regime.spoken.map((tag) => ({ spoken: [tag], heard: [] as string[] })).reverse(),
		...regime.heard.map((tag) => ({ spoken: [] as string[], heard: [tag] })).reverse(),
	];
	let tried: { readonly given: GivenUp; readonly next: number }[] = [{ given: { spoken: [], heard: [] }, next: 0 }];
	for (let size = 0; size <= mostGivenUp; size++) {
		const found = tried.find(({ given }) => isEnough(regime, team, given));
		if (found) return found.given;
		tried = tried.flatMap(({ given, next }) =>
			offered.slice(next).map((one, order) => ({
				given: { spoken: [...given.spoken, ...one.spoken], heard: [...given.heard, ...one.heard] },
				next: next + order + 1,
			})),
		);
	}
	return undefined;
}

/** Is all that is left covered, and is anything left? What is not listened to is no channel to take relay from, either. */
function isEnough(regime: TeamRegime, team: readonly TeamMember[], given: GivenUp): boolean {
	const spoken = regime.spoken.filter((tag) => !given.spoken.includes(tag));
	const heard = regime.heard.filter((tag) => !given.heard.includes(tag));
	const needs = coverageOf({ ...regime, spoken, heard, booths: teamBoothsOf(regime) }, team);
	return needs.length > 0 && needs.every(({ cover }) => cover.kind !== "none");
}
