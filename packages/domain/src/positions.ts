/** Positions: order keys between any two of which another one fits, so that two people may move things at once. */

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const top = digits.length;
const positionPattern = /^[0-9A-Za-z]*[1-9A-Za-z]$/;

/** What stands in for a position that is missing or broken. */
export const middlePosition = "V";

/** A key never ends with the lowest digit: nothing would fit before it. */
export const isPosition = (text: unknown): text is string => typeof text === "string" && positionPattern.test(text);

/** Order of things in a list: by position, ties by id. Plain code units, the same on every machine. */
export function byPosition(one: { position: string; id: string }, other: { position: string; id: string }): number {
	if (one.position !== other.position) return one.position < other.position ? -1 : 1;
	return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/**
 * A new position between two neighbours; a missing neighbour is the open end of the list. The tail is random, so
 * that two people who insert at the same place at once rarely make the same key. Neighbours that leave no room (the
 * same key twice) give a key just after `before`.
 */
export function positionBetween(before: string | undefined, after: string | undefined, random: () => number): string {
	const low = isPosition(before) ? before : "";
	if (!isPosition(after)) return above(low, random);
	if (low === "") return below(after, random);
	if (low >= after) return low + tail(random);
	let same = 0;
	while (digitAt(low, same) === digitAt(after, same)) same++;
	const from = digitAt(low, same);
	const to = digitAt(after, same);
	// Where the lower key has ended, its missing digits count as the lowest one.
	const shared = after.slice(0, same);
	if (to - from > 1) return shared + digits.charAt(from + ((to - from) >> 1)) + tail(random);
	return shared + digits.charAt(from) + above(low.slice(same + 1), random);
}

/** A key above `low`: the first digit that can grow grows by one, so that appending makes keys longer only slowly. */
function above(low: string, random: () => number): string {
	if (low === "") return middlePosition + tail(random);
	for (let place = 0; place < low.length; place++) {
		const digit = digitAt(low, place);
		if (digit < top - 1) return low.slice(0, place) + digits.charAt(digit + 1) + tail(random);
	}
	return low + middlePosition + tail(random);
}

/** A key below `high`, which has a digit above the lowest one because it is a position. */
function below(high: string, random: () => number): string {
	let place = 0;
	while (digitAt(high, place) === 0) place++;
	return high.slice(0, place) + digits.charAt(digitAt(high, place) - 1) + tail(random);
}

const digitAt = (key: string, place: number): number => Math.max(0, digits.indexOf(key.charAt(place) || "0"));

function tail(random: () => number): string {
	const any = (lowest: number) => digits.charAt(lowest + Math.floor(random() * (top - lowest)));
	return any(0) + any(0) + any(1);
}
