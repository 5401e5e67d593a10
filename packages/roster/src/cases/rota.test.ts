/** Tests of how cases of the rota are judged. */
import { expect, it } from "vitest";
import { judge } from "./rota.ts";

const both = ["anna", "boris"].map((id) => ({ id, can: { ka: "direct" } }));
const hour = { items: [{ id: "1", lang: "ka", min: 60 }], into: ["pl"], members: both };

it("passes what is as expected, whatever the order of the members", () => {
	expect(judge(hour, { minutes: { boris: 30, anna: 30 }, turnLengths: [30, 30] })).toEqual([]);
	expect(
		judge(hour, {
			turns: [
				["anna", 0, 30],
				["boris", 30, 60],
			],
		}),
	).toEqual([]);
});

it("says what differs", () => {
	expect(judge(hour, { turnLengths: [20, 40] })).toEqual(["turnLengths: expected [20,40], found [30,30]"]);
	expect(judge(hour, { infeasible: true })).toEqual(["infeasible: expected true, found false"]);
	expect(judge(hour, { pauses: 1 })).toEqual(["pauses: this kind of case says nothing about it"]);
});

it("counts comings and goings in ticks, and knows the minute of relief", () => {
	const alone = { ...hour, members: [both[0], { ...both[1], to: 2 }] };
	expect(judge(alone, { infeasible: true })).toEqual([]);
	expect(judge(alone, { infeasible: 55 })).toEqual([]);
	expect(judge(alone, { infeasible: 50 })).not.toEqual([]);
	expect(judge(alone, { turns: [] })).not.toEqual([]);
});

it("plans from where the day stands", () => {
	const now = { at: 4, on: "anna", len: 4, done: { anna: 20 } };
	expect(
		judge(
			{ ...hour, now },
			{
				turns: [
					["boris", 20, 50],
					["anna", 50, 60],
				],
			},
		),
	).not.toEqual([]);
	expect(judge({ ...hour, now }, { minutes: { anna: 30, boris: 30 } })).toEqual([]);
});

it("refuses what is no case, and says where", () => {
	expect(() => judge({ ...hour, items: [{ id: "1", min: "60" }] }, {})).toThrow("items[0].min: expected a number");
	expect(() => judge({ ...hour, members: [{ id: "anna", can: { ka: "well" } }] }, {})).toThrow("members[0].can.ka");
});
