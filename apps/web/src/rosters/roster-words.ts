/** What is wrong with a roster, in sentences; and how booths and languages are called in them. */
import { dayOf, type Text } from "@plenary/domain";
import { type Breach, type CoveredNeed, gravityOf, type Source } from "@plenary/roster";
import { capital } from "../words/capital.ts";
import type { Words } from "../words/words.ts";

/** What sentences about a roster need to know around it. */
export interface Told {
	readonly words: Words;
	/** Of the venue: hours of work are told by its clocks. */
	readonly zone: string;
	text(text: Text): string;
	/** An interpreter's name in the reader's script. */
	nameOf(interpreterId: string | undefined): string;
	sittingName(sittingId: string): string;
}

export const tagsOf = (languages: readonly string[]): string =>
	languages.map((language) => language.toUpperCase()).join(" ");

/** "English booth", "Кабина EN"; a booth's id names its languages, whose names would have to be adjectives in Russian. */
export function boothName(words: Words, boothId: string): string {
	const languages = words.language === "ru" ? tagsOf(boothId.split("-")) : languagesIn(words, boothId);
	return words.t("rosters.booth", { languages });
}

/** "English booth", "Английский": where the languages' signs stand beside it. */
export const boothHeading = (words: Words, boothId: string): string =>
	words.t("rosters.boothHeading", { languages: languagesIn(words, boothId) });

const languagesIn = ({ languageName, list }: Words, boothId: string): string =>
	capital(list(boothId.split("-").map(languageName)));

const thin = new Set<Breach["code"]>(["aloneTooLong", "tooFew", "longDay", "noBooth", "unknownInterpreter"]);

/** Is somebody where they can not be, or something not heard, rather than merely too few for too long? */
export const isGrave = ({ code }: Breach): boolean => !thin.has(code);

/** "3 h 30", "45 min" */
export function hoursWords({ t }: Words, minutes: number): string {
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
	if (hours === 0) return t("rosters.minutes", { minutes });
	return rest === 0
		? t("rosters.hours", { hours })
		: t("rosters.hoursMinutes", { hours, minutes: String(rest).padStart(2, "0") });
}

/** One breach as a sentence. */
export function breachWords(breach: Breach, told: Told): string {
	const { words, nameOf } = told;
	const { t, languageName, list } = words;
	const names = (languages: readonly string[]) => list(languages.map(languageName));
	const name = nameOf(breach.interpreterId);
	const booth = boothName(words, breach.booth);
	const hours = (minutes: number) => hoursWords(words, minutes);
	switch (breach.code) {
		case "bookedHere": {
			const { otherBooth, otherSittingId } = breach.facts;
			const other = { booth: boothName(words, otherBooth), sitting: told.sittingName(otherSittingId) };
			return t(otherSittingId === breach.sittingId ? "rosters.twiceAtOnce" : "rosters.bookedHere", { name, ...other });
		}
		case "bookedElsewhere": {
			const meeting = told.text(breach.facts.meetingTitle);
			const span = spanWords(breach.facts, told);
			return meeting ? t("rosters.bookedAt", { name, meeting, span }) : t("rosters.bookedElsewhere", { name, span });
		}
		case "tooClose": {
			const { because, otherSittingId, gap, needed, source } = breach.facts;
			const figures = { gap: hours(gap), needed: hours(needed), source: told.text(source.words) };
			return t(`rosters.tooClose.${because}`, { name, sitting: told.sittingName(otherSittingId), ...figures });
		}
		case "travelDay": {
			const { town, travel, kept, source } = breach.facts;
			const figures = { travel: hours(travel), kept: hours(kept), source: told.text(source.words) };
			return t("rosters.travelDay", { name, town, span: spanWords(breach.facts, told), ...figures });
		}
		case "dayTooLong":
			return t(
				breach.facts.remote ? "rosters.remoteDayTooLong" : "rosters.dayTooLong",
				hoursOf(breach.facts, told, name),
			);
		case "longDay":
			return t("rosters.longDay", hoursOf(breach.facts, told, name));
		case "stretchTooLong":
			return t("rosters.stretchTooLong", hoursOf(breach.facts, told, name));
		case "tooManyDays": {
			const { days, limit, source } = breach.facts;
			return t("rosters.tooManyDays", { name, days, limit, source: told.text(source.words) });
		}
		case "tooManyHalfDays": {
			const { halfDays, monday, limit, source } = breach.facts;
			const figures = { halfDays, monday: words.shortDay(monday), limit, source: told.text(source.words) };
			return t("rosters.tooManyHalfDays", { name, ...figures });
		}
		case "modeNotOffered":
			return t("rosters.modeNotOffered", { name, mode: t(`rosters.mode.${breach.facts.mode}`) });
		case "clearanceTooLow":
			return t(breach.facts.has === 0 ? "rosters.clearanceNone" : "rosters.clearanceTooLow", { name, ...breach.facts });
		case "conflict":
			return t("rosters.conflict", { name });
		case "firmLeftOut":
			return t("rosters.firmLeftOut", { name, booth });
		case "tooManySeats":
			return t("rosters.tooManySeats", { booth, ...breach.facts });
		case "unavailable":
			return t("rosters.unavailable", { name, span: spanWords(breach.facts, told) });
		case "notFromAny": {
			const { from, spoken, relayFrom } = breach.facts;
			const sentence = t("rosters.notFromAny", { name, spoken: names(spoken), from: names(from) });
			return relayFrom.length > 0
				? `${sentence} ${t("rosters.relayPossible", { languages: names(relayFrom) })}`
				: sentence;
		}
		case "notThisLanguage": {
			const { into, works } = breach.facts;
			return works.length > 0
				? t("rosters.notThisLanguage", { name, into: names(into), works: names(works) })
				: t("rosters.worksIntoNone", { name });
		}
		case "unknownInterpreter":
			return t("rosters.unknown", { booth });
		case "noBooth":
			return t("rosters.noBooth", { name, booth });
		case "emptyBooth": {
			const { minutes, needed } = breach.facts;
			return needed === undefined
				? t("rosters.emptyTwoTeams", { booth, hours: hours(minutes) })
				: t("rosters.empty", { booth, hours: hours(minutes), needed });
		}
		case "aloneTooLong": {
			const { minutes, limit, source } = breach.facts;
			const figures = { name, booth, hours: hours(minutes), limit: hours(limit), source: told.text(source.words) };
			return t("rosters.alone", figures);
		}
		case "tooFew": {
			const { people, needed, minutes, source } = breach.facts;
			const figures = { booth, people, hours: hours(minutes), source: told.text(source.words) };
			return needed === undefined ? t("rosters.secondTeam", figures) : t("rosters.tooFew", { ...figures, needed });
		}
		case "noCover":
			return t("rosters.noCover", { from: capital(names(breach.facts.from)), to: languageName(breach.facts.to) });
	}
}

