/** Tests of the score: what is open, what is thin, and what it all costs. */
import { describe, expect, it } from "vitest";
import { groupsOf } from "./groups.ts";
import { person, place, regime, rostering, sitting } from "./pretend.ts";
import { defaultPrices } from "./prices.ts";
import { scoreOf } from "./score.ts";

const free = { relay: 0, singlePivot: 0, fragile: 0, offDomain: 0, joining: 0, load: 0, stability: 0 };
const three = regime("ka en ru", "en ru");
const people = [
	{ ...person("anna", "en,,ka ru"), fee: 500 },
	{ ...person("boris", "ru,,en"), fee: 400, town: "Riga" },
	{ ...person("clara", "en,,ru"), fee: 300 },
];
const day = (...places: string[]) =>
	rostering({
		sittings: [sitting("morning", 9, 12), sitting("evening", 14, 17)],
		regimes: { morning: three, evening: three },
		places: places.map(place),
		interpreters: people,
	});
const score = (...places: string[]) => scoreOf(day(...places), { prices: free });

describe("a group", () => {
	it("is the day of a hall in one regime, unless sittings say otherwise", () => {
		const ids = (roster: Parameters<typeof groupsOf>[0]) =>
			groupsOf(roster).map(({ sittings }) => sittings.map(({ id }) => id).join(" "));
		const roster = day();
		expect(ids(roster)).toEqual(["morning evening"]);
		expect(ids({ ...roster, regimes: { morning: three, evening: regime("en", "ru") } })).toEqual([
			"morning",
			"evening",
		]);
		const teams = roster.sittings.map((one) => ({ ...one, teamId: one.id }));
		expect(ids({ ...roster, sittings: teams })).toEqual(["morning", "evening"]);
	});
});

describe("a score", () => {
	it("counts an empty day: every need, and the posts of the whole day", () => {
		expect(score()).toMatchObject({ uncovered: 4, missing: 4, cost: 0, days: 0 });
	});

	it("counts a need once for a group, as it stands where it is worst off", () => {
		const morning = ["morning en anna", "morning en clara", "morning ru boris"];
		const evening = ["evening en clara", "evening ru boris"];
		// In the morning Georgian goes by relay from Anna alone; in the evening nobody has it.
		expect(score(...morning, ...evening)).toMatchObject({ uncovered: 2, relays: 0, fragile: 2, missing: 2, days: 3 });
		expect(score(...morning, "evening en anna", ...evening)).toMatchObject({
			...{ uncovered: 0, relays: 1, singlePivots: 1, fragile: 2, missing: 1, cost: 1200 },
		});
	});

	it("asks no more of people who share a day than each of them works", () => {
		const two = ["morning en anna", "morning en clara", "evening en anna", "evening en clara"];
		expect(score(...two)).toMatchObject({ missing: 2 });
		expect(score("morning en anna", "evening en clara")).toMatchObject({ missing: 3 });
	});

	it("weighs what is open by the priority of its sitting", () => {
		const roster = day();
		const sittings = roster.sittings.map((one) => ({ ...one, priority: 3 }));
		expect(scoreOf({ ...roster, sittings }, { prices: free })).toMatchObject({ uncovered: 12, missing: 12 });
	});

	it("pays fares once for a meeting, allowances for its days and one more, and half a fee for far travel", () => {
		const travel = {
			minutes: { "Vilnius>Riga": 240 },
			defaultMinutes: 0,
			fares: {},
			defaultFare: 90,
			perDiem: 50,
			dayFee: 0.5,
		};
		const roster = day("morning ru boris", "next ru boris");
		const there = { town: "Vilnius", meetingId: "review" };
		const next = { ...sitting("next", 33, 35), ...there };
		const sittings = [...roster.sittings.map((one) => ({ ...one, ...there })), next];
		const away = { ...roster, sittings, regimes: { ...roster.regimes, next: three }, travel };
		expect(scoreOf(away, { prices: free }).cost).toBe(2 * 400 + 90 + 50 * 3 + 200);
		const home = { ...away, interpreters: people.map((one) => ({ ...one, town: "Vilnius" })) };
		expect(scoreOf(home, { prices: free }).cost).toBe(800);
	});

	it("prices relays, thin cover, joining, loads, foreign topics and what is given up", () => {
		const both = ["en anna", "en clara", "ru boris"].flatMap((words) => [`morning ${words}`, `evening ${words}`]);
		const { cost, priced } = scoreOf(day(...both));
		// One relay on one person, two needs on one person each, three people who join and work their first day.
		expect(priced - cost).toBe(250 + 400 + 2 * 40 + 3 * 80 + 3 * 6);
		const roster = day(...both);
		const sittings = roster.sittings.map((one) => ({ ...one, topic: "visa" }));
		const interpreters = people.map((one) => ({
			...one,
			domains: one.id === "anna" ? ["visa"] : ["law"],
			daysBefore: 1,
		}));
		const asked = { ...roster, sittings, interpreters };
		const published = [place("morning en anna"), place("morning ru clara")];
		expect(scoreOf(asked, { published }).priced - priced).toBe(2 * 60 + 3 * 6 + 40);
		expect(scoreOf(asked, { published, prices: { ...defaultPrices, stability: 0 } }).priced - priced).toBe(138);
	});
});
