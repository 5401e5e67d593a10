/** Rota: who is at the microphone of a booth from when to when, the cheapest that the rules allow. */
import { checkAsk, type RotaAsk } from "./ask.ts";
import { boundOf } from "./bound.ts";
import { type Frame, frameOf, until } from "./frame.ts";
import { type Swept, sweep } from "./sweep.ts";
import { type Turn, turnsOf, type Uncovered, uncoveredOf } from "./turns.ts";

export interface Rota {
	readonly turns: readonly Turn[];
	/** Minutes of the day, by member: those done before and those of this rota. */
	readonly minutes: Readonly<Record<string, number>>;
	/** When somebody is on who does not work from the language of the floor at all. */
	readonly uncovered: readonly Uncovered[];
	/**
	 * The rules can not be kept to the end: by this minute at the latest there is a pause or somebody else to take over.
	 * The turns reach so far and no further.
	 */
	readonly reliefBy?: number | undefined;
	/** In points of the rules. */
	readonly cost: number;
}

/** Enough to find a rota near the best; how near decides only how much the exact sweep has to look at. */
const firstWidth = 100;

/**
 * The best rota, and always the same one. Throws when two members have one id, when there are more than five, or when
 * minutes are not whole.
 */
export function rota(ask: RotaAsk): Rota {
	checkAsk(ask);
	const whole = frameOf(ask);
	const frame = until(whole, lastStaffed(whole));
	const { best } = cheapest(frame);
	if (!best) throw new Error("A rota was found to exist and then was not there.");
	const relief = whole.slots[frame.slots.length];
	return {
		turns: turnsOf(frame, best),
		minutes: Object.fromEntries(frame.members.map(({ id }, person) => [id, best.minutes[person] ?? 0])),
		uncovered: uncoveredOf(frame, best),
		...(relief && { reliefBy: relief.from }),
		cost: best.cost,
	};
}

/** The cheapest way through a frame: a narrow sweep says how cheap it can be, a second one drops what can not match it. */
export function cheapest(frame: Frame): Swept {
	const bound = boundOf(frame);
	const first = sweep(frame, { bound, budget: Number.POSITIVE_INFINITY, width: firstWidth });
	const budget = first.best?.cost ?? Number.POSITIVE_INFINITY;
	const second = sweep(frame, { bound, budget, width: Number.POSITIVE_INFINITY });
	return { best: second.best, states: first.states + second.states };
}

/** How many slots can be staffed at all. What can be staffed to the end can be staffed to any minute before. */
function lastStaffed(frame: Frame): number {
	let possible = 0;
	let least = frame.slots.length;
	if (cheapest(frame).best) return least;
	while (least - possible > 1) {
		const middle = Math.floor((possible + least) / 2);
		if (cheapest(until(frame, middle)).best) possible = middle;
		else least = middle;
	}
	return possible;
}
