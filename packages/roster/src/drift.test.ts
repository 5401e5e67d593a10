/** Tests of drift: days that run late, by a clock that is pushed. */
import { describe, expect, it } from "vitest";
import { drift } from "./drift.ts";
import { type DayItem, interpretedMinutes, projectedDay } from "./drift-day.ts";
import { type DriftGroup, profileLimits } from "./drift-limits.ts";
import { at } from "./pretend.ts";
import { profiles } from "./profiles.ts";

const ours = { words: { en: "A rule of this test" } };
const most = (is: number) => ({ is, source: ours });

const group = (more: Partial<DriftGroup> = {}): DriftGroup => ({
	id: "ka",
	limits: [
		{ people: 2, minutes: 120, source: ours },
		{ people: 3, minutes: 180, source: ours },
	],
	members: ["anna", "boris"].map((id) => ({ id, most: most(480) })),
	block: { most: most(210), breakMinutes: 15 },
	...more,
});

/** "a 60 9-10.5, -b 30/15, c 60": minutes planned, from which hour to which it was taken; a dash makes a break. */
const day = (words: string): DayItem[] =>
	words.split(", ").map((part) => {
		const [name = "", minutes = "", taken] = part.split(" ");
		const [planned, leastMinutes] = minutes.split("/").map(Number);
		const [startedAt, endedAt] =
			taken
				?.split("-")
				.filter(Boolean)
				.map((hour) => at(Number(hour))) ?? [];
		const kind = name.startsWith("-") ? "break" : "item";
		return { id: name.replace("-", ""), kind, minutes: planned ?? 0, leastMinutes, startedAt, endedAt };
	});

describe("a projected day", () => {
	it("lets the rest take as much longer as what is over did, and breaks their time", () => {
		const { ratio, stretches } = projectedDay(day("a 60 9-10.5, -b 30, c 60"), at(10.5));
		expect(ratio).toBe(1.5);
		expect(stretches.map(({ item, from, to }) => [item.id, from, to])).toEqual([
			["a", at(9), at(10.5)],
			["b", at(10.5), at(11)],
			["c", at(11), at(12.5)],
		]);
	});

	it("gives nobody back the time that was saved so far", () => {
		expect(projectedDay(day("a 60 9-9.5, b 60"), at(9.5)).ratio).toBe(1);
	});

	it("leaves out what was left behind, and lets what runs over last until now", () => {
		const projected = projectedDay(day("a 60, b 30 9-, c 30"), at(10));
		expect(projected.stretches.map(({ item, to }) => [item.id, to])).toEqual([
			["b", at(10)],
			["c", at(10.5)],
		]);
		expect(interpretedMinutes(projected)).toBe(90);
	});
});

