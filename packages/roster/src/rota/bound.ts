/** The bound: what the rest of a rota costs at least. It never says too much, so what it rules out was not the best. */
import { type Frame, lengthAfter, nobody, shareCost, shortCost, stepCost } from "./frame.ts";

/** What the slots from `at` on cost at least, given who is on, for how long, and everybody's minutes so far. */
export type Bound = (at: number, who: number, length: number, minutes: readonly number[]) => number;

export const noBound: Bound = () => 0;

/** Two halves of the cost, each as if the other were none: turns without shares, and shares without turns. */
export function boundOf(frame: Frame): Bound {
	const turns = turnsToCome(frame);
	const left = sumsFrom(frame.minutes);
	const there = frame.members.map((_, person) =>
		sumsFrom(
			frame.minutes.map((minutes, at) => (frame.seats[at]?.[person] === Number.POSITIVE_INFINITY ? 0 : minutes)),
		),
	);
	return (at, who, length, minutes) => {
		const turn = turns(at, who, length);
		const toWork = left[at] ?? 0;
		const room = minutes.reduce(
			(sum, each, person) => sum + Math.min((frame.most[person] ?? 0) - each, there[person]?.[at] ?? 0),
			0,
		);
		return room < toWork ? Number.POSITIVE_INFINITY : turn + shareToCome(frame, toWork, minutes);
	};
}

/** The cheapest rest of the turns, exactly, when nobody counts anybody's minutes. From the last slot backwards. */
function turnsToCome(frame: Frame): (at: number, who: number, length: number) => number {
	const lengths = frame.rules.turn.most.is + 1;
	const people = frame.members.map((_, person) => person);
	const end = frame.slots.length;
	const table: Float64Array[] = Array.from({ length: end + 1 }, () => new Float64Array(people.length * lengths));
	const read = (at: number, who: number, length: number): number =>
		at === end ? (who === nobody ? 0 : shortCost(frame.rules, length)) : (table[at]?.[who * lengths + length] ?? 0);
	for (let at = end - 1; at > 0; at--)
		for (const who of people)
			for (let length = 1; length < lengths; length++) {
				let best = Number.POSITIVE_INFINITY;
				for (const next of people) {
					const step = stepCost(frame, at, who, length, next);
					if (step < best) best = Math.min(best, step + read(at + 1, next, lengthAfter(frame, at, who, length, next)));
				}
				(table[at] as Float64Array)[who * lengths + length] = best;
			}
	return read;
}

function sumsFrom(minutes: readonly number[]): number[] {
	const sums = [...minutes, 0];
	for (let at = minutes.length - 1; at >= 0; at--) sums[at] = (sums[at] ?? 0) + (sums[at + 1] ?? 0);
	return sums;
}

/** The fairest end there still is: what is left goes to whoever has least, as water fills a vessel. */
function shareToCome(frame: Frame, left: number, minutes: readonly number[]): number {
	if (left === 0) return shareCost(frame, minutes);
	let low = [...minutes];
	let level = 0;
	for (let full = true; full; ) {
		level = (left + low.reduce((sum, each) => sum + each, 0)) / low.length;
		const below = low.filter((each) => each <= level);
		full = below.length < low.length;
		low = below;
	}
	return shareCost(
		frame,
		minutes.map((each) => Math.max(each, level)),
	);
}
