/** Calendar files (RFC 5545, with the methods of RFC 5546): what is agreed about a day, for anybody's calendar. */

/** One engagement as a calendar shows it. Instants are Unix milliseconds. */
export interface CalendarEntry {
	/** Stays the same for as long as it is the same engagement: "<id>@<host>". */
	readonly uid: string;
	/** Goes up with every change, so that an older file changes nothing any more. */
	readonly sequence: number;
	readonly status: CalendarStatus;
	readonly from: number;
	readonly to: number;
	readonly summary: string;
	readonly description?: string | undefined;
	/** Where more about it is found. */
	readonly url?: string | undefined;
	/** When it was last changed. */
	readonly changedAt: number;
}

export type CalendarStatus = "tentative" | "confirmed" | "cancelled";

export interface CalendarFile {
	/** When this file is written. */
	readonly at: number;
	/** What the whole is called where calendars are listed. */
	readonly name?: string | undefined;
	/** For a file that is sent: what its receiver is to do with it. A feed has none. */
	readonly method?: "publish" | "cancel" | undefined;
	/** A mail address; RFC 5546 wants one wherever there is a method. */
	readonly organizer?: string | undefined;
}

/** Lines end with CRLF and are folded at 75 octets. What is written is confidential, and takes its time. */
export function writeCalendar(entries: readonly CalendarEntry[], file: CalendarFile): string {
	const lines = [
		"BEGIN:VCALENDAR",
		"VERSION:2.0",
		"PRODID:-//Plenary//Bookings//EN",
		"CALSCALE:GREGORIAN",
		...(file.method ? [`METHOD:${file.method.toUpperCase()}`] : []),
		...(file.name ? [`NAME:${escaped(file.name)}`, `X-WR-CALNAME:${escaped(file.name)}`] : []),
		...entries.flatMap((entry) => eventLines(entry, file)),
		"END:VCALENDAR",
	];
	return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines(entry: CalendarEntry, { at, organizer }: CalendarFile): string[] {
	return [
		"BEGIN:VEVENT",
		`UID:${escaped(entry.uid)}`,
		`DTSTAMP:${utc(at)}`,
		`LAST-MODIFIED:${utc(entry.changedAt)}`,
		`DTSTART:${utc(entry.from)}`,
		`DTEND:${utc(entry.to)}`,
		`SEQUENCE:${entry.sequence}`,
		`STATUS:${entry.status.toUpperCase()}`,
		"CLASS:CONFIDENTIAL",
		`TRANSP:${entry.status === "cancelled" ? "TRANSPARENT" : "OPAQUE"}`,
		`SUMMARY:${escaped(entry.summary)}`,
		...(entry.description ? [`DESCRIPTION:${escaped(entry.description)}`] : []),
		...(entry.url ? [`URL:${withoutControls(entry.url)}`] : []),
		...(organizer ? [`ORGANIZER:mailto:${withoutControls(organizer)}`] : []),
		"END:VEVENT",
	];
}

/** "20261006T070000Z" */
const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

const escaped = (words: string): string =>
	withoutControls(words.replaceAll(/([\\;,])/g, "\\$1").replaceAll(/\r\n|\r|\n/g, "\\n"));

/** A line ends where the writer ends it, and nowhere else. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in a line
const withoutControls = (words: string): string => words.replaceAll(/[\u0000-\u0008\u000a-\u001f\u007f]/g, "");

const longestLine = 75;

/** Octets are counted, and no letter is cut in two; what follows begins with a space, which counts as well. */
function folded(line: string): string {
	const octets = new TextEncoder();
	const pieces: string[] = [];
	let piece = "";
	let length = 0;
	for (const letter of line) {
		const more = octets.encode(letter).length;
		if (length + more > longestLine) {
			pieces.push(piece);
			piece = " ";
			length = 1;
		}
		piece += letter;
		length += more;
	}
	return [...pieces, piece].join("\r\n");
}
