/** Places in an agenda: where an item stands as people see it, and what to write so that it stands elsewhere. */
import {
	type Agenda,
	outline as asOutline,
	flattenItems,
	type Outline,
	type OutlineGroup,
	type OutlineItem,
	shownDepth,
} from "@plenary/domain";

/**
 * Where something is to stand: right after or before a neighbour; or else last under a parent; or else last in a
 * sitting; or else last among what has no sitting.
 */
export interface Place {
	readonly afterId?: string | undefined;
	readonly beforeId?: string | undefined;
	readonly parentId?: string | undefined;
	readonly sittingId?: string | undefined;
}

/** Where an item stands in the outline. */
export interface Standing {
	readonly entry: OutlineItem;
	readonly parent: OutlineItem | undefined;
	readonly group: OutlineGroup;
	readonly siblings: readonly OutlineItem[];
	readonly index: number;
}

/** A place as a document keeps it, but for the position: that is to lie between `low` and `high`. */
export interface Gap {
	readonly parentId: string | undefined;
	readonly sittingId: string | undefined;
	readonly low: string | undefined;
	readonly high: string | undefined;
}

export class Places {
	readonly outline: Outline;
	readonly #standings = new Map<string, Standing>();

	constructor(agenda: Agenda) {
		this.outline = asOutline(agenda);
		for (const group of this.outline.groups) this.#walk(group, undefined, group.items);
	}

	of(id: string): Standing | undefined {
		return this.#standings.get(id);
	}

	/**
	 * Where an item would stand; undefined where it may not: inside itself, under a break, deeper than is shown, or
	 * beside something that is gone. `moving` is missing for an item that is new.
	 */
	gap(place: Place, moving?: OutlineItem): Gap | undefined {
		const found = this.#find(place);
		if (!found) return undefined;
		const { parent, group } = found;
		if (parent?.item.kind === "break") return undefined;
		if (parent && moving) {
			if (moving.item.kind === "break") return undefined;
			if (flattenItems([moving]).some((one) => one.item.id === parent.item.id)) return undefined;
		}
		if (parent && parent.depth + (moving ? height(moving) : 1) > shownDepth) return undefined;
		const neighbours = found.siblings.filter((one) => one.item.id !== moving?.item.id);
		const beside = place.afterId ?? place.beforeId;
		const at = neighbours.findIndex((one) => one.item.id === beside);
		if (beside !== undefined && at < 0) return undefined;
		const next = beside === undefined ? neighbours.length : place.afterId === undefined ? at : at + 1;
		const low = neighbours[next - 1]?.item.position;
		return { parentId: parent?.item.id, sittingId: group?.sitting?.id, low, high: neighbours[next]?.item.position };
	}

	#find(place: Place): (Pick<Standing, "parent" | "siblings"> & { group: OutlineGroup | undefined }) | undefined {
		const beside = place.afterId ?? place.beforeId;
		if (beside !== undefined) return this.of(beside);
		if (place.parentId !== undefined) {
			const parent = this.of(place.parentId);
			return parent && { parent: parent.entry, siblings: parent.entry.children, group: parent.group };
		}
		const group = this.outline.groups.find((one) => one.sitting?.id === place.sittingId);
		if (place.sittingId !== undefined && !group) return undefined;
		return { parent: undefined, siblings: group?.items ?? [], group };
	}

	#walk(group: OutlineGroup, parent: OutlineItem | undefined, siblings: readonly OutlineItem[]): void {
		for (const [index, entry] of siblings.entries()) {
			this.#standings.set(entry.item.id, { entry, parent, group, siblings, index });
			this.#walk(group, entry, entry.children);
		}
	}
}

const height = (entry: OutlineItem): number => 1 + Math.max(0, ...entry.children.map(height));
