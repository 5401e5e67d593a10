/** The words of outcomes: in the reader's language where the minutes have them, otherwise in another. */

import { type RecordWords, wordsOfRecords } from "@plenary/documents";
import { inLanguage, minutesRoom, type OutcomeRecord } from "@plenary/domain";
import { useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useRoom } from "../rooms/use-room.ts";
import { useWords } from "../words/words.ts";

interface OutcomeWords {
	of(record: OutcomeRecord): string;
	/** Does any language's minutes have its block? */
	isInText(recordId: string): boolean;
}

/** Reads the first two languages of the minutes; the rooms are open beside anyway. */
export function useOutcomeWords(): OutcomeWords {
	const { meeting } = useMeetingHere();
	const { language } = useWords();
	const [first = "en", second = first] = meeting.languages;
	const one = useRecordWords(first);
	const other = useRecordWords(second);
	return {
		of: (record) =>
			inLanguage(
				{ ...record.words, [first]: one.get(record.id)?.text ?? "", [second]: other.get(record.id)?.text ?? "" },
				[language, first, second],
			),
		isInText: (recordId) => one.has(recordId) || other.has(recordId),
	};
}

const none: ReadonlyMap<string, RecordWords> = new Map();

function useRecordWords(language: string): ReadonlyMap<string, RecordWords> {
	const { meeting } = useMeetingHere();
	const doc = useRoom(minutesRoom(meeting.id, language))?.doc;
	const store = doc && storeOf(doc);
	return useSyncExternalStore(store?.subscribe ?? (() => () => {}), store?.read ?? (() => none));
}

/** Words are read at most this often while somebody types: a long text is not walked at every key. */
const pause = 200;
const stores = new WeakMap<Y.Doc, ReturnType<typeof makeStore>>();

function storeOf(doc: Y.Doc) {
	const found = stores.get(doc) ?? makeStore(doc);
	stores.set(doc, found);
	return found;
}

function makeStore(doc: Y.Doc) {
	let value = wordsOfRecords(doc);
	let isWaiting = false;
	const listeners = new Set<() => void>();
	doc.on("afterTransaction", (transaction) => {
		if (transaction.changed.size === 0 || isWaiting) return;
		isWaiting = true;
		setTimeout(() => {
			isWaiting = false;
			value = wordsOfRecords(doc);
			for (const listener of listeners) listener();
		}, pause);
	});
	return {
		read: () => value,
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}
