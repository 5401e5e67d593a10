/** Zones: between a venue's clock and instants, by the machine's own table of zones. */
import { minutesOfClock } from "./agenda.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

interface Wall {
	readonly day: string;
	readonly clock: string;
	/** The same wall time, read as if it were UTC. */
	readonly asUtc: number;
}

/**
 * The instant, in Unix milliseconds, at which clocks in that zone show that time of that day; NaN for nonsense. A time
 * that a clock change skips is taken as if clocks had not changed yet; of a time that comes twice, the first.
 */
export function instantOf(day: string, clock: string, zone: string): number {
	const asUtc = Date.parse(`${day}T00:00:00Z`) + (minutesOfClock(clock) ?? Number.NaN) * 60_000;
	if (Number.isNaN(asUtc)) return Number.NaN;
	const aDay = 86_400_000;
	const before = asUtc - offsetAt(asUtc - aDay, zone);
	const after = asUtc - offsetAt(asUtc + aDay, zone);
	const fitting = [before, after].filter((instant) => instant + offsetAt(instant, zone) === asUtc);
	return fitting.length > 0 ? Math.min(...fitting) : before;
}

/** The day in that zone, "2026-07-07". */
export const dayOf = (instant: number, zone: string): string => wallAt(instant, zone).day;

/** What clocks in that zone show, "09:30". */
export const clockOf = (instant: number, zone: string): string => wallAt(instant, zone).clock;

/** The day that many days later. */
export function addDays(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Milliseconds by which the zone's clocks are ahead of UTC. */
function offsetAt(instant: number, zone: string): number {
	return wallAt(instant, zone).asUtc - Math.floor(instant / 1000) * 1000;
}

function wallAt(instant: number, zone: string): Wall {
	let format = formats.get(zone);
	if (!format) {
		const numeric = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit" } as const;
		const rest = { minute: "2-digit", second: "2-digit", hourCycle: "h23", calendar: "iso8601" } as const;
		format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...numeric, ...rest, numberingSystem: "latn" });
		formats.set(zone, format);
	}
	const parts = Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]));
	const day = `${parts.year?.padStart(4, "0")}-${parts.month}-${parts.day}`;
	const clock = `${parts.hour}:${parts.minute}`;
	return { day, clock, asUtc: Date.parse(`${day}T${clock}:${parts.second}Z`) };
}
