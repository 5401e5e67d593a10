/** Tests of days when somebody can not come. */
import { expect, test } from "vitest";
import { coming, daysOf, spansOf } from "./register-days.ts";

const vilnius = "Europe/Vilnius";

test("days: are whole days where they were written, also when clocks change", () => {
	const [span] = spansOf([{ from: "2026-10-24", to: "2026-10-25" }], vilnius);
	expect(span).toEqual({ from: Date.UTC(2026, 9, 23, 21), to: Date.UTC(2026, 9, 25, 22) });
	expect(span && daysOf(span, vilnius)).toEqual({ from: "2026-10-24", to: "2026-10-25", span });
});

test("days: what nobody changed keeps its hours, an empty row is none, and one day alone is both", () => {
	const span = { from: Date.UTC(2026, 9, 1, 7), to: Date.UTC(2026, 9, 1, 11) };
	expect(daysOf(span, vilnius)).toMatchObject({ from: "2026-10-01", to: "2026-10-01" });
	expect(spansOf([daysOf(span, vilnius), { from: "", to: "" }], vilnius)).toEqual([span]);
	expect(spansOf([{ from: "2026-06-01", to: "" }], "UTC")).toEqual([
		{ from: Date.UTC(2026, 5, 1), to: Date.UTC(2026, 5, 2) },
	]);
});

test("days: those that are over are not coming", () => {
	const spans = [
		{ from: 8, to: 9 },
		{ from: 1, to: 3 },
		{ from: 4, to: 6 },
	];
	expect(coming(spans, 3)).toEqual([spans[2], spans[0]]);
});
