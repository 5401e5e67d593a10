/** The interface's words, days and times in the reader's language, switched without a reload. */
import { setupI18n } from "@lingui/core";
import { type InterfaceLanguage, interfaceLanguages } from "@plenary/domain";
import { useEffect, useState, useSyncExternalStore } from "react";
import { makeCalendar } from "./calendar.ts";
import type { WordsId } from "./ids.ts";

const catalogues = { en: () => import("virtual:words/en"), ru: () => import("virtual:words/ru") };
const remembered = "plenary.language";

/** What a placeholder in a message may be filled with. */
export type Values = Record<string, string | number>;

function makeWords(language: InterfaceLanguage, messages: Parameters<ReturnType<typeof setupI18n>["load"]>[1]) {
	const i18n = setupI18n({ locale: language, messages: { [language]: messages } });
	return {
		language,
		/** The words with this id. */
		t: (id: WordsId, values?: Values): string => i18n._(id, values),
		...makeCalendar(language),
	};
}
export type Words = ReturnType<typeof makeWords>;

let current: Words | undefined;
let asked: InterfaceLanguage | undefined;
const listeners = new Set<() => void>();

/** Shows another language as soon as its words are here. The last one asked for wins. */
export async function speak(language: InterfaceLanguage): Promise<void> {
	asked = language;
	if (current?.language === language) return;
	const { default: messages } = await catalogues[language]();
	if (asked !== language) return;
	current = makeWords(language, messages);
	document.documentElement.lang = language;
	localStorage.setItem(remembered, language);
	for (const listener of listeners) listener();
}

/** The language of this browser's last visit, else the first of the browser's own that we have. */
export function languageAtStart(): InterfaceLanguage {
	const wanted = [localStorage.getItem(remembered) ?? "", ...navigator.languages].map((tag) => tag.slice(0, 2));
	return (
		wanted.find((tag): tag is InterfaceLanguage => (interfaceLanguages as readonly string[]).includes(tag)) ?? "en"
	);
}

/** The words now, for code outside components; nothing is shown before the first ones are here. */
export function wordsNow(): Words {
	if (!current) throw new Error("Words were asked for before any language was loaded.");
	return current;
}

const subscribe = (listener: () => void) => {
	listeners.add(listener);
	return () => void listeners.delete(listener);
};

const others = new Map<string, Words>();

/**
 * The words of a language that need not be the reader's, such as that of a column of minutes: undefined until they are
 * here. A language the interface does not speak gets the reader's own.
 */
export function useWordsOf(language: string): Words | undefined {
	const own = useWords();
	const [, drawAgain] = useState(0);
	const spoken = (interfaceLanguages as readonly string[]).includes(language) && language !== own.language;
	useEffect(() => {
		if (!spoken || others.has(language)) return;
		void catalogues[language as InterfaceLanguage]().then(({ default: messages }) => {
			others.set(language, makeWords(language as InterfaceLanguage, messages));
			drawAgain((times) => times + 1);
		});
	}, [spoken, language]);
	return spoken ? others.get(language) : own;
}

/** Words for a component, which shows itself again when the language changes. */
export const useWords = (): Words => useSyncExternalStore(subscribe, wordsNow);
