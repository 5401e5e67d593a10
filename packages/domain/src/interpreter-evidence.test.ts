/** Tests of evidence for pairs of languages. */
import { expect, test } from "vitest";
import { standingOf } from "./interpreter-evidence.ts";
import { newInterpreterSchema } from "./interpreter-register.ts";

const nothing = { by: "", mode: null, on: null, until: null } as const;
const nino = { name: "N. Example", a: ["ka"], b: ["en"], c: ["ru"], retours: [["ka", "en"]] };
const asked = (...evidence: object[]) => newInterpreterSchema.safeParse({ ...nino, evidence });

test("evidence: is kept for every pair that is worked, once, and for no other", () => {
	const test = { ...nothing, from: "ka", to: "en", kind: "test", by: "The secretariat", until: "2027-05-01" };
	const peer = { ...nothing, from: "ru", to: "ka", kind: "peer" };
	const { data } = asked(test, peer, test, { ...peer, to: "en" }, { ...peer, to: "ru" });
	expect(data?.evidence).toEqual([test, peer]);
});

test.each([
	[{ kind: "hearsay" }, "invalid"],
	[{ until: "2027-02-30" }, "dayInvalid"],
	[{ on: "2027-05-01", until: "2027-04-30" }, "spanInvalid"],
	[{ from: "Georgian" }, "languageInvalid"],
	[{ by: "x".repeat(301) }, "tooLong"],
])("evidence: %j is refused", (part, why) => {
	const [issue] = asked({ ...nothing, from: "ka", to: "en", kind: "peer", ...part }).error?.issues ?? [];
	expect(issue?.path.slice(0, 2)).toEqual(["evidence", 0]);
	if (why.endsWith("Invalid")) expect(issue?.message).toBe(why);
});

test("evidence: counts until its last day; what has run out is told apart from what never was", () => {
	const until = (day: string | null) => ({ ...nothing, from: "ka", to: "en", kind: "test" as const, until: day });
	const standing = (days: (string | null)[], on: string) => standingOf(days.map(until), ["ka", "en"], on);
	expect(standing(["2027-05-01"], "2027-05-01")).toBe("stands");
	expect(standing(["2027-05-01"], "2027-05-02")).toBe("over");
	expect(standing(["2027-05-01", null], "2027-05-02")).toBe("stands");
	expect(standing([], "2027-05-02")).toBe("none");
	expect(standingOf([until(null)], ["en", "ka"], "2027-05-02")).toBe("none");
});
