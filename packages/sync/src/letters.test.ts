/** What servers write to each other is read as it was written, and nothing else is. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readLetter, writeLetter } from "./letters.ts";

const letter = {
	server: "one",
	stored: [
		{ from: 3, to: 5, bytes: Uint8Array.of(1, 2, 3), owners: [{ client: 2 ** 52, account: "анна" }] },
		{ from: 9, to: 9, bytes: Uint8Array.of(), owners: [] },
	],
	states: [{ client: 2 ** 52 + 1, clock: 7, account: "anna", json: '{"name":"Анна 🎉"}' }],
	asks: true,
	leaves: false,
};

test("letters: are read as they were written, also out of a larger buffer", () => {
	const written = writeLetter(letter);
	const around = new Uint8Array(written.length + 20).fill(9);
	around.set(written, 10);
	expect(readLetter(around.subarray(10, 10 + written.length))).toEqual(letter);
	expect(readLetter(writeLetter({ server: "one", leaves: true }))).toMatchObject({
		stored: [],
		states: [],
		leaves: true,
	});
});

test("letters: what is cut, longer, of another version or out of bounds is none", () => {
	const written = writeLetter(letter);
	for (let length = 0; length < written.length; length++)
		expect(readLetter(written.subarray(0, length))).toBeUndefined();
	expect(readLetter(Uint8Array.of(...written, 0))).toBeUndefined();
	expect(readLetter(written.with(0, 1))).toBeUndefined();
	for (const [from, to] of [
		[0, 1],
		[2, 1],
		[1, 2 ** 52],
	] as const)
		expect(
			readLetter(writeLetter({ server: "one", stored: [{ from, to, bytes: Uint8Array.of(), owners: [] }] })),
		).toBeUndefined();
});

test("letters: noise throws nothing", () => {
	fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => void readLetter(Uint8Array.of(2, ...noise))));
});
