/** Tests of what planning asks about an interpreter. */
import { expect, test } from "vitest";
import { asRostersCount, clearedOn } from "./interpreter-facts.ts";
import { newInterpreterSchema } from "./interpreter-register.ts";

const facts = (part: object) => newInterpreterSchema.safeParse({ name: "N. Example", ...part });

test("facts: somebody of whom nothing is said works at conferences, in any mode, uncleared", () => {
	expect(facts({}).data).toMatchObject({
		tracks: ["conference"],
		modes: [],
		clearance: null,
		fee: null,
		conflicts: [],
	});
});

test.each([
	[{ tracks: [] }, "trackMissing"],
	[{ fee: { amount: -1, currency: "EUR" } }, "feeInvalid"],
	[{ fee: { amount: Number.NaN, currency: "EUR" } }, "feeInvalid"],
	[{ fee: { amount: 400, currency: "euro" } }, "feeInvalid"],
	[{ clearance: { level: 1, issuer: "", until: "2026-02-30" } }, "dayInvalid"],
])("facts: %j is refused with %s", (part, code) => {
	expect(facts(part).error?.issues[0]?.message).toBe(code);
});

test("facts: nothing stands twice, and a level is a whole number up to three", () => {
	expect(facts({ modes: ["whispered", "whispered"], fee: { amount: 1, currency: "eur" } }).data).toMatchObject({
		modes: ["whispered"],
		fee: { currency: "EUR" },
	});
	for (const level of [-1, 4, 1.5])
		expect(facts({ clearance: { level, issuer: "", until: null } }).success).toBe(false);
});

test("facts: a clearance counts until its last day", () => {
	const clearance = { level: 2, issuer: "Ministry", until: "2027-05-01" };
	expect([
		clearedOn(clearance, "2027-05-01"),
		clearedOn(clearance, "2027-05-02"),
		clearedOn(null, "2027-05-01"),
	]).toEqual([2, 0, 0]);
	const counted = asRostersCount({ modes: [], clearance, fee: { amount: 400, currency: "EUR" } }, "2027-05-02");
	expect(counted).toEqual({ modes: undefined, clearance: 0, fee: 400 });
});
