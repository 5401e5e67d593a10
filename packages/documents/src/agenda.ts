/** The agenda's document: items and sittings as maps by id, their titles as shared texts. */
import {
	type Agenda,
	type AgendaItem,
	isDay,
	isPosition,
	itemKinds,
	middlePosition,
	minutesOfClock,
	purposes,
	type Sitting,
	type Text,
} from "@plenary/domain";
import * as Y from "yjs";
import { localVerb, numberOf, observe, records, stringOf, wordOf } from "./layout.ts";
import { readTexts, sharedText } from "./texts.ts";

export const itemsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("items");
export const sittingsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("sittings");

/** The longest length an item may have, in minutes. */
export const longestItem = 1440;

/** The title of an item or a sitting in one language, to be written in by many. It is there before its first word. */
export const titleText = (doc: Y.Doc, id: string, language: string): Y.Text => sharedText(doc, "title", id, language);

/** Everything the document holds, as plain values. Nonsense in it is passed over, never thrown at. */
export function readAgenda(doc: Y.Doc): Agenda {
	const titles = readTexts(doc, "title");
	return {
		items: records(itemsOf(doc)).map(([id, map]) => readItem(id, map, titles.get(id) ?? {})),
		sittings: records(sittingsOf(doc)).flatMap(([id, map]) => readSitting(id, map, titles.get(id) ?? {}) ?? []),
	};
}

/** Calls the listener whenever the agenda has changed; returns how to stop. */
export const observeAgenda = (doc: Y.Doc, listener: () => void): (() => void) => observe(doc, listener);

/** Undo for one person at one agenda: takes back what the verbs did, and whatever else is done with those origins. */
export function agendaUndo(doc: Y.Doc, origins: readonly unknown[] = []): Y.UndoManager {
	return new Y.UndoManager(doc, { trackedOrigins: new Set([localVerb, ...origins]) });
}

function readItem(id: string, map: Y.Map<unknown>, titles: Text): AgendaItem {
	const position = map.get("position");
	const minutes = numberOf(map.get("minutes"));
	return {
		id,
		parentId: stringOf(map.get("parentId")),
		position: isPosition(position) ? position : middlePosition,
		titles,
		minutes: minutes === undefined ? undefined : Math.min(longestItem, Math.max(0, Math.round(minutes))),
		purpose: wordOf(map.get("purpose"), purposes),
		presenter: { partyId: stringOf(map.get("presenterPartyId")), name: stringOf(map.get("presenterName")) },
		kind: wordOf(map.get("kind"), itemKinds) ?? "item",
		sittingId: stringOf(map.get("sittingId")),
		removedAt: numberOf(map.get("removedAt")),
	};
}

/** A sitting without a day or hours is none: its items stand among those not placed. */
function readSitting(id: string, map: Y.Map<unknown>, titles: Text): Sitting | undefined {
	const day = stringOf(map.get("day"));
	const startsAt = stringOf(map.get("startsAt"));
	const endsAt = stringOf(map.get("endsAt"));
	if (!day || !isDay(day)) return undefined;
	if (!startsAt || minutesOfClock(startsAt) === undefined) return undefined;
	if (!endsAt || minutesOfClock(endsAt) === undefined) return undefined;
	const position = map.get("position");
	return {
		id,
		position: isPosition(position) ? position : middlePosition,
		titles,
		hall: stringOf(map.get("hall")) ?? "",
		day,
		startsAt,
		endsAt,
		removedAt: numberOf(map.get("removedAt")),
	};
}
