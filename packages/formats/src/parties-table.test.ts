/** Tests of parties as a table. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	guessPartiesColumns,
	isPartyField,
	type PartyField,
	type PartyRow,
	readParties,
	writeParties,
} from "./parties-table.ts";
import { readTable } from "./table.ts";

function tableOf(text: string) {
	const table = readTable(text);
	if ("refusal" in table) throw new Error(`The table was refused: ${table.refusal}.`);
	return table;
}
const guess = (text: string) => guessPartiesColumns(tableOf(text)).columns;
const read = (text: string) => readParties(tableOf(text), guessPartiesColumns(tableOf(text)));

describe("columns of parties", () => {
	it.each([
		["Kind,Code,Name,Name (ru),Joined on,Left on", ["kind", "code:en", "name:en", "name:ru", "joinedOn", "leftOn"]],
		[
			"Вид;Код;Название;Название на английском;Дата присоединения",
			["kind", "code:ru", "name:ru", "name:en", "joinedOn"],
		],
		["Country,Capital,Member since\nLatvia,Riga,1 May 2004", ["name:en", null, "joinedOn"]],
		["LV,Latvia,Латвия\nSE,Sweden,Швеция", ["code:en", "name:en", "name:ru"]],
	])("are understood: %s", (text, fields) => {
		expect(guess(text)).toEqual(fields);
	});

	it("have names that are known from any other word", () => {
		for (const field of ["kind", "code:en", "name:sr-Latn", "leftOn"]) expect(isPartyField(field)).toBe(true);
		for (const word of ["code", "kind:en", "name:", "note", ""]) expect(isPartyField(word)).toBe(false);
	});
});

describe("reading parties", () => {
	it("gives kinds, texts by language and days", () => {
		const { parties, troubles } = read(
			"Kind,Code,Code (ru),Name,Joined on\nState,LV,ЛВ,Latvia,1.5.2004\nмеждународная организация,IHO,,Island  Help,",
		);
		expect(troubles).toEqual([]);
		expect(parties).toEqual([
			{
				...{ line: 2, kind: "state", codes: { en: "LV", ru: "ЛВ" }, names: { en: "Latvia" } },
				...{ joinedOn: "2004-05-01", leftOn: null },
			},
			{
				...{ line: 3, kind: "organisation", codes: { en: "IHO" }, names: { en: "Island Help" } },
				...{ joinedOn: null, leftOn: null },
			},
		]);
	});

	it("tells what it could not take", () => {
		const { parties, troubles } = read(
			"Kind,Code,Name,Joined on,Left on\nkingdom,AA,Arendal,2004,\n,BB,,,\n,,Corona,,\n\n,DD,Dunland,2004-05-01,2003-01-01",
		);
		expect(troubles.map(({ line, column, code }) => [line, column, code])).toEqual([
			[2, 0, "kindUnknown"],
			[2, 3, "dayInvalid"],
			[3, null, "nameMissing"],
			[4, null, "codeMissing"],
			[6, 4, "leftBeforeJoined"],
		]);
		expect(parties.map(({ kind, names, leftOn }) => [kind, names.en, leftOn])).toEqual([
			[null, "Arendal", null],
			[null, "Dunland", null],
		]);
	});
});

it("parties: writing is undone by guessing and reading", () => {
	const word = fc.stringMatching(/^[=A-ZА-Я][a-zа-я]{1,7}$/);
	const texts = fc.oneof(
		word.map((en) => ({ en })),
		fc.record({ en: word, ru: word }),
		word.map((uk) => ({ uk })),
	);
	const day = (year: number) => fc.option(fc.integer({ min: 10, max: 28 }).map((date) => `${year}-02-${date}`));
	const party: fc.Arbitrary<PartyRow> = fc.record({
		kind: fc.constantFrom("state", "organisation", null),
		codes: texts,
		names: texts,
		joinedOn: day(2003),
		leftOn: day(2014),
	});
	const columns: PartyField[] = [
		...(["kind", "code:en", "code:ru", "code:uk", "name:en", "name:ru", "name:uk", "joinedOn", "leftOn"] as const),
	];
	fc.assert(
		fc.property(fc.array(party), fc.constantFrom("en" as const, "ru" as const), (parties, language) => {
			const table = tableOf(writeParties(parties, columns, language));
			const mapping = guessPartiesColumns(table);
			expect(mapping).toEqual({ header: true, columns });
			const again = readParties(table, mapping);
			expect(again.troubles).toEqual([]);
			expect(again.parties.map(({ line, ...rest }) => rest)).toEqual(parties);
		}),
		{ seed: 7 },
	);
});
