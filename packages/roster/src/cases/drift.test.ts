/** Tests of how cases of drift are judged. */
import { expect, it } from "vitest";
import { judge } from "./drift.ts";

const day = { mode: "sim", into: ["ka"], staffed: 2, plannedMin: 300, projectedMin: 300 };

it.each([
	["keeps within its limits", {}, { need: 2, code: null, atMin: null }],
	["needs one more", { projectedMin: 370 }, { need: 3, code: "STRENGTH", atMin: 360 }],
	["needs a second team", { projectedMin: 500 }, { need: null, code: "STRENGTH", atMin: 360 }],
	["is remote", { mode: "rsi", projectedMin: 130 }, { need: 3, code: "STRENGTH", atMin: 120 }],
	["works both ways", { into: ["ka", "pl"], projectedMin: 250 }, { need: 3, code: "STRENGTH", atMin: 240 }],
])("passes a day that %s", (_, more, expected) => {
	expect(judge({ ...day, ...more }, expected)).toEqual([]);
});

it("says what differs", () => {
	expect(judge(day, { need: 3 })).toEqual(["need: expected 3, found 2"]);
	expect(() => judge({ ...day, mode: "loud" }, {})).toThrow("mode: expected one of sim");
});
