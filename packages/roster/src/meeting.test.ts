/** Tests of a meeting's rostering: what was decided about a sitting is what its roster is judged by. */
import type { Agenda, Interpreter, Planning, Regime } from "@plenary/domain";
import { expect, it } from "vitest";
import { breachesOf } from "./breaches.ts";
import { changesSince } from "./changes.ts";
import { meetingRostering } from "./meeting.ts";
import { place } from "./pretend.ts";
import { snapshotOf } from "./snapshot.ts";

const regime: Regime = { spoken: ["en", "ru"], heard: ["en", "ru"], mode: "simultaneous" };
const agenda: Agenda = {
	sittings: [
		{ id: "morning", position: "A", titles: {}, hall: "", day: "2026-07-07", startsAt: "09:00", endsAt: "11:00" },
	],
	items: [],
};
const known = (id: string, level: number): Interpreter => ({
	...{ id, name: id, names: {}, a: ["en", "ru"], b: [], c: [], retours: [], unavailable: [], domains: [], town: "" },
	...{ tracks: ["conference"], modes: ["simultaneous"], clearance: { level, issuer: "", until: null }, fee: null },
	...{ conflicts: [], archivedAt: null, mergedInto: null },
});
const interpreters = [known("anna", 2), known("boris", 0)];
const planned = (decided: Partial<Regime>): Planning => ({
	profile: "onSite",
	regimes: { morning: { ...regime, ...decided } },
	places: ["morning en-ru anna", "morning en-ru boris"].map(place).map((one) => ({ ...one, raisedBy: "" })),
});
const codes = (decided: Partial<Regime>) => {
	const meeting = { id: "talks", zone: "UTC", endsOn: "2026-07-07" };
	const facts = { meeting, agenda, planning: planned(decided), interpreters, bookings: [], firm: [] };
	return breachesOf(meetingRostering(facts)).map(({ code, interpreterId }) => [code, interpreterId].join(" ").trim());
};

it("a sitting that is heavy, or for which more were decided, needs more people", () => {
	expect(codes({})).toEqual([]);
	expect(codes({ heavy: true })).toEqual(["tooFew"]);
	expect(codes({ strengths: [{ booth: "en-ru", people: 3, reason: "Read speeches" }] })).toEqual(["tooFew"]);
	expect(codes({ heavy: true, strengths: [{ booth: "en-ru", people: 2, reason: "One more is promised" }] })).toEqual(
		[],
	);
});

it("a sitting that asks for clearance takes nobody without it, and a mode nobody without that", () => {
	expect(codes({ clearance: 1 })).toEqual(["clearanceTooLow boris"]);
	expect(codes({ mode: "remote" })).toEqual(["modeNotOffered anna", "modeNotOffered boris"]);
});

it("what was decided is published, and deciding otherwise is a change", () => {
	const strengths = [{ booth: "en-ru", people: 2, reason: "Short papers" }];
	const snapshot = snapshotOf(agenda, planned({ strengths }), interpreters);
	expect(snapshot.sittings[0]).toMatchObject({ strengths });
	const inForce = { version: 1, publishedAt: 1, publishedBy: "clara", ...snapshot };
	expect(changesSince(inForce, snapshotOf(agenda, planned({ strengths }), interpreters))).toBe(0);
	expect(changesSince(inForce, snapshotOf(agenda, planned({ heavy: true, strengths }), interpreters))).toBe(1);
});
