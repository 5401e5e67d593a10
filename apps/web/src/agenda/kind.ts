/** The kind of an item as a verb: an item becomes a break, or a break an item again. */
import { itemsOf, localVerb } from "@plenary/documents";
import type { ItemKind, OutlineItem } from "@plenary/domain";
import * as Y from "yjs";

/** A break stands by itself: it is no part of an item and has no parts. */
export const mayBeBreak = ({ depth, children }: OutlineItem): boolean => depth === 1 && children.length === 0;

export function setKind(doc: Y.Doc, id: string, kind: ItemKind): boolean {
	const map = itemsOf(doc).get(id);
	if (!(map instanceof Y.Map)) return false;
	doc.transact(() => map.set("kind", kind), localVerb);
	return true;
}
