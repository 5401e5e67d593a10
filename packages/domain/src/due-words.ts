/** Due words: the day that somebody means by "by 15 sep", "until Friday" or "до конца октября". */
import { addDays } from "./zones.ts";

export interface Due {
	/** "2026-09-15" */
	readonly dueOn: string;
	/** The characters of the phrase, from its first word to its last. */
	readonly start: number;
	readonly end: number;
}

const edge = "(?<![\\p{L}\\p{N}_])";
const noLetter = "(?![\\p{L}\\p{N}_])";
const gap = "\\s{1,3}";
const openings = new RegExp(
	`${edge}(?:not${gap}later${gap}than|no${gap}later${gap}than|due(?:${gap}(?:by|on))?|by|until|till|` +
		`не${gap}позднее|не${gap}позже|срок|к|ко|до)${noLetter}:?${gap}(?:the${gap})?`,
	"giu",
);
const bareDays = new RegExp(`${edge}(tomorrow|завтра|послезавтра)${noLetter}`, "giu");

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

/**
 * The last due phrase of a text, in English or Russian. A day without a year is the next such day, today included; a
 * weekday is always one of the seven days after today.
 */
export function readDue(text: string, today: string): Due | undefined {
	let last: Due | undefined;
	for (const opening of text.matchAll(openings)) {
		const found = readDay(text, opening.index + opening[0].length, today);
		if (found) last = { ...found, start: opening.index };
	}
	for (const bare of text.matchAll(bareDays)) {
		if (last && bare.index < last.end) continue;
		const days = bare[1]?.toLowerCase() === "послезавтра" ? 2 : 1;
		last = { dueOn: addDays(today, days), start: bare.index, end: bare.index + bare[0].length };
	}
	return last;
}

interface Read {
	readonly dueOn: string;
	readonly end: number;
}

function readDay(text: string, at: number, today: string): Read | undefined {
	const read = (pattern: RegExp, day: (...parts: string[]) => string | undefined): Read | undefined => {
		pattern.lastIndex = at;
		const found = pattern.exec(text);
		const dueOn = found ? day(...found.slice(1)) : undefined;
		return found && dueOn !== undefined ? { dueOn, end: at + found[0].length } : undefined;
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
