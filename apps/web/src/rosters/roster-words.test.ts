/** Tests of what is wrong with a roster, told in both languages: every code has a whole sentence. */
import { type Breach, breachCodes, type CoveredNeed } from "@plenary/roster";
import { expect, test } from "vitest";
import { toldIn, wordsIn } from "./pretend.ts";
import { boothName, breachWords, coverWords, hoursWords } from "./roster-words.ts";

const source = { words: { en: "AIIC", ru: "AIIC" } };
const span = { from: Date.UTC(2026, 6, 7, 6), to: Date.UTC(2026, 6, 7, 9) };
const facts = {
	bookedHere: { otherPlaceId: "p", otherSittingId: "Evening", otherBooth: "en" },
	bookedElsewhere: { ...span, meetingTitle: { en: "Review", ru: "Обзор" } },
	unavailable: { from: Date.UTC(2026, 6, 6, 21), to: Date.UTC(2026, 6, 7, 21) },
	tooClose: { otherPlaceId: "p", otherSittingId: "Evening", gap: 10, needed: 15, because: "hall", source },
	travelDay: { ...span, town: "Riga", travel: 300, kept: 720, source },
	dayTooLong: { day: "2026-07-07", minutes: 500, limit: 480, remote: false, source },
	longDay: { day: "2026-07-07", minutes: 400, limit: 360, source },
	stretchTooLong: { ...span, minutes: 240, limit: 210, source },
	tooManyDays: { days: 7, limit: 6, source },
	tooManyHalfDays: { monday: "2026-07-06", halfDays: 11, limit: 10, source },
	modeNotOffered: { mode: "signed", offers: ["consecutive"] },
	clearanceTooLow: { needed: 2, has: 1 },
	conflict: {},
	firmLeftOut: {},
	tooManySeats: { people: 3, seats: 2 },
	notFromAny: { spoken: ["ka"], from: ["en"], relayFrom: ["en"] },
	notThisLanguage: { into: ["ru"], works: ["ro"] },
	unknownInterpreter: {},
	noBooth: {},
	emptyBooth: { minutes: 195, needed: 2 },
	aloneTooLong: { minutes: 195, limit: 40, needed: 2, source },
	tooFew: { people: 2, needed: 3, minutes: 390, limit: 360, source },
	noCover: { from: ["ka", "hy"], to: "ru" },
};
const breach = (code: keyof typeof facts, more: object = {}) =>
	({ code, sittingId: "Morning", booth: "ru", interpreterId: "anna", facts: { ...facts[code], ...more } }) as Breach;

test("every breach is a sentence with nothing left open, in both languages", () => {
	for (const language of ["en", "ru"] as const)
		for (const code of breachCodes) {
			const words = breachWords(breach(code), toldIn(language));
			expect(words, code).toMatch(/^\p{Lu}.*\.$/u);
			expect(words, code).not.toMatch(/[{}]|undefined|NaN|rosters\./);
			expect(/[а-яё]/i.test(words), code).toBe(language === "ru");
		}
});

test("what a figure means for a person is said in a sentence of its own", () => {
	const said = (code: keyof typeof facts, more: object = {}) => breachWords(breach(code, more), toldIn("en"));
	expect(said("tooClose")).toBe(
		"Anna has 10 min between this sitting and “Evening” in another hall; 15 min are needed. Source: AIIC.",
	);
	expect(said("tooClose", { because: "night", gap: 600, needed: 660 })).toBe(
		"Anna has 10 h of rest between this sitting and “Evening”; 11 h are needed at night. Source: AIIC.",
	);
	expect(said("dayTooLong", { remote: true })).toContain("interprets at a distance for 8 h 20");
	expect(said("clearanceTooLow", { has: 0 })).toBe("Anna has no clearance; this sitting asks for level 2.");
	expect(said("modeNotOffered")).toBe("Anna does not interpret this way: signed.");
});

test("hours are those of the venue, a day away is a day", () => {
	expect(breachWords(breach("bookedElsewhere"), toldIn("en"))).toBe(
		"Anna is booked at “Review”: Tue 7 Jul, 09:00 to 12:00.",
	);
	expect(breachWords(breach("bookedElsewhere", { meetingTitle: {} }), toldIn("en"))).toBe(
		"Anna is booked at another meeting: Tue 7 Jul, 09:00 to 12:00.",
	);
	expect(breachWords(breach("unavailable"), toldIn("en"))).toBe("Anna is not available: Tue 7 Jul.");
	expect(breachWords(breach("emptyBooth", { needed: undefined }), toldIn("en"))).toBe(
		"Russian booth: nobody yet. 3 h 15 in a day are too long for one team.",
	);
});

test("a booth's cover groups languages by how they are heard, the worst of the day", () => {
	const need = (from: string, cover: CoveredNeed["cover"], to = "ru"): CoveredNeed => ({ from, to, cover });
	const needs = [
		need("ka", { kind: "none" }),
		need("en", { kind: "direct", people: 2 }),
		need("pl", { kind: "direct", people: 1 }),
		need("uk", { kind: "direct", people: 1 }),
		need("uk", { kind: "relay", through: "en", single: true }),
		need("hy", { kind: "direct", people: 1 }, "en"),
	];
	expect(coverWords(["ru"], needs, wordsIn("en"))).toBe(
		"EN PL direct · UK by relay from EN, one person only · KA not heard",
	);
});

test("booths and hours are said as people say them", () => {
	expect([boothName(wordsIn("en"), "en-ru"), boothName(wordsIn("ru"), "en-ru")]).toEqual([
		"English and Russian booth",
		"Кабина EN RU",
	]);
	expect([40, 60, 195].map((minutes) => hoursWords(wordsIn("en"), minutes))).toEqual(["40 min", "1 h", "3 h 15"]);
});
