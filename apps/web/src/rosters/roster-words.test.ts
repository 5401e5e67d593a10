/** Tests of what is wrong with a roster, told in both languages: every code has a whole sentence. */
import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { type Breach, breachCodes, type CoveredNeed } from "@plenary/roster";
import { expect, test } from "vitest";
import { makeCalendar } from "../words/calendar.ts";
import type { Words } from "../words/words.ts";
import { boothName, breachWords, coverWords, hoursWords, type Told } from "./roster-words.ts";
import en from "./words.en.json" with { type: "json" };
import ru from "./words.ru.json" with { type: "json" };

function wordsIn(language: "en" | "ru"): Words {
	const messages = Object.fromEntries(
		Object.entries({ en, ru }[language]).map(([id, message]) => [id, compileMessage(message)]),
	);
	const i18n = setupI18n({ locale: language, messages: { [language]: messages } });
	return { language, t: (id, values) => i18n._(id, values), ...makeCalendar(language) };
}

const told = (language: "en" | "ru"): Told => ({
	words: wordsIn(language),
	zone: "Europe/Vilnius",
	text: (text) => text[language] ?? "",
	nameOf: () => "Anna",
	sittingName: (id) => id,
});
const source = { words: { en: "AIIC", ru: "AIIC" } };
const span = { from: Date.UTC(2026, 6, 7, 6), to: Date.UTC(2026, 6, 7, 9) };
const facts = {
	bookedHere: { otherPlaceId: "p", otherSittingId: "Evening", otherBooth: "en" },
	bookedElsewhere: { ...span, meetingTitle: { en: "Review", ru: "Обзор" } },
	unavailable: { from: Date.UTC(2026, 6, 6, 21), to: Date.UTC(2026, 6, 7, 21) },
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
			const words = breachWords(breach(code), told(language));
			expect(words, code).toMatch(/^\p{Lu}.*\.$/u);
			expect(words, code).not.toMatch(/[{}]|undefined|NaN|rosters\./);
			expect(/[а-яё]/i.test(words), code).toBe(language === "ru");
		}
});

test("hours are those of the venue, a day away is a day", () => {
	expect(breachWords(breach("bookedElsewhere"), told("en"))).toBe(
		"Anna is booked at “Review”: Tue 7 Jul, 09:00 to 12:00.",
	);
	expect(breachWords(breach("bookedElsewhere", { meetingTitle: {} }), told("en"))).toBe(
		"Anna is booked at another meeting: Tue 7 Jul, 09:00 to 12:00.",
	);
	expect(breachWords(breach("unavailable"), told("en"))).toBe("Anna is not available: Tue 7 Jul.");
	expect(breachWords(breach("emptyBooth", { needed: undefined }), told("en"))).toBe(
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
