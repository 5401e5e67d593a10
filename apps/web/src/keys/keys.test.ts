/** Keys: which press counts as which. */
import { describe, expect, it } from "vitest";
import { matches, printed } from "./keys.ts";

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
	({
		key,
		code: "",
		ctrlKey: false,
		metaKey: false,
		altKey: false,
		shiftKey: false,
		target: null,
		...more,
	}) as KeyboardEvent;

describe("keys", () => {
	it("tell a small letter from a capital one", () => {
		expect(matches("n", press("n"), false)).toBe(true);
		expect(matches("n", press("N", { shiftKey: true }), false)).toBe(false);
		expect(matches("N", press("N", { shiftKey: true }), false)).toBe(true);
	});

	it("know the key under a Russian letter", () => {
		expect(matches("c", press("с", { code: "KeyC" }), false)).toBe(true);
		expect(matches("N", press("Т", { code: "KeyN", shiftKey: true }), false)).toBe(true);
		expect(matches("c", press("с", { code: "KeyC", shiftKey: true }), false)).toBe(false);
	});

	it("leave what is pressed with Ctrl to the browser, unless asked for", () => {
		expect(matches("c", press("c", { ctrlKey: true }), false)).toBe(false);
		expect(matches("Mod+z", press("z", { ctrlKey: true }), false)).toBe(true);
		expect(matches("Mod+z", press("z", { metaKey: true }), true)).toBe(true);
	});

	it("are shown as they are printed on the keyboard", () => {
		expect(printed("Alt+ArrowUp")).toMatch(/ ↑$/);
		expect(printed("c")).toBe("C");
	});
});
