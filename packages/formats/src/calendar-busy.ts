/** Busy times out of a calendar file (RFC 5545): when somebody is not free, and nothing of what they do then. */
import type { Span } from "@plenary/domain";
import ICAL from "ical.js";
import { type Block, blocksOf } from "./calendar-blocks.ts";
import { type Clock, type Clocks, clocksOf } from "./calendar-zones.ts";

/** Letters of a file; a year of a busy person's calendar is a tenth of it. */
export const largestCalendar = 1_000_000;
/** As many spans are given at most, the earliest. */
const mostBusySpans = 1_000;
/** Repeated events are followed so far. */
const busyMonths = 18;
/** Repetitions that are looked at, over all events of a file. */
const mostSteps = 100_000;
const aDay = 24 * 3_600_000;

export interface BusyAsk {
	/** From this instant on; what is over is nobody's business. */
	readonly now: number;
	/** Whose clocks count where the file names none: for whole days, and times without a zone. */
	readonly zone: string;
}

export interface Busy {
	/** In order, those that touch as one. */
	readonly spans: readonly Span[];
	/** Events that could not be read; the others are. */
	readonly unread: number;
	/** Time zones that are neither known nor told in the file: their times are taken by the clocks of `zone`. */
	readonly unknownZones: readonly string[];
	/** There was more than is followed: too many spans, or events that repeat too often. */
	readonly isCut: boolean;
}

export type BusyTrouble = "tooLarge" | "notCalendar";

/**
 * Events that are cancelled or leave their owner free count for nothing; tentative ones count. A rule of repetition that
 * never comes true may be followed for long: whoever reads strangers' files sets a time limit from outside.
 */
export function readBusy(text: string, { now, zone }: BusyAsk): Busy | { trouble: BusyTrouble } {
	if (text.length > largestCalendar) return { trouble: "tooLarge" };
	const blocks = blocksOf(text);
	if (!blocks) return { trouble: "notCalendar" };
	const end = new Date(now);
	end.setUTCMonth(end.getUTCMonth() + busyMonths);
	const window = { from: now, to: end.getTime() };
	const reading: Reading = { window, clocks: clocksOf(blocks, zone), steps: 0, unread: 0, isCut: false };
	const spans = joined([...eventSpans(blocks, reading), ...freeBusySpans(blocks, reading)], window);
	return {
		spans: spans.slice(0, mostBusySpans),
		unread: reading.unread,
		unknownZones: reading.clocks.unknown(),
		isCut: reading.isCut || spans.length > mostBusySpans,
	};
}

interface Reading {
	readonly window: Span;
	readonly clocks: Clocks;
	steps: number;
	unread: number;
	isCut: boolean;
}

/** One event, or one changed repetition of it. */
interface Event {
	readonly component: ICAL.Component;
	readonly uid: string;
	readonly isFree: boolean;
	/** When the repetition would have begun that this one stands for. */
	readonly insteadOf: number | undefined;
}

function eventSpans(blocks: readonly Block[], reading: Reading): Span[] {
	const events = attemptEach(blocks, "VEVENT", reading, (text) => eventOf(text, reading.clocks));
	const changed = Map.groupBy(events, ({ uid }) => uid);
	const without = (uid: string) => (changed.get(uid) ?? []).flatMap(({ insteadOf }) => insteadOf ?? []);
	return events.flatMap(({ component, uid, isFree, insteadOf }) => {
		if (isFree) return [];
		try {
			return spansOf(component, insteadOf === undefined ? without(uid) : [], reading);
		} catch {
			reading.unread++;
			return [];
		}
	});
}

function eventOf(text: string, clocks: Clocks): Event {
	const component = ICAL.Component.fromString(text);
	const word = (name: string) => String(component.getFirstPropertyValue(name) ?? "").toUpperCase();
	const isFree =
		word("status") === "CANCELLED" || word("transp") === "TRANSPARENT" || word("x-microsoft-cdo-busystatus") === "FREE";
	const instead = component.getFirstProperty("recurrence-id");
	const insteadOf = instead ? clocks.of(instead)(timeOf(instead)) : undefined;
	return { component, uid: String(component.getFirstPropertyValue("uid") ?? ""), isFree, insteadOf };
}

/** Every repetition within the window, without those that begin at `without`, which stand in the file as changed. */
function spansOf(event: ICAL.Component, without: readonly number[], reading: Reading): Span[] {
	const begins = event.getFirstProperty("dtstart");
	if (!begins) throw new Error("An event without a beginning.");
	const { clocks, window } = reading;
	const at = clocks.of(begins);
	const start = timeOf(begins);
	const ending = endingOf(event, start, at, clocks);
	const left = leavingOut(event, without, clocks);
	const spans: Span[] = [];
	const keep = (time: ICAL.Time, from: number, to: number) => {
		if (to > from && to > window.from && from < window.to && !left(time, from)) spans.push({ from, to });
	};
	// What ended before cannot touch the window, whatever the zone: clocks differ by a day at most.
	const early = window.from - (ending(start, at) - at(start)) - aDay;
	for (const time of startsOf(event, start, at, { reading, early })) keep(time, at(time), ending(time, at));
	for (const dates of event.getAllProperties("rdate")) {
		const on = clocks.of(dates);
		for (const value of dates.getValues()) {
			if (value instanceof ICAL.Time) keep(value, on(value), ending(value, on));
			if (value instanceof ICAL.Period) keep(value.start, on(value.start), endOf(value, on));
		}
	}
	return spans;
}

