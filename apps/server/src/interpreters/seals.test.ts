/** Tests of seals. */
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { keyBytes, keyIdOf, sealsOf } from "./seals.ts";

const master = randomBytes(keyBytes);
const seals = sealsOf(master);
const words = "nino@people.test, Тбилиси";

test("seals: what was sealed is opened with the person's key, also after the house began again", () => {
	const wrapped = seals.newKey("nino");
	const sealed = seals.seal("nino", wrapped, words);
	expect(sealsOf(master).open("nino", wrapped, sealed)).toBe(words);
	expect(sealed + wrapped).not.toContain(Buffer.from(words).toString("base64url").slice(0, 12));
	expect(seals.seal("nino", wrapped, words)).not.toBe(sealed);
});

test("seals: nothing is opened for another person, with another key, or after a letter was changed", () => {
	const [nino, olena] = [seals.newKey("nino"), seals.newKey("olena")];
	const sealed = seals.seal("nino", nino, words);
	expect(() => seals.open("olena", olena, sealed)).toThrow();
	expect(() => seals.open("nino", nino, sealed, "a calendar")).toThrow();
	expect(() => seals.open("olena", nino, sealed)).toThrow();
	expect(() => seals.open("nino", olena, sealed)).toThrow();
	expect(() => sealsOf(randomBytes(keyBytes)).open("nino", nino, sealed)).toThrow("another house key");
	for (const at of [0, 20, sealed.length - 2]) {
		const changed = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
		expect(() => seals.open("nino", nino, changed), String(at)).toThrow();
	}
});

test("seals: a key that is wrapped anew opens what it sealed before", () => {
	const wrapped = seals.newKey("nino");
	const sealed = seals.seal("nino", wrapped, words);
	const later = sealsOf(randomBytes(keyBytes));
	const again = seals.rewrap("nino", wrapped, later);
	expect(later.open("nino", again, sealed)).toBe(words);
	expect(keyIdOf(again)).toBe(later.keyId);
	expect(() => seals.open("nino", again, sealed)).toThrow("another house key");
});

test("seals: what was opened before is not taken for what is sealed now, nor kept once it is forgotten", () => {
	const wrapped = seals.newKey("nino");
	const [first, second] = [seals.seal("nino", wrapped, "first"), seals.seal("nino", wrapped, "second")];
	for (const [sealed, words] of [
		[first, "first"],
		[first, "first"],
		[second, "second"],
		[first, "first"],
	] as const)
		expect(seals.open("nino", wrapped, sealed)).toBe(words);
	expect(() => seals.open("nino", seals.newKey("nino"), first)).toThrow();
	expect(() => seals.open("olena", wrapped, first)).toThrow();
	seals.forget("nino");
	expect(seals.open("nino", wrapped, first)).toBe("first");
});
