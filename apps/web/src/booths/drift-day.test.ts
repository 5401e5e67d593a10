/** Tests of the day's drift: an agenda that runs late against the hours of those who interpret it. */
import {
	type Agenda,
	emptyFloor,
	eventOf,
	type FloorCommand,
	type FloorState,
	instantOf,
	outline,
	reduceFloor,
	timetable,
} from "@plenary/domain";
import { type PublishedSitting, profiles } from "@plenary/roster";
import { describe, expect, it } from "vitest";
import { type DriftAsk, driftOfDay, interpretedSoFar } from "./drift-day.ts";

const day = "2026-07-07";
const at = (clock: string) => instantOf(day, clock, "UTC");
const item = (id: string, position: string, minutes: number, sittingId: string) =>
	({ id, position, titles: {}, minutes, presenter: {}, kind: "item", sittingId }) as const;
const agenda: Agenda = {
	sittings: [
		{ id: "morning", position: "A", titles: {}, hall: "", day, startsAt: "09:00", endsAt: "12:00" },
		{ id: "evening", position: "B", titles: {}, hall: "", day, startsAt: "14:00", endsAt: "17:00" },
	],
	items: [item("first", "A", 60, "morning"), item("second", "B", 60, "morning"), item("third", "A", 150, "evening")],
};
const sitting = (sittingId: string, startsAt: string, endsAt: string, people: string[]): PublishedSitting => ({
	...{ sittingId, titles: {}, hall: "", day, startsAt, endsAt, mode: "simultaneous", spoken: ["en", "ru", "ka"] },
	booths: [{ id: "ru", into: ["ru"], interpreterIds: people }],
});
const both = ["isolde", "nestor"];
const sittings = [sitting("morning", "09:00", "12:00", both), sitting("evening", "14:00", "17:00", both)];

function floorOf(...given: [clock: string, command: FloorCommand][]): FloorState {
	return given.reduce(
		(state, [clock, command]) =>
			reduceFloor(state, eventOf(command, { seq: state.seq + 1, at: at(clock), account: "c" })),
		emptyFloor,
	);
}
const start = (itemId: string): FloorCommand => ({ kind: "startItem", itemId });

function driftAt(clock: string, floor: FloorState, more: Partial<DriftAsk> = {}) {
	const [today] = timetable(outline(agenda), floor, at(clock), "UTC");
	if (!today) throw new Error("The agenda has no day.");
	const ask = {
		sittings,
		day: today,
		floor,
		zone: "UTC",
		profile: profiles.onSite,
		out: new Set<string>(),
		overtime: [],
	};
	return {
		found: driftOfDay({ ...ask, ...more }, at(clock)),
		so: interpretedSoFar(ask, ["morning", "evening"], at(clock)),
	};
}

describe("drift of a day", () => {
	it("is none while the day keeps its hours, also before it begins and at lunch", () => {
		expect(driftAt("08:00", emptyFloor).found).toEqual([]);
		const lunch = floorOf(
			["09:00", start("first")],
			["10:00", start("second")],
			["11:00", { kind: "finishItem", itemId: "second" }],
		);
		expect(driftAt("12:30", lunch).found).toEqual([]);
		expect(driftAt("12:30", lunch).so).toBe(120);
	});

	it("warns half an hour and a quarter before the engagement ends when the last item runs over", () => {
		const late = floorOf(["14:40", start("third")]);
		const notices = (clock: string) =>
			driftAt(clock, late).found.map(({ code, at: then, alarms }) => [
				code,
				(then - at("17:00")) / 60_000,
				alarms.filter(({ isDue }) => isDue).map(({ notice }) => notice),
			]);
		expect(notices("16:29")).toEqual([["hours", 0, []]]);
		expect(notices("16:30")).toEqual([["hours", 0, [30]]]);
		expect(notices("16:45")).toEqual([["hours", 0, [30, 15]]]);
	});

	it("is put off by the overtime that all of a booth have agreed to, not by that of one", () => {
		const late = floorOf(["14:40", start("third")]);
		const agree = (...people: string[]) =>
			people.map((interpreterId) => ({ sittingId: "evening", interpreterId, minutes: 30 }));
		expect(driftAt("16:50", late, { overtime: agree("isolde") }).found).toHaveLength(1);
		expect(driftAt("16:50", late, { overtime: agree("isolde", "nestor") }).found).toEqual([]);
		expect(
			driftAt("16:50", late, { overtime: agree("isolde"), out: new Set(["nestor"]) }).found.map(({ code }) => code),
		).toEqual(["strength"]);
	});

	it("tells that somebody who is left alone may not go on for long", () => {
		const running = floorOf(["09:00", start("first")]);
		const alone = driftAt("09:05", running, { out: new Set(["nestor"]) }).found;
		expect(alone[0]).toMatchObject({ code: "strength", booth: "ru", people: 1, at: at("09:40"), members: ["isolde"] });
	});
});
