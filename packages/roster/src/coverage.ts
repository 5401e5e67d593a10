/** Coverage: which needs of a sitting are served directly, which by one relay, and which by nobody; and if one is ill. */
import { Channels } from "./channels.ts";
import { type CoveredNeed, type Fall, relayRules, type TeamMember } from "./cover.ts";
import type { TeamRegime } from "./regimes.ts";

/** Every need of the regime with its cover, in the regime's order. */
export function coverageOf(regime: TeamRegime, team: readonly TeamMember[], rules = relayRules): CoveredNeed[] {
	return new Channels(regime, team, rules).needs();
}

/** What would fall if each of them could not come, by interpreter; whoever is not missed is not in it. */
export function fallsOf(regime: TeamRegime, team: readonly TeamMember[], rules = relayRules): Map<string, Fall[]> {
	return new Channels(regime, team, rules).falls();
}
