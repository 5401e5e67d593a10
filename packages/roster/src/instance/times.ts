/** Local times of instance files, "2026-05-12T09:00", as instants of a zone. */
import { instantOf } from "@plenary/domain";
import { type Found, refuse, text } from "./reading.ts";

export function instant(found: Found, zone: string): number {
	const [, day = "", clock = ""] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/.exec(text(found)) ?? [];
	const at = instantOf(day, clock, zone);
	return Number.isNaN(at) ? refuse(found, "a local time such as 2026-05-12T09:00") : at;
}

export const dayOfText = (found: Found): string => text(found).slice(0, 10);

/** An IANA zone. */
export function zoneOf(found: Found): string {
	const zone = text(found);
	try {
		new Intl.DateTimeFormat("en", { timeZone: zone });
		return zone;
	} catch {
		return refuse(found, "a time zone such as Europe/Vilnius");
	}
}
