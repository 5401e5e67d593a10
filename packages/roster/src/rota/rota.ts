/** Rota: who is at the microphone of a booth from when to when, the cheapest that the rules allow. */
import { checkAsk, type RotaAsk } from "./ask.ts";
import { boundOf } from "./bound.ts";
import { type Frame, frameOf, until } from "./frame.ts";
import { type Mark, type Swept, startOf, sweep } from "./sweep.ts";
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
const narrow = 30;

/**
 * The best rota, and always the same one. Throws when two members have one id, when there are more than five, or when
 * minutes are not whole.
 */
export function rota(ask: RotaAsk): Rota {
	checkAsk(ask);
	const whole = frameOf(ask);
	const { frame, best } = asFarAsPossible(whole);
	const relief = whole.slots[frame.slots.length];
	return {
		turns: turnsOf(frame, best),
		minutes: Object.fromEntries(frame.members.map(({ id }, person) => [id, best.minutes[person] ?? 0])),
		uncovered: uncoveredOf(frame, best),
		...(relief && { reliefBy: relief.from }),
		cost: best.cost,
	};
}

/** The cheapest way through a frame: narrow sweeps say how cheap it can be, a last one drops what can not match them. */
export function cheapest(frame: Frame): Swept {
	const everything = Number.POSITIVE_INFINITY;
	const first = sweep(frame, { bound: boundOf(frame), budget: everything, width: narrow });
	const bound = boundOf(frame, first.best?.minutes);
	const second = sweep(frame, { bound, budget: first.best?.cost ?? everything, width: narrow });
	const budget = (second.best ?? first.best)?.cost ?? everything;
	const { best, states } = sweep(frame, { bound, budget, width: everything });
	return { best, states: first.states + second.states + states };
}

/** All slots, or as many of the first ones as can be staffed. What can be staffed to the end can be to any minute before. */
function asFarAsPossible(whole: Frame): { frame: Frame; best: Mark } {
	const { best } = cheapest(whole);
	if (best) return { frame: whole, best };
	const none = until(whole, 0);
	let possible = { frame: none, best: startOf(none) };
	let least = whole.slots.length;
	while (least - possible.frame.slots.length > 1) {
		const frame = until(whole, Math.floor((possible.frame.slots.length + least) / 2));
		const middle = cheapest(frame).best;
		if (middle) possible = { frame, best: middle };
		else least = frame.slots.length;
	}
	return possible;
}
