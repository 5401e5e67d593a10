/** Tests of interpreters and language regimes. */
import { describe, expect, it } from "vitest";
import { boothsOf, needsOf, pairsOf, type Regime, regimeSchema } from "./interpreters.ts";

const languages = { a: [] as string[], b: [] as string[], c: [] as string[], retours: [] as [string, string][] };
const pairs = (more: Partial<typeof languages>) =>
	pairsOf({ ...languages, ...more })
		.map((pair) => pair.join(">"))
		.sort();

describe("the pairs of an interpreter", () => {
	it("go into each A language from all others, and never into a C language", () => {
		expect(pairs({ a: ["ka"], b: ["en"], c: ["hy"] })).toEqual(["en>ka", "hy>ka"]);
		expect(pairs({ a: ["ka", "ru"] })).toEqual(["ka>ru", "ru>ka"]);
	});

	it("go into a B language only by accredited retour", () => {
		const person = { a: ["ka"], b: ["en", "ru"], c: ["hy"] };
		expect(pairs({ ...person, retours: [["hy", "en"]] })).toEqual(["en>ka", "hy>en", "hy>ka", "ru>ka"]);
	});

	it("leave out a retour that the languages do not bear", () => {
		const retours: [string, string][] = [
			["ka", "hy"],
			["pl", "en"],
			["en", "en"],
		];
		expect(pairs({ a: ["ka"], b: ["en"], c: ["hy"], retours })).toEqual(["en>ka", "hy>ka"]);
	});
});

describe("a regime", () => {
	const regime = (spoken: string[], heard: string[], mode: Regime["mode"] = "simultaneous") =>
		regimeSchema.parse({ spoken, heard, mode });
	const booths = (one: Regime) => boothsOf(one).map((booth) => booth.id);

	it("needs each spoken language in each other one that is listened to", () => {
		expect(needsOf(regime(["en", "ka"], ["en", "ru"]))).toEqual([
			["en", "ru"],
			["ka", "en"],
			["ka", "ru"],
		]);
	});

	it("has a booth for each listened-to language, in the order of protocol", () => {
		expect(booths(regime(["ka", "pl", "hy"], ["ru", "en"]))).toEqual(["ru", "en"]);
		expect(booths(regime(["en", "ka"], ["ru", "en"]))).toEqual(["ru", "en"]);
	});

	it("has one two-way booth when there are exactly two languages", () => {
		expect(boothsOf(regime(["ru", "en"], ["ru", "en"]))).toEqual([{ id: "en-ru", into: ["ru", "en"] }]);
	});

	it("has no booth for a language that everybody speaks", () => {
		expect(booths(regime(["en"], ["en", "ru"]))).toEqual(["ru"]);
		expect(booths(regime(["en"], ["en"]))).toEqual([]);
	});

	it("has one team for all when it is consecutive or whispered", () => {
		expect(boothsOf(regime(["ka", "en"], ["ru", "en"], "consecutive"))).toEqual([{ id: "en-ru", into: ["ru", "en"] }]);
		expect(booths(regime(["en"], ["ka"], "whispered"))).toEqual(["ka"]);
	});
});
