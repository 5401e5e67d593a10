/** Tests of which line was written last. */
import { expect, it } from "vitest";
import { lastChanged } from "./last-changed.ts";

it("is the last with words, until something changes", () => {
	expect(lastChanged(undefined, ["a", "b", " "])).toBe("b");
	expect(lastChanged(undefined, [])).toBe("");
	expect(lastChanged(["a", "b"], ["a", "b"])).toBeUndefined();
});

it("is the one that differs, wherever it stands", () => {
	expect(lastChanged(["a", "b", "c"], ["a", "bb", "c"])).toBe("bb");
	expect(lastChanged(["a", "c"], ["a", "b", "c"])).toBe("b");
	expect(lastChanged(["a", "b"], ["a", "b", "c"])).toBe("c");
	expect(lastChanged(["a", "b", "c"], ["a", "c"])).toBe("a");
	expect(lastChanged(["a"], [])).toBe("");
});
