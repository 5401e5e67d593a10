/** Marks of engagements: each state has its words and its sign, and only what the server would allow is offered. */
import { engagementStates, type MeetingEngagement } from "@plenary/domain";
import { expect, test } from "vitest";
import { wordsIn } from "../rosters/pretend.ts";
import { markWords, movesOf, signOf } from "./engagement-words.ts";

const plain = {
	freeSince: null,
	rank: null,
	expiresAt: null,
	answerBy: null,
	endedBy: null,
	lost: null,
	reason: null,
	words: "",
};
const standing = (state: MeetingEngagement["state"], more: Partial<MeetingEngagement> = {}) =>
	({ ...plain, asked: "offer", state, ...more }) as MeetingEngagement;

const zone = "Europe/Vilnius";
const mark = (...asked: Parameters<typeof standing>) => markWords(wordsIn("en"), standing(...asked), zone);

test("mark: every state has words and a sign of its own kind", () => {
	const words = engagementStates.map((state) => mark(state));
	expect(new Set(words).size).toBe(engagementStates.length);
	for (const state of engagementStates) expect(signOf(standing(state))).toMatch(/^[●◐◔○◌×]$/);
});

test("mark: an option says its rank and until when, by the clocks of the venue", () => {
	const until = Date.UTC(2026, 4, 5, 21);
	expect(mark("option", { rank: 2, expiresAt: until })).toBe("option 2 until Wed 6 May, 00:00");
	expect(mark("option", { rank: 1 })).toBe("option 1");
});

test("mark: a no says why, and whoever is free is told from whoever has not answered", () => {
	expect(mark("released", { endedBy: "interpreter", reason: "away", words: "On leave" })).toBe(
		"said no: Not available that day, On leave",
	);
	expect(mark("released", { endedBy: "another", lost: "post" })).toBe("somebody else");
	expect(mark("released", { endedBy: "another", lost: "day" })).toBe("engaged elsewhere");
	expect(mark("enquired", { asked: "enquire", freeSince: 1 })).toBe("is free");
	expect(mark("enquired", { asked: "option" })).toBe("option asked for");
});

test("moves: what is firm can be cancelled and not released, and what is over can not be moved", () => {
	expect(movesOf(standing("firm"))).toEqual(["contract", "recordCancel", "cancel"]);
	expect(movesOf(standing("offered"))).toContain("release");
	for (const state of ["worked", "released", "expired", "cancelled"] as const)
		expect(movesOf(standing(state))).toEqual([]);
});
