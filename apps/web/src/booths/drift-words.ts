/** A limit that the day will reach, and what could be done about it, in sentences. */
import type { DriftOption } from "@plenary/roster";
import { boothName, hoursWords } from "../rosters/roster-words.ts";
import type { Words } from "../words/words.ts";
import type { DayDrift } from "./drift-day.ts";
import type { Today } from "./use-today.ts";

export function driftWords(words: Words, drift: DayDrift, { nameOf }: Pick<Today, "nameOf">, zone: string): string {
	const booth = boothName(words, drift.booth);
	const hours = (minutes: number) => hoursWords(words, Math.max(1, Math.round(minutes)));
	const facts = { booth, at: words.time(drift.at, zone), limit: hours(drift.limit), minutes: hours(drift.minutes) };
	const { people = 0, memberId = "" } = drift;
	return words.t(`booths.drift.${drift.code}`, { ...facts, people, name: nameOf(memberId) });
}

/** Undefined for an item that the agenda does not have any more. */
export function optionWords(
	words: Words,
	option: DriftOption,
	{ items }: Pick<Today, "items">,
	zone: string,
): string | undefined {
	const { t, time } = words;
	const hours = (minutes: number) => hoursWords(words, Math.max(1, Math.round(minutes)));
	switch (option.kind) {
		case "cutItem":
		case "moveItem": {
			const number = items.get(option.itemId)?.number;
			const saves = hours(option.saves);
			return number ? t(`booths.option.${option.kind}`, { number, saves }) : undefined;
		}
		case "shortenBreak":
			return t("booths.option.shortenBreak", { minutes: option.toMinutes, saves: hours(option.saves) });
		case "takeBreak":
			return t("booths.option.takeBreak", { by: time(option.by, zone) });
		case "callPeople":
			return t("booths.option.callPeople", { people: option.people, by: time(option.by, zone) });
		case "secondTeam":
			return t("booths.option.secondTeam", { by: time(option.by, zone) });
		case "agreeOvertime":
			return t("booths.option.agreeOvertime", { minutes: hours(option.minutes) });
	}
}
