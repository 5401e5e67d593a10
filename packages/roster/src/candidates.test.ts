/** Tests of candidates: who is offered for a place, and in which order. */
import { describe, expect, it } from "vitest";
import { candidates } from "./candidates.ts";
import { at, person, place, regime, rostering, sitting } from "./pretend.ts";

const roster = rostering({
	sittings: [sitting("morning", 9, 11), sitting("hall-two", 10, 12), sitting("evening", 14, 16)],
	regimes: {
		morning: regime("en ka hy", "en ru"),
		"hall-two": regime("en ka hy", "en ru"),
		evening: regime("en ka hy", "en ru"),
	},
	places: ["hall-two ru busy", "morning ru here", "evening ru tired"].map(place),
	interpreters: [
		{ ...person("away", "ru,,en ka"), unavailable: [{ from: at(8), to: at(20) }] },
		person("busy", "ru,,en ka"),
		person("deaf", "ru,,pl"),
		person("fresh", "ru,,en ka"),
		person("great", "ru,,en hy ka"),
		person("here", "ru,,en ka"),
		person("polish", "pl,,en ka"),
		person("tired", "ru,,en ka"),
	],
});
const names = (vacancy: Parameters<typeof candidates>[1]) =>
	candidates(roster, vacancy).map(({ interpreterId, breaches }) =>
		[interpreterId, ...breaches.map((breach) => breach.code)].join(" "),
	);

describe("candidates", () => {
	it("are everybody: the most useful first, then the most rested, then those who do not fit, with the reason", () => {
		expect(names({ sittingId: "morning", booth: "ru" })).toEqual([
			"great",
			"fresh",
			"tired",
			"busy bookedHere",
			"here bookedHere",
			"away unavailable",
			"deaf notFromAny",
			"polish notThisLanguage",
		]);
	});

	it("say what they would take, and how long they work that day", () => {
		const [great, , tired] = candidates(roster, { sittingId: "morning", booth: "ru" });
		expect(great).toMatchObject({ fits: true, from: ["en", "hy", "ka"], minutesThatDay: 0 });
		expect(tired).toMatchObject({ fits: true, from: ["en", "ka"], minutesThatDay: 120 });
	});

	it("pass over the place that would be given up", () => {
		const all = names({ sittingId: "morning", booth: "ru", insteadOf: "morning ru here" });
		expect(all).toContain("here");
		expect(all).toContain("busy bookedHere");
	});

	it("are none for a booth there is not", () => {
		expect(names({ sittingId: "morning", booth: "ka" })).toEqual([]);
	});
});