describe("drift", () => {
	it("says nothing while the day keeps within the limits", () => {
		expect(drift(day("a 60 9-10, -p 30, b 60"), [group()], at(10))).toEqual([]);
	});

	it("says when two are too few, and for how many the day becomes one", () => {
		const [only, ...others] = drift(day("a 60 9-10.25, b 60"), [group()], at(10.25));
		expect(others).toEqual([]);
		expect(only).toMatchObject({
			code: "strength",
			at: at(11),
			limit: 120,
			minutes: 150,
			need: 3,
			people: 2,
			source: ours,
		});
		expect(only?.options).toEqual([
			{ kind: "cutItem", itemId: "b", saves: 75, isEnough: true },
			{ kind: "moveItem", itemId: "b", saves: 75, isEnough: true },
			{ kind: "callPeople", people: 1, by: at(11) },
			{ kind: "agreeOvertime", minutes: 30, most: 60, isEnough: true },
		]);
	});

	it("asks for a second team when no team may work that long", () => {
		const [only] = drift(day("a 60 9-10, b 140"), [group()], at(10));
		expect(only).toMatchObject({ code: "strength", at: at(11), minutes: 200, need: undefined });
		expect(only?.options).toContainEqual({ kind: "secondTeam", by: at(11) });
		expect(only?.options).toContainEqual({ kind: "agreeOvertime", minutes: 60, most: 60, isEnough: false });
	});

	it.each([
		[10.25, [false, false]],
		[10.5, [true, false]],
		[10.75, [true, true]],
	])("tells the team leader and the secretary at T−30, and the chair at T−15 (at %s h)", (hour, due) => {
		const [only] = drift(day("a 200 9-"), [group({ block: { most: most(999), breakMinutes: 15 } })], at(hour));
		expect(only?.alarms.map(({ isDue }) => isDue)).toEqual(due);
		expect(only?.alarms).toMatchObject([
			{ notice: 30, at: at(10.5), tell: ["teamLeader", "secretary"] },
			{ notice: 15, at: at(10.75), tell: ["chair"] },
		]);
	});

	it("counts what a person works elsewhere that day", () => {
		const members = [
			{ id: "anna", elsewhere: 30, most: most(120) },
			{ id: "boris", most: most(120) },
		];
		const found = drift(day("a 60 9-10, b 45"), [group({ members })], at(10));
		expect(found).toMatchObject([{ code: "person", memberId: "anna", at: at(10.5), limit: 120, minutes: 135 }]);
		expect(found[0]?.options).toContainEqual({ kind: "callPeople", people: 1, by: at(10.5), memberId: "anna" });
	});

	it("sees the break that vanished: the longest block grows over it", () => {
		const block = { most: most(90), breakMinutes: 15 };
		const kept = day("a 60 9-10, -p 15 10-10.25, b 60 10.25-");
		expect(drift(kept, [group({ block })], at(10.5))).toEqual([]);
		const vanished = day("a 60 9-10, -p 15, b 30 10-, c 20");
		const [only] = drift(vanished, [group({ block })], at(10.25));
		expect(only).toMatchObject({ code: "block", at: at(10.5), limit: 90, itemIds: ["a", "b", "c"] });
		expect(only?.options).toContainEqual({ kind: "takeBreak", by: at(10.5) });
		expect(only?.options).toContainEqual({ kind: "cutItem", itemId: "c", saves: 20, isEnough: true });
	});

	it("a break that is too short is none, and a block that is over is past help", () => {
		const block = { most: most(90), breakMinutes: 15 };
		expect(drift(day("a 60, -p 10, b 60"), [group({ block })], at(9))).toMatchObject([{ code: "block", at: at(10.5) }]);
		expect(drift(day("a 100 9-10.75, -p 30 10.75-"), [group({ block })], at(11))).toEqual([]);
	});

	it("says by how much the day goes beyond the hours, and shortens no break below its least", () => {
		const found = drift(day("a 60 9-10.25, -p 30/20, b 24"), [group({ endsAt: at(11) })], at(10.25));
		expect(found).toMatchObject([{ code: "hours", at: at(11), minutes: 15 }]);
		expect(found[0]?.options).toContainEqual({
			kind: "shortenBreak",
			itemId: "p",
			toMinutes: 20,
			saves: 10,
			isEnough: false,
		});
		const least = drift(day("a 60 9-10.25, -p 30, b 24"), [group({ endsAt: at(11) })], at(10.25));
		expect(least[0]?.options.some(({ kind }) => kind === "shortenBreak")).toBe(false);
	});

	it("tells the earliest first, whatever order the groups are handed in", () => {
		const tired = group({ id: "pl", members: [{ id: "clara", most: most(30) }, ...group().members] });
		const groups = [group(), tired];
		const found = drift(day("a 150"), groups, at(9));
		expect(found.map(({ code, groupId }) => `${groupId} ${code}`)).toEqual(["pl person", "ka strength"]);
		expect(drift(day("a 150"), groups.toReversed(), at(9))).toEqual(found);
	});
});

it("what a profile says of a booth limits its group, remote work sooner", () => {
	const booth = { id: "ka", into: ["ka"] };
	const limitsIn = (mode: "simultaneous" | "remote") => {
		const { limits, block, most } = profileLimits(
			profiles.onSite,
			{ spoken: ["en", "ka"], heard: ["ka"], mode },
			booth,
		);
		return [limits[1]?.minutes, block.most.is, block.breakMinutes, most.is];
	};
	expect(limitsIn("simultaneous")).toEqual([360, 210, 15, 480]);
	expect(limitsIn("remote")).toEqual([120, 120, 15, 240]);
});
