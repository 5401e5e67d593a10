/** Lengths: as people read them, and as they type them into a box that holds nothing else. */
import { readLength } from "@plenary/domain";
import type { Words } from "../words/words.ts";

/** "2 h 48", "45 min" */
export function spanWords({ t }: Words, minutes: number): string {
	if (minutes < 60) return t("agenda.minutes", { minutes });
	return t("agenda.hours", { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, "0") });
}

/** "90" and "1h30" are 90 minutes, nothing is no length; anything else is `nonsense`. */
export function typedLength(text: string): number | undefined | "nonsense" {
	const trimmed = text.trim();
	if (trimmed === "" || /^0+$/.test(trimmed)) return undefined;
	return readLength(/^\d{1,4}$/.test(trimmed) ? `${trimmed} min` : trimmed) ?? "nonsense";
}
