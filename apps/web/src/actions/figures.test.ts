/** Follow-up in figures. */
import type { ListedAction } from "@plenary/domain";
import { expect, test } from "vitest";
import { dueByWeek, figuresByParty, figuresOf } from "./figures.ts";

const today = "2026-11-22";
const action = (status: ListedAction["status"], dueOn: string | null, ...parties: string[]): ListedAction => ({
	meetingId: "meeting-1",
	recordId: "record-1",
	number: 1,
	itemId: null,
	owners: parties.map((partyId) => ({ partyId })),
	dueOn,
	status,
	words: {},
	inText: true,
	mine: false,
	mayChange: "nothing",
});
const all = [
	action("open", "2026-11-21", "lt", "pl"),
	action("inProgress", "2026-11-28", "lt"),
	action("inProgress", "2026-11-01", "pl"),
	action("done", "2026-11-01", "ua"),
	action("open", null, "lt"),
];

test("figures: what is late counts as that and not as under way", () => {
	expect(figuresOf(all, today)).toEqual({ all: 5, open: 4, inProgress: 1, done: 1, late: 2 });
});

test("figures: delegations with something open, those with most first", () => {
	expect(figuresByParty(all, today).map(({ partyId, open, late }) => [partyId, open, late])).toEqual([
		["lt", 3, 1],
		["pl", 2, 2],
	]);
});

test("figures: the weeks to come begin today", () => {
	const due = ["2026-11-22", "2026-11-28", "2026-11-29", "2027-02-13", "2027-02-14"].map((day) => action("open", day));
	const weeks = dueByWeek([...due, ...all.slice(3)], today, 12);
	expect([weeks[0], weeks[1], weeks[11], weeks.length]).toEqual([2, 1, 1, 12]);
	expect(weeks.reduce((sum, count) => sum + count)).toBe(4);
});
