/** Verbs of the agenda: adding, changing and setting aside items and sittings. */
import {
	type Agenda,
	type AgendaItem,
	flattenItems,
	type ItemKind,
	middlePosition,
	newId,
	type Presenter,
	type Purpose,
	positionBetween,
	type Sitting,
} from "@plenary/domain";
import * as Y from "yjs";
import { itemsOf, longestItem, readAgenda, sittingsOf, titleText } from "./agenda.ts";
import { type Place, Places } from "./agenda-places.ts";
import { act, chance, type Hand, record, write } from "./layout.ts";
import { rewrite } from "./texts.ts";

/** Mark of an item that has been laid down and not yet shown. */
const laid = 0;

export interface NewItem
	extends Partial<Pick<AgendaItem, "id" | "titles" | "minutes" | "purpose" | "presenter" | "kind">> {
	readonly place?: Place | undefined;
}

/** Adds an item and gives its id; undefined when it may not stand there. */
export function addItem(doc: Y.Doc, item: NewItem, hand?: Hand): string | undefined {
	const gap = new Places(readAgenda(doc)).gap(item.place ?? {});
	if (!gap) return undefined;
	const { id = newId(), titles = {}, presenter = {}, kind = "item", minutes, purpose } = item;
	const { parentId, sittingId, low, high } = gap;
	const position = positionBetween(low, high, chance(hand));
	const added = { id, parentId, sittingId, position, titles, presenter, kind, minutes, purpose };
	show(doc, { items: [added], sittings: [] }, hand);
	return id;
}

/** Adds a sitting and gives its id. */
export function addSitting(
	doc: Y.Doc,
	sitting: Omit<Sitting, "id" | "position"> & { id?: string },
	hand?: Hand,
): string {
	const id = sitting.id ?? newId();
	show(doc, { items: [], sittings: [{ ...sitting, id, position: middlePosition }] }, hand);
	return id;
}

/** Writes items and sittings that were made elsewhere, such as a skeleton, as they are. One undo takes all back. */
export function writeSkeleton(doc: Y.Doc, agenda: Agenda, hand?: Hand): void {
	show(doc, agenda, hand);
}

/** Gives an item its length in minutes; undefined takes it away. */
export function setLength(doc: Y.Doc, id: string, minutes: number | undefined, hand?: Hand): boolean {
	const within = minutes === undefined ? undefined : Math.min(longestItem, Math.max(0, Math.round(minutes)));
	return change(doc, itemsOf(doc), id, { minutes: within }, hand);
}

/** Makes an item a break, or a break an item again. */
export const setKind = (doc: Y.Doc, id: string, kind: ItemKind, hand?: Hand): boolean =>
	change(doc, itemsOf(doc), id, { kind }, hand);

export function setPurpose(doc: Y.Doc, id: string, purpose: Purpose | undefined, hand?: Hand): boolean {
	return change(doc, itemsOf(doc), id, { purpose }, hand);
}

export function setPresenter(doc: Y.Doc, id: string, presenter: Presenter, hand?: Hand): boolean {
	return change(doc, itemsOf(doc), id, presenterFields(presenter), hand);
}

/** Makes a title say these words; only what differs is touched. For items and sittings. */
export function setTitle(doc: Y.Doc, id: string, language: string, words: string, hand?: Hand): boolean {
	if (!record(itemsOf(doc), id) && !record(sittingsOf(doc), id)) return false;
	act(doc, hand, () => rewrite(titleText(doc, id, language), words));
	return true;
}

/** Sets an item and everything under it aside. `at` is Unix milliseconds. */
export function removeItem(doc: Y.Doc, id: string, at: number, hand?: Hand): boolean {
	const standing = new Places(readAgenda(doc)).of(id);
	if (!standing) return false;
	act(doc, hand, () => {
		for (const one of flattenItems([standing.entry])) record(itemsOf(doc), one.item.id)?.set("removedAt", at);
	});
	return true;
}

/** Brings an item back, and what was set aside together with it. */
export function restoreItem(doc: Y.Doc, id: string, hand?: Hand): boolean {
	const { items } = readAgenda(doc);
	const item = items.find((one) => one.id === id);
	if (item?.removedAt === undefined) return false;
	const together = new Set([id]);
	const aside = items.filter((one) => one.removedAt === item.removedAt);
	for (let before = 0; before < together.size; ) {
		before = together.size;
		for (const one of aside) if (one.parentId !== undefined && together.has(one.parentId)) together.add(one.id);
	}
	act(doc, hand, () => {
		for (const one of together) record(itemsOf(doc), one)?.delete("removedAt");
	});
	return true;
}

export type SittingChange = Partial<Pick<Sitting, "hall" | "day" | "startsAt" | "endsAt" | "titles">>;

export function changeSitting(doc: Y.Doc, id: string, changed: SittingChange, hand?: Hand): boolean {
	const { titles = {}, ...fields } = changed;
	return act(doc, hand, () => {
		for (const [language, words] of Object.entries(titles)) setTitle(doc, id, language, words, hand);
		return change(doc, sittingsOf(doc), id, fields, hand);
	});
}

/** Sets a sitting aside; its items stand among those not placed until somebody moves them. */
export function removeSitting(doc: Y.Doc, id: string, at: number, hand?: Hand): boolean {
	return change(doc, sittingsOf(doc), id, { removedAt: at }, hand);
}

export function restoreSitting(doc: Y.Doc, id: string, hand?: Hand): boolean {
	return change(doc, sittingsOf(doc), id, { removedAt: undefined }, hand);
}

/**
 * First lays everything down as set aside, which nobody tracks, then shows it in one tracked transaction. Undo then
 * sets it aside again. Were it made in the tracked one, undo would delete it, and with it what others wrote there
 * meanwhile.
 */
export function show(doc: Y.Doc, agenda: Agenda, hand?: Hand): void {
	doc.transact(() => {
		for (const { id, titles, presenter, removedAt: _, ...fields } of agenda.items) {
			lay(doc, itemsOf(doc), id, { ...fields, ...presenterFields(presenter) }, titles);
		}
		for (const { id, titles, removedAt: _, ...fields } of agenda.sittings)
			lay(doc, sittingsOf(doc), id, fields, titles);
	}, laying);
	act(doc, hand, () => {
		for (const { id } of agenda.items) record(itemsOf(doc), id)?.delete("removedAt");
		for (const { id } of agenda.sittings) record(sittingsOf(doc), id)?.delete("removedAt");
	});
}

const laying = Symbol("laying down");

function lay(
	doc: Y.Doc,
	root: Y.Map<unknown>,
	id: string,
	fields: Record<string, unknown>,
	titles: AgendaItem["titles"],
) {
	const map = new Y.Map<unknown>();
	root.set(id, map);
	write(map, { ...fields, removedAt: laid });
	for (const [language, words] of Object.entries(titles)) if (words) titleText(doc, id, language).insert(0, words);
}

const presenterFields = (presenter: Presenter) => ({
	presenterPartyId: presenter.partyId,
	presenterName: presenter.name || undefined,
});

function change(doc: Y.Doc, root: Y.Map<unknown>, id: string, fields: Record<string, unknown>, hand?: Hand): boolean {
	const map = record(root, id);
	if (!map) return false;
	act(doc, hand, () => write(map, fields));
	return true;
}
