/** The bound: what the rest of a rota costs at least. It never says too much, so what it rules out was not the best. */
import { type Frame, lengthAfter, nobody, shareCost, shortCost, stepCost } from "./frame.ts";

/** What the slots from `at` on cost at least, given who is on, for how long, and everybody's minutes so far. */
export type Bound = (at: number, who: number, length: number, minutes: readonly number[]) => number;

export const noBound: Bound = () => 0;

/**
 * Two halves of the cost, each as if the other were none: turns without shares, and shares without turns. Where a good
 * rota is known, `towards` are the minutes it ends with, and there is a second bound, near to the truth around it.
 */
export function boundOf(frame: Frame, towards?: readonly number[]): Bound {
	const turns = turnsToCome(frame);
	const near = towards && nearBound(frame, towards);
	const left = sumsFrom(frame.minutes);
	const crowds = crowdsOf(frame);
	return (at, who, length, minutes) => {
		const tooMuch = crowds.some(({ people, alone }) => {
			const room = people.reduce((sum, person) => sum + (frame.most[person] ?? 0) - (minutes[person] ?? 0), 0);
			return room < (alone[at] ?? 0);
		});
		if (tooMuch) return Number.POSITIVE_INFINITY;
		const apart = turns(at, who, length) + shareToCome(frame, left[at] ?? 0, minutes);
		return near ? Math.max(apart, near(at, who, length, minutes)) : apart;
	};
}

/**
 * The square of a share lies above each of its tangents. With the tangent in its place every minute of a person has one
 * price, whoever has worked how long, and the rest of the turns can be priced exactly, shares and all.
 */
function nearBound(frame: Frame, towards: readonly number[]): Bound {
	const slopes = towards.map((minutes) => (2 * (minutes - frame.equal) * frame.rules.prices.share.is) / 100);
	const seats = frame.seats.map((row, at) =>
		row.map((seat, person) => seat + (slopes[person] ?? 0) * (frame.minutes[at] ?? 0)),
	);
	const turns = turnsToCome({ ...frame, seats });
	const there = shareCost(frame, towards);
	return (at, who, length, minutes) =>
		minutes.reduce(
			(sum, each, person) => sum + (slopes[person] ?? 0) * (each - (towards[person] ?? 0)),
			there + turns(at, who, length),
		);
}

/** People of whom each may work only so much, and by slot the minutes from then on at which nobody else is there. */
interface Crowd {
	readonly people: readonly number[];
	readonly alone: readonly number[];
}

/** Every set of people who might run out of minutes together. */
function crowdsOf(frame: Frame): Crowd[] {
	const people = frame.members.map((_, person) => person);
	const limited = people.filter((person) => frame.most[person] !== Number.POSITIVE_INFINITY);
	const sets = limited.reduce<number[][]>((all, person) => all.concat(all.map((set) => [...set, person])), [[]]);
	return sets.slice(1).map((set) => {
		const others = people.filter((person) => !set.includes(person));
		const isAlone = (at: number) => others.every((person) => frame.seats[at]?.[person] === Number.POSITIVE_INFINITY);
		return { people: set, alone: sumsFrom(frame.minutes.map((minutes, at) => (isAlone(at) ? minutes : 0))) };
	});
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
					best = Math.min(best, step + read(at + 1, next, lengthAfter(frame, at, who, length, next)));
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
