/** Tests of the line of time above the booths. */
import { expect, test } from "vitest";
import { timelineOf } from "./timeline.ts";

const sitting = (id: string, startsAt: string, endsAt: string) => ({ id, startsAt, endsAt });

test("sittings are as wide as they are long, with the pause between them", () => {
	const { columns, hours } = timelineOf([sitting("am", "09:30", "12:00"), sitting("pm", "13:00", "14:30")]) ?? {};
	expect(columns).toEqual([
		{ sittingId: "am", minutes: 150 },
		{ sittingId: undefined, minutes: 60 },
		{ sittingId: "pm", minutes: 90 },
	]);
	expect(hours?.map(({ clock, at }) => `${clock} ${at}`)).toEqual([
		"10:00 0.1",
		"11:00 0.3",
		"12:00 0.5",
		"13:00 0.7",
		"14:00 0.9",
	]);
});

test("those that follow at once have no pause, and an hour at the very end is left out", () => {
	const line = timelineOf([sitting("am", "09:00", "10:00"), sitting("next", "10:00", "11:00")]);
	expect(line?.columns.length).toBe(2);
	expect(line?.hours.map(({ clock }) => clock)).toEqual(["09:00", "10:00"]);
});

test("sittings side by side in two halls, or without hours, have no line", () => {
	expect(timelineOf([sitting("one", "09:00", "12:00"), sitting("other", "11:00", "13:00")])).toBeUndefined();
	expect(timelineOf([sitting("one", "12:00", "09:00")])).toBeUndefined();
	expect(timelineOf([])).toBeUndefined();
});
