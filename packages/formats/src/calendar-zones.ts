/** Whose clocks a time of a calendar file is told by: a zone that is known by its name, one that the file tells, or the reader's. */
import { instantOf } from "@plenary/domain";
import ICAL from "ical.js";
import type { Block } from "./calendar-blocks.ts";

/** The instant of a wall time, Unix milliseconds. */
export type Clock = (time: ICAL.Time) => number;

export interface Clocks {
	/** By its TZID. */
	of(property: ICAL.Property): Clock;
	/** Zones that were asked for and nobody knows. */
	unknown(): string[];
}

export function clocksOf(blocks: readonly Block[], ownZone: string): Clocks {
	const told = new Map<string, ICAL.Timezone | undefined>();
	for (const { name, text } of blocks) {
		if (name !== "VTIMEZONE") continue;
		const zone = zoneOf(text);
		if (zone) told.set(zone.tzid, zone);
	}
	const known = new Map<string, Clock>();
	const unknown = new Set<string>();
	const own = wallClock(ownZone);

	function named(tzid: string): Clock {
		const found = nameOf(tzid);
		if (found) return wallClock(found);
		const zone = told.get(tzid);
		if (!zone) {
			unknown.add(tzid);
			return own;
		}
		return (time) => {
			const there = time.clone();
			there.isDate = false;
			there.zone = zone;
			return there.toUnixTime() * 1000;
		};
	}

	return {
		of(property) {
			const tzid = String(property.getFirstParameter("tzid") ?? "");
			const wall = tzid === "" ? own : (known.get(tzid) ?? named(tzid));
			known.set(tzid, wall);
			return (time) =>
				!time.isDate && time.zone === ICAL.Timezone.utcTimezone ? time.toUnixTime() * 1000 : wall(time);
		},
		unknown: () => [...unknown].sort(),
	};
}

/** A day is its midnight. */
const wallClock =
	(zone: string): Clock =>
	({ year, month, day, hour, minute, second, isDate }) => {
		const two = (number: number) => String(number).padStart(2, "0");
		const on = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
		return instantOf(on, isDate ? "00:00" : `${two(hour)}:${two(minute)}`, zone) + (isDate ? 0 : second * 1000);
	};

/** "Europe/Vilnius", also behind somebody's prefix: "/example.org/20240101/Europe/Vilnius". */
function nameOf(tzid: string): string | undefined {
	const parts = tzid.split("/").filter(Boolean);
	return [officeZones[tzid] ?? tzid, parts.slice(-2).join("/"), parts.slice(-3).join("/")].find(isZone);
}

function isZone(name: string): boolean {
	try {
		// A bare offset would be taken as a zone as well.
		return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
	} catch {
		return false;
	}
}

/** Changes of the clock come once or twice a year; one that claims to come each minute would be followed for ever. */
function zoneOf(text: string): ICAL.Timezone | undefined {
	if (/RRULE[^\r\n]*FREQ=(?!YEARLY)/i.test(text)) return undefined;
	try {
		const component = ICAL.Component.fromString(text);
		return new ICAL.Timezone({ component, tzid: String(component.getFirstPropertyValue("tzid") ?? "") });
	} catch {
		return undefined;
	}
}

/** Names that Windows and Outlook give to zones where our meetings are, as the CLDR pairs them. */
const officeZones: Readonly<Record<string, string>> = {
	"Azerbaijan Standard Time": "Asia/Baku",
	"Belarus Standard Time": "Europe/Minsk",
	"Caucasus Standard Time": "Asia/Yerevan",
	"Central Europe Standard Time": "Europe/Budapest",
	"Central European Standard Time": "Europe/Warsaw",
	"E. Europe Standard Time": "Europe/Chisinau",
	"FLE Standard Time": "Europe/Kyiv",
	"GMT Standard Time": "Europe/London",
	"GTB Standard Time": "Europe/Bucharest",
	"Georgian Standard Time": "Asia/Tbilisi",
	"Greenwich Standard Time": "Atlantic/Reykjavik",
	"Romance Standard Time": "Europe/Paris",
	"Russian Standard Time": "Europe/Moscow",
	"Turkey Standard Time": "Europe/Istanbul",
	"W. Europe Standard Time": "Europe/Berlin",
};
