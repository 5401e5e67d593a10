/** Tests of the least bad regime. */
import { pairsOf } from "@plenary/domain";
import fc from "fast-check";
import { expect, it } from "vitest";
import { coverageOf } from "./coverage.ts";
import { leastRegime } from "./least-regime.ts";
import { person, regime } from "./pretend.ts";
import { teamBoothsOf } from "./regimes.ts";

/** Lines such as "en en,,ka": a booth, then the languages of somebody in it. */
const teamOf = (...lines: string[]) =>
	lines.map((line, place) => {
		const booth = line.slice(0, line.indexOf(" "));
		return { interpreterId: `${place}`, booth, pairs: pairsOf(person("", line.slice(booth.length + 1))) };
	});
const asked = regime("en ru ka", "en ru");

it("gives up nothing where everything is covered", () => {
	expect(leastRegime(asked, teamOf("en en,,ru ka", "ru ru,,en"))).toEqual({ spoken: [], heard: [] });
});

it("gives up the one language that nobody is left for", () => {
	expect(leastRegime(asked, teamOf("en en,,ru", "ru ru,,en"))).toEqual({ spoken: ["ka"], heard: [] });
	expect(leastRegime(asked, teamOf("en en,,ru ka"))).toEqual({ spoken: [], heard: ["ru"] });
});

it("gives up nothing that would be heard of with fewer, and says so where nothing can be kept", () => {
	expect(leastRegime(asked, [])).toBeUndefined();
	expect(leastRegime(regime("en ru ka", "en ru"), teamOf("ru ru,,en"))).toEqual({ spoken: ["ka", "ru"], heard: [] });
});

it("whatever the team, what is kept is covered, and with one language fewer given up something is not", () => {
	const languages = ["en", "ru", "ka"];
	const someone = fc.record({
		a: fc.constantFrom(...languages),
		c: fc.subarray(languages),
		booth: fc.constantFrom("en", "ru"),
	});
	fc.assert(
		fc.property(fc.array(someone, { maxLength: 4 }), (people) => {
			const team = teamOf(
				...people.map(({ a, c, booth }) => `${booth} ${a},,${c.filter((tag) => tag !== a).join(" ")}`),
			);
			const given = leastRegime(asked, team);
			const open = (less: typeof given) => {
				if (!less) return true;
				const kept = {
					...asked,
					booths: teamBoothsOf(asked),
					spoken: asked.spoken.filter((tag) => !less.spoken.includes(tag)),
					heard: asked.heard.filter((tag) => !less.heard.includes(tag)),
				};
				return coverageOf(kept, team).some(({ cover }) => cover.kind === "none");
			};
			if (!given) return;
			expect(open(given)).toBe(false);
			for (const tag of given.spoken)
				expect(open({ ...given, spoken: given.spoken.filter((one) => one !== tag) })).toBe(true);
			for (const tag of given.heard)
				expect(open({ ...given, heard: given.heard.filter((one) => one !== tag) })).toBe(true);
		}),
		{ numRuns: 300 },
	);
});
