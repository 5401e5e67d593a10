/** Tests of gaps: why a need is open, and who would be nearest to it. */
import { describe, expect, it } from "vitest";
import { type Gap, gapsOf } from "./gaps.ts";
import type { KnownInterpreter } from "./ground.ts";
import { at, person, place, regime, rostering, sitting } from "./pretend.ts";

const asked = { ...regime("ka en ru", "en ru"), pivots: ["en"] };
const seated = [person("anna", "en,,ru"), person("boris", "ru,,en")];

function gaps(interpreters: KnownInterpreter[], ...places: string[]): Record<string, Gap> {
	const roster = rostering({
		sittings: [{ ...sitting("main", 9, 12), clearance: 1 }, sitting("second", 9, 12)].map((one) => ({
			...one,
			hall: one.id,
		})),
		regimes: { main: asked, second: regime("pl en ru", "en ru") },
		places: ["main en anna", "main ru boris", ...places].map(place),
		interpreters: [...seated, ...interpreters].map((one) => ({ clearance: 1, ...one })),
	});
	const open = gapsOf(roster).filter((gap) => gap.groupId === "main");
	return Object.fromEntries(open.map((gap) => [`${gap.from}>${gap.to}`, gap]));
}
const nearest = (gap: Gap | undefined) =>
	gap?.nearest.map(({ interpreterId, distance, lacksPair, breaches }) =>
		[interpreterId, distance, ...(lacksPair ? ["pair"] : []), ...breaches.map(({ code }) => code)].join(" "),
	);

describe("a gap", () => {
	it("is nobody's fault when nobody knows both languages, and follows where relay waits for its pivot", () => {
		const open = gaps([]);
		expect(Object.keys(open)).toEqual(["ka>en", "ka>ru"]);
		expect(open["ka>en"]).toMatchObject({ reason: "nobody", nearest: [] });
		expect(open["ka>ru"]).toMatchObject({ reason: "follows", through: "en" });
	});

	it("names the nearest first, with all that stands in the way", () => {
		const away = [{ from: at(8), to: at(20) }];
		const open = gaps([
			{ ...person("clara", "en,,ka"), clearance: 0 },
			{ ...person("davit", "ka,en,,ka>en"), unavailable: away },
			{ ...person("elene", "ka,en,"), clearance: 0 },
			{ ...person("fred", "en,,ka"), clearance: 0, unavailable: away },
		]);
		expect(open["ka>en"]?.reason).toBe("blocked");
		expect(nearest(open["ka>en"])).toEqual([
			"davit 8 unavailable",
			"clara 20 clearanceTooLow",
			"fred 28 unavailable clearanceTooLow",
			"elene 60 pair clearanceTooLow",
		]);
	});

	it("shows what moving somebody would open", () => {
		const open = gaps([person("gia", "en,,ka pl")], "second en gia");
		expect(open["ka>en"]).toMatchObject({
			reason: "elsewhere",
			nearest: [{ interpreterId: "gia", distance: 4, opens: [{ from: "pl", to: "en" }] }],
		});
	});

	it("says who could simply be asked, and in which booth", () => {
		expect(gaps([person("hana", "en,,ka")])["ka>en"]).toMatchObject({ reason: "free", nearest: [{ booth: "en" }] });
		expect(gaps([person("irakli", "ru,,ka")])["ka>ru"]).toMatchObject({ nearest: [{ distance: 0, booth: "ru" }] });
	});

	it("is told of the sittings where it is open, not of those where the same people cover it", () => {
		const roster = rostering({
			sittings: [sitting("morning", 9, 11), sitting("evening", 14, 16)],
			regimes: { morning: asked, evening: asked },
			places: ["morning en nino", "morning ru boris", "evening ru boris"].map(place),
			interpreters: [...seated, person("nino", "en,,ka ru")],
		});
		const open = gapsOf(roster).find(({ from, to }) => `${from}>${to}` === "ka>en");
		expect(open).toMatchObject({ sittingIds: ["evening"], reason: "free" });
		expect(open?.nearest[0]).toMatchObject({ interpreterId: "nino", breaches: [] });
	});
});
