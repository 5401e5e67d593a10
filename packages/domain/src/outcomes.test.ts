/** Tests of outcomes. */
import { describe, expect, it } from "vitest";
import { byLabel, isOverdue, nextNumber, type OutcomeRecord, outcomeLabel } from "./outcomes.ts";

const action = (more: Partial<OutcomeRecord> = {}): OutcomeRecord => ({
	id: "action-1",
	kind: "action",
	raisedBy: "account-1",
	raisedAt: 1,
	filedAt: 2,
	owners: [],
	dueOn: "2026-09-15",
	status: "open",
	words: {},
	...more,
});

describe("outcomes", () => {
	it("labels by kind and number, and by the letter until there is one", () => {
		expect([outcomeLabel("decision", 4), outcomeLabel("action", 7), outcomeLabel("recommendation", undefined)]).toEqual(
			["D-4", "A-7", "R"],
		);
	});

	it("calls an open action overdue from the day after it was due", () => {
		expect(isOverdue(action(), "2026-09-15")).toBe(false);
		expect(isOverdue(action(), "2026-09-16")).toBe(true);
	});

	it.each([
		["done", { status: "done" }],
		["withdrawn", { withdrawnAt: 3 }],
		["a draft", { filedAt: undefined }],
		["a decision", { kind: "decision" }],
		["without a day", { dueOn: undefined }],
	] as [string, Partial<OutcomeRecord>][])("never calls one overdue that is %s", (_, more) => {
		expect(isOverdue(action(more), "2027-01-01")).toBe(false);
	});

	it("orders by kind and number, what has none last as it was raised", () => {
		const list = [
			action({ id: "b", raisedAt: 9 }),
			action({ id: "a", raisedAt: 5 }),
			action({ id: "c", number: 2 }),
			action({ id: "d", number: 1, kind: "decision" }),
		];
		expect(list.sort(byLabel).map((one) => one.id)).toEqual(["d", "c", "a", "b"]);
	});

	it("never gives a number again, not even a withdrawn one's", () => {
		const records = [action({ number: 3, withdrawnAt: 9 }), action({ number: 9, kind: "decision" })];
		expect([nextNumber(records, "action"), nextNumber([], "action")]).toEqual([4, 1]);
	});
});
