/** Tests of busy times: repetitions, zones, whole days, what counts for nothing, and what can not be read. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Busy, largestCalendar, readBusy } from "./calendar-busy.ts";

const now = Date.UTC(2026, 10, 22);
const ask = { now, zone: "Europe/Vilnius" };

const calendar = (...blocks: string[]) =>
	["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", ...blocks, "END:VCALENDAR", ""].join("\r\n");
const event = (...lines: string[]) =>
	["BEGIN:VEVENT", "UID:one", "SUMMARY:Dentist", ...lines, "END:VEVENT"].join("\r\n");
const read = (text: string, more = {}) => readBusy(text, { ...ask, ...more }) as Busy;
/** "11-23T09:00/10:00" in UTC. */
const told = (busy: Busy) =>
	busy.spans.map(({ from, to }) => {
		const [first, last] = [new Date(from).toISOString(), new Date(to).toISOString()];
		return `${first.slice(5, 16)}/${first.slice(0, 10) === last.slice(0, 10) ? last.slice(11, 16) : last.slice(5, 16)}`;
	});

test("busy: an hour is an hour, by UTC, by a named zone, and by the reader's clocks", () => {
	const file = calendar(
		event("DTSTART:20261123T090000Z", "DTEND:20261123T100000Z"),
		event("DTSTART;TZID=America/New_York:20261124T090000", "DURATION:PT90M"),
		event("DTSTART:20261125T090000", "DTEND:20261125T100000"),
		event("DTSTART;TZID=/example.org/2024/Europe/Kyiv:20261126T090000", "DTEND:20261126T080000Z"),
	);
	expect(told(read(file))).toEqual([
		"11-23T09:00/10:00",
		"11-24T14:00/15:30",
		"11-25T07:00/08:00",
		"11-26T07:00/08:00",
	]);
	expect(JSON.stringify(read(file))).not.toContain("Dentist");
});

test("busy: whole days are the reader's, and last by their clocks", () => {
	const file = calendar(
		event("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261203"),
		event("DTSTART;VALUE=DATE:20270328"),
	);
	expect(told(read(file))).toEqual(["11-30T22:00/12-02T22:00", "03-27T22:00/03-28T21:00"]);
});

test("busy: a day where a time is due, and a zone by its name in an office, are understood", () => {
	const file = calendar(
		event("DTSTART:20261201", "DTEND:20261202"),
		event('DTSTART;TZID="FLE Standard Time":20261203T090000', "DURATION:PT1H"),
	);
	const busy = read(file);
	expect([told(busy), busy.unknownZones]).toEqual([["11-30T22:00/12-01T22:00", "12-03T07:00/08:00"], []]);
});

test("busy: what repeats is followed by its own clocks, for eighteen months", () => {
	const weekly = event(
		"DTSTART;TZID=Europe/Vilnius:20200106T100000",
		"DTEND;TZID=Europe/Vilnius:20200106T110000",
		"RRULE:FREQ=WEEKLY;BYDAY=MO",
	);
	const { spans } = read(calendar(weekly));
	const hours = new Set(spans.map(({ from }) => new Date(from).toISOString().slice(11, 16)));
	expect([...hours].sort()).toEqual(["07:00", "08:00"]);
	expect(spans.length).toBeGreaterThan(75);
	expect(spans.length).toBeLessThan(80);
	expect(spans.at(-1)?.to).toBeLessThanOrEqual(Date.UTC(2028, 4, 22));
});

test("busy: the last repetition counts, to the minute and by the day; the number of them does too", () => {
	const daily = (rule: string) => event("DTSTART;TZID=Europe/Vilnius:20261123T100000", "DURATION:PT1H", rule);
	const days = (rule: string) => read(calendar(daily(rule))).spans.length;
	expect(days("RRULE:FREQ=DAILY;UNTIL=20261125T080000Z")).toBe(3);
	expect(days("RRULE:FREQ=DAILY;UNTIL=20261125T075959Z")).toBe(2);
	expect(days("RRULE:FREQ=DAILY;UNTIL=20261125")).toBe(3);
	expect(days("RRULE:FREQ=DAILY;COUNT=4")).toBe(4);
	expect(days("RRULE:FREQ=DAILY;INTERVAL=2;COUNT=4")).toBe(4);
});

test("busy: dates left out, moved, cancelled and added one by one", () => {
	const begin = "DTSTART;TZID=Europe/Vilnius:20261123T100000";
	const file = calendar(
		event(
			...[begin, "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=6"],
			"EXDATE;TZID=Europe/Vilnius:20261124T100000",
			"EXDATE;VALUE=DATE:20261125",
			"RDATE;TZID=Europe/Vilnius:20261224T120000",
			"RDATE;VALUE=PERIOD:20261225T090000Z/20261225T093000Z,20261226T090000Z/PT15M",
		),
		event("RECURRENCE-ID;TZID=Europe/Vilnius:20261126T100000", "DTSTART:20261126T150000Z", "DURATION:PT1H"),
		event("RECURRENCE-ID:20261127T080000Z", begin, "DURATION:PT1H", "STATUS:CANCELLED"),
	);
	expect(told(read(file))).toEqual([
		"11-23T08:00/09:00",
		"11-26T15:00/16:00",
		"11-28T08:00/09:00",
		"12-24T10:00/11:00",
		"12-25T09:00/09:30",
		"12-26T09:00/09:15",
	]);
});

