/** Tests of people as a table. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessColumns, type PeopleMapping } from "./people-columns.ts";
import { type PersonRow, readPeople, type WrittenColumn, writePeople } from "./people-table.ts";
import { readTable } from "./table.ts";

const parties: Readonly<Record<string, string>> = { UA: "party-ukraine", Украина: "party-ukraine" };

function read(text: string, mapping?: PeopleMapping) {
	const table = readTable(text);
	if ("refusal" in table) throw new Error(`The table was refused: ${table.refusal}.`);
	return readPeople(table, mapping ?? guessColumns(table), (words) => parties[words] ?? null);
}

const nobody = { names: {}, address: null, phone: "", party: "", partyId: null, languages: [], note: "" };

describe("reading people", () => {
	it("gives plain values and the line they come from", () => {
		const text = `Name,Name (ru),E-mail,Phone,Party,Languages,Note
			Irina Petrova,Ирина Петрова,Irina <Irina@Example.org>,'+380 44 000 0000,Украина,UK/ru,"vegetarian, no nuts"`;
		expect(read(text)).toEqual({
			people: [
				{
					line: 2,
					name: "Irina Petrova",
					names: { ru: "Ирина Петрова" },
					address: "irina@example.org",
					phone: "+380 44 000 0000",
					party: "Украина",
					partyId: "party-ukraine",
					languages: ["uk", "ru"],
					note: "vegetarian, no nuts",
				},
			],
			troubles: [],
		});
	});

	it("joins the parts of a name, and takes the one there is", () => {
		const text = "Surname,Given name,Фамилия,Имя,Отчество\nVale,Lia,Вале,Лия,Яновна\n,,Берг,Юн,\nEk,,,,";
		expect(read(text).people.map(({ name, names }) => [name, names])).toEqual([
			["Lia Vale", { ru: "Лия Яновна Вале" }],
			["Юн Берг", { ru: "Юн Берг" }],
			["Ek", {}],
		]);
		expect(read("Name (en),Name (ru)\nLia Vale,Лия Вале").people).toMatchObject([
			{ name: "Lia Vale", names: { ru: "Лия Вале" } },
		]);
	});

	it("parts what stands in brackets", () => {
		expect(read("Lia Vale (LVA)\nJon Berg (JB)\nAnn Lee").people).toEqual([
			{ ...nobody, line: 1, name: "Lia Vale", note: "LVA" },
			{ ...nobody, line: 2, name: "Jon Berg", note: "JB" },
			{ ...nobody, line: 3, name: "Ann Lee" },
		]);
		const mapping = { header: false, columns: ["nameWithParty" as const] };
		expect(read("Lia Vale (UA)", mapping).people).toMatchObject([{ name: "Lia Vale", partyId: "party-ukraine" }]);
	});

	it("tells by line and column what it could not take, and keeps the person", () => {
		const text = `Name,E-mail,Phone,Party,Languages
Lia,lia(at)example.org,3.7E+11,XX,"en, elvish"
,jon@example.org,,,
,,,,
Ann,a@b.example; c@d.example,,,`;
		const { people, troubles } = read(text);
		expect(troubles).toEqual([
			{ line: 2, column: 3, code: "partyUnknown", value: "XX" },
			{ line: 2, column: 4, code: "languageUnknown", value: "elvish" },
			{ line: 2, column: 1, code: "addressInvalid", value: "lia(at)example.org" },
			{ line: 2, column: 2, code: "phoneInvalid", value: "3.7E+11" },
			{ line: 3, column: null, code: "nameMissing", value: "jon@example.org" },
			{ line: 5, column: 1, code: "addressSpare", value: "c@d.example" },
		]);
		expect(people).toEqual([
			{ ...nobody, line: 2, name: "Lia", party: "XX", languages: ["en"] },
			{ ...nobody, line: 5, name: "Ann", address: "a@b.example" },
		]);
	});

	it("makes a person or a trouble of every line, whatever the table and the mapping", () => {
		const field = fc.constantFrom("name", "nameWithNote", "address", "phone", "party", "languages", "note", "name:ru");
		const mapping = fc.record({ header: fc.boolean(), columns: fc.array(fc.option(field)) });
		const text = fc.string({ unit: fc.constantFrom(..."ab @.(),;\"\n'é1"), maxLength: 80 });
		fc.assert(
			fc.property(text, mapping, (text, mapping) => {
				const table = readTable(text);
				if ("refusal" in table) throw new Error("So short a table is read.");
				const { people, troubles } = readPeople(table, mapping as PeopleMapping);
				const lost = troubles.filter(({ code }) => code === "nameMissing");
				const rows = table.rows.slice(mapping.header ? 1 : 0);
				const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
				expect([...people, ...lost].map(({ line }) => line).toSorted((a, b) => a - b)).toEqual(
					filled.map(({ line }) => line),
				);
			}),
			{ seed: 64 },
		);
	});
});

describe("writing people", () => {
	const words = fc.stringMatching(/^[A-ZА-Я=+@'-][a-zа-я]{0,8}( [A-ZА-Я"][a-zа-я,;]{0,8}){0,2}$/);
	const person: fc.Arbitrary<PersonRow> = fc.record({
		name: words,
		names: fc.oneof(
			fc.constant({}),
			words.map((ru) => ({ ru })),
			words.map((uk) => ({ uk })),
		),
		address: fc.option(fc.stringMatching(/^[a-z'+-]{1,8}@[a-z]{1,8}\.[a-z]{2,4}$/)),
		phone: fc.constantFrom("", "+370 5 000 0000", "(8) 000-11-22"),
		party: fc.oneof(fc.constant(""), words),
		languages: fc.uniqueArray(fc.constantFrom("en", "ru", "uk", "sr-Latn")),
		note: fc.oneof(fc.constant(""), words),
	});
	const columns: WrittenColumn[] = ["name", "name:ru", "name:uk", "address", "phone", "party", "languages", "note"];

	it.each(["en", "ru"] as const)("is undone by guessing and reading, with a header in %s", (language) => {
		fc.assert(
			fc.property(fc.array(person), fc.shuffledSubarray(columns, { minLength: columns.length }), (people, order) => {
				const table = readTable(writePeople(people, order, language, ";"));
				if ("refusal" in table) throw new Error("So short a table is read.");
				const mapping = guessColumns(table);
				expect(mapping).toEqual({ header: true, columns: order });
				const read = readPeople(table, mapping);
				expect(read.troubles).toEqual([]);
				expect(read.people.map(({ line, partyId, ...rest }) => rest)).toEqual(people);
			}),
			{ seed: 47, numRuns: 200 },
		);
	});
});
