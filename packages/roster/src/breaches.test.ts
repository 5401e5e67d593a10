/** Tests of breaches: each kind by itself, and what they have in common. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Breach } from "./breach.ts";
import { breachesOf } from "./breaches.ts";
import { coversOf, fallsAt } from "./covers.ts";
import type { Rostering } from "./ground.ts";
import { at, person, place, regime, rostering, sitting } from "./pretend.ts";
import { profiles } from "./profiles.ts";

const anna = person("anna", "en,,ru");
const boris = person("boris", "ru,,en");
const clara = person("clara", "en,ru,,en>ru");
const everybody = [anna, boris, clara];
const both = regime("en ru", "en ru");
const morning = sitting("morning", 9, 11);

/** One morning in English and Russian, with two people in its booth. */
const staged = (more: Partial<Rostering> = {}): Rostering =>
	rostering({
		sittings: [morning],
		regimes: { morning: both, noon: both, evening: both },
		places: [place("morning en-ru anna"), place("morning en-ru boris")],
		interpreters: everybody,
		...more,
	});
const told = (roster: Rostering) =>
	breachesOf(roster).map(({ code, sittingId, interpreterId = "-" }) => `${code} ${sittingId} ${interpreterId}`);
const only = (roster: Rostering): Breach => {
	const [breach, ...others] = breachesOf(roster);
	expect(others).toEqual([]);
	return breach as Breach;
};

describe("breaches of a person", () => {
	it("are none when everybody is in their place", () => {
		expect(breachesOf(staged())).toEqual([]);
	});

	it("tell both places of somebody in two booths at the same time", () => {
		const places = ["morning en-ru anna", "morning en-ru boris", "noon en-ru anna", "noon en-ru clara"].map(place);
		const overlapping = staged({ sittings: [morning, sitting("noon", 10.5, 12)], places });
		expect(told(overlapping)).toEqual(["bookedHere morning anna", "bookedHere noon anna"]);
		expect(breachesOf(overlapping)[0]?.facts).toEqual({
			otherPlaceId: "noon en-ru anna",
			otherSittingId: "noon",
			otherBooth: "en-ru",
		});
		expect(breachesOf(staged({ sittings: [morning, sitting("noon", 11, 12)], places }))).toEqual([]);
	});

	it("tell of a booking at another meeting, and of time that is not free", () => {
		const meetingTitle = { en: "Steering committee" };
		const span = { from: at(10), to: at(14) };
		const booked = staged({ bookings: [{ interpreterId: "boris", ...span, meetingTitle }] });
		expect(only(booked)).toMatchObject({ code: "bookedElsewhere", interpreterId: "boris", facts: { meetingTitle } });
		const away = staged({ interpreters: [{ ...anna, unavailable: [span] }, boris] });
		expect(only(away)).toMatchObject({ code: "unavailable", interpreterId: "anna", facts: span });
		const later = { from: at(11), to: at(14) };
		expect(breachesOf(staged({ bookings: [{ interpreterId: "boris", ...later, meetingTitle }] }))).toEqual([]);
	});

	it("tell who works into no language of the booth, and do not count them", () => {
		const davit = person("davit", "ka,,en ru");
		const places = ["morning en-ru anna", "morning en-ru boris", "morning en-ru davit"].map(place);
		expect(only(staged({ interpreters: [...everybody, davit], places }))).toMatchObject({
			code: "notThisLanguage",
			facts: { into: ["en", "ru"], works: ["ka"] },
		});
		expect(told(staged({ interpreters: [...everybody, davit], places: places.slice(1) }))).toEqual([
			"notThisLanguage morning davit",
			"aloneTooLong morning boris",
			"noCover morning -",
		]);
	});

	it("tell who works into the language from none that is spoken, and what could be taken by relay", () => {
		const armenian = staged({ regimes: { morning: regime("hy en", "en ru") }, places: [place("morning en anna")] });
		expect(breachesOf(armenian)).toContainEqual({
			code: "notFromAny",
			sittingId: "morning",
			booth: "en",
			placeId: "morning en anna",
			interpreterId: "anna",
			facts: { spoken: ["hy", "en"], from: ["ru"], relayFrom: ["ru"] },
		});
	});

	it("tell of people and booths that are not known, and hold nobody back for a booth there is not", () => {
		const places = [...staged().places, place("morning ka anna"), place("gone en anna"), place("morning en-ru zoe")];
		expect(told(staged({ places }))).toEqual(["unknownInterpreter morning zoe", "noBooth morning anna"]);
	});
});

