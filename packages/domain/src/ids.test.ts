/** Tests of ids. */
import { expect, it } from "vitest";
import { newId } from "./ids.ts";
import { idPattern } from "./rooms.ts";

it("ids: are sixteen characters that may stand in an address, and differ", () => {
	const made = Array.from({ length: 1000 }, () => newId());
	for (const id of made) expect(id).toMatch(/^[A-Za-z0-9_-]{16}$/);
	for (const id of made) expect(id).toMatch(idPattern);
	expect(new Set(made).size).toBe(1000);
});

it("ids: come from the bytes that are handed in", () => {
	expect(newId((bytes) => bytes.fill(0))).toBe("AAAAAAAAAAAAAAAA");
	expect(newId((bytes) => bytes.fill(255))).toBe("________________");
});
