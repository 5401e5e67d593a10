/** Tests of what a draft would change. */
import type { PublishedRoster, RosterSnapshot } from "@plenary/domain";
import { expect, test } from "vitest";
import { changesBetween, changesSince } from "./changes.ts";

type Sitting = RosterSnapshot["sittings"][number];
const sitting = (id: string, seated: Record<string, string[]>, part: Partial<Sitting> = {}): Sitting => ({
	sittingId: id,
	titles: {},
	hall: "A",
	day: "2026-07-07",
	startsAt: "09:00",
	endsAt: "12:00",
	mode: "simultaneous",
	spoken: ["en", "ru"],
	booths: Object.entries(seated).map(([booth, interpreterIds]) => ({ id: booth, into: [booth], interpreterIds })),
	...part,
});
const published = (...sittings: Sitting[]): PublishedRoster => ({
	version: 1,
	publishedAt: 0,
	publishedBy: "account-1",
	sittings,
	people: {},
});

test("before the first roster there is nothing to compare with", () => {
	expect(changesSince(undefined, { sittings: [sitting("am", {})] })).toBeUndefined();
});

test("somebody put in, somebody taken out and a sitting moved count one each", () => {
	const before = published(sitting("am", { ru: ["anna"], en: ["boris"] }), sitting("pm", { ru: ["anna"] }));
	expect(changesSince(before, { sittings: before.sittings })).toBe(0);
	expect(changesSince(before, { sittings: before.sittings.map((one) => ({ ...one, titles: { en: "X" } })) })).toBe(0);
	const after = [sitting("am", { ru: ["clara"], en: ["boris"] }), sitting("pm", { ru: ["anna"] }, { hall: "B" })];
	expect(changesSince(before, { sittings: after })).toBe(3);
});

test("a sitting that is gone counts with everyone in it", () => {
	const before = published(sitting("am", { ru: ["anna", "boris"] }));
	expect(changesSince(before, { sittings: [] })).toBe(3);
});

test("between two versions stands who came and went, booth by booth, and which sittings are new, other or gone", () => {
	const before = [sitting("am", { ru: ["anna"], en: ["boris"] }), sitting("pm", { ru: ["anna"] }), sitting("eve", {})];
	const now = [
		sitting("am", { ru: ["clara"], en: ["boris"] }),
		sitting("pm", { ru: ["anna"] }, { hall: "B" }),
		sitting("night", { ru: ["dora"] }),
	];
	expect(changesBetween(before, before)).toEqual([]);
	expect(changesBetween(before, now)).toEqual([
		{ kind: "booth", sittingId: "am", booth: "ru", put: ["clara"], out: ["anna"] },
		{ kind: "other", sittingId: "pm" },
		{ kind: "new", sittingId: "night" },
		{ kind: "booth", sittingId: "night", booth: "ru", put: ["dora"], out: [] },
		{ kind: "gone", sittingId: "eve" },
	]);
});
