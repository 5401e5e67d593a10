/** Tests of fitting an imported agenda to a meeting's days and sittings. */
import type { ImportedSitting, Sitting } from "@plenary/domain";
import { describe, expect, it } from "vitest";
import { fitToMeeting, withoutSittings } from "./import-fit.ts";

const meeting = { startsOn: "2026-07-07", endsOn: "2026-07-08" };
const sitting = (id: string, day: string, startsAt: string, endsAt: string): Sitting => ({
	id,
	position: "V",
	titles: {},
	hall: "A",
	day,
	startsAt,
	endsAt,
});
const there = [
	sitting("tue-am", "2026-07-07", "09:00", "12:30"),
	sitting("tue-pm", "2026-07-07", "14:00", "17:30"),
	sitting("wed-am", "2026-07-08", "09:00", "12:30"),
];
const fitted = (...sittings: ImportedSitting[]) =>
	fitToMeeting({ items: [], sittings }, there, meeting).sittings.map(({ day, startsAt }) => `${day} ${startsAt}`);

describe("import", () => {
	it("makes the source's days the meeting's, in their order", () => {
		expect(
			fitted(
				{ title: "1 February", day: "2022-02-01", startsAt: "20:00", endsAt: "22:00" },
				{ title: "3 February", day: "2022-02-03", startsAt: "20:00", endsAt: "22:00" },
			),
		).toEqual(["2026-07-07 20:00", "2026-07-08 20:00"]);
	});

	it("keeps a day that the meeting has", () => {
		expect(fitted({ title: "Wednesday", day: "2026-07-08", startsAt: "10:00", endsAt: "11:00" })).toEqual([
			"2026-07-08 09:00",
		]);
	});

	it("takes a sitting that is there for one at the same hours, and leaves others to be made", () => {
		const day = "2026-07-07";
		expect(
			fitted(
				{ title: "", day, startsAt: "09:30", endsAt: "12:00" },
				{ title: "", day, startsAt: "13:00", endsAt: "14:30" },
				{ title: "", day, startsAt: "18:00", endsAt: "19:00" },
			),
		).toEqual([`${day} 09:00`, `${day} 14:00`, `${day} 18:00`]);
	});

	it("finds mornings and afternoons without a date, in both languages", () => {
		expect(fitted({ title: "Morning" }, { title: "Afternoon" }, { title: "Morning session" })).toEqual([
			"2026-07-07 09:00",
			"2026-07-07 14:00",
			"2026-07-08 09:00",
		]);
		expect(fitted({ title: "Утро" }, { title: "После обеда" })).toEqual(["2026-07-07 09:00", "2026-07-07 14:00"]);
		expect(fitted({ title: "Day 1" }, { title: "Day 2" })).toEqual(["2026-07-07 09:00", "2026-07-08 09:00"]);
	});

	it("gives no day to what comes after the meeting's last", () => {
		expect(fitted({ title: "Day 1" }, { title: "Day 2" }, { title: "Day 3" }).at(2)).toBe("undefined undefined");
	});

	it("takes day and hours out of a sitting's title, and nothing else", () => {
		const titled = (title: string) =>
			fitToMeeting({ items: [], sittings: [{ title, day: "2022-02-01" }] }, [], meeting).sittings[0]?.title;
		expect(titled("1 February 2022, 21:00-23:00 UTC")).toBe("");
		expect(titled("Tuesday 1 February 2022: Policy dialogue")).toBe("Policy dialogue");
		expect(titled("Утро, 09:00–12:30")).toBe("Утро");
	});

	it("forgets the sittings when they are not wanted", () => {
		const item = { title: "A", kind: "item" as const, links: [], children: [], sitting: 0 };
		const bare = withoutSittings({ items: [item], sittings: [{ title: "Day 1" }] });
		expect(bare).toEqual({ items: [{ ...item, sitting: undefined }], sittings: [] });
	});
});
