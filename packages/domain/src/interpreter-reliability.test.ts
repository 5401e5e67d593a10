/** Tests of facts of reliability: closed categories, and days some years away. */
import { expect, test } from "vitest";
import { newFactSchema, yearsAfter } from "./interpreter-reliability.ts";

const fact = { interpreterId: "interpreter-1", day: "2026-11-21" };
const isTaken = (part: object) => newFactSchema.safeParse({ ...fact, ...part }).success;

test("facts: feedback says what about and how, and nothing else does", () => {
	for (const kind of ["late", "documentsReturned", "documentsKept"]) {
		expect(isTaken({ kind }), kind).toBe(true);
		expect(isTaken({ kind, area: "teamwork" }), kind).toBe(false);
		expect(isTaken({ kind, mark: "well" }), kind).toBe(false);
	}
	expect(isTaken({ kind: "feedback", area: "teamwork", mark: "well" })).toBe(true);
	expect(isTaken({ kind: "feedback", area: "teamwork" })).toBe(false);
	expect(isTaken({ kind: "feedback", mark: "well" })).toBe(false);
	expect(isTaken({ kind: "feedback", area: "manners", mark: "well" })).toBe(false);
	expect(isTaken({ kind: "late", day: "2026-02-30" })).toBe(false);
});

test("facts: years later is the same day, and a leap day becomes the first of March", () => {
	expect(yearsAfter("2026-11-21", 2)).toBe("2028-11-21");
	expect(yearsAfter("2028-02-29", 3)).toBe("2031-03-01");
	expect(yearsAfter("2028-02-29", -4)).toBe("2024-02-29");
});