describe("breaches of a booth", () => {
	it("tell that it is empty, and what is then not heard", () => {
		expect(breachesOf(staged({ places: [] }))).toEqual([
			{ code: "emptyBooth", sittingId: "morning", booth: "en-ru", facts: { minutes: 120, needed: 2 } },
			{ code: "noCover", sittingId: "morning", booth: "en-ru", facts: { from: ["ru"], to: "en" } },
			{ code: "noCover", sittingId: "morning", booth: "en-ru", facts: { from: ["en"], to: "ru" } },
		]);
	});

	it("tell who is alone for longer than the profile allows, adding up the day", () => {
		const alone = (hours: number, profile = profiles.onSite) =>
			staged({
				sittings: [sitting("morning", 9, 9.5), sitting("noon", 12, 12 + hours), sitting("evening", 33, 33.5)],
				places: ["morning en-ru clara", "noon en-ru clara", "evening en-ru clara"].map(place),
				interpreters: [{ ...clara, a: ["en", "ru"], b: [] }],
				profile,
			});
		expect(breachesOf(alone(1 / 6))).toEqual([]);
		expect(told(alone(1 / 2))).toEqual(["aloneTooLong morning clara", "aloneTooLong noon clara"]);
		expect(breachesOf(alone(1 / 2))[0]).toMatchObject({
			placeId: "morning en-ru clara",
			facts: { minutes: 60, limit: 40, needed: 2, source: { words: { en: "AIIC Canada, team composition" } } },
		});
		expect(told(alone(1 / 6, profiles.remote))).toEqual(["aloneTooLong morning clara", "aloneTooLong noon clara"]);
	});

	it("tell of too few people for the day", () => {
		const sittings = [sitting("morning", 9, 12), sitting("evening", 14, 17)];
		const pair = ["morning en-ru anna", "morning en-ru boris"].map(place);
		const same = [...pair, ...["evening en-ru anna", "evening en-ru boris"].map(place)];
		expect(breachesOf(staged({ sittings, places: same }))[0]).toMatchObject({
			code: "tooFew",
			facts: { people: 2, needed: 3, minutes: 360, limit: 240 },
		});
		const others = [person("dina", "en,,ru"), person("egor", "ru,,en")];
		const fresh = [...pair, ...["evening en-ru dina", "evening en-ru egor"].map(place)];
		expect(breachesOf(staged({ sittings, places: fresh, interpreters: [...everybody, ...others] }))).toEqual([]);
	});

	it("tell of one person where nobody may work alone at all", () => {
		const regimes = { morning: regime("en ru", "en ka", "consecutive") };
		const roster = staged({ regimes, places: [place("morning en-ka anna")] });
		const breach = breachesOf(roster).find((one) => one.code === "tooFew");
		expect(breach?.facts).toMatchObject({ people: 1, needed: 3, limit: 0 });
	});

	it("tell of a second team when no single one may work that long", () => {
		const roster = staged({ sittings: [sitting("morning", 8, 17)] });
		const breach = breachesOf(roster).find((one) => one.code === "tooFew");
		expect(breach?.facts).toMatchObject({ needed: undefined, minutes: 540 });
	});

	it("tell in one line which languages are not heard in another", () => {
		const regimes = { morning: regime("en ru hy ka", "en ru") };
		const places = ["morning en anna", "morning en clara", "morning ru boris", "morning ru boris"].map(place);
		const open = breachesOf(staged({ regimes, places })).filter((one) => one.code === "noCover");
		expect(open.map((one) => one.facts)).toEqual([
			{ from: ["hy", "ka"], to: "en" },
			{ from: ["hy", "ka"], to: "ru" },
		]);
	});

	it("ask nothing of a sitting without a regime", () => {
		expect(told(staged({ regimes: {} }))).toEqual(["noBooth morning anna", "noBooth morning boris"]);
	});
});

it("breaches: come in the same order, however the roster is handed in", () => {
	const sittings = [sitting("morning", 9, 12), sitting("noon", 11, 13), sitting("evening", 14, 18)];
	const seats = sittings.flatMap(({ id }) => everybody.map((one) => place(`${id} en-ru ${one.id}`)));
	const expected = breachesOf(staged({ sittings, places: seats }));
	expect(expected.length).toBeGreaterThan(6);
	const shuffled = <Value>(values: Value[]) => fc.shuffledSubarray(values, { minLength: values.length });
	fc.assert(
		fc.property(shuffled(sittings), shuffled(seats), shuffled(everybody), (days, places, interpreters) => {
			expect(breachesOf(staged({ sittings: days, places, interpreters }))).toEqual(expected);
		}),
	);
});

it("covers and falls: are told by sitting, with whoever sits there", () => {
	const roster = staged({ sittings: [morning, sitting("noon", 12, 13)] });
	expect(coversOf(roster).get("morning")).toEqual([
		{ from: "en", to: "ru", cover: { kind: "direct", people: 1 } },
		{ from: "ru", to: "en", cover: { kind: "direct", people: 1 } },
	]);
	expect(
		coversOf(roster)
			.get("noon")
			?.map(({ cover }) => cover.kind),
	).toEqual(["none", "none"]);
	const falls = fallsAt(roster);
	expect([...(falls.get("morning")?.keys() ?? [])]).toEqual(["anna", "boris"]);
	expect(falls.get("noon")?.size).toBe(0);
});
