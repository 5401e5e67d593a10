/** Refusals: every no has a status and words in both languages, and every code that forms and the floor use is one. */
import { api, deskRefusals, floorRefusals } from "@plenary/domain";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { isRefusal, isRefusalCode, refusalCodes, refuse, sentenceOf, statusOf } from "./refusals.ts";
import { briefing } from "./stage.ts";

test.each(refusalCodes)("refusal: %s is a sentence in both languages, with a status", (code) => {
	expect(sentenceOf(code, "en")).toMatch(/^[A-Z][^а-яё]+[.]?$/);
	expect(sentenceOf(code, "ru")).toMatch(/^[А-ЯЁ].+$/);
	expect(statusOf(code)).toBeGreaterThanOrEqual(400);
	expect(statusOf(code)).toBeLessThan(600);
});

test.each([...floorRefusals, ...deskRefusals])("refusal: the floor's or the desk's %s is one", (code) => {
	expect(isRefusalCode(code)).toBe(true);
});

const party = { kind: "state", codes: { en: "XX" }, names: { en: "Somewhere" } };
const person = { address: "ada@people.test", name: "Ada", language: "en", partyId: null, office: null };

test.each([
	["createMeeting", { ...briefing, titles: { en: " " } }, "titleMissing"],
	["createMeeting", { ...briefing, startsOn: "2026-02-30" }, "dayInvalid"],
	["createMeeting", { ...briefing, zone: "Mars/Olympus" }, "zoneInvalid"],
	["createMeeting", { ...briefing, endsOn: "2026-11-20" }, "endsBeforeStart"],
	["createParty", { ...party, codes: {} }, "codeMissing"],
	["createParty", { ...party, names: { en: "" } }, "nameMissing"],
	["createPerson", { ...person, name: "" }, "nameMissing"],
	["createPerson", { ...person, address: "ada" }, "addressInvalid"],
	["createInterpreter", { name: "Ada", a: ["Georgian"] }, "languageInvalid"],
	["createInterpreter", { name: "Ada", a: ["ka"], c: ["ka"] }, "languageTwice"],
	["createInterpreter", { name: "Ada", a: ["ka"], retours: [["ka", "en"]] }, "retourInvalid"],
	["createInterpreter", { name: "Ada", unavailable: [{ from: 2, to: 1 }] }, "spanInvalid"],
] as const)("refusal: the form of %s says no with a code of ours (%#)", (name, form, code) => {
	const read = z.safeParse(api[name][2], form);
	expect(read.error?.issues.map(({ message }) => message)).toContain(code);
	expect(isRefusalCode(code)).toBe(true);
});

test("refusal: what objects know of themselves is none", () => {
	for (const word of ["constructor", "__proto__", "toString"]) expect(isRefusalCode(word)).toBe(false);
	for (const value of [null, "failed", { refusal: "made up" }, {}]) expect(isRefusal(value)).toBe(false);
	expect(isRefusal(refuse("failed"))).toBe(true);
});
