/** Tests of reading rosters in which somebody was merged since. */
import type { Planning, PublishedRoster } from "@plenary/domain";
import { expect, test } from "vitest";
import { changesSince } from "./changes.ts";
import { ledPlanning, ledRoster } from "./leading.ts";

const lead = (id: string) => (id === "other" ? "kept" : id);
const place = (id: string, booth: string, interpreterId: string) => ({
	...{ id, sittingId: "morning", booth, interpreterId, raisedBy: "ada" },
});

test("a draft seats whoever was merged under the entry that is kept, once in a booth", () => {
	const places = [
		place("1", "ru", "kept"),
		place("2", "ru", "other"),
		place("3", "en", "other"),
		place("4", "en", "x"),
	];
	const planning: Planning = { profile: "onSite", regimes: {}, places };
	expect(ledPlanning(planning, lead).places).toEqual([
		place("1", "ru", "kept"),
		place("3", "en", "kept"),
		place("4", "en", "x"),
	]);
});

test("a roster that was published before changes nothing because of it", () => {
	const roster = (...interpreterIds: string[]) =>
		({ sittings: [{ sittingId: "morning", booths: [{ id: "ru", interpreterIds }] }] }) as unknown as PublishedRoster;
	expect(changesSince(roster("other"), roster("kept"))).toBe(2);
	expect(changesSince(ledRoster(roster("other"), lead), roster("kept"))).toBe(0);
});
