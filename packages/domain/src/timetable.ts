/** The timetable: when things were planned, when they were taken, and when the rest is to be expected. */
import type { ItemKind } from "./agenda.ts";
import { type FloorState, floorClock, takenAt } from "./floor.ts";
import { flattenItems, type Outline, type OutlineGroup, type OutlineItem } from "./outline.ts";
import { dayOf, instantOf } from "./zones.ts";

/** Taken and over; being taken now; still to come; or left behind: a later one was taken first, or its break is over. */
export type TimetableState = "taken" | "current" | "ahead" | "passed";

export interface TimetableEntry {
	readonly itemId: string;
	readonly kind: ItemKind;
	readonly state: TimetableState;
	/** Unix milliseconds, like every instant here. */
	readonly plannedAt: number;
	/** When it was taken up, or is expected to be. */
	readonly expectedAt: number;
	readonly finishedAt?: number | undefined;
	readonly entry: OutlineItem;
}

export interface TimetableSitting {
	readonly sittingId: string;
	readonly plannedAt: number;
	readonly expectedAt: number;
	readonly plannedEndAt: number;
	readonly expectedEndAt: number;
	readonly entries: readonly TimetableEntry[];
}

export interface TimetableDay {
	readonly day: string;
	readonly sittings: readonly TimetableSitting[];
	/** Whole minutes by which what comes next is late; negative when it is early. 0 on any day but the running one. */
	readonly behindMinutes: number;
	readonly plannedEndAt: number;
	readonly expectedEndAt: number;
}

/**
 * The days of a meeting with planned and expected times. On the day that is running, an item that is taken earlier or
 * later moves everything after it, breaks included; the next sitting is moved only by a delay, and only by what is
 * left of it after the pause between the two. An item left behind counts again once it is taken.
 */
export function timetable(outlined: Outline, floor: FloorState, now: number, zone: string): TimetableDay[] {
	const days = new Map<string, OutlineGroup[]>();
	for (const group of outlined.groups) {
		if (group.sitting) days.set(group.sitting.day, [...(days.get(group.sitting.day) ?? []), group]);
	}
	const today = dayOf(now, zone);
	return [...days].map(([day, groups]) => {
		const ids = groups.flatMap((group) => flattenItems(group.items).map((entry) => entry.item.id));
		const running = day === today || (floor.current !== undefined && ids.includes(floor.current.itemId));
		const lastTaken = ids.findLastIndex((id) => takenAt(floor, id) !== undefined);
		const left = new Set(ids.slice(0, lastTaken + 1).filter((id) => takenAt(floor, id) === undefined));
		let carry = 0;
		const sittings = groups.map((group) => {
			const sitting = timeSitting(group, { floor, now, zone, running, left, carry });
			const room = instantOf(day, group.sitting?.endsAt ?? "", zone);
			carry = Math.max(0, sitting.expectedEndAt - Math.max(sitting.plannedEndAt, room));
			return sitting;
		});
		const last = sittings[sittings.length - 1] as TimetableSitting;
		const next = sittings.flatMap((sitting) => sitting.entries).find((entry) => entry.state === "ahead");
		const behindMs = next ? next.expectedAt - next.plannedAt : last.expectedEndAt - last.plannedEndAt;
		const behindMinutes = running ? Math.round(behindMs / 60_000) : 0;
		return { day, sittings, behindMinutes, plannedEndAt: last.plannedEndAt, expectedEndAt: last.expectedEndAt };
	});
}

interface Circumstances {
	readonly floor: FloorState;
	readonly now: number;
	readonly zone: string;
	/** Is this the day that is running? */
	readonly running: boolean;
	/** Items that were left behind. */
	readonly left: ReadonlySet<string>;
	/** The delay that the sitting before hands on, in milliseconds. */
	readonly carry: number;
}

function timeSitting(group: OutlineGroup, about: Circumstances): TimetableSitting {
	const { floor, now, running } = about;
	const { id: sittingId = "", day = "", startsAt = "" } = group.sitting ?? {};
	const plannedAt = instantOf(day, startsAt, about.zone);
	let cursor = plannedAt + (running ? about.carry : 0);
	let lastEnd: number | undefined;
	const entries = flattenItems(group.items).map((entry): TimetableEntry => {
		const { id: itemId, kind, minutes } = entry.item;
		const known = { itemId, kind, entry, plannedAt: plannedAt + entry.offsetMinutes * 60_000 };
		const length = (minutes ?? 0) * 60_000;
		const taken = takenAt(floor, itemId);
		if (taken) {
			const current = floor.current?.itemId === itemId;
			const { elapsedMs } = floorClock(floor, now);
			const end = current ? now + Math.max(0, length - elapsedMs) : (taken.finishedAt ?? now);
			lastEnd = lastEnd === undefined ? end : Math.max(lastEnd, end);
			cursor = lastEnd;
			const state = current ? "current" : "taken";
			return { ...known, state, expectedAt: taken.startedAt, finishedAt: taken.finishedAt };
		}
		if (about.left.has(itemId)) return { ...known, state: "passed", expectedAt: known.plannedAt };
		if (!running) {
			cursor = known.plannedAt + length;
			return { ...known, state: cursor <= now ? "passed" : "ahead", expectedAt: known.plannedAt };
		}
		const expectedAt = kind === "break" ? cursor : Math.max(cursor, now);
		cursor = expectedAt + length;
		return { ...known, state: kind === "break" && cursor <= now ? "passed" : "ahead", expectedAt };
	});
	const plannedEndAt = plannedAt + group.usedMinutes * 60_000;
	const expectedAt = entries[0]?.expectedAt ?? cursor;
	return { sittingId, plannedAt, expectedAt, plannedEndAt, expectedEndAt: cursor, entries };
}
