/** Tests of sittings and snapshots: what a roster takes from the agenda. */
import type { Agenda, Planning } from "@plenary/domain";
import { describe, expect, it } from "vitest";
import { regime } from "./pretend.ts";
import { rosterSittings } from "./sittings.ts";
import { snapshotOf } from "./snapshot.ts";

const shown = { titles: { en: "Review" }, hall: "A", day: "2026-07-07" };
const agenda: Agenda = {
	sittings: [
		{ id: "afternoon", position: "V", ...shown, startsAt: "14:00", endsAt: "17:00" },
		{ id: "morning", position: "V", ...shown, startsAt: "09:00", endsAt: "12:00" },
		{ id: "dropped", position: "V", ...shown, startsAt: "19:00", endsAt: "20:00", removedAt: 1 },
	],
	items: [
		{ id: "talk", position: "A", titles: {}, minutes: 60, presenter: {}, kind: "item", sittingId: "morning" },
		{ id: "coffee", position: "B", titles: {}, minutes: 30, presenter: {}, kind: "break", sittingId: "morning" },
		{ id: "rest", position: "C", titles: {}, minutes: 90, presenter: {}, kind: "item", sittingId: "morning" },
		{ id: "lunch", position: "D", titles: {}, minutes: 60, presenter: {}, kind: "break", sittingId: "morning" },
	],
};

describe("the sittings of a roster", () => {
	it("are the living ones by the venue's clock, their breaks left out", () => {
		const minute = (minutes: number) => Date.UTC(2026, 6, 7, 6) + minutes * 60_000;
		const span = (from: number, to: number) => ({ from: minute(from), to: minute(to) });
		expect(rosterSittings(agenda, "Europe/Vilnius")).toEqual([
			{
				...{ id: "morning", day: "2026-07-07", hall: "A", minutes: 150, ...span(0, 180) },
				...{ halfDays: ["morning"], stretches: [span(0, 60), span(90, 180)] },
			},
			{
				...{ id: "afternoon", day: "2026-07-07", hall: "A", minutes: 180, ...span(300, 480) },
				...{ halfDays: ["afternoon"], stretches: [span(300, 480)] },
			},
		]);
	});
});

describe("a snapshot", () => {
	const seat = (id: string, interpreterId: string, booth = "ru") =>
		({ id, sittingId: "morning", booth, interpreterId, raisedBy: "account-1" }) as const;
	const planning: Planning = {
		profile: "remote",
		regimes: { morning: regime("en ka", "en ru"), dropped: regime("en", "ru") },
		places: [seat("1", "anna"), seat("2", "gone"), seat("3", "anna", "ka"), seat("4", "boris")],
	};
	const anna = { id: "anna", name: "A. Example", names: { ru: "А. Пример" } };

	it("holds booths and names of the interpreted sittings as they stand", () => {
		const snapshot = snapshotOf(agenda, planning, [anna, { id: "boris", name: "B.", names: {} }]);
		expect(snapshot.people).toEqual({
			anna: { name: "A. Example", names: { ru: "А. Пример" } },
			boris: { name: "B.", names: {} },
		});
		expect(snapshot.profile).toBe("remote");
		expect(snapshot.sittings).toEqual([
			{
				sittingId: "morning",
				...shown,
				startsAt: "09:00",
				endsAt: "12:00",
				mode: "simultaneous",
				spoken: ["en", "ka"],
				booths: [
					{ id: "en", into: ["en"], interpreterIds: [] },
					{ id: "ru", into: ["ru"], interpreterIds: ["anna", "boris"] },
				],
			},
		]);
	});
});
