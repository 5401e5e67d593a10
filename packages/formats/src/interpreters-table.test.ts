/** Tests of interpreters as a table. */
import { evidenceKinds } from "@plenary/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessInterpreterColumns, isInterpreterField } from "./interpreters-columns.ts";
import { type InterpreterRow, readInterpreters, writeInterpreters } from "./interpreters-table.ts";
import { readTable } from "./table.ts";

const said = { kind: "peer", by: "", mode: null, on: null, until: null } as const;

function tableOf(text: string) {
	const table = readTable(text);
	if ("refusal" in table) throw new Error(`The table was refused: ${table.refusal}.`);
	return table;
}
const guess = (text: string) => guessInterpreterColumns(tableOf(text)).columns;
const read = (text: string) => readInterpreters(tableOf(text), guessInterpreterColumns(tableOf(text)));

describe("columns of interpreters", () => {
	it.each([
		["Name,A,B,C,Retour,Themes,Domicile", ["name", "a", "b", "c", "retours", "domains", "town"]],
		["ФИО;Язык А;Язык В;Язык С;Ретуры;Тематика;Город", ["name", "a", "b", "c", "retours", "domains", "town"]],
		[
			"Surname,First name,Languages,Country,E-mail\nExample,Nino,A KA,Georgia,nino@people.test",
			["familyName", "givenName", "combination", null, "address"],
		],
	])("are understood: %s", (text, fields) => {
		expect(guess(text)).toEqual(fields);
	});

	it("have names that are known from any other word", () => {
		for (const field of ["a", "combination", "name:ka", "consentedOn"]) expect(isInterpreterField(field)).toBe(true);
		for (const word of ["party", "languages", "d", "name:", ""]) expect(isInterpreterField(word)).toBe(false);
	});
});

describe("reading interpreters", () => {
	it("gives languages by letter, retours with their evidence, and themes", () => {
		const { interpreters, troubles } = read(
			"Name,A,B,C,Retours,Themes,Agreed on\nNino Example,Georgian,en,ru; hy,ka→en (by the secretariat; until 2027); RU > EN,border; asylum law,1.5.2026",
		);
		expect(troubles).toEqual([]);
		expect(interpreters).toMatchObject([
			{
				...{ line: 2, name: "Nino Example", a: ["ka"], b: ["en"], c: ["ru", "hy"], consentedOn: "2026-05-01" },
				retours: [
					["ka", "en"],
					["ru", "en"],
				],
				evidence: [{ ...said, from: "ka", to: "en", by: "by the secretariat; until 2027" }],
				domains: ["border", "asylum law"],
			},
		]);
	});

	it.each(["A KA · B EN · C RU HY", "A: Georgian; B: English; C: Russian, Armenian", "А - KA, В - EN, С - RU, HY"])(
		"understands a combination in one cell: %s",
		(words) => {
			const { interpreters } = read(`Name\tCombination\nNino Example\t${words}`);
			expect(interpreters).toMatchObject([{ a: ["ka"], b: ["en"], c: ["ru", "hy"] }]);
		},
	);

	it("tells what it could not take, and takes nothing that contradicts itself", () => {
		const { interpreters, troubles } = read(
			"Name,A,B,C,Retours,Agreed on\nNino,ka,en,ka Klingon,ru→en; anywhere; en→ka,soon\n,ka,,,,",
		);
		expect(troubles.map(({ line, column, code, value }) => [line, column, code, value])).toEqual([
			[3, null, "nameMissing", "ka"],
			[2, 3, "languageUnknown", "Klingon"],
			[2, 3, "languageTwice", "ka"],
			[2, 4, "retourInvalid", "ru→en"],
			[2, 4, "retourUnknown", "anywhere"],
			[2, 4, "retourInvalid", "en→ka"],
			[2, 5, "dayInvalid", "soon"],
		]);
		expect(interpreters).toMatchObject([{ a: ["ka"], b: ["en"], c: [], retours: [], consentedOn: null }]);
	});
});

