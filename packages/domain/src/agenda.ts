/** The agenda: what a meeting takes up, in which sitting, in which order, by whom and for how long. */
import type { Text } from "./text.ts";

export const purposes = ["information", "discussion", "decision"] as const;
export type Purpose = (typeof purposes)[number];

export const itemKinds = ["item", "break"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** Who introduces an item: a delegation, somebody by name, or somebody of a delegation. */
export interface Presenter {
	readonly partyId?: string | undefined;
	readonly name?: string | undefined;
}

export interface AgendaItem {
	readonly id: string;
	/** The item this one is a part of; it then shares that item's sitting. */
	readonly parentId?: string | undefined;
	/** Place among its siblings, an order key of `positions.ts`. */
	readonly position: string;
	readonly titles: Text;
	/** Its own length in minutes, without its parts. */
	readonly minutes?: number | undefined;
	readonly purpose?: Purpose | undefined;
	readonly presenter: Presenter;
	readonly kind: ItemKind;
	readonly sittingId?: string | undefined;
	/** Unix milliseconds. An item is never deleted, it is only set aside. */
	readonly removedAt?: number | undefined;
}

/** One stretch of a meeting in one hall. */
export interface Sitting {
	readonly id: string;
	readonly position: string;
	readonly titles: Text;
	readonly hall: string;
	/** "2026-07-07" */
	readonly day: string;
	/** Clock of the venue, "09:00". */
	readonly startsAt: string;
	readonly endsAt: string;
	readonly removedAt?: number | undefined;
}

/** Everything the agenda's room holds, as plain values. */
export interface Agenda {
	readonly items: readonly AgendaItem[];
	readonly sittings: readonly Sitting[];
}

export const emptyAgenda: Agenda = { items: [], sittings: [] };

/** An item that comes from outside, before it has an id and a place. */
export interface ImportedItem {
	readonly title: string;
	readonly kind: ItemKind;
	readonly minutes?: number | undefined;
	/** As written in the source. */
	readonly presenter?: string | undefined;
	/** Papers and pages the source pointed to. */
	readonly links: readonly { readonly text: string; readonly href: string }[];
	readonly children: readonly ImportedItem[];
	/** Index of its sitting among those found with it. */
	readonly sitting?: number | undefined;
}

/** A stretch of a meeting as a source names it: some of day and hours, in the source's own words. */
export interface ImportedSitting {
	readonly title: string;
	readonly day?: string | undefined;
	readonly startsAt?: string | undefined;
	readonly endsAt?: string | undefined;
}

export interface ImportedAgenda {
	readonly items: readonly ImportedItem[];
	readonly sittings: readonly ImportedSitting[];
}

/** "09:30" → 570. Anything that is no clock gives undefined. */
export function minutesOfClock(clock: string): number | undefined {
	const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
	return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}

/** 570 → "09:30". Past midnight it begins again at "00:00". */
export function clockOfMinutes(minutes: number): string {
	const within = ((Math.round(minutes) % 1440) + 1440) % 1440;
	return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
}

/** How long a sitting's hall is there for it, in minutes. */
export function roomMinutes(sitting: Pick<Sitting, "startsAt" | "endsAt">): number {
	return Math.max(0, (minutesOfClock(sitting.endsAt) ?? 0) - (minutesOfClock(sitting.startsAt) ?? 0));
}
