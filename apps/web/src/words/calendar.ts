/** Days, times, zones, lists and names of languages as a reader of one language writes them. */
import { dayOf, dayRange, type InterfaceLanguage, locales, noonOf } from "@plenary/domain";

let zone: string | undefined;
/** Asked of the browser once: it answers slowly, and lists ask it for every row. */
export function readerZone(): string {
	zone ??= new Intl.DateTimeFormat().resolvedOptions().timeZone;
	return zone;
}

/** Today as a calendar day in a zone, the reader's own when none is named. */
export function today(zone = readerZone(), now = Date.now()): string {
	// A list asks it for every row; within a minute of the clock the answer stays.
	const key = `${zone} ${Math.floor(now / 60_000)}`;
	if (lastToday?.key !== key) lastToday = { key, day: dayOf(now, zone) };
	return lastToday.day;
}
let lastToday: { key: string; day: string } | undefined;

export const daysBetween = (from: string, to: string): number =>
	Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / 86_400_000);

export function makeCalendar(language: InterfaceLanguage) {
	const locale = locales[language];
	const made = new Map<string, Intl.DateTimeFormat>();
	const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
		const key = JSON.stringify(options);
		let found = made.get(key);
		if (!found) {
			found = new Intl.DateTimeFormat(locale, options);
			made.set(key, found);
		}
		return found;
	};
	const plain = (options: Intl.DateTimeFormatOptions) => format({ timeZone: "UTC", ...options });
	const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
	const languages = new Intl.DisplayNames(locale, { type: "language" });
	const lists = new Intl.ListFormat(locale);
	const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
	const long = { day: "numeric", month: "long", year: "numeric" } as const;

	return {
		/** "7 July 2026" */
		day: (day: string): string => plain(long).format(noonOf(day)),
		/** "7–8 July 2026" */
		dayRange: (from: string, to: string): string => dayRange(language, from, to),
		/** "Tue 7 Jul" */
		shortDay: (day: string): string =>
			plain({ weekday: "short", day: "numeric", month: "short" }).format(noonOf(day)).replace(",", ""),
		/** "Tuesday 7 July" */
		weekday: (day: string): string =>
			plain({ weekday: "long", day: "numeric", month: "long" }).format(noonOf(day)).replace(",", ""),
		/** "Jul" over "7", for a leaf of a calendar. */
		leaf: (day: string): { month: string; date: string } => {
			const parts = plain({ month: "short", day: "numeric" }).formatToParts(noonOf(day));
			const part = (type: string) => parts.find((one) => one.type === type)?.value.replace(".", "") ?? "";
			return { month: part("month"), date: part("day") };
		},
		/** "14:05" in a zone, the reader's own when none is named. */
		time: (at: number, zone = readerZone()): string =>
			format({ timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at),
		/** "7 July 2026, 14:05" */
		moment: (at: number, zone = readerZone()): string =>
			format({ timeZone: zone, ...long, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at),
		/** "Vilnius", "Литва": a zone in a word; cities of zones have names in Latin letters only. */
		zonePlace: (zone: string, at = Date.now()): string => {
			if (language === "en") return zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
			const parts = format({ timeZone: zone, timeZoneName: "shortGeneric" }).formatToParts(at);
			return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
		},
		/** "Eastern European Time", "Восточная Европа" */
		zone: (zone: string, at = Date.now()): string =>
			format({ timeZone: zone, timeZoneName: "longGeneric" })
				.formatToParts(at)
				.find((part) => part.type === "timeZoneName")?.value ?? zone,
		/** "UTC+3" */
		offset: (zone: string, at = Date.now()): string =>
			format({ timeZone: zone, timeZoneName: "shortOffset" })
				.formatToParts(at)
				.find((part) => part.type === "timeZoneName")
				?.value.replace("GMT", "UTC") ?? "",
		/** "in 6 days", "tomorrow", "3 weeks ago". */
		inDays: (days: number): string => {
			const size = Math.abs(days);
			if (size < 14) return relative.format(days, "day");
			if (size < 60) return relative.format(Math.round(days / 7), "week");
			if (size < 700) return relative.format(Math.round(days / 30.44), "month");
			return relative.format(Math.round(days / 365.25), "year");
		},
		/** "5 minutes ago", "yesterday". */
		ago: (at: number, now = Date.now()): string => {
			const minutes = Math.round((at - now) / 60_000);
			if (Math.abs(minutes) < 60) return relative.format(Math.min(minutes, 0), "minute");
			if (Math.abs(minutes) < 60 * 24) return relative.format(Math.round(minutes / 60), "hour");
			return relative.format(Math.round(minutes / 60 / 24), "day");
		},
		/** "Russian", "русский" */
		languageName: (tag: string): string => languages.of(tag) ?? tag,
		/** "Lithuania, Belarus and Poland" */
		list: (words: readonly string[]): string => lists.format(words),
		/** Order of names in the reader's alphabet. */
		compare: (one: string, other: string): number => collator.compare(one, other),
		/** "1,240" */
		/** An amount in a currency; one that nobody knows stands by its letters. */
		money: (amount: number, currency: string): string =>
			new Intl.NumberFormat(locale, {
				style: "currency",
				currency,
				minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
			}).format(amount),
		number: (value: number): string => new Intl.NumberFormat(locale).format(value),
	};
}
