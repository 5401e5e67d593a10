/** Edits of a line of words: what was typed, and where it belongs when others have written in the line meanwhile. */

/** At `at`, so many letters went and these came. */
export interface Edit {
	readonly at: number;
	readonly gone: number;
	readonly come: string;
}

/** One step of what Yjs says has changed in a text. */
export interface Step {
	readonly retain?: number | undefined;
	readonly delete?: number | undefined;
	readonly insert?: unknown;
}

/** The smallest edit that makes one line of another. */
export function editBetween(before: string, after: string): Edit {
	const shorter = Math.min(before.length, after.length);
	let head = 0;
	while (head < shorter && before[head] === after[head]) head++;
	let tail = 0;
	while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
	return { at: head, gone: before.length - head - tail, come: after.slice(head, after.length - tail) };
}

/** Where a place in the line is after others' change. Words that came exactly there stand after it. */
export function placeAfter(steps: readonly Step[], place: number): number {
	let at = 0;
	let moved = place;
	for (const { retain, delete: gone, insert } of steps) {
		if (at >= moved) break;
		if (retain !== undefined) at += retain;
		else if (gone !== undefined) moved -= Math.min(gone, moved - at);
		else {
			const come = typeof insert === "string" ? insert.length : 1;
			at += come;
			moved += come;
		}
	}
	return moved;
}

/** The line with an edit that was made before others' changes came into it. */
export function withEdit(line: string, edit: Edit, missed: readonly (readonly Step[])[]): string {
	const moved = (place: number) => missed.reduce((at, steps) => placeAfter(steps, at), place);
	const from = moved(edit.at);
	const to = edit.gone === 0 ? from : Math.max(from, moved(edit.at + edit.gone));
	return line.slice(0, from) + edit.come + line.slice(to);
}
