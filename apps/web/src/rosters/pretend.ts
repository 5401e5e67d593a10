/** A pretend desk for tests: the planner's words without a browser, and one person named Anna. */
import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import bookingsEn from "../bookings/words.en.json" with { type: "json" };
import bookingsRu from "../bookings/words.ru.json" with { type: "json" };
import { makeCalendar } from "../words/calendar.ts";
import type { Words } from "../words/words.ts";
import type { Told } from "./roster-words.ts";
import en from "./words.en.json" with { type: "json" };
import ru from "./words.ru.json" with { type: "json" };

export function wordsIn(language: "en" | "ru"): Words {
	const messages = Object.fromEntries(
		Object.entries({ en: { ...en, ...bookingsEn }, ru: { ...ru, ...bookingsRu } }[language]).map(([id, message]) => [
			id,
			compileMessage(message),
		]),
	);
	const i18n = setupI18n({ locale: language, messages: { [language]: messages } });
	return { language, t: (id, values) => i18n._(id, values), ...makeCalendar(language) };
}

export const toldIn = (language: "en" | "ru"): Told => ({
	words: wordsIn(language),
	zone: "Europe/Vilnius",
	text: (text) => text[language] ?? "",
	nameOf: () => "Anna",
	sittingName: (id) => id,
});
