/** Tests of what planning asks about interpreters, as cells of a table. */
import { interpretingModes } from "@plenary/domain";
import { expect, test } from "vitest";
import {
	readClearance,
	readFee,
	readModes,
	readTracks,
	writeClearance,
	writeFee,
	writeWords,
} from "./interpreters-facts.ts";

test.each([
	["conference; community", ["conference", "community"], []],
	["Конференции, социальный перевод", ["conference", "community"], []],
	["asylum / stage", ["community"], ["stage"]],
	["", [], []],
])("tracks: %j", (cell, found, unknown) => {
	expect(readTracks(cell)).toEqual({ found, unknown });
});

test.each([
	["any", [], []],
	["синхрон, шушутаж", ["simultaneous", "whispered"], []],
	["Consecutive; by telephone", ["consecutive"], ["by telephone"]],
])("modes: %j", (cell, found, unknown) => {
	expect(readModes(cell)).toEqual({ found, unknown });
});

test.each([
	["2", { level: 2, issuer: "", until: null }],
	["Level 3 (Ministry of Interior; until 1.5.2027)", { level: 3, issuer: "Ministry of Interior", until: "2027-05-01" }],
	["1 (МВД, Тбилиси)", { level: 1, issuer: "МВД, Тбилиси", until: null }],
	["уровень 1 (2027-05-01)", { level: 1, issuer: "", until: "2027-05-01" }],
	["4", undefined],
	["secret", undefined],
])("clearance: %j", (cell, clearance) => {
	expect(readClearance(cell)).toEqual(clearance);
	if (clearance) expect(readClearance(writeClearance(clearance))).toEqual(clearance);
});

test.each([
	["400 EUR", { amount: 400, currency: "EUR" }],
	["eur 1 200,50", { amount: 1200.5, currency: "EUR" }],
	["1,200.50 GEL", { amount: 1200.5, currency: "GEL" }],
	["€400", { amount: 400, currency: "EUR" }],
	["400", undefined],
	["a lot of EUR", undefined],
	["EUR 400 USD", undefined],
])("fee: %j", (cell, fee) => {
	expect(readFee(cell)).toEqual(fee);
	if (fee) expect(readFee(writeFee(fee))).toEqual(fee);
});

test("words: what was written is read again in either language", () => {
	for (const language of ["en", "ru"] as const) {
		expect(readTracks(writeWords(["community", "conference"], language)).found).toEqual(["community", "conference"]);
		expect(readModes(writeWords(interpretingModes, language)).found).toEqual(interpretingModes);
	}
});
