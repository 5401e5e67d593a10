/** Which line of a text somebody has just written in. */

/**
 * The line that differs from before: the last of those that do. At first, and when one was taken away, the last that has
 * words; undefined when nothing differs.
 */
export function lastChanged(before: readonly string[] | undefined, lines: readonly string[]): string | undefined {
	const last = lines.findLast((line) => line.trim() !== "") ?? "";
	if (!before) return last;
	let tail = 0;
	while (tail < Math.min(before.length, lines.length) && before.at(-1 - tail) === lines.at(-1 - tail)) tail++;
	if (tail === lines.length && tail === before.length) return undefined;
	return lines.slice(0, lines.length - tail).findLast((line) => line.trim() !== "") ?? last;
}
