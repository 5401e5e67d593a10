/** Tests of zones, with Temporal as the judge. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, clockOf, dayOf, instantOf } from "./zones.ts";

const zones = ["Europe/Vilnius", "Asia/Tbilisi", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"];

describe("zones", () => {
	it("turns a venue's clock into an instant", () => {
		expect(instantOf("2026-07-07", "09:00", "Europe/Vilnius")).toBe(Date.UTC(2026, 6, 7, 6, 0));
		expect(instantOf("2026-01-07", "09:00", "Europe/Vilnius")).toBe(Date.UTC(2026, 0, 7, 7, 0));
		expect(instantOf("2026-07-07", "09:00", "Asia/Tbilisi")).toBe(Date.UTC(2026, 6, 7, 5, 0));
	});

	it("takes a skipped time as if clocks had not changed, and the first of two", () => {
		expect(instantOf("2026-03-29", "03:30", "Europe/Vilnius")).toBe(Date.UTC(2026, 2, 29, 1, 30));
		expect(instantOf("2026-10-25", "03:30", "Europe/Vilnius")).toBe(Date.UTC(2026, 9, 25, 0, 30));
		expect(instantOf("2026-03-08", "02:30", "America/New_York")).toBe(Date.UTC(2026, 2, 8, 7, 30));
		expect(instantOf("2026-11-01", "01:30", "America/New_York")).toBe(Date.UTC(2026, 10, 1, 5, 30));
	});

	it("agrees with Temporal at every hour of any day in these zones", () => {
		const day = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays("2000-01-01", days));
		fc.assert(
			fc.property(day, fc.integer({ min: 0, max: 95 }), fc.constantFrom(...zones), (on, quarter, zone) => {
				const clock = Temporal.PlainTime.from("00:00")
					.add({ minutes: quarter * 15 })
					.toString()
					.slice(0, 5);
				const expected = Temporal.PlainDateTime.from(`${on}T${clock}`).toZonedDateTime(zone).epochMilliseconds;
				expect(instantOf(on, clock, zone)).toBe(expected);
			}),
			{ numRuns: 1000 },
		);
	});

	it("tells the day and the clock in a zone", () => {
		const late = Date.UTC(2026, 6, 7, 22, 5);
		expect([dayOf(late, "Europe/Vilnius"), clockOf(late, "Europe/Vilnius")]).toEqual(["2026-07-08", "01:05"]);
		expect([dayOf(late, "America/New_York"), clockOf(late, "America/New_York")]).toEqual(["2026-07-07", "18:05"]);
	});

	it("makes no instant of nonsense", () => {
		expect([instantOf("someday", "09:00", "UTC"), instantOf("2026-07-07", "noon", "UTC")]).toEqual([NaN, NaN]);
	});
});
