/** Interpreters in words: languages in the trade's short form, and what stands in the way of somebody. */
import { type Fitting, knows, type Languages, type Obstacle, type Pair, type Sought } from "@plenary/domain";
import { readerZone } from "../words/calendar.ts";
import type { Words } from "../words/words.ts";
import { coming, daysOf } from "./register-days.ts";

const sign = (tag: string): string => tag.toUpperCase();

/** "A KA · B EN · C RU, UK"; empty for somebody without languages. */
export const combinationOf = ({ a, b, c }: Languages): string =>
	Object.entries({ A: a, B: b, C: c })
		.filter(([, tags]) => tags.length > 0)
		.map(([letter, tags]) => `${letter} ${tags.map(sign).join(", ")}`)
		.join(" · ");

/** Both ends of a retour as signs, for the words around them. */
export const signsOf = ([from, to]: Pair): { from: string; to: string } => ({ from: sign(from), to: sign(to) });

/** Every language that stands in the register. */
export const languagesIn = (register: readonly Languages[]): string[] => [
	...new Set(register.flatMap(({ a, b, c }) => [...a, ...b, ...c])),
];

/** What stands in the way of somebody who comes near to what is asked for. */
export function obstacleWords(
	{ t, languageName, list, day, dayRange }: Words,
	sought: Sought,
	obstacle: Obstacle,
): string {
	const { from, to, fromDay, toDay } = sought;
	switch (obstacle.code) {
		case "direction":
			if (from && to) return t("interpreters.way.direction", { from: languageName(from), to: languageName(to) });
			return t(from ? "interpreters.way.from" : "interpreters.way.into", { language: languageName(from || to) });
		case "away": {
			const [first = "", last = ""] = [fromDay || toDay, toDay || fromDay].sort();
			return t("interpreters.way.away", { days: first === last ? day(first) : dayRange(first, last) });
		}
		case "mode":
			return t("interpreters.way.mode", { modes: list(obstacle.offers.map((mode) => t(`interpreters.mode.${mode}`))) });
		case "track":
			return t("interpreters.way.track", {
				tracks: list(obstacle.works.map((track) => t(`interpreters.track.${track}`))),
			});
		case "theme":
			return t("interpreters.way.theme");
		case "town":
			return obstacle.town ? t("interpreters.way.town", { town: obstacle.town }) : t("interpreters.way.noTown");
	}
}

/** What is still to be said of somebody who fits: days of those asked for that are gone, evidence that is old. */
export function fitWords(
	{ t, day, dayRange, list }: Words,
	{ fromDay, toDay }: Sought,
	fit: Fitting<unknown>,
): string[] {
	const zone = readerZone();
	const away = coming(fit.away, 0).map((span) => {
		const { from, to } = daysOf(span, zone);
		return from === to ? day(from) : dayRange(from, to);
	});
	return [
		...(away.length > 0 && (fromDay || toDay) ? [t("interpreters.notFree", { days: list(away) })] : []),
		...(fit.hasRunOut ? [t("interpreters.ranOut")] : []),
	];
}

/** A language that was asked for and nobody has, alone or together with the other, in a sentence; "" when somebody does. */
export function unknownWords(
	{ t, languageName, list }: Words,
	{ from, to }: Sought,
	register: readonly Languages[],
): string {
	const asked = [from, to].filter(Boolean);
	const isKnown = register.some((one) => asked.every((tag) => knows(one, tag)));
	return asked.length === 0 || isKnown ? "" : t("interpreters.nobodyHas", { languages: list(asked.map(languageName)) });
}
