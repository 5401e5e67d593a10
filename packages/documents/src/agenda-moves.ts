/** Moves in the agenda: up and down, in and out, to another sitting, by hand or by key. */
import { positionBetween } from "@plenary/domain";
import type * as Y from "yjs";
import { itemsOf, readAgenda } from "./agenda.ts";
import { type Place, Places } from "./agenda-places.ts";
import { act, chance, type Hand, record, write } from "./layout.ts";

/** Puts an item, with what is under it, elsewhere. False when it may not stand there. */
export function moveItem(doc: Y.Doc, id: string, place: Place, hand?: Hand): boolean {
	return put(doc, new Places(readAgenda(doc)), id, place, hand);
}

/** Past the sibling above; at the top of a sitting into the one before it. */
export function moveUp(doc: Y.Doc, id: string, hand?: Hand): boolean {
	const places = new Places(readAgenda(doc));
	const standing = places.of(id);
	if (!standing) return false;
	const above = standing.siblings[standing.index - 1];
	if (above) return put(doc, places, id, { beforeId: above.item.id }, hand);
	if (standing.parent) return false;
	const before = places.outline.groups[places.outline.groups.indexOf(standing.group) - 1];
	return before?.sitting ? put(doc, places, id, { sittingId: before.sitting.id }, hand) : false;
}

/** Past the sibling below; at the end of a sitting to the beginning of the next. */
export function moveDown(doc: Y.Doc, id: string, hand?: Hand): boolean {
	const places = new Places(readAgenda(doc));
	const standing = places.of(id);
	if (!standing) return false;
	const below = standing.siblings[standing.index + 1];
	if (below) return put(doc, places, id, { afterId: below.item.id }, hand);
	if (standing.parent) return false;
	const next = places.outline.groups[places.outline.groups.indexOf(standing.group) + 1];
	if (!next?.sitting) return false;
	const first = next.items[0];
	return put(doc, places, id, first ? { beforeId: first.item.id } : { sittingId: next.sitting.id }, hand);
}

/** Makes an item the last part of the one above it. */
export function nestItem(doc: Y.Doc, id: string, hand?: Hand): boolean {
	const places = new Places(readAgenda(doc));
	const standing = places.of(id);
	const above = standing?.siblings[standing.index - 1];
	return above ? put(doc, places, id, { parentId: above.item.id }, hand) : false;
}

/** Brings a part out, right after the item it was a part of. */
export function liftItem(doc: Y.Doc, id: string, hand?: Hand): boolean {
	const places = new Places(readAgenda(doc));
	const parent = places.of(id)?.parent;
	return parent ? put(doc, places, id, { afterId: parent.item.id }, hand) : false;
}

function put(doc: Y.Doc, places: Places, id: string, place: Place, hand: Hand | undefined): boolean {
	const entry = places.of(id)?.entry;
	const map = record(itemsOf(doc), id);
	const gap = entry && places.gap(place, entry);
	if (!map || !gap) return false;
	const { parentId, sittingId, low, high } = gap;
	act(doc, hand, () => write(map, { parentId, sittingId, position: positionBetween(low, high, chance(hand)) }));
	return true;
}
