/** How papers tell things in one language: names, languages, days, clocks, hours, and the frame that all papers share. */
import {
	flatten,
	type InterfaceLanguage,
	inLanguage,
	locales,
	noonOf,
	type OutlineGroup,
	outline,
	type PaperName,
	type Text,
} from "@plenary/domain";
import type { Fact, Paper } from "@plenary/formats/paper";
import { type PublishedSitting, publishedGroups } from "@plenary/roster";
import type { PaperFacts } from "./facts.ts";
import { en } from "./words-en.ts";
import { ru } from "./words-ru.ts";

export const wordsIn = (language: InterfaceLanguage) => ({ en, ru })[language];

export type Telling = ReturnType<typeof tellingOf>;

export const tagsOf = (languages: readonly string[]): string =>
	languages.map((language) => language.toUpperCase()).join(" ");

export function tellingOf(facts: PaperFacts, language: InterfaceLanguage) {
	const { meeting, names } = facts;
	const words = wordsIn(language);
	const locale = locales[language];
	const languageNames = new Intl.DisplayNames(locale, { type: "language" });
	const lists = new Intl.ListFormat(locale);
	const date = (options: Intl.DateTimeFormatOptions, on: Date | number, timeZone = "UTC") =>
		new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(on);
	const long = { day: "numeric", month: "long", year: "numeric" } as const;
	const capital = (text: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
	const text = (texts: Text): string => inLanguage(texts, [language, ...meeting.languages]);
	const list = (all: readonly string[]): string => lists.format(all);
	const languageName = (tag: string): string => languageNames.of(tag) ?? tag;
	// Sittings without booths count, too: an item has one number wherever it is told of.
	const numbers = new Map(flatten(outline(facts.agenda)).map(({ item, number }) => [item.id, number]));
	const personIn = (person: { name: string; names: Text }): string => person.names[language] || person.name;
	return {
		facts,
		language,
		words,
		text,
		list,
		capital,
		languageName,
		personIn,
		/** "4.1", as the agenda has it. */
		numberOf: (itemId: string): string => numbers.get(itemId) ?? "",
		/** Somebody of the roster, by the name that was published. */
		nameOf: (id: string): string => {
			const person = Object.hasOwn(names, id) ? names[id] : undefined;
			return person ? personIn(person) : words.notInRegister;
		},
		/** "English booth", "Кабина EN" */
		booth: (id: string): string => {
			const tags = id.split("-");
			return words.booth(capital(list(tags.map(languageName))), tagsOf(tags));
		},
		pair: (from: string, to: string): string => `${from.toUpperCase()} → ${to.toUpperCase()}`,
		/** "7 July 2026" */
		day: (day: string): string => date(long, noonOf(day)),
		/** "Tuesday, 7 July 2026" */
		weekday: (day: string): string => capital(date({ weekday: "long", ...long }, noonOf(day))),
		moment: (at: number): string =>
			date({ ...long, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, at, meeting.zone),
		hours: (minutes: number): string =>
			minutes < 60 ? words.minutes(minutes) : words.hours(Math.floor(minutes / 60), minutes % 60),
		sitting: ({ titles, startsAt, endsAt }: PublishedSitting): string =>
			[`${startsAt}–${endsAt}`, text(titles)].filter(Boolean).join(" "),
		hallOf: ({ hall }: PublishedSitting): string => hall || meeting.hall,
	};
}

/** The published sittings of the day, each with what the agenda has in it now. */
export function dayGroups({ sittings, agenda }: PaperFacts): { sitting: PublishedSitting; group: OutlineGroup }[] {
	const groups = publishedGroups(sittings, agenda);
	return sittings.flatMap((sitting) => {
		const group = groups.find((one) => one.sitting?.id === sitting.sittingId);
		return group ? [{ sitting, group }] : [];
	});
}

/** A paper without its sections: what stands at its head and on each of its pages. */
export function frameOf(telling: Telling, kind: PaperName): Omit<Paper, "sections" | "wide"> {
	const { facts, words, language, text, weekday, moment, list, personIn } = telling;
	const { meeting, day, roster, participants } = facts;
	const called = (role: "chair" | "chiefInterpreter"): Fact[] => {
		const people = participants.filter((one) => one.role === role).map(personIn);
		return people.length > 0 ? [[words.roles[role], list(people)]] : [];
	};
	const place = [meeting.hall, meeting.place].filter(Boolean).join(", ");
	return {
		language,
		title: words.titles[kind],
		subject: text(meeting.titles),
		running: `${text(meeting.titles)} · ${weekday(day)}`,
		issue: words.issue(roster.version, moment(roster.publishedAt)),
		folio: words.folio,
		issuedAt: roster.publishedAt,
		facts: [
			[words.day, weekday(day)],
			...(place ? ([[words.place, place]] satisfies Fact[]) : []),
			...called("chair"),
			...called("chiefInterpreter"),
			[words.clocks, words.clocksOf(meeting.zone)],
		],
	};
}
