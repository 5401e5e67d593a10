/** A pretend day for tests: one sitting with an English and a Russian booth, at ten past nine. */
import {
	type Agenda,
	emptyDesk,
	emptyFloor,
	eventOf,
	flatten,
	type Interpreter,
	type Languages,
	outline,
	reduceFloor,
	timetable,
} from "@plenary/domain";
import { type PublishedSitting, profiles } from "@plenary/roster";
import type { Today } from "./use-today.ts";

const day = "2026-07-07";
export const minute = 60_000;
export const nine = Date.UTC(2026, 6, 7, 9);

export const languages: Record<string, Languages> = {
	isolde: { a: ["ru"], b: [], c: ["en"], retours: [] },
	nestor: { a: ["ru"], b: [], c: ["en", "ka"], retours: [] },
	lysander: { a: ["en"], b: [], c: ["ru", "ka"], retours: [] },
	quentin: { a: ["en"], b: [], c: ["ru"], retours: [] },
	leander: { a: ["pl"], b: [], c: ["en"], retours: [] },
};

/** The register. */
export const interpreters = Object.entries(languages).map(
	([id, known]): Interpreter => ({
		...{ id, name: id, names: {}, unavailable: [], domains: [], town: "", archivedAt: null, mergedInto: null },
		...{ tracks: ["conference"], modes: [], clearance: null, fee: null, conflicts: [] },
		...known,
	}),
);

export const sitting = (booths: Record<string, string[]>): PublishedSitting => ({
	...{ sittingId: "morning", titles: {}, hall: "", day, startsAt: "09:00", endsAt: "12:00" },
	...{ mode: "simultaneous", spoken: ["en", "ru", "ka"] },
	booths: Object.entries(booths).map(([id, interpreterIds]) => ({ id, into: id.split("-"), interpreterIds })),
});

export const agenda: Agenda = {
	sittings: [{ id: "morning", position: "A", titles: {}, hall: "", day, startsAt: "09:00", endsAt: "12:00" }],
	items: [
		{ id: "first", position: "A", titles: {}, minutes: 60, presenter: {}, kind: "item", sittingId: "morning" },
		{ id: "second", position: "B", titles: {}, minutes: 60, presenter: {}, kind: "item", sittingId: "morning" },
	],
};

/** Item 1 has run for ten minutes. */
export function todayOf(more: Partial<Today> = {}): Today {
	const now = nine + 10 * minute;
	const sittings = [sitting({ en: ["lysander", "quentin"], ru: ["isolde", "nestor"] })];
	const start = eventOf({ kind: "startItem", itemId: "first" }, { seq: 1, at: nine, account: "chair" });
	const floor = reduceFloor(emptyFloor, start);
	const outlined = outline(agenda);
	const [timed] = timetable(outlined, floor, now, "UTC");
	if (!timed) throw new Error("The pretend agenda has no day.");
	const out = new Set<string>();
	const told = { sittings, floor, out, profile: profiles.onSite, zone: "UTC", overtime: [] };
	return {
		...{ now, ahead: 0, connected: true, cut: false, known: true, isPublished: true, drifts: [], agenda },
		...told,
		desk: emptyDesk,
		team: { own: null, leads: {}, languages },
		items: new Map(flatten(outlined).map((one) => [one.item.id, one])),
		ask: { ...told, day: timed },
		sittingNow: sittings[0],
		nameOf: (id) => id,
		...more,
	};
}
