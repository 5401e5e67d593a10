/** The day as it drifts: what has been taken, and when the rest is to be expected if it goes on like this. */

/** An item or a break in the order of the agenda. Instants are Unix milliseconds, here and below. */
export interface DayItem {
	readonly id: string;
	readonly kind: "item" | "break";
	/** As planned. */
	readonly minutes: number;
	readonly startedAt?: number | undefined;
	readonly endedAt?: number | undefined;
	/** A break may be made as short as this. One without is not shortened. */
	readonly leastMinutes?: number | undefined;
}

export interface Stretch {
	readonly item: DayItem;
	readonly from: number;
	readonly to: number;
	/** Not begun yet. */
	readonly ahead: boolean;
}

export interface ProjectedDay {
	/** What was taken and what is to come; what was left behind is not here. */
	readonly stretches: readonly Stretch[];
	/** By how much items have taken longer than planned so far; never below 1, for time saved is not promised to last. */
	readonly ratio: number;
}

const minute = 60_000;

/** Items take as much longer as those that are over did; breaks take their time. */
export function projectedDay(items: readonly DayItem[], now: number): ProjectedDay {
	const ratio = overrun(items);
	const lastStarted = items.findLastIndex(({ startedAt }) => startedAt !== undefined);
	let cursor = now;
	const stretches: Stretch[] = [];
	items.forEach((item, index) => {
		const length = item.minutes * (item.kind === "item" ? ratio : 1) * minute;
		if (item.startedAt !== undefined) {
			const to = item.endedAt ?? Math.max(now, item.startedAt + length);
			cursor = Math.max(cursor, to);
			stretches.push({ item, from: item.startedAt, to, ahead: false });
		} else if (index > lastStarted) {
			stretches.push({ item, from: cursor, to: cursor + length, ahead: true });
			cursor += length;
		}
	});
	return { stretches, ratio };
}

export const minutesOf = ({ from, to }: Pick<Stretch, "from" | "to">): number => (to - from) / minute;

/** Interpreted minutes of the day, past and expected. */
export function interpretedMinutes({ stretches }: ProjectedDay): number {
	return stretches.reduce((sum, stretch) => sum + (stretch.item.kind === "item" ? minutesOf(stretch) : 0), 0);
}

/** When so many minutes have been interpreted; undefined if the day ends before or with them. */
export function reachedAt({ stretches }: ProjectedDay, minutes: number): number | undefined {
	let left = minutes;
	for (const stretch of stretches) {
		if (stretch.item.kind === "break") continue;
		const length = minutesOf(stretch);
		if (length > left) return stretch.from + left * minute;
		left -= length;
	}
	return undefined;
}

/** Stretches without a break in them. A break counts from so many minutes on, and so does time in which nothing is taken. */
export function blocksOf({ stretches }: ProjectedDay, breakMinutes: number): Stretch[][] {
	const blocks: Stretch[][] = [];
	let block: Stretch[] = [];
	for (const stretch of stretches) {
		if (stretch.item.kind === "break") continue;
		const last = block.at(-1);
		if (last && stretch.from - last.to >= breakMinutes * minute) {
			blocks.push(block);
			block = [];
		}
		block.push(stretch);
	}
	return block.length > 0 ? [...blocks, block] : blocks;
}

function overrun(items: readonly DayItem[]): number {
	let [planned, taken] = [0, 0];
	for (const { kind, minutes, startedAt, endedAt } of items)
		if (kind === "item" && startedAt !== undefined && endedAt !== undefined) {
			planned += minutes;
			taken += (endedAt - startedAt) / minute;
		}
	return planned > 0 ? Math.max(1, taken / planned) : 1;
}
