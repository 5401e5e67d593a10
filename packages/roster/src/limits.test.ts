/** Tests of what one person may be asked: travel, rest, hours, days, and what was agreed with them. */

import type { InterpretingMode } from "@plenary/domain";
import { describe, expect, it } from "vitest";
import { isHard } from "./breach.ts";
import { breachesOf } from "./breaches.ts";
import { candidates } from "./candidates.ts";
import type { KnownInterpreter, Rostering } from "./ground.ts";
import { at, person, place, regime, rostering, sitting } from "./pretend.ts";
import { profiles } from "./profiles.ts";
import type { RosterSitting } from "./sittings.ts";

const anna = person("anna", "en,,ru");
const travel = {
	minutes: { "Riga>Vilnius": 250 },
	defaultMinutes: 100,
	fares: {},
	defaultFare: 0,
	perDiem: 0,
	dayFee: 0,
};

/** Anna alone in the English booth of every sitting; what a booth lacks is no matter here. */
function staged(
	sittings: RosterSitting[],
	person: Partial<KnownInterpreter> = {},
	mode: InterpretingMode = "simultaneous",
) {
	const asked = { ...regime("en ru", "en"), mode };
	return rostering({
		sittings,
		regimes: Object.fromEntries(sittings.map(({ id }) => [id, asked])),
		places: sittings.map(({ id }) => place(`${id} en anna`)),
		interpreters: [{ ...anna, ...person }],
		travel,
	});
}
const told = (roster: Rostering) =>
	breachesOf(roster)
		.filter((breach) => isHard(breach) || breach.code === "longDay")
		.map(({ code, sittingId }) => `${code} ${sittingId}`);
const facts = (roster: Rostering) => breachesOf(roster).find(isHard)?.facts;

/** A sitting on the day that many days later. */
const later = (days: number, from: number, to: number): RosterSitting => ({
	...sitting(`day-${days}`, 24 * days + from, 24 * days + to),
	day: new Date(at(24 * days)).toISOString().slice(0, 10),
	halfDays: ["morning", "afternoon"],
});

describe("time between sittings", () => {
	const two = (gap: number, one: Partial<RosterSitting>, other: Partial<RosterSitting>) =>
		staged([
			{ ...sitting("morning", 9, 10), ...one },
			{ ...sitting("noon", 10 + gap / 60, 11 + gap / 60), ...other },
		]);

	it("is a quarter of an hour from hall to hall, and nothing within one", () => {
		expect(told(two(14, { hall: "A" }, { hall: "B" }))).toEqual(["tooClose noon"]);
		expect(facts(two(14, { hall: "A" }, { hall: "B" }))).toMatchObject({ because: "hall", gap: 14, needed: 15 });
		expect(told(two(15, { hall: "A" }, { hall: "B" }))).toEqual([]);
		expect(told(two(0, { hall: "A" }, { hall: "A" }))).toEqual([]);
	});

	it("is the travel and an hour from town to town, either way", () => {
		expect(told(two(309, { town: "Vilnius" }, { town: "Riga" }))).toEqual(["tooClose noon"]);
		expect(told(two(310, { town: "Vilnius" }, { town: "Riga" }))).toEqual([]);
		expect(facts(two(159, { town: "Riga" }, { town: "Tartu" }))).toMatchObject({ because: "town", needed: 160 });
	});

	it("is eleven hours at night", () => {
		expect(told(staged([sitting("late", 20, 22), sitting("early", 32.5, 33)]))).toEqual(["tooClose early"]);
		expect(told(staged([sitting("late", 20, 22), sitting("early", 33, 34)]))).toEqual([]);
	});

	it("is told of a candidate before as well as after", () => {
		const roster = two(10, { hall: "A" }, { hall: "B" });
		const without = { ...roster, places: roster.places.slice(1) };
		const [found] = candidates(without, { sittingId: "morning", booth: "en" });
		expect(found?.fits).toBe(false);
		expect(found?.breaches[0]?.code).toBe("tooClose");
	});
});

describe("travel", () => {
	const away = (to: number) => ({ town: "Riga", unavailable: [{ from: at(20), to: at(to) }] });
	const there = [{ ...sitting("morning", 33, 34), town: "Vilnius" }];

	it("keeps twelve hours free before a far sitting", () => {
		expect(told(staged(there, away(22)))).toEqual(["travelDay morning"]);
		expect(told(staged(there, away(21)))).toEqual([]);
	});

	it("keeps nothing free for what is near, or where the person lives", () => {
		expect(told(staged(there, { ...away(22), town: "Tartu" }))).toEqual([]);
		expect(told(staged(there, { ...away(22), town: "Vilnius" }))).toEqual([]);
	});
});