it.each([
	[
		"ka→en (accreditation: The secretariat | consecutive | 1.2.2025 | until 2027-05-01)",
		"accreditation",
		"The secretariat",
	],
	["ka→en (экзамен: МВД | последовательный | 2025-02-01 | до 1.5.2027)", "test", "МВД"],
])("interpreters: evidence tells by whom, how, in which mode, from when and until when: %s", (cell, kind, by) => {
	const { interpreters, troubles } = read(`Name\tA\tB\tEvidence\nNino\tka\ten\t${cell}; en→ka (self)`);
	expect(troubles).toMatchObject([{ code: "evidenceInvalid" }]);
	expect(interpreters[0]?.evidence).toEqual([{ ...said, from: "en", to: "ka", kind: "self" }]);
	const { interpreters: more } = read(`Name\tA\tC\tEvidence\nNino\ten\tka\t${cell}`);
	const when = { mode: "consecutive", on: "2025-02-01", until: "2027-05-01" };
	expect(more[0]?.evidence).toEqual([{ from: "ka", to: "en", kind, by, ...when }]);
});

it("interpreters: a cell that is no clearance, fee, kind of work or mode is told, and left out", () => {
	const { interpreters, troubles } = read(
		"Name,A,Kind of work,Modes,Clearance,Fee\nNino,ka,circus,by letter,top,much\nOlena,uk,asylum,whispered,1 (Ministry),400 EUR",
	);
	expect(troubles.map(({ code, value }) => [code, value])).toEqual([
		["trackUnknown", "circus"],
		["modeUnknown", "by letter"],
		["clearanceInvalid", "top"],
		["feeInvalid", "much"],
	]);
	expect(interpreters).toMatchObject([
		{ tracks: ["conference"], modes: [], clearance: null, fee: null },
		{
			...{ tracks: ["community"], modes: ["whispered"], fee: { amount: 400, currency: "EUR" } },
			clearance: { level: 1, issuer: "Ministry", until: null },
		},
	]);
});

it("interpreters: writing is undone by guessing and reading", () => {
	const word = fc.stringMatching(/^[=A-ZА-Я][a-zа-я]{1,7}$/);
	const phrase = fc.tuple(word, word).map((words) => words.join(", "));
	const tags = fc.subarray(["en", "ru", "ka", "hy", "az"]);
	const row: fc.Arbitrary<InterpreterRow> = fc
		.record({
			name: fc.stringMatching(/^[A-Z][a-z]{1,7} [A-Z][a-z]{1,7}$/),
			names: fc.oneof(fc.constant({}), fc.record({ ka: word, ru: word })),
			languages: tags.chain((all) => fc.tuple(fc.nat(all.length), fc.nat(all.length)).map((cuts) => ({ all, cuts }))),
			evidence: fc.option(
				fc.record({
					kind: fc.constantFrom(...evidenceKinds),
					by: fc.oneof(fc.constant(""), phrase),
					mode: fc.constantFrom(null, "whispered" as const),
					on: fc.constantFrom(null, "2025-05-01"),
					until: fc.constantFrom(null, "2027-05-01"),
				}),
			),
			domains: fc.uniqueArray(phrase, { maxLength: 3 }),
			town: word,
			tracks: fc.constantFrom<("conference" | "community")[]>(["conference"], ["community", "conference"]),
			modes: fc.constantFrom<("simultaneous" | "whispered")[]>([], ["whispered", "simultaneous"]),
			clearance: fc.option(fc.record({ level: fc.nat(3), issuer: word, until: fc.option(fc.constant("2027-05-01")) })),
			fee: fc.option(fc.record({ amount: fc.nat(99_999), currency: fc.constantFrom("EUR", "GEL") })),
			address: fc.option(fc.constant("nino@people.test")),
			phone: fc.constantFrom("", "+995 5 000"),
			consentedOn: fc.option(fc.constant("2026-05-01")),
			note: fc.oneof(fc.constant(""), phrase),
		})
		.map(({ languages: { all, cuts }, evidence, ...rest }) => {
			const [one, other] = [Math.min(...cuts), Math.max(...cuts)];
			const [a, b, c] = [all.slice(0, one), all.slice(one, other), all.slice(other)];
			const retours = b.flatMap((to) => [...a, ...c].slice(0, 2).map((from) => [from, to] as const));
			const [first] = retours;
			return {
				...rest,
				a,
				b,
				c,
				retours,
				evidence: first && evidence ? [{ ...said, ...evidence, from: first[0], to: first[1] }] : [],
			};
		});
	fc.assert(
		fc.property(fc.array(row), fc.constantFrom("en" as const, "ru" as const), (interpreters, language) => {
			const again = read(writeInterpreters(interpreters, language, language === "en" ? "," : ";"));
			expect(again.troubles).toEqual([]);
			expect(again.interpreters.map(({ line, ...rest }) => rest)).toEqual(interpreters);
		}),
		{ seed: 11 },
	);
});
