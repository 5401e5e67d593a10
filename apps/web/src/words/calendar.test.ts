/** Days and times as readers of each language write them. */
import { describe, expect, it } from "vitest";
import { daysBetween, makeCalendar, today } from "./calendar.ts";

const en = makeCalendar("en");
const ru = makeCalendar("ru");

describe("calendar", () => {
	it("shortens a range within one month", () => {
		expect(en.dayRange("2026-07-07", "2026-07-08")).toBe("7–8 July 2026");
		expect(ru.dayRange("2026-07-07", "2026-07-08")).toBe("7–8 июля 2026 г.");
		expect(en.dayRange("2026-07-07", "2026-07-07")).toBe("7 July 2026");
	});

	it("says how far a day is", () => {
		expect(en.inDays(6)).toBe("in 6 days");
		expect(en.inDays(1)).toBe("tomorrow");
		expect(ru.inDays(5)).toBe("через 5 дней");
	});

	it("counts days over a change of clocks", () => {
		expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
	});

	it("knows that today is another day elsewhere", () => {
		const now = Date.parse("2026-07-07T22:30:00Z");
		expect(today("Europe/Vilnius", now)).toBe("2026-07-08");
		expect(today("Europe/London", now)).toBe("2026-07-07");
	});

	it("sorts names by the reader's alphabet", () => {
		expect(["Яна", "Ёлка", "Ева"].sort(ru.compare)).toEqual(["Ева", "Ёлка", "Яна"]);
	});
});
