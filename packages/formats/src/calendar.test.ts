/** Calendar files: what RFC 5545 asks of every line, and what calendars rely on. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type CalendarEntry, writeCalendar } from "./calendar.ts";

const at = Date.UTC(2026, 9, 1, 8, 30);
const entry: CalendarEntry = {
	uid: "abc123@plenary.test",
	sequence: 2,
	status: "confirmed",
	from: Date.UTC(2026, 9, 6, 7),
	to: Date.UTC(2026, 9, 6, 15, 30),
	summary: "ABC123 · interpreting",
	changedAt: at - 1_000,
};
const unfolded = (file: string) => file.replaceAll("\r\n ", "").split("\r\n");
const lineOf = (file: string, name: string) =>
	unfolded(file)
		.find((line) => line.startsWith(`${name}:`))
		?.slice(name.length + 1);

test("calendar: one engagement is one event, in UTC and confidential", () => {
	expect(unfolded(writeCalendar([entry], { at }))).toEqual([
		...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Plenary//Bookings//EN", "CALSCALE:GREGORIAN", "BEGIN:VEVENT"],
		...["UID:abc123@plenary.test", "DTSTAMP:20261001T083000Z", "LAST-MODIFIED:20261001T082959Z"],
		...["DTSTART:20261006T070000Z", "DTEND:20261006T153000Z", "SEQUENCE:2", "STATUS:CONFIRMED", "CLASS:CONFIDENTIAL"],
		...["TRANSP:OPAQUE", "SUMMARY:ABC123 · interpreting", "END:VEVENT", "END:VCALENDAR", ""],
	]);
});

test("calendar: what is cancelled takes no time any more, and says so with its method and sender", () => {
	const cancelled = { ...entry, status: "cancelled", sequence: 3 } as const;
	const file = writeCalendar([cancelled], { at, method: "cancel", organizer: "desk@plenary.test" });
	expect([lineOf(file, "METHOD"), lineOf(file, "STATUS"), lineOf(file, "TRANSP")]).toEqual([
		"CANCEL",
		"CANCELLED",
		"TRANSPARENT",
	]);
	expect(lineOf(file, "ORGANIZER")).toBe("mailto:desk@plenary.test");
	expect(lineOf(writeCalendar([entry], { at, name: "Bookings" }), "METHOD")).toBeUndefined();
});

test("calendar: commas, semicolons, backslashes and line breaks are escaped, and nothing can begin a line of its own", () => {
	const file = writeCalendar(
		[{ ...entry, summary: "one, two; three\\\r\nEND:VCALENDAR\u0007", url: "https://a/\r\nX:1" }],
		{
			at,
		},
	);
	expect(lineOf(file, "SUMMARY")).toBe("one\\, two\\; three\\\\\\nEND:VCALENDAR");
	expect(lineOf(file, "URL")).toBe("https://a/X:1");
	expect(unfolded(file).filter((line) => line === "END:VCALENDAR")).toHaveLength(1);
});

test("calendar: lines are at most 75 octets long, no letter is cut, and unfolded they say what was written", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (words) => {
			const summary = `Перевод ${words.replaceAll(/[\p{Cc}\\;,]/gu, "")}`;
			const file = writeCalendar([{ ...entry, summary }], { at });
			for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
			expect(Buffer.from(file).toString()).toBe(file.toWellFormed());
			expect(lineOf(file, "SUMMARY")).toBe(summary);
		}),
	);
});
