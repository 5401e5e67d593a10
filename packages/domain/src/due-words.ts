/** Due words: the day that somebody means by "by 15 sep", "until Friday" or "до конца октября". */
import { readDay } from "./day-words.ts";
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

/** The last due phrase of a text, in English or Russian, with a day as `readDay` understands it. */
export function readDue(text: string, today: string): Due | undefined {
	let last: Due | undefined;
	for (const opening of text.matchAll(openings)) {
		const found = readDay(text, opening.index + opening[0].length, today);
		if (found) last = { dueOn: found.day, start: opening.index, end: found.end };
	}
	for (const bare of text.matchAll(bareDays)) {
		if (last && bare.index < last.end) continue;
		const days = bare[1]?.toLowerCase() === "послезавтра" ? 2 : 1;
		last = { dueOn: addDays(today, days), start: bare.index, end: bare.index + bare[0].length };
	}
	return last;
}
