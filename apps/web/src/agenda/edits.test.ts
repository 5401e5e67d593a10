/** Tests of edits in a line that others write in too. */
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { editBetween, placeAfter, type Step, withEdit } from "./edits.ts";

/** What Yjs says of changes somebody makes in a line. */
function changes(line: string, change: (text: Y.Text) => void): { steps: readonly Step[]; line: string } {
	const doc = new Y.Doc();
	const text = doc.getText("line");
	text.insert(0, line);
	let steps: readonly Step[] = [];
	text.observe((event) => {
		steps = event.delta;
	});
	doc.transact(() => change(text));
	return { steps, line: text.toString() };
}

describe("edits", () => {
	it("find the smallest change", () => {
		expect(editBetween("Opening", "Opening 25m")).toEqual({ at: 7, gone: 0, come: " 25m" });
		expect(editBetween("aaa", "aa")).toEqual({ at: 2, gone: 1, come: "" });
		expect(editBetween("one two", "one 2")).toEqual({ at: 4, gone: 3, come: "2" });
		expect(editBetween("same", "same")).toEqual({ at: 4, gone: 0, come: "" });
	});

	it("keep a caret beside its letter", () => {
		const { steps } = changes("Reports", (text) => text.insert(0, "Country "));
		expect(placeAfter(steps, 3)).toBe(11);
		const { steps: after } = changes("Reports", (text) => text.insert(7, " 2026"));
		expect(placeAfter(after, 7)).toBe(7);
		const { steps: taken } = changes("Country reports", (text) => text.delete(0, 8));
		expect(placeAfter(taken, 10)).toBe(2);
		expect(placeAfter(taken, 4)).toBe(0);
	});

	it("put what was being composed beside what others wrote meanwhile", () => {
		const typed = editBetween("Отчёты", "Отчёты стран");
		const first = changes("Отчёты", (text) => text.insert(0, "Новые "));
		const second = changes(first.line, (text) => text.delete(0, 1));
		expect(withEdit(second.line, typed, [first.steps, second.steps])).toBe("овые Отчёты стран");
	});

	it("take away only what was selected, and what others wrote inside it", () => {
		const typed = editBetween("one two three", "one three");
		const other = changes("one two three", (text) => text.insert(13, " four"));
		expect(withEdit(other.line, typed, [other.steps])).toBe("one three four");
	});
});
