/** A calendar file taken apart into its events, busy times and zones, each read by itself: one that is broken spoils no other. */

export interface Block {
	readonly name: "VEVENT" | "VFREEBUSY" | "VTIMEZONE";
	/** From BEGIN to END, with alarms and the like left out. */
	readonly text: string;
}

const kept: ReadonlySet<string> = new Set(["VEVENT", "VFREEBUSY", "VTIMEZONE"]);
/** What stands inside a zone; anything else inside is left out, whatever it is called. */
const insideZones: ReadonlySet<string> = new Set(["STANDARD", "DAYLIGHT"]);
const mostBlocks = 20_000;

/** Undefined for what is no calendar. */
export function blocksOf(text: string): Block[] | undefined {
	// Lines go on after a line break and a blank.
	const lines = text
		.replace(/^\uFEFF/, "")
		.replace(/\r?\n[ \t]/g, "")
		.split(/\r?\n|\r/);
	let isCalendar = false;
	const blocks: Block[] = [];
	let name: Block["name"] | undefined;
	let inside: string[] = [];
	/** What is open within the block. */
	let open: string[] = [];
	for (const line of lines) {
		const [, edge = "", what = ""] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(line) ?? [];
		const [isBegin, isEnd] = [edge.toUpperCase() === "BEGIN", edge.toUpperCase() === "END"];
		const called = what.toUpperCase();
		if (!name) {
			if (isBegin && called === "VCALENDAR") isCalendar = true;
			if (!isBegin || !kept.has(called)) continue;
			name = called as Block["name"];
			[inside, open] = [[line], []];
			continue;
		}
		if (isEnd && open.length === 0 && called === name) {
			blocks.push({ name, text: [...inside, line].join("\r\n") });
			if (blocks.length >= mostBlocks) break;
			name = undefined;
			continue;
		}
		if (isBegin) open.push(called);
		if (open.every((one) => name === "VTIMEZONE" && insideZones.has(one)) && line.trim() !== "")
			inside.push(asWritten(line));
		if (isEnd) open = open.slice(0, Math.max(0, open.lastIndexOf(called)));
	}
	return isCalendar ? blocks : undefined;
}

/** Many calendars write a day where a time is due, without saying so. */
const asWritten = (line: string): string =>
	line.replace(
		/^((?:DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)(?:;(?!VALUE)[^:;]*)*):(\d{8}(?:,\d{8})*)\s*$/i,
		"$1;VALUE=DATE:$2",
	);
