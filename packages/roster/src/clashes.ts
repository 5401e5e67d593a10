/** Clashes: what it takes to get from one sitting to another, and what keeps a person from being there at all. */
import { overlap } from "@plenary/domain";
import type { BreachOf } from "./breach.ts";
import type { Ground, KnownInterpreter } from "./ground.ts";
import type { RosterSitting } from "./sittings.ts";
import { minutesBetween } from "./travel.ts";

type Closeness = Pick<BreachOf<"tooClose">["facts"], "gap" | "needed" | "because" | "source">;

/** Too little time between two sittings that do not overlap; undefined when there is enough. */
export function closeness(
	{ profile, travel }: Ground,
	one: RosterSitting,
	other: RosterSitting,
): Closeness | undefined {
	const [before, after] = one.from < other.from ? [one, other] : [other, one];
	const gap = Math.floor((after.from - before.to) / 60_000);
	const { hallChangeMinutes, townChangeMinutes, nightRestMinutes } = profile.person;
	const ways: Omit<Closeness, "gap">[] = [];
	const minutes = minutesBetween(travel, one.town, other.town);
	if (travel && one.town && other.town && one.town !== other.town)
		ways.push({ because: "town", needed: minutes + townChangeMinutes.is, source: townChangeMinutes.source });
	if (one.day !== other.day)
		ways.push({ because: "night", needed: nightRestMinutes.is, source: nightRestMinutes.source });
	if (one.hall && other.hall && one.hall !== other.hall)
		ways.push({ because: "hall", needed: hallChangeMinutes.is, source: hallChangeMinutes.source });
	const longest = ways.sort((way, another) => another.needed - way.needed)[0];
	return longest && gap < longest.needed ? { gap, ...longest } : undefined;
}

/** Why a person could not travel to a sitting; undefined when they can, or do not have to. */
export function travelTrouble(
	ground: Ground,
	interpreter: KnownInterpreter,
	sitting: RosterSitting,
): BreachOf<"travelDay">["facts"] | undefined {
	const { travelMinutes, keptFreeMinutes } = ground.profile.person;
	const minutes = minutesBetween(ground.travel, interpreter.town, sitting.town);
	if (minutes <= travelMinutes.is || !sitting.town) return undefined;
	const kept = { from: sitting.from - keptFreeMinutes.is * 60_000, to: sitting.from };
	// What overlaps the sitting itself is told as such.
	const busy = [...interpreter.unavailable, ...ground.bookingsOf(interpreter.id)].find(
		(span) => overlap(span, kept) && !overlap(span, sitting),
	);
	if (!busy) return undefined;
	const { is, source } = keptFreeMinutes;
	return { from: busy.from, to: busy.to, town: sitting.town, travel: minutes, kept: is, source };
}
