/** Tests of strength: how many people for how many minutes. */
import { boothsOf, type Regime } from "@plenary/domain";
import { describe, expect, it } from "vitest";
import { regime } from "./pretend.ts";
import { type Profile, profiles } from "./profiles.ts";
import { type TeamRegime, teamBoothsOf } from "./regimes.ts";
import { limitFor, limitsOf, posts, strength } from "./strength.ts";

const needed = (profile: Profile, asked: Regime, minutes: readonly number[]) => {
	const [booth] = boothsOf(asked);
	return booth && minutes.map((one) => strength(profile, asked, booth, one));
};

describe("strength", () => {
	it.each([
		[
			"a booth of one language",
			profiles.onSite,
			regime("ka pl", "en ru"),
			[30, 40, 41, 360, 480, 481],
			[1, 1, 2, 2, 3],
		],
		["a two-way booth", profiles.onSite, regime("ka en", "en ka"), [40, 240, 241, 361, 480, 500], [1, 2, 3, 4, 4]],
		["a remote booth", profiles.remote, regime("ka en", "en ka"), [30, 31, 120, 121, 240, 241], [1, 2, 2, 3, 3]],
		[
			"two languages in turn",
			profiles.onSite,
			regime("ka en", "en ka", "consecutive"),
			[120, 121, 360, 361],
			[1, 2, 2],
		],
		["three languages in turn", profiles.onSite, regime("ka en", "en ru", "consecutive"), [20, 360, 361], [3, 3]],
		["whispering", profiles.onSite, regime("ka", "en", "whispered"), [20, 361], [2]],
	])(
		"asks for more people the longer %s works, and for a second team in the end",
		(_, profile, asked, minutes, people) => {
			expect(needed(profile, asked, minutes)).toEqual([
				...people,
				...Array(minutes.length - people.length).fill(undefined),
			]);
		},
	);

	it("names the limit of so many people with its source", () => {
		const asked = regime("ka en", "en ka");
		const limits = boothsOf(asked).flatMap((booth) => limitsOf(profiles.onSite, asked, booth));
		expect(limitFor(limits, 2)).toMatchObject({ minutes: 240, source: { on: "2026-11-21" } });
		expect(limitFor(limits, 9)?.minutes).toBe(480);
		expect(limitFor(limits.slice(1), 1)).toBeUndefined();
	});

	it.each([
		["signing", { ...regime("en", "en ils"), mode: "signed" as const }, [60, 61, 360, 480, 481], [1, 2, 2, 3]],
		["at a distance", { ...regime("ka pl", "en ru"), mode: "remote" as const }, [30, 31, 121, 241], [1, 2, 3]],
		["what is heavy", { ...regime("ka pl", "en ru"), heavy: true }, [40, 41, 480, 481], [2, 3, 4]],
	])("asks for its own number when %s", (_, asked, minutes, people) => {
		const [booth] = teamBoothsOf(asked);
		const found = minutes.map((one) => booth && strength(profiles.onSite, asked, booth, one));
		expect(found).toEqual([...people, ...Array(minutes.length - people.length).fill(undefined)]);
	});

	it("asks for two in the booth of a pivot that was named, where another booth may need it", () => {
		const asked = { ...regime("ka en ru", "en ru"), pivots: ["en"] };
		const short = (one: TeamRegime) => teamBoothsOf(one).map((booth) => strength(profiles.onSite, one, booth, 30));
		expect(short(asked)).toEqual([2, 1]);
		expect(short({ ...asked, spoken: ["en", "ru"], heard: ["en", "ru"] })).toEqual([1]);
		expect(short(regime("ka en ru", "en ru"))).toEqual([1, 1]);
	});

	it("asks for three in a two-way booth from the first minute on, as the United Nations do", () => {
		const asked = regime("ar en", "en ar");
		const [booth] = teamBoothsOf(asked);
		expect(booth && [10, 360, 361].map((one) => strength(profiles.un, asked, booth, one))).toEqual([3, 3, undefined]);
	});

	it("gives way to what whoever plans has decided, with their reason", () => {
		const asked = regime("ka pl", "en ru");
		const source = { words: { en: "The chair speaks slowly" } };
		const booth = { id: "en", into: ["en"], override: { people: 1, source } };
		expect(strength(profiles.onSite, asked, booth, 300)).toBe(1);
		expect(limitsOf(profiles.onSite, asked, booth)[0]?.source).toBe(source);
	});

	it("fills as many teams as share the day", () => {
		const asked = regime("ka pl", "en ru");
		const limits = limitsOf(profiles.onSite, asked, { id: "en", into: ["en"] });
		expect([30, 300, 480, 481, 800].map((minutes) => posts(limits, minutes))).toEqual([1, 2, 3, 4, 6]);
	});
});

describe("a profile", () => {
	it("has every figure with its source in both languages, and a day", () => {
		for (const profile of Object.values(profiles)) {
			const { oneWay, twoWay, remote, consecutive, whispered, signed, person } = profile;
			const rows = [oneWay, twoWay, remote, consecutive, whispered, signed].flat();
			const figures = [...Object.values(person), profile.pivotPeople, profile.twoWayPivotPeople];
			expect(figures.length).toBe(16);
			for (const { source } of [...rows, ...figures]) {
				expect(source.on).toMatch(/^2026-\d\d-\d\d$/);
				expect(source.words).toMatchObject({
					en: expect.stringMatching(/\w/),
					ru: expect.stringMatching(/[а-я]/i),
				});
			}
		}
	});
});