function hoursOf(facts: { minutes: number; limit: number; source: Source }, { words, text }: Told, name: string) {
	const { minutes, limit, source } = facts;
	return { name, hours: hoursWords(words, minutes), limit: hoursWords(words, limit), source: text(source.words) };
}

/** "09:00 to 12:00", "7 July, 09:00 to 8 July, 12:00"; whole days without their hours. */
function spanWords({ from, to }: { from: number; to: number }, { words, zone }: Told): string {
	const { t, time, shortDay } = words;
	const [first, last] = [dayOf(from, zone), dayOf(to - 1, zone)];
	const isWhole = time(from, zone) === "00:00" && time(to, zone) === "00:00";
	if (isWhole)
		return first === last ? shortDay(first) : t("rosters.span", { from: shortDay(first), to: shortDay(last) });
	if (first === last) return `${shortDay(first)}, ${t("rosters.span", { from: time(from, zone), to: time(to, zone) })}`;
	const at = (instant: number) => `${shortDay(dayOf(instant, zone))}, ${time(instant, zone)}`;
	return t("rosters.span", { from: at(from), to: at(to) });
}

/** "RU UK direct · KA by relay from EN · PL not heard": what a booth into these languages takes, the worst of the day. */
export function coverWords(into: readonly string[], needs: readonly CoveredNeed[], { t }: Words): string {
	const worst = new Map<string, CoveredNeed["cover"]>();
	for (const { from, to, cover } of needs) {
		if (!into.includes(to)) continue;
		const known = worst.get(from);
		if (!known || gravityOf(cover) > gravityOf(known)) worst.set(from, cover);
	}
	const inOrder = [...worst].sort(([, one], [, other]) => gravityOf(one) - gravityOf(other));
	return [...Map.groupBy(inOrder, ([, cover]) => JSON.stringify({ ...cover, people: 0 })).values()]
		.map((alike) => {
			const languages = tagsOf(alike.map(([from]) => from));
			const cover = alike[0]?.[1];
			if (cover?.kind === "direct") return t("rosters.takesDirect", { languages });
			if (cover?.kind !== "relay") return t("rosters.takesNone", { languages });
			const through = cover.through.toUpperCase();
			return t(cover.single ? "rosters.takesRelaySingle" : "rosters.takesRelay", { languages, through });
		})
		.join(" · ");
}
