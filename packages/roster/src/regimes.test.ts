/** Tests of regimes and retours: how they are called, which booths they have, what an accreditation gives. */
import { describe, expect, it } from "vitest";
import { regime } from "./pretend.ts";
import { isSymmetric, pivotsOf, regimeText, teamBoothsOf, teamNeedsOf } from "./regimes.ts";
import { retoursOf } from "./retours.ts";

const ids = (asked: Parameters<typeof teamBoothsOf>[0]) => teamBoothsOf(asked).map(({ id }) => id);

describe("a regime", () => {
	it("is called by how much is spoken and heard", () => {
		const asked = regime("en ru ka hy ro", "en ru");
		expect([regimeText(asked), isSymmetric(asked), teamNeedsOf(asked).length]).toEqual(["5-2", false, 8]);
		expect(isSymmetric(regime("en ru", "ru en"))).toBe(true);
		expect(isSymmetric(regime("en ru", "ru ka"))).toBe(false);
	});

	it("has one booth for both of two languages, but not for two that are heard of three", () => {
		expect(ids(regime("ka en", "en ka"))).toEqual(["en-ka"]);
		expect(ids(regime("en ka", "en ru"))).toEqual(["en", "ru"]);
	});

	it("has the booths that were decided, and one team where there are none", () => {
		const asked = regime("en ru ka", "en ru ka");
		expect(ids({ ...asked, booths: [{ id: "en-ru", into: ["en", "ru"] }] })).toEqual(["en-ru"]);
		expect(ids({ ...asked, mode: "signed" })).toEqual(["en-ka-ru"]);
		expect(ids({ ...asked, mode: "remote" })).toEqual(["en", "ru", "ka"]);
	});

	it("takes relay only from what somebody listens to", () => {
		const asked = regime("en ru ka", "ru ka");
		expect(pivotsOf(asked)).toEqual(["ru", "ka"]);
		expect(pivotsOf({ ...asked, pivots: ["en", "ka"] })).toEqual(["ka"]);
	});
});

describe("a retour", () => {
	const known = { a: ["ka"], b: ["en", "ru"], c: ["hy"] };

	it("is from the mother tongue, or from all that is known", () => {
		expect(retoursOf(known, { en: "A" })).toEqual([["ka", "en"]]);
		expect(retoursOf(known, { ru: "all" })).toEqual([
			["ka", "ru"],
			["en", "ru"],
			["hy", "ru"],
		]);
	});

	it("is none into what is merely understood, and none from nobody's word", () => {
		expect(retoursOf(known, { hy: "all" })).toEqual([]);
		expect(retoursOf(known, {})).toEqual([]);
	});
});
