/** A pretend roster for tests: one morning with one booth. */
import type { RosterSnapshot } from "@plenary/domain";

export function rosterOf(interpreterIds: string[]): RosterSnapshot {
	const booth = { id: "ru", into: ["ru"], interpreterIds };
	const times = { day: "2026-11-21", startsAt: "09:00", endsAt: "12:00", mode: "simultaneous" } as const;
	const people = Object.fromEntries(interpreterIds.map((id) => [id, { name: id, names: {} }]));
	return {
		sittings: [{ sittingId: "morning", titles: {}, hall: "", ...times, spoken: ["en"], booths: [booth] }],
		people,
	};
}
