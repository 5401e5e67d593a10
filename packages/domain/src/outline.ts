/** The outline: an agenda in order, numbered and timed, with every living item in it exactly once. */
import { type Agenda, type AgendaItem, clockOfMinutes, minutesOfClock, roomMinutes, type Sitting } from "./agenda.ts";
import { byPosition } from "./positions.ts";

export interface OutlineItem {
	readonly item: AgendaItem;
	/** "4", "2.1"; numbered through the whole meeting. Breaks and what stands under them have "". */
	readonly number: string;
	/** 1 for a top-level item. More than three levels are shown as three. */
	readonly depth: number;
	/** Planned start, in minutes from the sitting's start. */
	readonly offsetMinutes: number;
	/** Planned start by the venue's clock; undefined when the item has no sitting. */
	readonly startsAt: string | undefined;
	/** Its own length and that of everything under it. */
	readonly spanMinutes: number;
	readonly children: readonly OutlineItem[];
}

/** A sitting with its items. The last group may have no sitting: it holds what is not placed yet. */
export interface OutlineGroup {
	readonly sitting: Sitting | undefined;
	readonly items: readonly OutlineItem[];
	/** Breaks included. */
	readonly usedMinutes: number;
	readonly roomMinutes: number;
	/** How far the items go past the sitting's end; 0 when they fit. */
	readonly overMinutes: number;
}

export interface Outline {
	readonly groups: readonly OutlineGroup[];
}

export const shownDepth = 3;

/**
 * The agenda as people see it. Whatever state a merge left, nobody's item disappears: a circle of parents is cut at
 * its smallest id, parts of a removed or unknown item rise to the top level, items of a removed or unknown sitting
 * stand in the last group. A parent's own length comes first, then its parts follow one after another.
 */
export function outline(agenda: Agenda): Outline {
	const sittings = agenda.sittings.filter((sitting) => sitting.removedAt === undefined).sort(bySchedule);
	const tree = plant(agenda.items);
	const top = new Map<string | undefined, AgendaItem[]>();
	const known = new Set(sittings.map((sitting) => sitting.id));
	for (const item of tree.get(undefined) ?? []) {
		const sittingId = sittingOf(item, agenda.items, known);
		top.set(sittingId, [...(top.get(sittingId) ?? []), item]);
	}
	let counted = 0;
	const groups = [...sittings, undefined].map((sitting): OutlineGroup => {
		const begin = sitting && minutesOfClock(sitting.startsAt);
		const build = (item: AgendaItem, number: string, depth: number, offset: number): OutlineItem => {
			let cursor = offset + (item.minutes ?? 0);
			let part = 0;
			const children = (tree.get(item.id) ?? []).map((child) => {
				const numbered = number !== "" && child.kind === "item";
				const built = build(child, numbered ? `${number}.${++part}` : "", depth + 1, cursor);
				cursor += built.spanMinutes;
				return built;
			});
			const startsAt = begin === undefined ? undefined : clockOfMinutes(begin + offset);
			return { item, number, depth, offsetMinutes: offset, startsAt, spanMinutes: cursor - offset, children };
		};
		let used = 0;
		const items = (top.get(sitting?.id) ?? []).map((item) => {
			const built = build(item, item.kind === "item" ? String(++counted) : "", 1, used);
			used += built.spanMinutes;
			return built;
		});
		const room = sitting ? roomMinutes(sitting) : 0;
		return {
			sitting,
			items,
			usedMinutes: used,
			roomMinutes: room,
			overMinutes: sitting ? Math.max(0, used - room) : 0,
		};
	});
	return { groups: groups.filter((group) => group.sitting || group.items.length > 0) };
}

/** Every item of an outline from top to bottom. */
export function flatten(outlined: Outline): OutlineItem[] {
	return outlined.groups.flatMap((group) => flattenItems(group.items));
}

/** Items and everything under them, from top to bottom. */
export function flattenItems(items: readonly OutlineItem[]): OutlineItem[] {
	return items.flatMap((entry) => [entry, ...flattenItems(entry.children)]);
}

/** Order of sittings: by day, hour, position and id. */
export function bySchedule(one: Sitting, other: Sitting): number {
	if (one.day !== other.day) return one.day < other.day ? -1 : 1;
	if (one.startsAt !== other.startsAt) return one.startsAt < other.startsAt ? -1 : 1;
	return byPosition(one, other);
}

/** Living items by the parent they are shown under, in order; `undefined` is the top level. */
function plant(items: readonly AgendaItem[]): Map<string | undefined, AgendaItem[]> {
	const living = new Map(items.filter((item) => item.removedAt === undefined).map((item) => [item.id, item]));
	const cut = cuts(living);
	const tree = new Map<string | undefined, AgendaItem[]>();
	for (const item of [...living.values()].sort(byPosition)) {
		const parent = item.parentId !== undefined && living.has(item.parentId) && !cut.has(item.id);
		const key = parent ? item.parentId : undefined;
		const siblings = tree.get(key);
		if (siblings) siblings.push(item);
		else tree.set(key, [item]);
	}
	return tree;
}

/** The smallest id of every circle of parents. */
function cuts(living: ReadonlyMap<string, AgendaItem>): Set<string> {
	const found = new Set<string>();
	const walked = new Set<string>();
	for (const start of living.keys()) {
		const path: string[] = [];
		const onPath = new Set<string>();
		let at: string | undefined = start;
		while (at !== undefined && living.has(at) && !walked.has(at)) {
			walked.add(at);
			path.push(at);
			onPath.add(at);
			at = living.get(at)?.parentId;
		}
		if (at !== undefined && onPath.has(at)) {
			found.add(path.slice(path.indexOf(at)).reduce((least, id) => (id < least ? id : least)));
		}
	}
	return found;
}

/** The sitting of a top-level item. One that rose from a removed item stays in the sitting where that item was. */
function sittingOf(item: AgendaItem, items: readonly AgendaItem[], known: ReadonlySet<string>): string | undefined {
	const seen = new Set([item.id]);
	let highest = item;
	while (highest.parentId !== undefined && !seen.has(highest.parentId)) {
		seen.add(highest.parentId);
		const above = items.find((one) => one.id === highest.parentId);
		if (above?.removedAt === undefined) break;
		highest = above;
	}
	for (const { sittingId } of [highest, item]) if (sittingId !== undefined && known.has(sittingId)) return sittingId;
	return undefined;
}
