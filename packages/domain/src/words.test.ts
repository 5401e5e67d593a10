/** Tests of words that mean days, lengths and outcomes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateIn } from "./day-words.ts";
import { readDue } from "./due-words.ts";
import { readLength, splitLength } from "./lengths.ts";
import { readMarker } from "./markers.ts";

/** A Wednesday. */
const today = "2026-09-16";

describe("due words", () => {
	it.each([
		["prepare a glossary by 15 sep", "2027-09-15", "by 15 sep"],
		["by 16 September, please", "2026-09-16", "by 16 September"],
		["by 15 September 2027.", "2027-09-15", "by 15 September 2027"],
		["By Sept 20th, 2027 at noon", "2027-09-20", "By Sept 20th, 2027"],
		["keep it open until Friday!", "2026-09-18", "until Friday"],
		["by Wednesday", "2026-09-23", "by Wednesday"],
		["by tomorrow", "2026-09-17", "by tomorrow"],
		["by the end of October", "2026-10-31", "by the end of October"],
		["by the end of the month", "2026-09-30", "by the end of the month"],
		["due 2026-12-01", "2026-12-01", "due 2026-12-01"],
		["by 1.12.2026", "2026-12-01", "by 1.12.2026"],
		["by 29 February", "2028-02-29", "by 29 February"],
		["подготовить к 15 сентября", "2027-09-15", "к 15 сентября"],
		["до 15 сентября 2027 года точно", "2027-09-15", "до 15 сентября 2027 года"],
		["до пятницы", "2026-09-18", "до пятницы"],
		["до конца октября", "2026-10-31", "до конца октября"],
		["к 01.12", "2026-12-01", "к 01.12"],
		["сделать завтра", "2026-09-17", "завтра"],
		["open until Friday, the report by 1 Oct", "2026-10-01", "by 1 Oct"],
	])("reads %j", (text, dueOn, phrase) => {
		const found = readDue(text, today);
		expect(found?.dueOn).toBe(dueOn);
		expect(text.slice(found?.start, found?.end)).toBe(phrase);
	});

	it.each([
		"by 31.02",
		"by 31 June",
		"the meeting of 15 September",
		"by the secretariat",
		"standby 15 sep",
		"к сожалению",
		"до встречи",
		"by 2026-13-01",
	])("finds no day in %j", (text) => {
		expect(readDue(text, today)).toBeUndefined();
	});

	it("gives a real day not in the past for any day and month", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 14 }), (date, month) => {
				const due = readDue(`by ${date}.${month}`, today)?.dueOn;
				if (due === undefined) return;
				expect(due >= today).toBe(true);
				expect(new Date(`${due}T00:00:00Z`).toISOString().slice(5, 10)).toBe(
					`${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`,
				);
			}),
		);
	});

	it("finds the first full date of a heading", () => {
		expect(dateIn("Monday, 7 July 2026, Vilnius")).toBe("2026-07-07");
		expect(dateIn("7 июля 2026 года")).toBe("2026-07-07");
		expect(dateIn("Interim meeting, July 2026")).toBeUndefined();
	});
});

describe("lengths", () => {
	it.each([
		["Opening 25m", "Opening", 25],
		["Opening 1h30", "Opening", 90],
		["Opening 1h 30m", "Opening", 90],
		["Opening 90 min", "Opening", 90],
		["Открытие 25м", "Открытие", 25],
		["Открытие 25 мин", "Открытие", 25],
		["Открытие 1 ч 30", "Открытие", 90],
		["Item 4 30m", "Item 4", 30],
	])("splits %j", (text, title, minutes) => {
		expect(splitLength(text)).toEqual({ title, minutes });
	});

	it.each(["25m", "Rules of 1951", "Item 4", "The 30m rule", "25m of rope", "Vitamin"])("leaves %j whole", (text) => {
		expect(splitLength(text)).toEqual({ title: text });
	});

	it("refuses nothing and more than a day", () => {
		expect([readLength("0m"), readLength("25h"), readLength("24 h")]).toEqual([undefined, undefined, 1440]);
	});
});

describe("markers", () => {
	it.each([
		["RESOLVED: that", "decision", 10],
		["DECISION:", "decision", 9],
		["РЕШИЛИ: принять", "decision", 8],
		["РЕШЕНИЕ: принять", "decision", 9],
		["ACTION: send", "action", 8],
		["ПОРУЧЕНИЕ: разослать", "action", 11],
	])("reads %j", (line, kind, length) => {
		expect(readMarker(line)).toEqual({ kind, length });
	});

	it.each(["It was RESOLVED: that", "Resolved: that", "ACTIONS: send", "RESOLVED that"])("finds none in %j", (line) => {
		expect(readMarker(line)).toBeUndefined();
	});
});
