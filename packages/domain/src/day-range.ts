/** Days as a reader of one language writes them: "7–8 July 2026". */
import type { InterfaceLanguage } from "./text.ts";

/** British habits for English: day before month, twenty-four hours. */
export const locales: Readonly<Record<InterfaceLanguage, string>> = { en: "en-GB", ru: "ru" };

/** A calendar day has no zone: it is kept at noon UTC, where nothing can push it over an edge. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

const formats = new Map<InterfaceLanguage, Intl.DateTimeFormat>();

/** "7–8 July 2026", "30 июня – 2 июля 2026 г."; one day when both are the same. */
export function dayRange(language: InterfaceLanguage, from: string, to: string): string {
	const format =
		formats.get(language) ??
		new Intl.DateTimeFormat(locales[language], { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
	formats.set(language, format);
	// English puts thin spaces around the dash even within one month; a range of days reads better closed.
	return format.formatRange(noonOf(from), noonOf(to)).replace(/^(\d+)\s–\s(\d+)(?=\s)/, "$1–$2");
}
