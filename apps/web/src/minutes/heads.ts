/** Who headed a delegation when an item was taken: a later head does not speak for yesterday. */
import {
	type FloorState,
	type Head,
	headAt,
	instantOf,
	type MeetingPage,
	namesakesOf,
	type Outline,
	takenAt,
} from "@plenary/domain";

export interface Held {
	readonly outlined: Outline;
	readonly floor: FloorState;
	/** Of the venue. */
	readonly zone: string;
}

/** When the item was taken, as the floor knows it; else when its sitting begins, but never later than now. */
export function momentOf(itemId: string, { outlined, floor, zone }: Held, now: number): number {
	const taken = takenAt(floor, itemId);
	if (taken) return taken.startedAt;
	const isThere = (items: Outline["groups"][number]["items"]): boolean =>
		items.some((entry) => entry.item.id === itemId || isThere(entry.children));
	const sitting = outlined.groups.find((group) => isThere(group.items))?.sitting;
	return sitting ? Math.min(now, instantOf(sitting.day, sitting.startsAt, zone)) : now;
}

/** The head as it is recorded of that very entry; else of those that turned out to be the same party. */
export function headAtItem(
	{ heads, parties }: Pick<MeetingPage, "heads" | "parties">,
	partyId: string,
	itemId: string,
	held: Held,
	now: number,
): Head | undefined {
	const moment = momentOf(itemId, held, now);
	return namesakesOf(parties, partyId)
		.map((id) => headAt(heads, id, moment))
		.find(Boolean);
}
