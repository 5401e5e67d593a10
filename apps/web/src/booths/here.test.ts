/** Tests of the console's ground: which booths somebody may sit down at, and when nobody is at a microphone. */
import { type DeskCommand, type DeskState, emptyDesk, reduceDesk } from "@plenary/domain";
import { describe, expect, it } from "vitest";
import { boothHere, firstPlace, placesOf, silentFor } from "./here.ts";
import { ledDesk } from "./led-desk.ts";
import { languages, minute, nine, todayOf } from "./pretend.ts";

const ru = { sittingId: "morning", booth: "ru" };
const having = (...given: [at: number, command: DeskCommand][]): DeskState =>
	given.reduce(
		(state, [at, command]) => reduceDesk(state, { ...command, seq: state.seq + 1, at: nine + at }),
		emptyDesk,
	);
const isolde: DeskCommand = { kind: "takeMic", ...ru, interpreterId: "isolde", instead: null };
const own = { team: { own: "nestor", leads: {}, languages } };

describe("the console", () => {
	it("opens the reader's own booth, and lets those who lead choose", () => {
		const today = todayOf(own);
		expect(placesOf(today, false)).toEqual([ru]);
		expect(placesOf(today, true).map(({ booth }) => booth)).toEqual(["en", "ru"]);
		expect(firstPlace(today, placesOf(today, true))).toEqual(ru);
		expect(firstPlace(todayOf(), placesOf(todayOf(), true))).toEqual({ ...ru, booth: "en" });
		expect(placesOf(todayOf(), false)).toEqual([]);
	});

	it("knows no language of another sitting, and no booth that is not published", () => {
		const language = { sittingId: "evening", language: "ru", since: nine };
		const today = todayOf({ desk: { ...emptyDesk, language } });
		expect(boothHere(today, ru, false)).toMatchObject({ language: undefined, map: [], self: undefined });
		expect(boothHere(today, { ...ru, booth: "pl" }, true)).toBeUndefined();
	});

	it("counts how long nobody is at the microphone, but not while the booth is silent or the floor rests", () => {
		const silent = (desk: DeskState, more = {}) => {
			const here = boothHere(todayOf({ ...own, desk, ...more }), ru, false);
			return here && silentFor(here);
		};
		expect(silent(emptyDesk)).toBe(10 * minute);
		expect(silent(having([0, isolde]))).toBe(0);
		expect(silent(having([0, isolde], [9 * minute, { kind: "leaveMic", ...ru }]))).toBe(minute);
		expect(silent(having([0, { kind: "floorLanguage", sittingId: "morning", language: "ru" }]))).toBe(0);
		expect(silent(emptyDesk, { floor: { seq: 0, taken: {} } })).toBe(0);
	});

	it("reads whoever was merged since as the entry they lead to", () => {
		const offered = having(
			[0, isolde],
			[1, { kind: "offer", ...ru, in: 5 }],
			[2, { kind: "accept", ...ru, interpreterId: "nestor" }],
		);
		const led = ledDesk(offered, { isolde: "irene", nestor: "ernest" });
		expect(led.booths).toMatchObject([{ on: { interpreterId: "irene" }, handOver: { to: "ernest", in: 5 } }]);
		expect(ledDesk(offered, {})).toBe(offered);
	});
});
