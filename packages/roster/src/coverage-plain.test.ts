/** Tests of coverage against the same said plainly, on many small teams. */
import { type Pair, pairsOf } from "@plenary/domain";
import fc from "fast-check";
import { expect, it } from "vitest";
import { plainCoverage, plainFalls } from "../bench/plain.ts";
import type { TeamMember } from "./cover.ts";
import { coverageOf, fallsOf } from "./coverage.ts";
import type { TeamRegime } from "./regimes.ts";

const tags = ["en", "ru", "ka", "pl"];
const some = fc.uniqueArray(fc.constantFrom(...tags), { minLength: 1 });
const person = fc
	.record({ a: fc.constantFrom(...tags), b: fc.constantFrom(...tags), c: some, from: some })
	.map(({ a, b, c, from }): Pair[] =>
		pairsOf({
			a: [a],
			b: b === a ? [] : [b],
			c: c.filter((tag) => tag !== a && tag !== b),
			retours: from.map((one): [string, string] => [one, b]),
		}),
	);
const problem = fc.record({
	regime: fc.record({
		spoken: some,
		heard: some,
		mode: fc.constantFrom("simultaneous" as const, "consecutive" as const),
		pivots: fc.option(some, { nil: undefined }),
	}),
	team: fc.array(fc.record({ who: fc.nat(3), booth: fc.constantFrom(...tags, "en-ru", "en-ka-ru"), pairs: person })),
});

/** People by their number, the same in every place. */
const seated = (places: readonly { who: number; booth: string; pairs: Pair[] }[]): TeamMember[] =>
	places.map(({ who, booth }) => ({
		interpreterId: `p${who}`,
		booth,
		pairs: places.find((place) => place.who === who)?.pairs ?? [],
	}));

it("coverage: is what it is said to be, whoever sits where", () => {
	fc.assert(
		fc.property(problem, ({ regime, team }) => {
			const people = seated(team);
			const found = coverageOf(regime, people).map(({ from, to, cover }) => [`${from}>${to}`, cover]);
			expect(found).toEqual(plainCoverage(regime, people));
		}),
		{ numRuns: 500 },
	);
});

it("coverage: leaves each out as if they had never been there", () => {
	fc.assert(
		fc.property(problem, ({ regime, team }) => {
			const people = seated(team);
			const falls = fallsOf(regime, people);
			const needs = [...falls].map(([id, those]) => [id, those.map(({ from, to }) => `${from}>${to}`)]);
			expect(Object.fromEntries(needs)).toEqual(Object.fromEntries(plainFalls(regime, people)));
			for (const [id, those] of falls) {
				const left = coverageOf(
					regime,
					people.filter((one) => one.interpreterId !== id),
				);
				for (const { from, to, after } of those)
					expect(left.find((need) => need.from === from && need.to === to)?.cover).toEqual(after);
			}
		}),
		{ numRuns: 300 },
	);
});

it("coverage: a relay is taken from a channel that is itself direct", () => {
	fc.assert(
		fc.property(problem, ({ regime, team }) => {
			const needs = coverageOf(regime as TeamRegime, seated(team));
			for (const { from, cover } of needs) {
				if (cover.kind !== "relay") continue;
				const pivot = needs.find((need) => need.from === from && need.to === cover.through);
				expect(pivot?.cover.kind).toBe("direct");
			}
		}),
	);
});
