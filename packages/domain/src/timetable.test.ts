/** Tests of the timetable on one staged day. */
import { describe, expect, it } from "vitest";
import type { AgendaItem, Sitting } from "./agenda.ts";
import { emptyFloor, eventOf, type FloorCommand, type FloorState, reduceFloor } from "./floor.ts";
import { outline } from "./outline.ts";
import { timetable } from "./timetable.ts";
import { clockOf, instantOf } from "./zones.ts";

const zone = "Europe/Vilnius";
const day = "2026-07-07";
const at = (clock: string) => instantOf(day, clock, zone);

const item = (id: string, sittingId: string, minutes: number, kind: AgendaItem["kind"] = "item"): AgendaItem => ({
	id,
	position: id,
	titles: {},
	presenter: {},
	kind,
	sittingId,
	minutes,
});
const sitting = (id: string, startsAt: string, endsAt: string, on = day): Sitting => ({
	id,
	position: "V",
	titles: {},
	hall: "A",
	day: on,
	startsAt,
	endsAt,
});

/** 09:00 a 30, 09:30 b 60, 10:30 coffee 15, 10:45 c 45; 14:00 d 30, 14:30 e 30; the day after, f. */
const plan = outline({
	sittings: [
		sitting("am", "09:00", "11:30"),
		sitting("pm", "14:00", "15:00"),
		sitting("next", "09:00", "10:00", "2026-07-08"),
	],
	items: [
		item("a", "am", 30),
		item("b", "am", 60),
		item("br", "am", 15, "break"),
		item("c", "am", 45),
		item("d", "pm", 30),
		item("e", "pm", 30),
		item("f", "next", 30),
	],
});

function floorAfter(...given: [clock: string, kind: "startItem" | "finishItem", itemId: string][]): FloorState {
	return given.reduce((state, [clock, kind, itemId]) => {
		const command: FloorCommand = { kind, itemId };
		return reduceFloor(state, eventOf(command, { seq: state.seq + 1, at: at(clock), account: "chair-1" }));
	}, emptyFloor);
}

/** What the first day shows at that time: each item with its state and its expected start. */
function shown(floor: FloorState, now: string) {
	const [first] = timetable(plan, floor, at(now), zone);
	const entries = first?.sittings.flatMap((one) => one.entries) ?? [];
	return {
		lines: entries.map((one) => `${one.itemId} ${one.state} ${clockOf(one.expectedAt, zone)}`),
		behind: first?.behindMinutes,
		ends: clockOf(first?.expectedEndAt ?? 0, zone),
	};
}

describe("timetable", () => {
	it("shows the plan before the day begins", () => {
		expect(shown(emptyFloor, "08:00")).toEqual({
			lines: ["a ahead 09:00", "b ahead 09:30", "br ahead 10:30", "c ahead 10:45", "d ahead 14:00", "e ahead 14:30"],
			behind: 0,
			ends: "15:00",
		});
	});

	it("pushes everything later when an item began late, breaks and the afternoon included", () => {
		expect(shown(floorAfter(["09:08", "startItem", "a"]), "09:20")).toEqual({
			lines: ["a current 09:08", "b ahead 09:38", "br ahead 10:38", "c ahead 10:53", "d ahead 14:08", "e ahead 14:38"],
			behind: 8,
			ends: "15:08",
		});
	});

	it("pushes on while an item runs over its length", () => {
		const floor = floorAfter(["09:00", "startItem", "a"]);
		expect(shown(floor, "09:30").behind).toBe(0);
		expect(shown(floor, "09:42")).toMatchObject({ behind: 12, ends: "15:12" });
	});

	it("pulls the rest of the sitting forward when one ended early, but never the next sitting", () => {
		const floor = floorAfter(["09:00", "startItem", "a"], ["09:20", "startItem", "b"]);
		expect(shown(floor, "09:25")).toEqual({
			lines: ["a taken 09:00", "b current 09:20", "br ahead 10:20", "c ahead 10:35", "d ahead 14:00", "e ahead 14:30"],
			behind: -10,
			ends: "15:00",
		});
	});

	it("lets a break pass by itself and waits for the item after it", () => {
		const floor = floorAfter(["09:00", "startItem", "a"], ["09:30", "startItem", "b"], ["10:30", "finishItem", "b"]);
		expect(shown(floor, "10:40").lines.slice(2, 4)).toEqual(["br ahead 10:30", "c ahead 10:45"]);
		expect(shown(floor, "10:50").lines.slice(2, 4)).toEqual(["br passed 10:30", "c ahead 10:50"]);
	});

	it("leaves behind what was skipped until it is taken", () => {
		const floor = floorAfter(["09:00", "startItem", "a"], ["09:30", "startItem", "c"]);
		expect(shown(floor, "09:30").lines.slice(0, 4)).toEqual([
			"a taken 09:00",
			"b passed 09:30",
			"br passed 10:30",
			"c current 09:30",
		]);
		const later = floorAfter(["09:00", "startItem", "a"], ["09:30", "startItem", "c"], ["10:15", "startItem", "b"]);
		expect(shown(later, "10:15")).toMatchObject({ ends: "15:00" });
		expect(shown(later, "10:15").lines[1]).toBe("b current 10:15");
	});

	it("leaves other days as planned", () => {
		const [, second] = timetable(plan, floorAfter(["10:00", "startItem", "a"]), at("10:10"), zone);
		expect(second).toMatchObject({ behindMinutes: 0, expectedEndAt: instantOf("2026-07-08", "09:30", zone) });
	});

	it("calls what was never taken passed once its day is over", () => {
		const [first] = timetable(plan, emptyFloor, at("12:00") + 86_400_000, zone);
		const states = first?.sittings.flatMap((one) => one.entries.map((entry) => entry.state));
		expect(new Set(states)).toEqual(new Set(["passed"]));
		expect(first?.behindMinutes).toBe(0);
	});
});
