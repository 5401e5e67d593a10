/** Follow-up's filters: the address says them and they let the right ones through. */
import type { ListedAction } from "@plenary/domain";
import { expect, test } from "vitest";
import { byDay, filterActions, inOrderOfMeetings, parseFilters, printFilters } from "./filters.ts";

const action = (number: number, part: Partial<ListedAction> = {}): ListedAction => ({
	meetingId: "meeting-1",
	recordId: `record-${number}`,
	number,
	itemId: null,
	owners: [],
	dueOn: null,
	status: "open",
	words: { en: `Action ${number}` },
	inText: true,
	mine: false,
	mayChange: "nothing",
	...part,
});
const wordsOf = ({ words }: ListedAction) => Object.values(words).join(" ");
const usual = parseFilters(new URLSearchParams());
const numbers = (actions: ListedAction[]) => actions.map(({ number }) => number);
const filtered = (actions: ListedAction[], part: object) =>
	numbers(filterActions(actions, { ...usual, ...part }, "2026-11-22", wordsOf));

test("filters: the address says them and no more than it must", () => {
	expect(printFilters(usual)).toBe("");
	const chosen = {
		...usual,
		state: "overdue",
		mine: true,
		partyId: "lt",
		words: "глоссарий",
		view: "board",
		grouped: false,
	};
	const address = printFilters(chosen as typeof usual);
	expect(parseFilters(new URLSearchParams(address))).toEqual(chosen);
	expect(parseFilters(new URLSearchParams("?state=nonsense&view=&by=x"))).toEqual(usual);
});

test("filters: open, overdue, done; one that is done is never overdue", () => {
	const all = [
		action(1),
		action(2, { dueOn: "2026-11-21" }),
		action(3, { dueOn: "2026-11-22", status: "inProgress" }),
		action(4, { dueOn: "2026-11-01", status: "done" }),
	];
	expect(filtered(all, {})).toEqual([1, 2, 3]);
	expect(filtered(all, { state: "overdue" })).toEqual([2]);
	expect(filtered(all, { state: "done" })).toEqual([4]);
	expect(filtered(all, { state: "all" })).toEqual([1, 2, 3, 4]);
});

test("filters: by delegation, meeting, one's own, and words in either script", () => {
	const all = [
		action(1, { owners: [{ partyId: "lt" }], mine: true }),
		action(2, { meetingId: "meeting-2", words: { ru: "Разослать глоссарий" } }),
	];
	expect(filtered(all, { partyId: "lt" })).toEqual([1]);
	expect(filtered(all, { meetingId: "meeting-2" })).toEqual([2]);
	expect(filtered(all, { mine: true })).toEqual([1]);
	expect(filtered(all, { words: "glossar" })).toEqual([2]);
	expect(filtered(all, { words: "глос разос" })).toEqual([2]);
});

test("filters: stand by day or by their meetings, the newest first", () => {
	const all = [
		action(1, { dueOn: "2026-12-02" }),
		action(2, { meetingId: "meeting-2" }),
		action(3, { dueOn: "2026-12-01" }),
	];
	expect(numbers([...all].sort(byDay))).toEqual([3, 1, 2]);
	const meetings = [
		{ id: "meeting-1", startsOn: "2026-01-01" },
		{ id: "meeting-2", startsOn: "2026-02-01" },
	];
	expect(numbers(inOrderOfMeetings([...all, action(4, { meetingId: "unknown" })], meetings))).toEqual([2, 1, 3, 4]);
});
