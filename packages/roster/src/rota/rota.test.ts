/** Tests of the rota on days that can be checked by hand. */
import { describe, expect, it } from "vitest";
import type { Ability, RotaItem, RotaMember } from "./ask.ts";
import { replanned, rotaOfDay } from "./day.ts";
import { type Rota, rota } from "./rota.ts";
import { rotaRules } from "./rules.ts";

/** "ka 60, pause 15, en 30": items in their order, named by their place; an exclamation mark makes one speech. */
const day = (words: string): RotaItem[] =>
	words.split(", ").map((part, index) => {
		const [language = "", minutes, speech] = part.split(" ");
		const item = { id: `${index + 1}`, minutes: Number(minutes), speech: speech === "!" };
		return language === "pause" ? { ...item, pause: true } : { ...item, language };
	});

/** "anna ka uk~": who is direct from what, a tilde where by relay. */
function member(words: string, more: Partial<RotaMember> = {}): RotaMember {
	const [id = "", ...languages] = words.split(" ");
	const can = languages.map((tag): [string, Ability] =>
		tag.endsWith("~") ? [tag.slice(0, -1), "relay"] : [tag, "direct"],
	);
	return { id, can: Object.fromEntries(can), ...more };
}

const read = ({ turns }: Rota) => turns.map(({ memberId, from, to }) => `${memberId} ${from}-${to}`).join(", ");

const anna = member("anna ka uk");
const boris = member("boris ka uk");
const clara = member("clara ka uk");
const dato = member("dato ka uk");

describe("rota", () => {
	it("takes turns of half an hour, in equal shares", () => {
		const planned = rota({ items: day("ka 60, pause 20, uk 60"), into: ["pl"], members: [anna, boris] });
		expect(read(planned)).toBe("anna 0-30, boris 30-60, anna 80-110, boris 110-140");
		expect(planned.minutes).toEqual({ anna: 60, boris: 60 });
	});

	it.each([
		["three", [anna, boris, clara], "anna 0-30, boris 30-60, clara 60-90"],
		["four", [anna, boris, clara, dato], "anna 0-30, boris 30-60, clara 60-90, dato 90-120"],
	])("goes round in a two-way booth of %s", (_, members, turns) => {
		expect(read(rota({ items: day(`ka ${members.length * 30}`), into: ["ka", "pl"], members }))).toBe(turns);
	});

	it("has nobody on while the booth's own language has the floor, and a turn begins anew after ten minutes of it", () => {
		const planned = rota({ items: day("ka 30, pl 10, ka 30, pl 5, ka 5"), into: ["pl"], members: [anna] });
		expect(read(planned)).toBe("anna 0-30, anna 40-80");
		expect(planned.turns.map(({ minutes }) => minutes)).toEqual([30, 35]);
	});

	it("lets whoever needs no relay take what the other would take by relay", () => {
		const planned = rota({ items: day("uk 30, ka 30"), into: ["pl"], members: [member("anna ka~ uk"), boris] });
		expect(read(planned)).toBe("anna 0-30, boris 30-60");
		expect(planned.turns.map(({ standBy }) => standBy)).toEqual([["boris"], []]);
	});

	it("names what is taken by relay, and what nobody on can work from", () => {
		const planned = rota({ items: day("uk 20, hy 20"), into: ["pl"], members: [member("anna uk~")] });
		expect(planned.turns).toMatchObject([{ relays: ["uk"], itemIds: ["1", "2"], minutes: 40 }]);
		expect(planned.uncovered).toEqual([{ from: 20, to: 40, language: "hy" }]);
	});

	it("hands over between items rather than inside one, and between speeches rather than inside one", () => {
		expect(read(rota({ items: day("ka 25, uk 35"), into: ["pl"], members: [anna, boris] }))).toBe(
			"anna 0-25, boris 25-60",
		);
		const speeches = rota({ items: day("ka 35 !, ka 35"), into: ["pl"], members: [anna, boris] });
		expect(read(speeches)).toBe("anna 0-35, boris 35-70");
	});

	it("has nobody on at an item at which they would rather not be", () => {
		const members = [{ ...anna, rests: ["1"] }, boris];
		expect(read(rota({ items: day("ka 30, ka 30"), into: ["pl"], members }))).toBe("boris 0-30, anna 30-60");
	});

	it("cuts items that do not fit the grid where they end", () => {
		const planned = rota({ items: day("ka 27, uk 26"), into: ["pl"], members: [anna, boris], tick: 10 });
		expect(read(planned)).toBe("anna 0-27, boris 27-53");
	});

	it("says by when relief must come, and plans until then", () => {
		const alone = rota({ items: day("ka 20, pause 15, ka 80"), into: ["pl"], members: [anna] });
		expect([read(alone), alone.reliefBy]).toEqual(["anna 0-20, anna 35-80", 80]);
		expect(rota({ items: day("pause 5, ka 20"), into: ["pl"], members: [] })).toMatchObject({ turns: [], reliefBy: 5 });
	});

	it("keeps to the minutes that a person may work in a day", () => {
		const tired = rota({ items: day("ka 120"), into: ["pl"], members: [{ ...anna, done: 100, most: 105 }, boris] });
		expect([tired.minutes.anna, tired.reliefBy]).toEqual([105, 95]);
	});

	it("changes turns twice as often for signing", () => {
		const planned = rota({ items: day("ka 30"), into: ["pso"], members: [anna, boris], rules: rotaRules.signed });
		expect(read(planned)).toBe("anna 0-15, boris 15-30");
	});

	it("refuses what can be no rota", () => {
		const items = day("ka 30");
		expect(() => rota({ items, into: ["pl"], members: [anna, anna] })).toThrow("same id");
		expect(() => rota({ items: day("ka 2.5"), into: ["pl"], members: [anna] })).toThrow("item 1 has 2.5");
		const six = [1, 2, 3, 4, 5, 6].map((n) => member(`${n} ka`));
		expect(() => rota({ items, into: ["pl"], members: six })).toThrow("5 people at most");
		const now = { minute: 0, on: { memberId: "zaza", minutes: 5 } };
		expect(() => rota({ items, into: ["pl"], members: [anna], now })).toThrow('"zaza" is on');
	});
});

