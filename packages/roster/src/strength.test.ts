/** Tests of strength: how many people for how many minutes. */
import { boothsOf, type Regime } from "@plenary/domain";
import { describe, expect, it } from "vitest";
import { regime } from "./pretend.ts";
import { type Profile, profiles } from "./profiles.ts";
import { limitFor, limitsOf, strength } from "./strength.ts";

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

	it("has every figure with its source in both languages", () => {
		for (const { oneWay, twoWay, consecutive, whispered } of Object.values(profiles))
			for (const row of [oneWay, twoWay, consecutive, whispered].flat())
				expect(row.source.words).toMatchObject({
					en: expect.stringMatching(/\w/),
					ru: expect.stringMatching(/[а-я]/i),
				});
	});
});
