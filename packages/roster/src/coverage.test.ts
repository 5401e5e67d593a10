/** Tests of coverage: who is heard directly, who by relay, and who not at all. */
import { pairsOf, type Regime } from "@plenary/domain";
import { describe, expect, it } from "vitest";
import { coverageOf } from "./coverage.ts";
import { person, regime } from "./pretend.ts";

/** Lines such as "en hy,,ka": a booth, then the languages of somebody in it. */
const cover = (asked: Regime, ...lines: string[]) => {
	const team = lines.map((line, place) => {
		const booth = line.slice(0, line.indexOf(" "));
		return { interpreterId: `${place}`, booth, pairs: pairsOf(person("", line.slice(booth.length + 1))) };
	});
	const told = coverageOf(asked, team).map(({ from, to, cover: by }) => {
		const how = by.kind === "direct" ? by.people : by.kind === "relay" ? by.through + (by.single ? "!" : "") : "-";
		return `${from}>${to} ${how}`;
	});
	return told.join(", ");
};

describe("coverage", () => {
	const asked = regime("en hy", "en ru");

	it("counts who works a need directly", () => {
		expect(cover(asked, "en en,,hy", "en en,,ru", "ru ru,,en hy", "ru ru,,en")).toBe("en>ru 2, hy>en 1, hy>ru 1");
	});

	it("takes relay from a booth that is served directly, and marks one that hangs on one person", () => {
		expect(cover(asked, "en en,,hy", "ru ru,,en")).toBe("en>ru 1, hy>en 1, hy>ru en!");
		expect(cover(asked, "en en,,hy", "en en,,hy", "ru ru,,en")).toBe("en>ru 1, hy>en 2, hy>ru en");
	});

	it("never takes relay from a relay", () => {
		const three = regime("hy en ru", "en ru ka");
		const told = cover(three, "en en,,hy", "ru ru,,en", "ka ka,,ru");
		expect(told).toBe("hy>en 1, hy>ru en!, hy>ka -, en>ru 1, en>ka ru!, ru>en -, ru>ka 1");
	});

	it("prefers the pivot that more people serve, then the first in protocol", () => {
		const four = regime("hy", "en ru pl ka");
		const told = cover(four, "en en,,hy", "ru ru,,hy", "ru ru,,hy", "ka ka,,en ru pl", "pl pl,,hy", "pl pl,,hy");
		expect(told).toContain("hy>ka ru");
		expect(cover(four, "pl pl,,hy", "ru ru,,hy", "ka ka,,ru pl")).toContain("hy>ka ru!");
	});

	it("lets a booth work into another one only while its own language has the floor", () => {
		const three = regime("hy ka", "ka en");
		expect(cover(three, "ka ka,en,hy,ka>en hy>en")).toBe("hy>ka 1, hy>en -, ka>en 1");
	});

	it("has nobody take relay from their own voice", () => {
		const turns = regime("hy", "en ru", "consecutive");
		expect(cover(turns, "en-ru en ru,,hy")).toBe("hy>en 1, hy>ru 1");
		expect(cover(turns, "en-ru en,ru,hy,en>ru")).toBe("hy>en 1, hy>ru -");
		expect(cover(turns, "en-ru en,,hy", "en-ru ru,,en")).toBe("hy>en 1, hy>ru en!");
	});

	it("counts a person once, and nobody in a booth there is not", () => {
		const pairs = pairsOf(person("", "ru,,en"));
		const team = ["ru", "ru", "ka"].map((booth) => ({ interpreterId: "same", booth, pairs }));
		expect(coverageOf(regime("en", "ru en"), team)).toEqual([
			{ from: "en", to: "ru", cover: { kind: "direct", people: 1 } },
		]);
	});
});
