/** The desk of one language's minutes: made once for an open room, and fed with what is newest. */

import {
	fileOutcome,
	observeOutcomes,
	raiseOutcome,
	readAgenda,
	readOutcomes,
	setDue,
	setOwners,
} from "@plenary/documents";
import { agendaRoom, type OutcomeRecord, outcomesRoom, outline } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { useEffect, useMemo, useRef } from "react";
import type * as Y from "yjs";
import { useMyself } from "../api/questions.ts";
import { useFloor } from "../floor/use-floor.tsx";
import { useMeetingHere } from "../meeting/frame.tsx";
import { nameOf } from "../people/names.ts";
import { useRoom } from "../rooms/use-room.ts";
import { useWordsOf, wordsNow } from "../words/words.ts";
import type { MinutesDesk } from "./desk.ts";
import { headAtItem } from "./heads.ts";
import { minutesUndo } from "./undo.ts";

/** Undefined until the outcomes' room is open too. */
export function useDesk(
	handle: OpenRoom,
	language: string,
	openRecord: (recordId: string) => void,
): MinutesDesk | undefined {
	const page = useMeetingHere();
	const words = useWordsOf(language);
	const { account } = useMyself();
	const outcomes = useRoom(outcomesRoom(page.meeting.id));
	const { floor } = useFloor();
	const agenda = useRoom(agendaRoom(page.meeting.id));
	const newest = useRef({ page, words, openRecord, floor, agenda });
	newest.current = { page, words, openRecord, floor, agenda };
	const hasWords = words !== undefined;
	const undo = useMemo(() => minutesUndo(handle.doc), [handle]);
	useEffect(() => () => undo.clear(), [undo]);
	return useMemo(() => {
		if (!outcomes || !hasWords) return undefined;
		return {
			language,
			accountId: account.id,
			doc: handle.doc,
			awareness: handle.awareness,
			undo,
			page: () => newest.current.page,
			words: () => newest.current.words ?? wordsNow(),
			delegationHead: (partyId, itemId) => {
				const now = newest.current;
				const outlined = outline(now.agenda ? readAgenda(now.agenda.doc) : { items: [], sittings: [] });
				const held = { outlined, floor: now.floor, zone: now.page.meeting.zone };
				const head = headAtItem(now.page, partyId, itemId, held, Date.now());
				return head ? nameOf(head, language) : "";
			},
			records: recordsOf(outcomes.doc, account.id, (recordId) => newest.current.openRecord(recordId)),
		};
	}, [handle, outcomes, language, hasWords, account.id, undo]);
}

function recordsOf(doc: Y.Doc, accountId: string, open: (recordId: string) => void): MinutesDesk["records"] {
	const { all, subscribe } = storeOf(doc);
	return {
		find: (recordId) => all().get(recordId),
		all: () => [...all().values()],
		subscribe,
		raise: (kind, itemId) => raiseOutcome(doc, { kind, itemId, raisedBy: accountId, raisedAt: Date.now() }),
		file(recordId, { owners, dueOn }) {
			if (owners.length > 0) setOwners(doc, recordId, owners);
			if (dueOn) setDue(doc, recordId, dueOn);
			fileOutcome(doc, recordId, Date.now());
		},
		open,
	};
}

const stores = new WeakMap<Y.Doc, ReturnType<typeof makeStore>>();

function storeOf(doc: Y.Doc) {
	const found = stores.get(doc) ?? makeStore(doc);
	stores.set(doc, found);
	return found;
}

/** The records by id, read once for each change, for both columns. */
function makeStore(doc: Y.Doc) {
	let known: Map<string, OutcomeRecord> | undefined;
	const listeners = new Set<() => void>();
	// Watched from the beginning: what was read before anybody listened would otherwise never become old.
	observeOutcomes(doc, () => {
		known = undefined;
		for (const told of listeners) told();
	});
	return {
		all() {
			known ??= new Map(readOutcomes(doc).map((record) => [record.id, record]));
			return known;
		},
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}
