/** Tests of skeletons. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { meetingTypes } from "./meetings.ts";
import { flatten, outline } from "./outline.ts";
import { agendaSkeleton, mostSkeletonDays } from "./skeletons.ts";
import { addDays } from "./zones.ts";

function made(type: (typeof meetingTypes)[number], days: number) {
	let count = 0;
	const asked = { type, startsOn: "2026-07-07", endsOn: addDays("2026-07-07", days - 1), hall: "Hall A" };
	return agendaSkeleton(
		asked,
		() => `made-${String(++count).padStart(4, "0")}`,
		() => 0.5,
	);
}

it.each(meetingTypes)("skeletons: a %s fits its hours on any number of days, in both languages", (type) => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: mostSkeletonDays }), (days) => {
			const agenda = made(type, days);
			const outlined = outline(agenda);
			expect(outlined.groups.map((group) => group.overMinutes)).toEqual(agenda.sittings.map(() => 0));
			expect(flatten(outlined).length).toBe(agenda.items.length);
			for (const { titles } of [...agenda.items, ...agenda.sittings]) expect(Object.keys(titles)).toEqual(["en", "ru"]);
			for (const item of agenda.items) expect(item.minutes).toBeGreaterThanOrEqual(5);
		}),
	);
});

it("skeletons: a cluster conference of two days opens, hears the countries and concludes", () => {
	const entries = flatten(outline(made("clusterConference", 2)));
	const titles = entries.filter((one) => one.number !== "").map((one) => `${one.number} ${one.item.titles.en}`);
	expect(titles[0]).toBe("1 Opening and adoption of the agenda");
	expect(titles).toContain("3.1 Reports of the participating states");
	expect(titles.at(-1)).toBe("8 Conclusions and follow-up");
	expect(entries.some((one) => one.item.kind === "break")).toBe(true);
});

it("skeletons: a briefing of one day has one sitting, a long meeting at most ten days", () => {
	expect(made("briefing", 1).sittings.map((one) => [one.startsAt, one.endsAt])).toEqual([["10:00", "12:30"]]);
	expect(new Set(made("training", 30).sittings.map((one) => one.day)).size).toBe(mostSkeletonDays);
});
