/** Tests of the rota against every rota there is, and of what holds for each one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ability, RotaAsk, RotaItem, RotaMember } from "./ask.ts";
import { noBound } from "./bound.ts";
import { cheapestOfAll, costOf } from "./exhaustive.ts";
import { frameOf } from "./frame.ts";
import { cheapest, rota } from "./rota.ts";
import { isSilent } from "./slots.ts";
import { sweep } from "./sweep.ts";

const languages = ["en", "ru", "uk"];
const ability = fc.constantFrom<Ability>("direct", "direct", "relay", "cannot");

const items = (most: number, longest: number) =>
	fc
		.array(
			fc.record({
				language: fc.option(fc.constantFrom(...languages), { nil: undefined }),
				minutes: fc.integer({ min: 1, max: longest }),
				pause: fc.constantFrom(false, false, false, true),
				speech: fc.boolean(),
			}),
			{ minLength: 1, maxLength: most },
		)
		.map((list) => list.map((item, index): RotaItem => ({ ...item, id: `item ${index}` })));

const members = (most: number) =>
	fc
		.array(
			fc.record(
				{
					can: fc.record({ en: ability, ru: ability, uk: ability }),
					from: fc.constantFrom(0, 0, 0, 12),
					to: fc.constantFrom(500, 500, 500, 31),
					done: fc.constantFrom(0, 0, 20, 45),
					most: fc.constantFrom(480, 480, 60),
					rests: fc.constantFrom([], ["item 0"]),
				},
				{ requiredKeys: ["can"] },
			),
			{ minLength: 1, maxLength: most },
		)
		.map((list) => list.map((member, index): RotaMember => ({ ...member, id: "abcde"[index] ?? "" })));

const asks = (most: { people: number; items: number; longest: number }) =>
	fc
		.record({
			items: items(most.items, most.longest),
			members: members(most.people),
			into: fc.constantFrom(["en"], ["en", "ru"]),
			tick: fc.constantFrom<(5 | 10)[]>(5, 10),
			now: fc.option(fc.record({ minute: fc.integer({ min: 0, max: 20 }), length: fc.integer({ min: 0, max: 50 }) }), {
				nil: undefined,
			}),
		})
		.map(
			({ now, ...ask }): RotaAsk => ({
				...ask,
				now: now && {
					minute: now.minute,
					...(now.length > 0 && { on: { memberId: ask.members[0]?.id ?? "", minutes: now.length } }),
				},
			}),
		);

const small = asks({ people: 3, items: 4, longest: 30 }).filter((ask) => {
	const { slots } = frameOf(ask);
	return ask.members.length ** slots.length <= 6_561;
});

describe("rota, exactly", () => {
	it("is as cheap as the cheapest of all rotas, or there is none", () => {
		let staffed = 0;
		fc.assert(
			fc.property(small, (ask) => {
				const all = cheapestOfAll(ask);
				const found = rota(ask);
				expect(found.reliefBy === undefined).toBe(all !== undefined);
				if (all === undefined) return;
				staffed++;
				expect(found.cost).toBeCloseTo(all, 6);
			}),
			{ numRuns: 600, seed: 20261122 },
		);
		expect(staffed).toBeGreaterThan(300);
	});

	it("reaches the last minute that any rota reaches", () => {
		let relieved = 0;
		fc.assert(
			fc.property(small, (ask) => {
				const { reliefBy } = rota(ask);
				if (reliefBy === undefined) return;
				relieved++;
				const { slots } = frameOf(ask);
				const next = slots.find(({ from }) => from === reliefBy);
				expect(cheapestOfAll(cut(ask, reliefBy))).toBeDefined();
				expect(cheapestOfAll(cut(ask, next?.to ?? 0))).toBeUndefined();
			}),
			{ numRuns: 400, seed: 7 },
		);
		expect(relieved).toBeGreaterThan(40);
	});

	it("drops nothing that a sweep without a bound would have chosen", () => {
		fc.assert(
			fc.property(asks({ people: 3, items: 5, longest: 40 }), (ask) => {
				const frame = frameOf(ask);
				const whole = sweep(frame, {
					bound: noBound,
					budget: Number.POSITIVE_INFINITY,
					width: Number.POSITIVE_INFINITY,
				});
				const bounded = cheapest(frame);
				expect(bounded.best === undefined).toBe(whole.best === undefined);
				expect(bounded.best?.cost ?? 0).toBeCloseTo(whole.best?.cost ?? 0, 6);
			}),
			{ numRuns: 200, seed: 3 },
		);
	});

	it("leaves no minute uncovered, no turn too long and nobody on who is not there", () => {
		fc.assert(
			fc.property(asks({ people: 4, items: 8, longest: 45 }), (ask) => {
				const { turns, cost, minutes, reliefBy = Number.POSITIVE_INFINITY } = rota(ask);
				let minute = 0;
				const on: string[] = [];
				for (const item of ask.items)
					for (let into = 0; into < item.minutes; into++, minute++) {
						const there = turns.filter(({ from, to }) => from <= minute && minute < to);
						const works = !isSilent(item, ask.into) && minute >= (ask.now?.minute ?? 0) && minute < reliefBy;
						if (works) expect(there).toHaveLength(1);
						else expect(there.length).toBeLessThanOrEqual(1);
						on.push(there[0]?.memberId ?? "");
					}
				for (const turn of turns) expect(turn.minutes).toBeLessThanOrEqual(45);
				if (reliefBy === Number.POSITIVE_INFINITY) expect(costOf(ask, on)).toBeCloseTo(cost, 6);
				const worked = turns.reduce((sum, turn) => sum + turn.minutes, 0);
				const done = ask.members.reduce((sum, member) => sum + (member.done ?? 0), 0);
				expect(Object.values(minutes).reduce((sum, each) => sum + each, 0)).toBe(worked + done);
			}),
			{ numRuns: 150, seed: 11 },
		);
	});

	it("is the same in whatever order the members are handed in", () => {
		fc.assert(
			fc.property(asks({ people: 4, items: 5, longest: 40 }), (ask) => {
				expect(rota({ ...ask, members: ask.members.toReversed() })).toEqual(rota(ask));
			}),
			{ numRuns: 60, seed: 5 },
		);
	});
});

/** The same day, only that it ends at a minute. */
function cut(ask: RotaAsk, end: number): RotaAsk {
	let at = 0;
	const items = ask.items.flatMap((item) => {
		const minutes = Math.min(item.minutes, end - at);
		at += item.minutes;
		return minutes > 0 ? [{ ...item, minutes }] : [];
	});
	return { ...ask, items };
}
