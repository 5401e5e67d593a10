/** Tests of the outline, sane agendas and merged ones. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AgendaItem, Sitting } from "./agenda.ts";
import { flatten, outline } from "./outline.ts";

const item = (id: string, more: Partial<AgendaItem> = {}): AgendaItem => ({
	id,
	position: id,
	titles: { en: id },
	presenter: {},
	kind: "item",
	...more,
});
const sitting = (id: string, more: Partial<Sitting> = {}): Sitting => ({
	id,
	position: "V",
	titles: {},
	hall: "A",
	day: "2026-07-07",
	startsAt: "09:00",
	endsAt: "12:30",
	...more,
});
const lines = (items: AgendaItem[], sittings: Sitting[] = [sitting("am")]) =>
	flatten(outline({ items, sittings })).map((one) => `${one.number} ${one.item.id} ${one.startsAt}`);

describe("outline", () => {
	it("numbers and times a morning; a parent's own length comes before its parts, a break has no number", () => {
		const items = [
			item("a", { sittingId: "am", minutes: 30 }),
			item("b", { sittingId: "am", minutes: 15 }),
			item("b1", { parentId: "b", minutes: 60 }),
			item("c", { sittingId: "am", minutes: 15, kind: "break" }),
			item("d", { sittingId: "am", minutes: 30 }),
		];
		expect(lines(items)).toEqual(["1 a 09:00", "2 b 09:30", "2.1 b1 09:45", " c 10:45", "3 d 11:00"]);
		const [group] = outline({ items, sittings: [sitting("am")] }).groups;
		expect(group).toMatchObject({ usedMinutes: 150, roomMinutes: 210, overMinutes: 0 });
	});

	it("says how far the items go past the sitting's end", () => {
		const items = [item("a", { sittingId: "am", minutes: 245 })];
		expect(outline({ items, sittings: [sitting("am")] }).groups[0]).toMatchObject({ overMinutes: 35 });
	});

	it("orders sittings by day and hour and numbers through all of them", () => {
		const sittings = [
			sitting("next", { day: "2026-07-08" }),
			sitting("pm", { startsAt: "14:00", endsAt: "17:30" }),
			sitting("am"),
		];
		const items = [item("c", { sittingId: "next" }), item("b", { sittingId: "pm" }), item("a", { sittingId: "am" })];
		expect(lines(items, sittings)).toEqual(["1 a 09:00", "2 b 14:00", "3 c 09:00"]);
	});

	it("keeps items of no sitting, of an unknown and of a removed one in the last group", () => {
		const items = [item("a"), item("b", { sittingId: "nowhere" }), item("c", { sittingId: "gone" })];
		const { groups } = outline({ items, sittings: [sitting("am"), sitting("gone", { removedAt: 1 })] });
		expect(groups.map((group) => [group.sitting?.id, group.items.map((one) => one.item.id)])).toEqual([
			["am", []],
			[undefined, ["a", "b", "c"]],
		]);
	});

	it("cuts a circle of parents at its smallest id", () => {
		const items = [item("b", { parentId: "a", sittingId: "am" }), item("a", { parentId: "b", sittingId: "am" })];
		expect(lines(items)).toEqual(["1 a 09:00", "1.1 b 09:00"]);
		expect(lines([item("a", { parentId: "a", sittingId: "am" })])).toEqual(["1 a 09:00"]);
	});

	it("lifts the parts of a removed item to the top level of its sitting", () => {
		const items = [
			item("a", { sittingId: "am", removedAt: 1 }),
			item("b", { parentId: "a" }),
			item("c", { parentId: "b" }),
		];
		expect(lines(items)).toEqual(["1 b 09:00", "1.1 c 09:00"]);
	});

	it("keeps what is nested deeper than is shown", () => {
		const items = ["a", "b", "c", "d"].map((id, at, all) => item(id, { parentId: all[at - 1], sittingId: "am" }));
		const last = flatten(outline({ items, sittings: [sitting("am")] })).at(-1);
		expect(last).toMatchObject({ number: "1.1.1.1", depth: 4 });
	});

	it("shows every living item exactly once, whatever state a merge left", () => {
		const ids = ["a", "b", "c", "d", "e", "f"];
		const any = fc.record({
			parentId: fc.option(fc.constantFrom(...ids, "unknown"), { nil: undefined }),
			sittingId: fc.option(fc.constantFrom("am", "gone", "unknown"), { nil: undefined }),
			position: fc.constantFrom("A", "B", "V"),
			kind: fc.constantFrom("item" as const, "break" as const),
			removedAt: fc.option(fc.constant(1), { nil: undefined }),
		});
		fc.assert(
			fc.property(fc.array(any, { minLength: 1, maxLength: 6 }), (made) => {
				const items = made.map((more, at) => item(ids[at] as string, more));
				const sittings = [sitting("am"), sitting("gone", { removedAt: 1 })];
				const shown = flatten(outline({ items, sittings })).map((one) => one.item.id);
				expect(shown.sort()).toEqual(items.filter((one) => one.removedAt === undefined).map((one) => one.id));
			}),
		);
	});
});
