/** Tests of coverage: who is heard directly, who by relay, and who not at all. */
import { pairsOf } from "@plenary/domain";
import { describe, expect, it } from "vitest";
import { coverageOf, fallsOf } from "./coverage.ts";
import { person, regime } from "./pretend.ts";
import type { TeamRegime } from "./regimes.ts";

/** Lines such as "en hy,,ka": a booth, then the languages of somebody in it. */
const teamOf = (lines: string[]) =>
	lines.map((line, place) => {
		const booth = line.slice(0, line.indexOf(" "));
		return { interpreterId: `${place}`, booth, pairs: pairsOf(person("", line.slice(booth.length + 1))) };
	});
const cover = (asked: TeamRegime, ...lines: string[]) => {
	const told = coverageOf(asked, teamOf(lines)).map(({ from, to, cover: by }) => {
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

	it("takes relay from the pivots that were named, and from no other", () => {
		const three = { ...regime("hy", "en ru pl"), pivots: ["en"] };
		expect(cover(three, "ru ru,,hy", "pl pl,,ru")).toBe("hy>en -, hy>ru 1, hy>pl -");
		expect(cover(three, "en en,,hy", "pl pl,,en ru", "ru ru,,hy", "ru ru,,hy")).toBe("hy>en 1, hy>ru 2, hy>pl en!");
	});

	it("feeds a pivot out of the silent booth, which two of them make a safe one", () => {
		const three = { ...regime("ka en ru", "ka en ru"), pivots: ["en"] };
		const booths = ["en en,,ru", "ru ru,,en"];
		expect(cover(three, "ka ka,en,,ka>en", ...booths)).toContain("ka>en 1, ka>ru en!");
		expect(cover(three, "ka ka,en,,ka>en", "ka ka,en,,ka>en", ...booths)).toContain("ka>en 2, ka>ru en,");
	});

	it("takes relay from a two-way booth beside others only when three sit in it", () => {
		const booths = [
			{ id: "en-ru", into: ["en", "ru"] },
			{ id: "ka", into: ["ka"] },
		];
		const four = { ...regime("hy en ru", "en ru ka"), booths };
		const two = ["en-ru en,,hy ru", "en-ru ru,,en"];
		expect(cover(four, ...two, "ka ka,,en")).toContain("hy>ka -");
		expect(cover(four, ...two, "en-ru ru,,en", "ka ka,,en")).toContain("hy>ka en!");
		expect(coverageOf(four, teamOf([...two, "ka ka,,en"]), { twoWayPivotPeople: 2 })).toContainEqual(
			expect.objectContaining({ to: "ka", cover: { kind: "relay", through: "en", single: true } }),
		);
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

describe("if somebody falls ill", () => {
	const asked = { ...regime("ka en ru", "en ru"), pivots: ["en"] };

	it("what hangs on them falls, and what others can do falls less far", () => {
		const falls = fallsOf(asked, teamOf(["en en,,ka ru", "en en,,ru", "ru ru,,en ka", "ru ru,,en"]));
		const told = [...falls].map(([id, those]) => [
			id,
			those.map(({ from, to, after }) => `${from}>${to} ${after.kind}`),
		]);
		expect(told).toEqual([
			["0", ["ka>en none"]],
			["2", ["ka>ru relay"]],
		]);
	});

	it("a pivot of two becomes one that hangs on one person", () => {
		const falls = fallsOf(asked, teamOf(["en en,,ka ru", "en en,,ka ru", "ru ru,,en", "ru ru,,en"]));
		const [fall] = falls.get("0") ?? [];
		expect(fall).toEqual({
			...{ from: "ka", to: "ru" },
			before: { kind: "relay", through: "en", single: false },
			after: { kind: "relay", through: "en", single: true },
		});
		expect(falls.has("2")).toBe(false);
	});
});