describe("hours", () => {
	it("are eight a day at most, and long after six", () => {
		const day = (last: number) => staged([sitting("one", 7, 10), sitting("two", 11, 14), sitting("three", 15, last)]);
		expect(told(day(17))).toEqual(["longDay three"]);
		expect(told(day(17.5))).toEqual(["dayTooLong three"]);
		expect(facts(day(17.5))).toMatchObject({ minutes: 510, limit: 480, remote: false });
		expect(told(staged([sitting("one", 7, 10), sitting("two", 11, 14)]))).toEqual([]);
	});

	it("are fewer at a distance, by the mode or by the profile", () => {
		const day = [sitting("one", 7, 9), sitting("two", 10, 11.5), sitting("three", 13, 14)];
		expect(told(staged(day, {}, "remote"))).toEqual(["dayTooLong three"]);
		expect(told({ ...staged(day), profile: profiles.remote })).toEqual(["dayTooLong three"]);
		expect(told(staged(day))).toEqual([]);
	});

	it("need a break after three and a half, and ten minutes are none", () => {
		expect(told(staged([sitting("one", 9, 12.5)]))).toEqual([]);
		expect(told(staged([sitting("one", 9, 11), sitting("two", 11 + 1 / 6, 12.75)]))).toEqual(["stretchTooLong two"]);
		expect(told(staged([sitting("one", 9, 11), sitting("two", 11.25, 12.75)]))).toEqual([]);
		const broken = { ...sitting("one", 9, 13), stretches: [span(9, 11), span(11.5, 13)] };
		expect(told(staged([broken]))).toEqual([]);
	});

	it("are told of a candidate at the sitting that would be too much", () => {
		const roster = staged([sitting("one", 7, 10), sitting("two", 11, 14), sitting("three", 15, 17.5)]);
		const without = { ...roster, places: roster.places.slice(1) };
		const [found] = candidates(without, { sittingId: "one", booth: "en" });
		expect(found?.breaches.map(({ code }) => code)).toContain("dayTooLong");
	});
});

describe("days", () => {
	const days = (count: number) => Array.from({ length: count }, (_, day) => later(day, 9, 10));

	it("are six in a row at most", () => {
		// From Tuesday to Sunday, then Monday.
		expect(told(staged(days(6)))).toEqual(["tooManyHalfDays day-5"]);
		expect(told(staged(days(7)))).toEqual(["tooManyHalfDays day-5", "tooManyDays day-6"]);
		expect(told(staged(days(7).filter(({ id }) => id !== "day-3")))).toEqual([]);
	});

	it("are ten half-days from Monday to Sunday, seven by the profile of the United Nations", () => {
		const week = staged(days(6).map((one, day) => (day === 5 ? { ...one, halfDays: ["morning"] } : one)));
		expect(facts(week)).toMatchObject({ monday: "2026-07-06", halfDays: 11, limit: 10 });
		const four = staged(days(4));
		expect(told(four)).toEqual([]);
		expect(told({ ...four, profile: profiles.un })).toEqual(["tooManyHalfDays day-3"]);
	});
});

describe("what was agreed", () => {
	const morning = [{ ...sitting("morning", 9, 10), clearance: 1, meetingId: "review" }];

	it("is the modes, the clearance and the meetings of a person, all told at once", () => {
		expect(told(staged(morning, { modes: ["consecutive"], conflicts: ["review"] }))).toEqual([
			"modeNotOffered morning",
			"clearanceTooLow morning",
			"conflict morning",
		]);
		expect(told(staged(morning, { modes: ["simultaneous"], clearance: 1, conflicts: ["other"] }))).toEqual([]);
	});

	it("is a firm booking, which nobody leaves out", () => {
		const roster = staged([sitting("morning", 9, 10)]);
		expect(told({ ...roster, firm: [place("morning en anna")] })).toEqual([]);
		expect(told({ ...roster, firm: [place("morning en boris")] })).toEqual(["firmLeftOut morning"]);
	});

	it("is how many can sit in a booth", () => {
		const roster = staged([sitting("morning", 9, 10)]);
		const one = { ...regime("en ru", "en"), booths: [{ id: "en", into: ["en"], seats: 0 }] };
		expect(told({ ...roster, regimes: { morning: one } })).toEqual(["tooManySeats morning"]);
	});
});

it("somebody who can work by relay only breaks no rule", () => {
	const asked = { ...regime("ka", "en ru"), pivots: ["ru"] };
	const roster = staged([sitting("morning", 9, 10)]);
	const [breach] = breachesOf({ ...roster, regimes: { morning: asked } });
	expect(breach).toMatchObject({ code: "notFromAny", facts: { relayFrom: ["ru"] } });
	expect(told({ ...roster, regimes: { morning: asked } })).toEqual([]);
	expect(told({ ...roster, regimes: { morning: { ...asked, pivots: [] } } })).toEqual(["notFromAny morning"]);
});

function span(from: number, to: number) {
	return { from: at(from), to: at(to) };
}
