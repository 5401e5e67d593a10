/** Tests of positions. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { byPosition, isPosition, positionBetween } from "./positions.ts";

/** The same dice in every run. */
let seed = 7;
const rolled = () => {
	seed = (seed * 16_807) % 2_147_483_647;
	return seed / 2_147_483_647;
};

const chance = fc.double({ min: 0, max: 0.999999, noNaN: true });

it("positions: finds room between any two neighbours, for ever", () => {
	const places = fc.array(fc.tuple(fc.nat(), chance), { minLength: 1, maxLength: 300 });
	fc.assert(
		fc.property(places, (steps) => {
			const list: string[] = [];
			for (const [nat, roll] of steps) {
				const at = nat % (list.length + 1);
				const made = positionBetween(list[at - 1], list[at], () => roll);
				expect(isPosition(made)).toBe(true);
				list.splice(at, 0, made);
			}
			expect(list).toEqual([...new Set(list)].sort());
		}),
	);
});

it.each<[string, number, (list: string[]) => unknown]>([
	["after the last", 60, (list: string[]) => list.push(positionBetween(list.at(-1), undefined, rolled))],
	["before the first", 60, (list: string[]) => list.unshift(positionBetween(undefined, list[0], rolled))],
	["after the first", 300, (list: string[]) => list.splice(1, 0, positionBetween(list[0], list[1], rolled))],
])("positions: stays short when a thousand are put %s", (_, longest, put) => {
	const list = ["V1"];
	for (let count = 0; count < 1000; count++) put(list);
	expect(list).toEqual([...new Set(list)].sort());
	expect(Math.max(...list.map((key) => key.length))).toBeLessThan(longest);
});

it("positions: comes just after the first of two that are the same", () => {
	expect(positionBetween("K1", "K1", () => 0.5) > "K1").toBe(true);
	expect(positionBetween("K1", "K1", () => 0.5) < "K2").toBe(true);
});

it("positions: takes what is broken for an open end", () => {
	expect(isPosition("a0")).toBe(false);
	expect(isPosition("")).toBe(false);
	expect(isPosition(7)).toBe(false);
	expect(positionBetween("", "ж", () => 0.5)).toBe(positionBetween(undefined, undefined, () => 0.5));
});

it("positions: orders the same position by id", () => {
	const list = [
		{ position: "V", id: "b" },
		{ position: "V", id: "a" },
		{ position: "A", id: "c" },
	];
	expect(list.sort(byPosition).map((one) => one.id)).toEqual(["c", "a", "b"]);
});
