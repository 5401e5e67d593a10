/** Lengths in words: "25m" typed after a title, "1h 30", "25 мин". */

const hours = "(?:h|hr|hrs|hours?|ч|час|часа|часов)";
const mins = "(?:m|min|mins|minutes?|м|мин|минут|минуты|минута)";
const lengthPattern = new RegExp(
	`^(?:(?<hours>\\d{1,2}) ?${hours}\\.?(?: ?(?<rest>\\d{1,2}) ?${mins}?\\.?)?|(?<minutes>\\d{1,4}) ?${mins}\\.?)$`,
	"iu",
);
/** Words enough for the longest way to write a length: "1 hour 30 minutes". */
const mostWords = 4;

/** "1h 30" → 90. Anything that is no length gives undefined. */
export function readLength(text: string): number | undefined {
	const found = lengthPattern.exec(text.trim())?.groups;
	if (!found) return undefined;
	const minutes =
		found.minutes === undefined ? Number(found.hours) * 60 + Number(found.rest ?? 0) : Number(found.minutes);
	return minutes > 0 && minutes <= 1440 ? minutes : undefined;
}

export interface TitleAndLength {
	readonly title: string;
	readonly minutes?: number | undefined;
}

/** Takes a length off the end of a title: "Opening 25m" → "Opening" and 25. A title is never only a length. */
export function splitLength(text: string): TitleAndLength {
	const trimmed = text.trim();
	const starts = [...trimmed.slice(-40).matchAll(/ +/g)].map((gap) => gap.index + Math.max(0, trimmed.length - 40));
	for (const at of starts.slice(-mostWords)) {
		const minutes = readLength(trimmed.slice(at));
		const title = trimmed.slice(0, at).trimEnd();
		if (minutes !== undefined && title !== "") return { title, minutes };
	}
	return { title: trimmed };
}