test("busy: what leaves its owner free counts for nothing, and neither do tasks, alarms and what is over", () => {
	const hour = ["DTSTART:20261123T090000Z", "DTEND:20261123T100000Z"];
	const file = calendar(
		event(...hour, "TRANSP:TRANSPARENT"),
		event(...hour, "STATUS:CANCELLED"),
		event(...hour, "X-MICROSOFT-CDO-BUSYSTATUS:FREE"),
		event("DTSTART:20261123T090000Z"),
		event("DTSTART:20261121T090000Z", "DTEND:20261121T100000Z"),
		["BEGIN:VTODO", "UID:two", ...hour, "END:VTODO"].join("\r\n"),
	);
	expect(read(file)).toEqual({ spans: [], unread: 0, unknownZones: [], isCut: false });
	const alarm = ["BEGIN:VALARM", "TRIGGER:-PT5M", "DURATION:PT5H", "END:VALARM"];
	expect(told(read(calendar(event(...hour, ...alarm, "STATUS:TENTATIVE"))))).toEqual(["11-23T09:00/10:00"]);
});

test("busy: published busy time is taken, free time is not; what touches is one", () => {
	const file = calendar(
		...["BEGIN:VFREEBUSY", "UID:three", "FREEBUSY:20261123T090000Z/PT1H,20261123T100000Z/20261123T113000Z"],
		...["FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261124T090000Z/PT1H", "FREEBUSY;FBTYPE=FREE:20261125T090000Z/PT1H"],
		"END:VFREEBUSY",
	);
	expect(told(read(file))).toEqual(["11-23T09:00/11:30", "11-24T09:00/10:00"]);
});

test("busy: a zone that only the file knows is the file's, and one that nobody knows is told", () => {
	const zone = [
		...["BEGIN:VTIMEZONE", "TZID:Office time"],
		...["BEGIN:STANDARD", "DTSTART:16010101T030000", "TZOFFSETFROM:+0300", "TZOFFSETTO:+0200"],
		...["RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "END:STANDARD"],
		...["BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0300"],
		...["RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE"],
	].join("\r\n");
	const at = (tzid: string, day: string) => event(`DTSTART;TZID=${tzid}:${day}T090000`, "DURATION:PT1H");
	const file = calendar(
		zone,
		at('"Office time"', "20261201"),
		at('"Office time"', "20270701"),
		at("Nowhere", "20261202"),
	);
	const busy = read(file);
	expect(told(busy)).toEqual(["12-01T07:00/08:00", "12-02T07:00/08:00", "07-01T06:00/07:00"]);
	expect(busy.unknownZones).toEqual(["Nowhere"]);
	const endless = zone.replaceAll("FREQ=YEARLY", "FREQ=SECONDLY");
	expect(read(calendar(endless, at('"Office time"', "20261201"))).unknownZones).toEqual(["Office time"]);
});

test("busy: one event that is broken leaves the others, and is counted", () => {
	const fine = event("DTSTART:20261123T090000Z", "DURATION:PT1H");
	const file = calendar(event("DTSTART:yesterday"), event("a line that is none"), event("SUMMARY:Never"), fine);
	const busy = read(file);
	expect([told(busy), busy.unread]).toEqual([["11-23T09:00/10:00"], 3]);
	expect(told(read(file.replace("END:VCALENDAR", "BEGIN:VEVENT")))).toEqual(["11-23T09:00/10:00"]);
});

test("busy: what is no calendar, too large, or repeats without measure is told", () => {
	for (const text of ["", "<html></html>", "Name,Days\nNino,3", "BEGIN:VCARD\nEND:VCARD"])
		expect(readBusy(text, ask)).toEqual({ trouble: "notCalendar" });
	expect(readBusy("x".repeat(largestCalendar + 1), ask)).toEqual({ trouble: "tooLarge" });
	const each = (rule: string, start: string) => read(calendar(event(`DTSTART:${start}`, "DURATION:PT10S", rule)));
	expect(each("RRULE:FREQ=SECONDLY", "19700101T000000Z")).toMatchObject({ isCut: true });
	expect(each("RRULE:FREQ=HOURLY", "20261101T000000Z").isCut).toBe(true);
	expect(each("RRULE:FREQ=HOURLY", "20261101T000000Z").spans).toHaveLength(1_000);
});

test("busy: nothing throws, whatever stands there, and spans are in order", () => {
	const line = fc.constantFrom(
		...["BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE"],
		...["BEGIN:STANDARD", "END:STANDARD", "BEGIN:VFREEBUSY", "END:VFREEBUSY", "DTSTART:20261123T090000Z", "UID:x"],
		...["DTSTART;TZID=Nowhere:20261123T090000", "DTEND:20261123T100000Z", "DURATION:-PT1H", "TZID:Nowhere"],
		...["RRULE:FREQ=WEEKLY;COUNT=3", "RRULE:FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", "RRULE:nonsense", "EXDATE:x"],
		...[
			"RDATE:20261124T090000Z",
			"FREEBUSY:20261124T090000Z/PT1H",
			"FREEBUSY:x/y",
			"TZOFFSETTO:+0200",
			" folded",
			";:=,",
		],
	);
	fc.assert(
		fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 30 }), (lines) => {
			const busy = readBusy(lines.join("\r\n"), ask);
			if ("trouble" in busy) return;
			for (const [at, { from, to }] of busy.spans.entries()) {
				expect(to).toBeGreaterThan(from);
				expect(from).toBeGreaterThan(busy.spans[at - 1]?.to ?? 0);
			}
		}),
		{ seed: 2026, numRuns: 500 },
	);
});
