/** The difference between a venue's clock and the reader's on a given day. */

/** Minutes that a zone's clocks are ahead of UTC at an instant. */
function offsetMinutes(zone: string, at: number): number {
	const parts = new Intl.DateTimeFormat("en-US", {
		timeZone: zone,
		hourCycle: "h23",
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "numeric",
		minute: "numeric",
	}).formatToParts(at);
	const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
	const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
	return Math.round((shown - Math.floor(at / 60_000) * 60_000) / 60_000);
}

/** The instant at which a zone's clocks show this time of this day. */
export function instantAt(day: string, time: string, zone: string): number {
	const shown = Date.parse(`${day}T${time}:00Z`);
	// The offset is asked twice, because the first answer is for an instant up to a day away.
	const near = shown - offsetMinutes(zone, shown) * 60_000;
	return shown - offsetMinutes(zone, near) * 60_000;
}