describe("rota of a day", () => {
	it("carries the minutes of the morning into the afternoon", () => {
		const half = (words: string) => ({ items: day(words), into: ["pl"], members: [anna, boris] });
		const [morning, afternoon] = rotaOfDay([half("ka 30"), half("ka 30")]);
		expect([morning, afternoon].map((each) => each && read(each))).toEqual(["anna 0-30", "boris 0-30"]);
		expect(afternoon?.minutes).toEqual({ anna: 30, boris: 30 });
	});

	it("hands over at once when an item takes longer and whoever is on has had a full turn", () => {
		const longer = { items: day("ka 80, pause 20, ka 60"), into: ["pl"], members: [anna, boris] };
		const taken = [
			{ memberId: "anna", from: 0, to: 30 },
			{ memberId: "boris", from: 30, to: 60 },
		];
		const planned = replanned(longer, taken, 60);
		expect(read(planned)).toBe("anna 60-80, boris 100-130, anna 130-160");
		expect(planned.minutes).toEqual({ anna: 80, boris: 60 });
	});

	it("counts a turn that runs, and one that a pause has ended no more", () => {
		const ask = { items: day("ka 30, pause 10, ka 40"), into: ["pl"], members: [anna] };
		expect(replanned(ask, [{ memberId: "anna", from: 0, to: 50 }], 50).reliefBy).toBeUndefined();
		const without = { ...ask, items: day("ka 30, pl 5, ka 45") };
		expect(replanned(without, [{ memberId: "anna", from: 0, to: 50 }], 50).reliefBy).toBe(50);
	});

	it("plans without somebody who has fallen out", () => {
		const ask = { items: day("ka 100"), into: ["pl"], members: [anna, { ...boris, to: 40 }, clara] };
		const planned = replanned(
			ask,
			[
				{ memberId: "anna", from: 0, to: 30 },
				{ memberId: "boris", from: 30, to: 40 },
			],
			40,
		);
		expect(read(planned)).toBe("clara 40-70, anna 70-100");
	});
});
