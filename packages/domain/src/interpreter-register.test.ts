/** Tests of the interpreters' register: what its door takes, puts right and refuses. */
import { describe, expect, it } from "vitest";
import { changedInterpreterSchema, newInterpreterSchema } from "./interpreter-register.ts";

const asked = (more: object) => newInterpreterSchema.safeParse({ name: "N. Example", ...more });
const refusal = (more: object) => {
	const [issue] = asked(more).error?.issues ?? [];
	return issue && [issue.message, issue.path.join(".")];
};

describe("the register's door", () => {
	it("takes a name alone; what is not said is empty", () => {
		expect(asked({}).data).toMatchObject({
			a: [],
			retours: [],
			town: "",
			address: "",
			accountId: null,
			consentedOn: null,
		});
	});

	it("takes no more languages than anybody speaks", () => {
		const tags = Array.from({ length: 10_000 }, (_, at) => `aa-${String(at).padStart(5, "0")}`);
		expect(refusal({ names: Object.fromEntries(tags.map((tag) => [tag, "N."])) })).toEqual(["tooLong", "names"]);
		expect(refusal({ c: tags })?.[1]).toBe("c");
		expect(refusal({ names: Object.fromEntries(tags.slice(0, 40).map((tag) => [tag, "N."])) })).toBeUndefined();
	});

	it("takes region and script off a language, and calls Romanian by one name", () => {
		const { data } = asked({ a: ["ro-MD", "mo"], c: ["EN", "sr-Latn"] });
		expect([data?.a, data?.c]).toEqual([["ro"], ["en", "sr"]]);
	});

	it("refuses languages that contradict each other, at the later of the two", () => {
		expect(refusal({ a: ["ka"], c: ["ka"] })).toEqual(["languageTwice", "c"]);
		expect(refusal({ a: ["ka"], b: ["ka"] })).toEqual(["languageTwice", "b"]);
		expect(refusal({ a: ["ka"], c: ["en"], retours: [["ka", "en"]] })).toEqual(["retourInvalid", "retours"]);
		expect(refusal({ a: ["ka"], b: ["en"], retours: [["pl", "en"]] })).toEqual(["retourInvalid", "retours"]);
		expect(refusal({ a: ["ka"], b: ["en"], retours: [["ka", "en"]] })).toBeUndefined();
	});

	it("refuses what is no span, no language and no address", () => {
		expect(refusal({ unavailable: [{ from: 2, to: 2 }] })).toEqual(["spanInvalid", "unavailable.0.to"]);
		for (const from of [-1, -1e300]) expect(refusal({ unavailable: [{ from, to: 2 }] })?.[0]).toBe("dayInvalid");
		expect(refusal({ unavailable: [{ from: 1, to: 1e300 }] })).toEqual(["dayInvalid", "unavailable.0.to"]);
		for (const to of [Number.NaN, Number.POSITIVE_INFINITY, "3"])
			expect(refusal({ unavailable: [{ from: 1, to }] })?.[1]).toBe("unavailable.0.to");
		expect(refusal({ a: ["Georgian"] })).toEqual(["languageInvalid", "a.0"]);
		expect(refusal({ address: "nobody" })).toEqual(["addressInvalid", "address"]);
		expect(refusal({ address: "" })).toBeUndefined();
	});

	it("lets a change leave out anything, and adds nothing to it", () => {
		expect(changedInterpreterSchema.parse({ town: " Tbilisi " })).toEqual({ town: "Tbilisi" });
	});
});