interface Following {
	readonly reading: Reading;
	/** Repetitions before this instant are passed over. */
	readonly early: number;
}

function* startsOf(
	event: ICAL.Component,
	start: ICAL.Time,
	at: Clock,
	{ reading, early }: Following,
): Generator<ICAL.Time> {
	const rules = event.getAllProperties("rrule").map((rule) => rule.getFirstValue());
	if (rules.length === 0) yield start;
	for (const rule of rules) {
		if (!(rule instanceof ICAL.Recur)) continue;
		const last = rule.until ? lastStart(rule.until, start, at) : Number.POSITIVE_INFINITY;
		// Compared here, as instants: the rule knows nothing of zones.
		rule.until = null;
		if (last < early) continue;
		const times = rule.iterator(start);
		for (let time = times.next(); time; time = times.next()) {
			if (++reading.steps > mostSteps) {
				reading.isCut = true;
				return;
			}
			// As if it were UTC: near enough, and a hundred times quicker.
			if (time.toUnixTime() * 1000 < early - aDay) continue;
			const instant = at(time);
			if (instant > last || instant >= reading.window.to) break;
			yield time.clone();
		}
	}
}

/** The last instant at which a repetition may begin; a day is meant whole. */
function lastStart(until: ICAL.Time, start: ICAL.Time, at: Clock): number {
	if (!until.isDate || start.isDate) return at(until);
	const next = until.clone();
	next.adjust(1, 0, 0, 0);
	return at(next) - 1;
}

/** When something that begins then ends. Whole days end by the clocks: a day on which they go forward has 23 hours. */
function endingOf(event: ICAL.Component, start: ICAL.Time, at: Clock, clocks: Clocks) {
	const ends = event.getFirstProperty("dtend");
	const told = event.getFirstPropertyValue("duration");
	const seconds = told instanceof ICAL.Duration ? told.toSeconds() : 0;
	if (start.isDate) {
		const length = ends ? timeOf(ends).toUnixTime() - start.toUnixTime() : seconds;
		const days = Math.max(1, Math.round(length / 86_400));
		return (time: ICAL.Time, on: Clock) => {
			const end = time.clone();
			end.adjust(days, 0, 0, 0);
			return on(end);
		};
	}
	const length = ends ? clocks.of(ends)(timeOf(ends)) - at(start) : seconds * 1000;
	return (time: ICAL.Time, on: Clock) => on(time) + length;
}

/** Some calendars leave out a day, and mean whatever begins on it. */
function leavingOut(event: ICAL.Component, without: readonly number[], clocks: Clocks) {
	const instants = new Set(without);
	const days = new Set<string>();
	for (const dates of event.getAllProperties("exdate"))
		for (const value of dates.getValues()) {
			if (!(value instanceof ICAL.Time)) continue;
			if (value.isDate) days.add(dayOf(value));
			else instants.add(clocks.of(dates)(value));
		}
	return (time: ICAL.Time, instant: number) => instants.has(instant) || days.has(dayOf(time));
}

const dayOf = ({ year, month, day }: ICAL.Time): string => `${year}-${month}-${day}`;

/** What is published as busy time, without events. */
function freeBusySpans(blocks: readonly Block[], reading: Reading): Span[] {
	const { clocks } = reading;
	return attemptEach(blocks, "VFREEBUSY", reading, (text) =>
		ICAL.Component.fromString(text)
			.getAllProperties("freebusy")
			.filter((times) => String(times.getFirstParameter("fbtype") ?? "BUSY").toUpperCase() !== "FREE")
			.flatMap((times) =>
				times.getValues().flatMap((value) => {
					if (!(value instanceof ICAL.Period)) return [];
					const on = clocks.of(times);
					return [{ from: on(value.start), to: endOf(value, on) }];
				}),
			),
	).flat();
}

const endOf = (period: ICAL.Period, on: Clock): number =>
	period.end ? on(period.end) : on(period.start) + (period.duration?.toSeconds() ?? 0) * 1000;

function timeOf(property: ICAL.Property): ICAL.Time {
	const value = property.getFirstValue();
	if (value instanceof ICAL.Time) return value;
	throw new Error("A time that is none.");
}

function attemptEach<Read>(
	blocks: readonly Block[],
	name: Block["name"],
	reading: Reading,
	read: (text: string) => Read,
): Read[] {
	return blocks.flatMap((block) => {
		if (block.name !== name) return [];
		try {
			return [read(block.text)];
		} catch {
			reading.unread++;
			return [];
		}
	});
}

/** Within the window, in order, those that touch as one; what is no time at all is left out. */
function joined(spans: readonly Span[], { from: first, to: last }: Span): Span[] {
	const all: Span[] = [];
	const within = spans
		.map(({ from, to }) => ({ from: Math.max(from, first), to: Math.min(to, last) }))
		.filter(({ from, to }) => to > from)
		.sort((one, other) => one.from - other.from);
	for (const span of within) {
		const before = all.at(-1);
		if (before && span.from <= before.to) before.to = Math.max(before.to, span.to);
		else all.push(span);
	}
	return all;
}
