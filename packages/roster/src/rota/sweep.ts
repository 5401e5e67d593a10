/** The sweep: the dynamic programme of a rota, slot by slot over everything that can be the state of a booth. */
import type { Bound } from "./bound.ts";
import { begins, type Frame, lengthAfter, nobody, orderCost, shareCost, shortCost, stepCost } from "./frame.ts";

/** A state of the booth after some slots, and the cheapest way there. */
export interface Mark {
	readonly who: number;
	/** Minutes of the turn so far. */
	readonly length: number;
	/** Minutes of the day, by person. */
	readonly minutes: readonly number[];
	readonly cost: number;
	/** What the whole rota costs at least, by this way. */
	readonly atLeast: number;
	readonly before: Mark | undefined;
}

export interface Swept {
	/** The end of the cheapest way; undefined when there is none within the limits. */
	readonly best: Mark | undefined;
	readonly states: number;
}

export interface Limits {
	readonly bound: Bound;
	/** States that can not end below this cost are dropped. */
	readonly budget: number;
	/** Only so many states of a slot are followed; the answer is then a good one, not the best. */
	readonly width: number;
}

/** What differs by less is equal: sums of the same parts in another order do. What adds up of it on the way is still little. */
const rounding = 1e-9;
const roundings = 1e-6;

/**
 * What a state is: who is on, for how long, and everybody's minutes. Nothing else of the past can change what comes, so
 * of two ways into one state the dearer is dropped. Of equal ones the first stays: people by id, earlier slots first.
 */
export function sweep(frame: Frame, { bound, budget, width }: Limits): Swept {
	let marks: readonly Mark[] = [startOf(frame)];
	let states = 0;
	for (let at = 0; at < frame.slots.length; at++) {
		const layer = new Map<string, Mark>();
		for (const mark of marks)
			for (let next = 0; next < frame.members.length; next++) {
				const reached = follow(frame, at, mark, next, bound);
				if (!reached || reached.atLeast > budget + roundings) continue;
				const key = `${next} ${reached.length} ${reached.minutes.join(" ")}`;
				const known = layer.get(key);
				if (!known || reached.cost < known.cost - rounding) layer.set(key, reached);
			}
		marks = narrowed([...layer.values()], width);
		states += marks.length;
	}
	const best = marks.reduce<Mark | undefined>((least, mark) => {
		const whole = ended(frame, mark);
		return least && least.cost <= whole.cost + rounding ? least : whole;
	}, undefined);
	return { best, states };
}

export function startOf({ start, done }: Frame): Mark {
	return { ...start, minutes: done, cost: 0, atLeast: 0, before: undefined };
}

function follow(frame: Frame, at: number, mark: Mark, next: number, bound: Bound): Mark | undefined {
	const step = stepCost(frame, at, mark.who, mark.length, next);
	const worked = (mark.minutes[next] ?? 0) + (frame.minutes[at] ?? 0);
	if (step === Number.POSITIVE_INFINITY || worked > (frame.most[next] ?? 0)) return undefined;
	const length = lengthAfter(frame, at, mark.who, mark.length, next);
	const minutes = mark.minutes.with(next, worked);
	const order = begins(frame, at, mark.who, next) ? orderCost(frame, at, next, mark.minutes) : 0;
	const cost = mark.cost + step + order;
	const atLeast = cost + bound(at + 1, next, length, minutes);
	return atLeast === Number.POSITIVE_INFINITY ? undefined : { who: next, length, minutes, cost, atLeast, before: mark };
}

/** The most promising ones. Sorting keeps the order of equals, so the same states are kept each time. */
function narrowed(marks: readonly Mark[], width: number): readonly Mark[] {
	if (marks.length <= width) return marks;
	return marks.toSorted((one, other) => one.atLeast - other.atLeast).slice(0, width);
}

function ended(frame: Frame, mark: Mark): Mark {
	const last = mark.who === nobody ? 0 : shortCost(frame.rules, mark.length);
	const cost = mark.cost + last + shareCost(frame, mark.minutes);
	return { ...mark, cost, atLeast: cost };
}
