/** What to do about a sitting that is too full: which item fits into which other sitting. */
import type { Outline, OutlineGroup, OutlineItem, Sitting } from "@plenary/domain";

export interface Advice {
	/** The sitting that is too full, and by how much. */
	readonly sitting: Sitting;
	readonly overMinutes: number;
	/** What could be moved, and where it fits; missing when nothing fits anywhere. */
	readonly move?: { readonly entry: OutlineItem; readonly to: Sitting } | undefined;
}

/** Advice for the first sitting that is too full. Late items go before early ones, and later sittings are better. */
export function adviceFor({ groups }: Outline): Advice | undefined {
	const at = groups.findIndex((group) => group.overMinutes > 0);
	const group = groups[at];
	if (!group?.sitting) return undefined;
	const others = [...groups.slice(at + 1), ...groups.slice(0, at)];
	// What opens a meeting can not be moved away from its opening.
	const movable = at === 0 ? group.items.slice(1) : group.items;
	const enough = movable.filter(({ item, spanMinutes }) => item.kind === "item" && spanMinutes >= group.overMinutes);
	for (const entry of enough.toReversed()) {
		const to = others.find((other) => other.sitting && freeMinutes(other) >= entry.spanMinutes)?.sitting;
		if (to) return { sitting: group.sitting, overMinutes: group.overMinutes, move: { entry, to } };
	}
	return { sitting: group.sitting, overMinutes: group.overMinutes };
}

const freeMinutes = ({ roomMinutes, usedMinutes }: OutlineGroup): number => roomMinutes - usedMinutes;
