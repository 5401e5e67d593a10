/** Tests of fees: what a day costs, and what is taken where a fee is not known. */
import type { Agenda, Interpreter, Planning } from "@plenary/domain";
import { expect, test } from "vitest";
import { costsOf, moneyOf, usualFee } from "./costs.ts";
import { meetingRostering } from "./meeting.ts";
import { place } from "./pretend.ts";

const euros = (amount: number) => ({ amount, currency: "EUR" });
const paid = (id: string, fee: Interpreter["fee"]) => ({ id, fee });
const people = [paid("anna", euros(400)), paid("boris", euros(600)), paid("clara", { amount: 9, currency: "GEL" })];

test("a day costs each person's fee once, each money for itself, and says whose fee is not known", () => {
	const sittings = ["morning", "evening", "next"].map((id) => ({
		id,
		day: id === "next" ? "2026-07-08" : "2026-07-07",
	}));
	const places = ["morning en anna", "evening en anna", "morning ru clara", "evening ru dora", "next ru boris"].map(
		place,
	);
	expect(costsOf("2026-07-07", sittings, places, [...people, paid("dora", null)])).toEqual({
		amounts: [
			["EUR", 400],
			["GEL", 9],
		],
		unknown: 1,
	});
});

test("rosters are compared in the money that most are paid in, at what is usual in it", () => {
	expect(moneyOf(people)).toBe("EUR");
	expect(usualFee(people, "EUR")).toBe(600);
	expect(usualFee([...people, paid("dora", euros(500))], "EUR")).toBe(500);
	expect([moneyOf([]), usualFee([], undefined)]).toEqual([undefined, undefined]);
});

test("whose fee is not known costs what is usual, clearances count as on the last day, the archived are left out", () => {
	const known = (id: string, fee: Interpreter["fee"], until: string | null): Interpreter => ({
		...{ id, name: id, names: {}, a: [], b: [], c: [], retours: [], unavailable: [], domains: [], town: "", fee },
		...{ tracks: ["conference"], modes: [], clearance: { level: 2, issuer: "", until }, conflicts: [] },
		...{ archivedAt: null, mergedInto: null },
	});
	const planning: Planning = { profile: "onSite", regimes: {}, places: [] };
	const { interpreters } = meetingRostering({
		meeting: { id: "meeting-1", zone: "UTC", endsOn: "2026-07-08" },
		agenda: { items: [], sittings: [] } satisfies Agenda,
		planning,
		interpreters: [
			known("anna", euros(400), null),
			known("boris", null, "2026-07-07"),
			known("clara", { amount: 9, currency: "GEL" }, "2026-07-08"),
			{ ...known("dora", euros(1), null), archivedAt: 1 },
		],
		...{ bookings: [], firm: [] },
	});
	expect(interpreters.map(({ fee, clearance }) => [fee, clearance])).toEqual([
		[400, 2],
		[400, 0],
		[400, 2],
	]);
});
