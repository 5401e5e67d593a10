/** Tests of how cases of booking are judged. */
import { expect, it } from "vitest";
import { judge } from "./booking.ts";

const on = (...events: string[]) => ({ events: events.map((words) => [...words.split(" "), "2026-10-06"]) });

it.each([
	["an option lets nobody wait", ["option riga"], { riga: "option" }],
	["a firm offer without options", ["enquiry oslo", "firm riga"], { oslo: "released", riga: "firm" }],
	["who lets go", ["option riga", "firm oslo", "release riga"], { riga: "released", oslo: "firm" }],
	[
		"who confirms",
		["option riga", "option oslo", "firm kyiv", "confirm riga"],
		{ riga: "firm", oslo: "released", kyiv: "released" },
	],
])("passes: %s", (_, events, state) => {
	expect(judge(on(...events), { state })).toEqual([]);
});

it("says what differs, and what was refused", () => {
	expect(judge(on("option riga"), { state: { riga: "firm" } })).toEqual([
		'state: expected {"riga":"firm"}, found {"riga":"option"}',
	]);
	expect(judge(on("firm riga", "option oslo"), { state: {} })).toEqual(["oslo option: refused, dayTaken"]);
	expect(() => judge({ events: [["option"]] }, {})).toThrow("events[0]: expected what happens");
});
