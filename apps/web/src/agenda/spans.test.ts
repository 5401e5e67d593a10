/** Tests of lengths typed into their own box. */
import { expect, it } from "vitest";
import { typedLength } from "./spans.ts";

it("reads a bare number as minutes, and words in both languages", () => {
	expect(["90", "25m", "1h30", "25 мин", "1 ч"].map(typedLength)).toEqual([90, 25, 90, 25, 60]);
});

it("takes a length away when the box is empty, and refuses nonsense", () => {
	expect(typedLength(" ")).toBeUndefined();
	expect(typedLength("0")).toBeUndefined();
	expect(["soon", "25 m long", "99999", "-5"].map(typedLength)).toEqual(Array(4).fill("nonsense"));
});
