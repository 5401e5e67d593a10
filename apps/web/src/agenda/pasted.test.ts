/** Tests of what counts as a pasted agenda. */
import { expect, it } from "vitest";
import { looksLikeList } from "./pasted.ts";

it("tells a list from a title", () => {
	expect(looksLikeList("1. Opening\n2. Closing")).toBe(true);
	expect(looksLikeList("- Opening\r\n- Closing")).toBe(true);
	expect(looksLikeList("| 9:00 | Opening |\n| 9:30 | Reports |")).toBe(true);
	expect(looksLikeList("Opening\nReports\nClosing")).toBe(true);
	expect(looksLikeList("Opening and adoption\nof the agenda")).toBe(false);
	expect(looksLikeList("Opening\n\n")).toBe(false);
	expect(looksLikeList("1. Opening")).toBe(false);
});
