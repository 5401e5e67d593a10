/** Import into the agenda: an outline from outside becomes items and sittings, and one undo takes all of it back. */
import {
	type AgendaItem,
	type ImportedAgenda,
	type ImportedItem,
	middlePosition,
	newId,
	positionBetween,
	type Sitting,
} from "@plenary/domain";
import type * as Y from "yjs";
import { readAgenda } from "./agenda.ts";
import { type Gap, type Place, Places } from "./agenda-places.ts";
import { show } from "./agenda-verbs.ts";
import { chance, type Hand } from "./layout.ts";

export interface ImportWhere {
	/** The language the titles are in. */
	readonly language: string;
	/** Where the first item goes; items of a sitting found or made go there. */
	readonly place?: Place | undefined;
	/** Make the sittings that the source names with day and hours and the agenda does not have yet. */
	readonly makeSittings?: boolean | undefined;
	/** The hall of sittings made. */
	readonly hall?: string | undefined;
}

/** Writes the imported outline and tells how much; undefined when the place is gone. */
export function importOutline(
	doc: Y.Doc,
	imported: ImportedAgenda,
	where: ImportWhere,
	hand?: Hand,
): { items: number; sittings: number } | undefined {
	const random = chance(hand);
	const agenda = readAgenda(doc);
	const places = new Places(agenda);
	const asked = places.gap(where.place ?? {});
	if (!asked) return undefined;
	const made: Sitting[] = [];
	const sittingIds = imported.sittings.map(({ title, day, startsAt, endsAt }): string | undefined => {
		if (day === undefined || startsAt === undefined) return undefined;
		const there = [...agenda.sittings, ...made].find(
			(one) => one.removedAt === undefined && one.day === day && one.startsAt === startsAt,
		);
		if (there) return there.id;
		if (!where.makeSittings || endsAt === undefined) return undefined;
		const titles = title === "" ? {} : { [where.language]: title };
		const sitting = { id: newId(), position: middlePosition, titles, hall: where.hall ?? "", day, startsAt, endsAt };
		made.push(sitting);
		return sitting.id;
	});

	const items: AgendaItem[] = [];
	const add = (item: ImportedItem, gap: Gap): Gap => {
		const id = newId();
		const { title, minutes, kind } = item;
		const { parentId, sittingId, low, high } = gap;
		const position = positionBetween(low, high, random);
		const presenter = { name: item.presenter };
		items.push({ id, parentId, sittingId, position, titles: { [where.language]: title }, minutes, presenter, kind });
		let inside: Gap = { parentId: id, sittingId, low: undefined, high: undefined };
		for (const child of item.children) inside = add(child, inside);
		return { ...gap, low: position };
	};
	const gaps = new Map<string | undefined, Gap>([[undefined, asked]]);
	for (const item of imported.items) {
		const sittingId = item.sitting === undefined ? undefined : sittingIds[item.sitting];
		const gap = gaps.get(sittingId) ??
			places.gap({ sittingId }) ?? { parentId: undefined, sittingId, low: undefined, high: undefined };
		gaps.set(sittingId, add(item, gap));
	}
	show(doc, { items, sittings: made }, hand);
	return { items: items.length, sittings: made.length };
}
