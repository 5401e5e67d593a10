/** Tests of where a dragged row would stand. */
import { expect, test } from "vitest";
import { zoneOf } from "./row-drag.ts";

test("a row's upper edge means before it, its lower edge after it, its middle under it", () => {
	expect([0, 10, 20, 30, 39].map((offset) => zoneOf(offset, 40))).toEqual([
		"before",
		"before",
		"inside",
		"after",
		"after",
	]);
});
