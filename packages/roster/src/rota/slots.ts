/** Slots: the working time of a booth, cut wherever somebody may take over. */
import type { RotaAsk, RotaItem } from "./ask.ts";
import { rotaRules } from "./rules.ts";

/** A stretch with one person on. Silence and pauses have none. */
export interface Slot {
	readonly from: number;
	readonly to: number;
	readonly item: RotaItem;
	/** A pause or enough silence lies before it: whoever is on begins a new turn. */
	readonly fresh: boolean;
	/** It begins in the middle of its item. */
	readonly inside: boolean;
}

/** A booth of one language is silent while that language has the floor. */
export const isSilent = (item: RotaItem, into: readonly string[]): boolean =>
	item.pause === true || (into.length === 1 && item.language === into[0]);

/** What is left to work, from `now` on. */
export function slotsOf(ask: RotaAsk): Slot[] {
	const { into, tick = 5, now, rules = rotaRules.booth } = ask;
	const start = now?.minute ?? 0;
	// People come and go at their own minute, which need not lie on the grid.
	const comings = ask.members.flatMap(({ from, to }) => [from, to]).filter((minute) => minute !== undefined);
	const slots: Slot[] = [];
	let at = 0;
	let quiet = 0;
	let rested = false;
	for (const item of ask.items) {
		const end = at + item.minutes;
		if (isSilent(item, into)) {
			quiet += item.minutes;
			rested ||= (item.pause === true && item.minutes > 0) || quiet >= rules.turn.rest.is;
		} else if (item.minutes > 0) {
			// Rest that was over before the day stood where it stands is spent.
			if (at < start) rested = false;
			for (const [from, to] of stretches(Math.max(at, start), end, comings, tick)) {
				slots.push({ from, to, item, fresh: rested, inside: from > at });
				rested = false;
			}
			quiet = 0;
			rested = false;
		}
		at = end;
	}
	return slots;
}

/** From each minute at which somebody comes or goes the grid begins anew. */
function stretches(from: number, to: number, comings: readonly number[], tick: number): [number, number][] {
	if (from >= to) return [];
	const cuts = [...new Set([from, ...comings.filter((minute) => minute > from && minute < to), to])];
	cuts.sort((one, other) => one - other);
	return cuts.slice(1).flatMap((end, index) => {
		const begin = cuts[index] ?? from;
		const count = Math.ceil((end - begin) / tick);
		return Array.from({ length: count }, (_, n): [number, number] => [
			begin + n * tick,
			Math.min(end, begin + (n + 1) * tick),
		]);
	});
}
