/** Tests of exhaustive search: against all rosters there are, each judged whole. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isHard } from "./breach.ts";
import { breachesOf } from "./breaches.ts";
import { bestOf } from "./exhaustive.ts";
import { type Rostering, type SeatedPlace, seat } from "./ground.ts";
import { groupsOf } from "./groups.ts";
import { bilingualMorning, person, place, regime, rostering, sitting } from "./pretend.ts";
import { byScore, type Score, type Scoring, scoreOf } from "./score.ts";

const free = { relay: 0, singlePivot: 0, fragile: 0, offDomain: 0, joining: 0, load: 0, stability: 0 };
const team = (places: readonly SeatedPlace[]) => places.map(({ id }) => id).sort();

/** Every roster there is, judged as a whole: the slowest way, and the plainest. */
function slowest(roster: Rostering, scoring: Scoring): Score | undefined {
	let rosters: SeatedPlace[][] = [[]];
	for (const { id: interpreterId } of roster.interpreters)
		for (const { booths, sittings } of groupsOf(roster))
			rosters = rosters.flatMap((places) => [
				places,
				...booths.map(({ id }) => [...places, ...sittings.map((one) => seat(one.id, id, interpreterId))]),
			]);
	return rosters
		.map((places) => ({ ...roster, places }))
		.filter((one) => !breachesOf(one).some(isHard))
		.map((one) => scoreOf(one, scoring))
		.sort(byScore)[0];
}

describe("the best roster", () => {
	const both = regime("en ru", "en ru");
	const bilingual = (more: Partial<Rostering> = {}) => bilingualMorning(500, more);

	it("covers first, and then is cheap", () => {
		const { places, score } = bestOf(bilingual(), { prices: free });
		expect(team(places)).toEqual(["morning en-ru anna", "morning en-ru clara"]);
		expect(score).toMatchObject({ uncovered: 0, missing: 0, cost: 750 });
	});

	it("keeps who is firm, and does not give up lightly what was published", () => {
		const firm = [place("morning en-ru boris")];
		expect(team(bestOf(bilingual({ firm }), { prices: free }).places)).toContain("morning en-ru boris");
		const published = [place("morning en-ru boris"), place("morning en-ru anna")];
		const kept = bestOf(bilingual(), { prices: { ...free, stability: 60 }, published });
		expect(team(kept.places)).toEqual(["morning en-ru anna", "morning en-ru boris"]);
		const dear = bestOf(bilingual(), { prices: { ...free, stability: 40 }, published });
		expect(team(dear.places)).toEqual(["morning en-ru anna", "morning en-ru clara"]);
	});

	it("refuses what is too much to try, and what is firm against the rules", () => {
		const interpreters = Array.from({ length: 19 }, (_, number) => person(`p${number}`, "en,,ru"));
		expect(() => bestOf(bilingual({ interpreters }))).toThrow("more than can be tried");
		const twice = {
			sittings: [sitting("morning", 9, 11), sitting("noon", 10, 12)],
			regimes: { morning: both, noon: both },
		};
		const sittings = twice.sittings.map((one) => ({ ...one, teamId: one.id }));
		const firm = ["morning en-ru anna", "noon en-ru anna"].map(place);
		expect(() => bestOf(bilingual({ ...twice, sittings, firm }))).toThrow("no legal roster");
	});
});

const tags = ["en", "ru", "ka"];
const tag = fc.constantFrom(...tags);
const someone = fc.record({
	languages: fc.uniqueArray(tag, { minLength: 2, maxLength: 3 }),
	isB: fc.boolean(),
	fee: fc.integer({ min: 1, max: 9 }),
	town: fc.constantFrom("Riga", "Vilnius"),
	clearance: fc.nat(1),
	daysBefore: fc.nat(2),
});
const problem = fc.record({
	people: fc.array(someone, { minLength: 1, maxLength: 3 }),
	groups: fc.array(
		fc.record({
			from: fc.constantFrom(9, 10.9, 14, 33),
			spoken: fc.uniqueArray(tag, { minLength: 2 }),
			heard: fc.uniqueArray(tag, { minLength: 1, maxLength: 2 }),
			hall: fc.constantFrom("A", "B"),
			town: fc.constantFrom("Riga", "Vilnius"),
			clearance: fc.constantFrom(0, 0, 1),
			priority: fc.integer({ min: 1, max: 2 }),
		}),
		{ minLength: 1, maxLength: 2 },
	),
});

it("the best roster: is the best of all there are, and its score is the checker's", () => {
	fc.assert(
		fc.property(problem, ({ people, groups }) => {
			const sittings = groups.map(({ from, hall, town, clearance, priority }, number) => ({
				...sitting(`s${number}`, from, from + 2),
				...{ hall, town, clearance, priority, meetingId: "m", teamId: `s${number}` },
			}));
			const regimes = Object.fromEntries(
				groups.map(({ spoken, heard }, number) => [`s${number}`, regime(spoken.join(" "), heard.join(" "))]),
			);
			const interpreters = people.map(({ languages: [a = "", b = "", c = ""], isB, ...facts }, number) => ({
				...person(`p${number}`, isB ? `${a},${b},${c},${a}>${b}` : `${a},,${b} ${c}`),
				...facts,
			}));
			const travel = { minutes: {}, defaultMinutes: 200, fares: {}, defaultFare: 3, perDiem: 1, dayFee: 0.5 };
			const roster = rostering({ sittings, regimes, interpreters, travel });
			const prices = { relay: 2, singlePivot: 3, fragile: 1, offDomain: 0, joining: 1, load: 1, stability: 2 };
			const published = [seat("s0", "en", "p0")];
			const best = bestOf(roster, { prices, published });
			expect(breachesOf({ ...roster, places: best.places }).filter(isHard)).toEqual([]);
			expect(best.score).toEqual(scoreOf({ ...roster, places: best.places }, { prices, published }));
			const { uncovered, missing, priced } = best.score;
			const least = slowest(roster, { prices, published });
			expect([uncovered, missing, priced]).toEqual([least?.uncovered, least?.missing, least?.priced]);
		}),
		{ numRuns: 60 },
	);
});
