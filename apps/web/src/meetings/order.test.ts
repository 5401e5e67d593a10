/** The order of meetings. */
import { expect, it } from "vitest";
import { nearestFirst } from "./order.ts";

it("shows what comes next first, then the latest of the past", () => {
	const meeting = (startsOn: string, endsOn = startsOn) => ({ startsOn, endsOn });
	const meetings = [
		meeting("2026-01-10"),
		meeting("2026-09-01"),
		meeting("2026-07-06", "2026-07-08"),
		meeting("2026-05-01"),
	];
	expect(nearestFirst(meetings, "2026-07-07").map(({ startsOn }) => startsOn)).toEqual([
		"2026-07-06",
		"2026-09-01",
		"2026-05-01",
		"2026-01-10",
	]);
});
