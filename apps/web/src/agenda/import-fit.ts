/** An imported agenda fitted to the meeting: its days become the meeting's days, its hours the sittings that are there. */
import type { ImportedAgenda, ImportedSitting, Sitting } from "@plenary/domain";
import { addDays, dateIn } from "@plenary/domain";

interface MeetingDays {
	readonly startsOn: string;
	readonly endsOn: string;
}

/** Halves of a day in their order, as headings name them. */
const halves = [/morning|утр|перв/iu, /afternoon|после обеда|дневн|втор/iu, /evening|вечер/iu];

/**
 * Days of the source that the meeting does not have become, in their order, the meeting's days. A sitting that is
 * there at these hours, or at this half of the day, is taken for the one found. What finds no day has none afterwards.
 */
export function fitToMeeting(
	imported: ImportedAgenda,
	there: readonly Sitting[],
	{ startsOn, endsOn }: MeetingDays,
): ImportedAgenda {
	const order = daysInOrder(imported.sittings);
	const sittings = imported.sittings.map((found, index): ImportedSitting => {
		const own = found.day !== undefined && found.day >= startsOn && found.day <= endsOn ? found.day : undefined;
		const nth = addDays(startsOn, order[index] ?? 0);
		const day = own ?? (nth <= endsOn ? nth : undefined);
		if (day === undefined) return { title: found.title };
		const title = ownTitle(found.title);
		const ofDay = there.filter((one) => one.removedAt === undefined && one.day === day);
		const match = found.startsAt === undefined ? atHalf(ofDay, found.title) : atHours(ofDay, found);
		return match ? { title, day, startsAt: match.startsAt, endsAt: match.endsAt } : { ...found, title, day };
	});
	return { items: imported.items, sittings };
}

/** The same items, without a word about sittings. */
export const withoutSittings = ({ items }: ImportedAgenda): ImportedAgenda => ({
	items: items.map((item) => ({ ...item, sitting: undefined })),
	sittings: [],
});

const hours = /\d{1,2}:\d{2}\s?(?:-|–|—|to|до)\s?\d{1,2}:\d{2}(?:\s[A-Z]{3,4}\b)?/gu;

/** What a heading says besides day and hours: those are the meeting's own and shown anyway. */
function ownTitle(title: string): string {
	const parts = title.replace(hours, "").split(/\s*[,:;·|]\s*|\s+[-–—]\s+/u);
	return parts.filter((part) => /\p{L}/u.test(part) && !dateIn(part)).join(", ");
}

/** For each sitting found, which day of the source it is on: the first, the second… */
function daysInOrder(sittings: readonly ImportedSitting[]): number[] {
	const dated = new Map<string, number>();
	let day = -1;
	let half = -1;
	return sittings.map((found) => {
		const known = found.day === undefined ? undefined : dated.get(found.day);
		if (known !== undefined) return known;
		const at = halves.findIndex((words) => words.test(found.title));
		// Without a date, an afternoon belongs to the morning before it; anything else begins a day.
		if (day < 0 || found.day !== undefined || at <= half) day += 1;
		half = at;
		if (found.day !== undefined) dated.set(found.day, day);
		return day;
	});
}

const atHours = (ofDay: readonly Sitting[], { startsAt = "", endsAt = startsAt }: ImportedSitting) =>
	ofDay.find((one) => one.startsAt === startsAt) ??
	ofDay.find((one) => one.startsAt < (endsAt > startsAt ? endsAt : `${startsAt}~`) && startsAt < one.endsAt);

const atHalf = (ofDay: readonly Sitting[], title: string): Sitting | undefined => {
	const isLate = halves.slice(1).some((words) => words.test(title));
	const sorted = ofDay.toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
	return isLate ? (sorted.find((one) => one.startsAt >= "12:00") ?? sorted.at(-1)) : sorted[0];
};
