/** A day's sittings on a line of time: their columns, the pauses between them, and the full hours above. */
import { minutesOfClock, type Sitting } from "@plenary/domain";

export interface Column {
	/** Undefined for a pause. */
	readonly sittingId: string | undefined;
	readonly minutes: number;
}

export interface Timeline {
	readonly columns: readonly Column[];
	/** Full hours, each with where it stands: 0 at the beginning, 1 at the end. */
	readonly hours: readonly { readonly clock: string; readonly at: number }[];
}

type Timed = Pick<Sitting, "id" | "startsAt" | "endsAt">;

/** Undefined where sittings overlap or have no hours: then they stand side by side, each as wide as the others. */
export function timelineOf(sittings: readonly Timed[]): Timeline | undefined {
	const spans = sittings.map(({ id, startsAt, endsAt }) => ({
		...{ id, from: minutesOfClock(startsAt), to: minutesOfClock(endsAt) },
	}));
	const columns: Column[] = [];
	let before: number | undefined;
	for (const { id, from, to } of spans) {
		if (from === undefined || to === undefined || to <= from || (before ?? from) > from) return undefined;
		if (before !== undefined && from > before) columns.push({ sittingId: undefined, minutes: from - before });
		columns.push({ sittingId: id, minutes: to - from });
		before = to;
	}
	const start = spans[0]?.from;
	if (start === undefined || before === undefined) return undefined;
	const length = before - start;
	const first = Math.ceil(start / 60);
	const hours = Array.from({ length: Math.floor(before / 60) - first + 1 }, (_, order) => ({
		clock: `${String(first + order).padStart(2, "0")}:00`,
		at: ((first + order) * 60 - start) / length,
	}));
	// An hour at the very end would stand outside.
	return { columns, hours: hours.filter(({ at }) => at < 0.98) };
}
