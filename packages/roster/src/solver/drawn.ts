/** Small problems drawn by chance, for tests: few people, few groups, and every rule now and then. */
import fc from "fast-check";
import { isHard } from "../breach.ts";
import { breachesOf } from "../breaches.ts";
import { type KnownInterpreter, type Rostering, type SeatedPlace, seat } from "../ground.ts";
import { groupsOf } from "../groups.ts";
import { at, person, regime, rostering, sitting } from "../pretend.ts";
import { profiles } from "../profiles.ts";
import type { TeamRegime } from "../regimes.ts";

const tag = fc.constantFrom("en", "ru", "ka");
const someone = fc.record({
	languages: fc.uniqueArray(tag, { minLength: 2, maxLength: 3 }),
	retour: fc.constantFrom("none", "A", "all"),
	fee: fc.integer({ min: 1, max: 9 }),
	town: fc.constantFrom("Riga", "Vilnius"),
	clearance: fc.constantFrom(0, 1, 1),
	daysBefore: fc.nat(2),
	domains: fc.option(fc.constantFrom(["law"], ["visa"]), { nil: undefined }),
	modes: fc.option(fc.constant(["simultaneous"] as const), { nil: undefined, freq: 4 }),
	away: fc.option(fc.constantFrom(8, 14, 30), { nil: undefined, freq: 3 }),
});
const team = fc.record({
	from: fc.constantFrom(9, 9, 10.9, 11.1, 13.5, 33, 57),
	hours: fc.constantFrom(1, 1.5, 3),
	spoken: fc.uniqueArray(tag, { minLength: 2, maxLength: 3 }),
	heard: fc.uniqueArray(tag, { minLength: 1, maxLength: 3 }),
	mode: fc.constantFrom("simultaneous", "simultaneous", "simultaneous", "remote", "consecutive"),
	/** Two of its booths are one. */
	twoWay: fc.boolean(),
	pivots: fc.option(fc.constant(["en", "ru"]), { nil: undefined }),
	seats: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
	needed: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
	hall: fc.constantFrom("A", "B"),
	town: fc.constantFrom("Riga", "Vilnius"),
	topic: fc.constantFrom("law", "visa"),
	clearance: fc.constantFrom(0, 0, 1),
	priority: fc.integer({ min: 1, max: 2 }),
	meetingId: fc.constantFrom("m", "n"),
	again: fc.boolean(),
});
const price = (max: number) => fc.integer({ min: 0, max });
export const drawnProblem = fc.record({
	people: fc.array(someone, { minLength: 2, maxLength: 5 }),
	teams: fc.array(team, { minLength: 1, maxLength: 3 }),
	prices: fc.record({
		...{ relay: price(4), singlePivot: price(4), fragile: price(3), offDomain: price(2) },
		...{ joining: price(3), load: price(2), stability: price(3) },
	}),
	limits: fc.record({
		dayMinutes: fc.constantFrom(240, 480),
		stretchMinutes: fc.constantFrom(120, 210),
		daysInRow: fc.constantFrom(1, 6),
		halfDaysInWeek: fc.constantFrom(1, 2, 10),
		travelMinutes: fc.constantFrom(180, 300),
	}),
	firm: fc.option(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)), { nil: undefined }),
	published: fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)), { maxLength: 4 }),
});
export type Drawn = typeof drawnProblem extends fc.Arbitrary<infer Value> ? Value : never;

function regimeOf({ spoken, heard, mode, twoWay, pivots, seats, needed }: Drawn["teams"][number]): TeamRegime {
	const whole: TeamRegime = { ...regime(spoken.join(" "), heard.join(" ")), mode: mode as TeamRegime["mode"], pivots };
	const [first, second, ...others] = heard;
	const override = needed === undefined ? undefined : { people: needed, source: { words: { en: "A test" } } };
	const both = first && second && twoWay ? [[first, second].sort(), ...others.map((one) => [one])] : undefined;
	const into = both ?? heard.map((one) => [one]);
	if (mode === "consecutive" || (!both && seats === undefined && needed === undefined)) return whole;
	return { ...whole, booths: into.map((those) => ({ id: those.join("-"), into: those, seats, override })) };
}

/** The rostering, and what was published. */
export function rosteringOf({ people: drawn, teams, limits, firm, published }: Drawn): [Rostering, SeatedPlace[]] {
	// Trying all takes the longer, the more there is of both.
	const people = drawn.slice(0, 6 - teams.length);
	const regimes: Record<string, TeamRegime> = {};
	const sittings = teams.flatMap((drawn, number) => {
		const { from, hours, hall, town, topic, clearance, priority, meetingId, again } = drawn;
		const known = { hall, town, topic, clearance, priority, meetingId, teamId: `t${number}` };
		const halfDays = [from % 24 < 13 ? "morning" : "afternoon"] as const;
		const day = from > 48 ? "2026-07-09" : from > 24 ? "2026-07-08" : "2026-07-07";
		const one = { ...sitting(`s${number}`, from, from + hours), ...known, halfDays, day };
		const two = { ...one, id: `s${number}b`, from: one.to + 1_200_000, to: one.to + 4_800_000, minutes: 60 };
		for (const { id } of [one, two]) regimes[id] = regimeOf(drawn);
		return again ? [one, two] : [one];
	});
	const interpreters = people.map(({ languages: [a = "", b = "", ...c], retour, away, ...facts }, number) => {
		const from = retour === "all" ? [a, ...c] : [a];
		const words =
			retour === "none"
				? `${a},,${[b, ...c].join(" ")}`
				: `${a},${b},${c.join(" ")},${from.map((one) => `${one}>${b}`).join(" ")}`;
		const unavailable = away === undefined ? [] : [{ from: at(away), to: at(away + 2) }];
		return { ...person(`p${number}`, words), ...facts, unavailable } satisfies KnownInterpreter;
	});
	const { person: standing } = profiles.onSite;
	const own = (name: keyof typeof limits) => ({ is: limits[name], source: standing[name].source });
	const profile = {
		...profiles.onSite,
		person: {
			...standing,
			...{ dayMinutes: own("dayMinutes"), stretchMinutes: own("stretchMinutes"), daysInRow: own("daysInRow") },
			...{ halfDaysInWeek: own("halfDaysInWeek"), travelMinutes: own("travelMinutes") },
		},
	};
	const travel = { minutes: {}, defaultMinutes: 200, fares: {}, defaultFare: 3, perDiem: 1, dayFee: 0.5 };
	const whole = rostering({ sittings, regimes, interpreters, travel, profile });
	const groups = groupsOf(whole);
	const placesFor = ([i, g, b]: readonly [number, number, number]) => {
		const group = groups[g % groups.length];
		const booth = group?.booths[b % group.booths.length];
		const places = group?.sittings.map(({ id }) => seat(id, booth?.id ?? "", `p${i % people.length}`));
		return places ?? [];
	};
	const promised = firm ? placesFor(firm) : [];
	const isLegal = !breachesOf({ ...whole, places: promised }).some(isHard);
	return [{ ...whole, firm: isLegal ? promised : [] }, published.flatMap(placesFor)];
}
