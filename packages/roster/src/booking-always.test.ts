/** Tests of what holds for bookings whatever happens. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { booked, bookedAt } from "./booking.ts";
import { bookingKinds, event } from "./booking-pretend.ts";
import { bookingStates, type Engagement, isBound, isLive, isSameDay } from "./booking-states.ts";
import { at } from "./pretend.ts";

const steps = fc.array(
	fc.record({
		office: fc.constantFrom("riga", "oslo", "kyiv"),
		kind: fc.constantFrom(...bookingKinds),
		later: fc.integer({ min: 0, max: 2 }),
		who: fc.constantFrom("anna", "boris"),
		placeId: fc.option(fc.constantFrom("ka 1", "ka 2"), { nil: undefined }),
		lasts: fc.option(fc.integer({ min: 2, max: 12 }), { nil: undefined }),
	}),
	{ minLength: 10, maxLength: 60, size: "max" },
);

type Told = typeof steps extends fc.Arbitrary<(infer Step)[]> ? Step : never;

/** What happens in the order of the clock, with a look after each step; what is refused changes nothing. */
function play(told: Told[], glance = false) {
	let engagements: readonly Engagement[] = [];
	let hours = 9;
	const seen = [engagements];
	for (const { office, kind, later, who, placeId, lasts } of told) {
		for (let passed = 0; glance && passed < later; passed++) engagements = bookedAt(engagements, at(hours + passed));
		hours += later;
		const until = lasts && hours + lasts;
		const more = { hours, who, ...(placeId && { placeId }), ...(lasts && until && { within: lasts, until }) };
		const before = structuredClone(engagements);
		const next = booked(engagements, event(`${office} ${kind}`, more));
		expect(engagements).toEqual(before);
		if ("engagements" in next) engagements = next.engagements;
		seen.push(engagements);
	}
	return { seen, end: bookedAt(engagements, at(hours)) };
}

describe("booking, whatever happens", () => {
	it("engages nobody twice for a day, fills no place twice, and asks nobody without need", () => {
		const met = new Set<string>();
		fc.assert(
			fc.property(steps, (told) => {
				for (const engagements of play(told).seen) {
					for (const one of engagements) {
						met.add(one.state);
						const others = engagements.filter((other) => other !== one);
						const sameDay = others.filter((other) => isSameDay(other, one));
						if (isBound(one)) {
							expect(sameDay.filter((other) => isBound(other) || isLive(other))).toEqual([]);
							expect(others.some((other) => isBound(other) && one.placeId && other.placeId === one.placeId)).toBe(
								false,
							);
						}
						const isFirst = one.rank === 1;
						const somebodyWaits = sameDay.some(({ state }) => state === "waiting");
						if (one.state === "asked") expect([isFirst, somebodyWaits]).toEqual([true, true]);
						if (one.state === "option") expect(isFirst && somebodyWaits).toBe(false);
						if (one.state === "waiting") expect(sameDay.some(({ rank }) => rank === 1)).toBe(true);
					}
					for (const who of ["anna", "boris"]) {
						const ranks = engagements.flatMap(({ interpreterId, rank }) => (interpreterId === who ? (rank ?? []) : []));
						expect(ranks).toEqual(ranks.map((_, index) => index + 1));
					}
				}
			}),
			{ numRuns: 500, seed: 8 },
		);
		expect([...met].sort()).toEqual([...bookingStates].sort());
	});

	it("comes to the same whether somebody looks in between or not", () => {
		fc.assert(
			fc.property(steps, (told) => {
				expect(play(told, true).end).toEqual(play(told).end);
			}),
			{ numRuns: 300, seed: 9 },
		);
	});
});
