/** Tests of who headed a delegation when an item was taken. */
import { type Agenda, emptyFloor, type FloorState, type Head, type MeetingPage, outline } from "@plenary/domain";
import { expect, test } from "vitest";
import { headAtItem, momentOf } from "./heads.ts";

const at = (day: number, hour: number) => Date.UTC(2026, 6, day, hour);
const sitting = (id: string, day: string) => ({
	id,
	titles: {},
	hall: "",
	day,
	startsAt: "09:00",
	endsAt: "12:00",
	position: `a${id}`,
});
const item = (id: string, sittingId: string) => ({
	id,
	kind: "item" as const,
	titles: {},
	notes: {},
	presenter: {},
	sittingId,
	position: `a${id}`,
});
const agenda = {
	sittings: [sitting("s1", "2026-07-07"), sitting("s2", "2026-07-08")],
	items: [item("i1", "s1"), item("i2", "s2")],
} as unknown as Agenda;
const heads = [
	{ partyId: "lt", accountId: "anna", name: "Anna", names: {}, since: at(1, 0), until: at(7, 20) },
	{ partyId: "lt", accountId: "boris", name: "Boris", names: {}, since: at(7, 20), until: null },
] satisfies Head[];
const held = (floor: FloorState = emptyFloor) => ({ outlined: outline(agenda), floor, zone: "UTC" });
const headOf = (itemId: string, now: number, floor?: FloorState) =>
	headAtItem({ heads, parties: [] }, "lt", itemId, held(floor), now)?.name;

test("yesterday's minutes keep yesterday's head, today's have today's", () => {
	const now = at(8, 15);
	expect([headOf("i1", now), headOf("i2", now)]).toEqual(["Anna", "Boris"]);
});

test("an item that was taken on another day than planned has the head of that day", () => {
	const floor: FloorState = { seq: 1, taken: { i1: { startedAt: at(8, 9), ranMs: 0 } } };
	expect(headOf("i1", at(8, 15), floor)).toBe("Boris");
});

test("before a sitting has begun its head is the one of now", () => {
	expect(momentOf("i2", held(), at(7, 10))).toBe(at(7, 10));
	expect(headOf("i2", at(7, 10))).toBe("Anna");
});

test("of two parties that became one each day has the head recorded then, by whichever id it is asked for", () => {
	const parties = [
		{ id: "lt", mergedInto: null },
		{ id: "lit", mergedInto: "lt" },
	] as MeetingPage["parties"];
	const both = [...heads, { ...heads[0], partyId: "lit", accountId: "carla", name: "Carla" }] as Head[];
	const headsOf = (partyId: string, known: Head[]) =>
		["i1", "i2"].map((itemId) => headAtItem({ heads: known, parties }, partyId, itemId, held(), at(8, 15))?.name);
	expect(headsOf("lt", both)).toEqual(["Anna", "Boris"]);
	expect(headsOf("lit", both)).toEqual(["Carla", "Boris"]);
	expect(headsOf("lt", both.slice(2))).toEqual(["Carla", undefined]);
});
