/** Day words: the day that a date, a weekday or "the end of October" means, in English or Russian. */
import { addDays } from "./zones.ts";

const gap = "\\s{1,3}";
const noLetter = "(?![\\p{L}\\p{N}_])";
const sticky = (pattern: string) => new RegExp(pattern, "iuy");
const year = "(\\d{4})";
const yearWord = `(?:\\s?(?:г\\.|года?${noLetter}))?`;
const isoDate = sticky(`${year}-(\\d{2})-(\\d{2})${noLetter}`);
const dottedDate = sticky(`(\\d{1,2})\\.(\\d{1,2})(?:\\.(\\d{4}|\\d{2}))?${noLetter}(?!\\.\\d)`);
const dayMonth = sticky(
	`(\\d{1,2})(?:st|nd|rd|th|-?го)?${gap}(?:of${gap})?(\\p{L}{3,10})${noLetter}(?:\\.?,?${gap}${year}${noLetter}${yearWord})?`,
);
const monthDay = sticky(`(\\p{L}{3,10})\\.?${gap}(\\d{1,2})(?:st|nd|rd|th)?${noLetter}(?:,?${gap}${year}${noLetter})?`);
const endOf = sticky(
	`(?:end${gap}of${gap}(?:the${gap})?|конца${gap})(\\p{L}{3,10})${noLetter}(?:${gap}${year}${noLetter}${yearWord})?`,
);
const oneWord = sticky(`(\\p{L}{3,12})${noLetter}`);

const months = [
	["january", "января"],
	["february", "февраля"],
	["march", "марта"],
	["april", "апреля"],
	["may", "мая"],
	["june", "июня"],
	["july", "июля"],
	["august", "августа"],
	["september", "сентября"],
	["october", "октября"],
	["november", "ноября"],
	["december", "декабря"],
];
/** Sunday first, as Date counts. The Russian ones as they stand after "до" and after "к". */
const weekdays = [
	["sunday", "воскресенья", "воскресенью"],
	["monday", "понедельника", "понедельнику"],
	["tuesday", "вторника", "вторнику"],
	["wednesday", "среды", "среде"],
	["thursday", "четверга", "четвергу"],
	["friday", "пятницы", "пятнице"],
	["saturday", "субботы", "субботе"],
];

/** A day and the place in the text where its words end. */
export interface DayRead {
	readonly day: string;
	readonly end: number;
}

/**
 * The day whose words begin at that place of the text. A day without a year is the next such day, today included; a
 * weekday is always one of the seven days after today.
 */
export function readDay(text: string, at: number, today: string): DayRead | undefined {
	const read = (pattern: RegExp, dayOf: (...parts: string[]) => string | undefined): DayRead | undefined => {
		pattern.lastIndex = at;
		const found = pattern.exec(text);
		const day = found ? dayOf(...found.slice(1)) : undefined;
		return found && day !== undefined ? { day, end: at + found[0].length } : undefined;
	};
	return (
		read(isoDate, (y, m, d) => dayIn(Number(y), Number(m), Number(d))) ??
		read(dottedDate, (d, m, y) => (y ? dayIn(fullYear(y), Number(m), Number(d)) : next(Number(m), Number(d), today))) ??
		read(dayMonth, (d, word, y) => inMonth(word, d, y, today)) ??
		read(monthDay, (word, d, y) => inMonth(word, d, y, today)) ??
		read(endOf, (word, y) => lastOf(word, y, today)) ??
		read(oneWord, (word) => named(word, today))
	);
}

/** The first full date of a text, with its year, wherever it stands: "Monday, 7 July 2026" → "2026-07-07". */
export function dateIn(text: string): string | undefined {
	for (const start of text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)) {
		const found = readDay(text, start.index, "1900-01-01");
		if (found && /\d{4}/.test(text.slice(start.index, found.end))) return found.day;
	}
	return undefined;
}

function inMonth(word: string | undefined, date: string | undefined, y: string | undefined, today: string) {
	const month = monthOf(word);
	if (month === undefined) return undefined;
	return y ? dayIn(Number(y), month, Number(date)) : next(month, Number(date), today);
}

/** "september", "sep", "sept", "сент": at least three letters that no other month begins with. */
function monthOf(word = ""): number | undefined {
	const lower = word.toLowerCase();
	if (lower === "май") return 5;
	const fitting = months.flatMap((names, index) => (names.some((name) => name.startsWith(lower)) ? [index + 1] : []));
	return fitting.length === 1 ? fitting[0] : undefined;
}

function lastOf(word: string | undefined, y: string | undefined, today: string): string | undefined {
	const lower = word?.toLowerCase() ?? "";
	const thisYear = Number(today.slice(0, 4));
	if (/^(week|недели)$/.test(lower)) return addDays(today, (7 - weekdayOf(today)) % 7);
	if (/^(month|месяца)$/.test(lower)) return lastDayOf(thisYear, Number(today.slice(5, 7)));
	if (/^(year|года)$/.test(lower)) return `${thisYear}-12-31`;
	const month = monthOf(lower);
	if (month === undefined) return undefined;
	if (y) return lastDayOf(Number(y), month);
	const inThisYear = lastDayOf(thisYear, month);
	return inThisYear >= today ? inThisYear : lastDayOf(thisYear + 1, month);
}

function named(word: string | undefined, today: string): string | undefined {
	const lower = word?.toLowerCase() ?? "";
	if (/^(today|сегодня|сегодняшнего)$/.test(lower)) return today;
	if (/^(tomorrow|завтра|завтрашнего)$/.test(lower)) return addDays(today, 1);
	if (lower === "послезавтра") return addDays(today, 2);
	const weekday = weekdays.findIndex((names) => names.includes(lower));
	if (weekday < 0) return undefined;
	return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
}

/** The next day with that date, today included; the 29th of February may be years away. */
function next(month: number, date: number, today: string): string | undefined {
	for (let ahead = 0; ahead <= 8; ahead++) {
		const day = dayIn(Number(today.slice(0, 4)) + ahead, month, date);
		if (day !== undefined && day >= today) return day;
	}
	return undefined;
}

/** That day, if the calendar has it. */
function dayIn(y: number, month: number, date: number): string | undefined {
	if (y < 1900 || y > 2999 || month < 1 || month > 12 || date < 1) return undefined;
	const day = `${y}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
	return day <= lastDayOf(y, month) ? day : undefined;
}

const fullYear = (y: string): number => (y.length === 2 ? 2000 + Number(y) : Number(y));
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const lastDayOf = (y: number, month: number): string => new Date(Date.UTC(y, month, 0)).toISOString().slice(0, 10);
