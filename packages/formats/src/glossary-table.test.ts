/** Tests of a glossary as a table. */
import { type Concept, longestOf, type Term, termKey, termStatuses, tidied } from "@plenary/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessGlossaryColumns } from "./glossary-columns.ts";
import { readGlossaryTable, writeGlossaryTable } from "./glossary-table.ts";
import { readTable } from "./table.ts";

function read(source: string) {
	const table = readTable(source);
	if ("refusal" in table) throw new Error(`The table was refused: ${table.refusal}.`);
	return readGlossaryTable(table, guessGlossaryColumns(table));
}
const columnsOf = (header: string) => {
	const table = readTable(`${header}\nx,x,x,x,x,x`);
	return "rows" in table ? guessGlossaryColumns(table).columns : [];
};

describe("columns", () => {
	it.each([
		["en,ru,uk", ["term:en", "term:ru", "term:uk"]],
		["English,Russian,Georgian", ["term:en", "term:ru", "term:ka"]],
		["Английский,русский язык,На украинском", ["term:en", "term:ru", "term:uk"]],
		["EN (English),eng,RU", ["term:en", null, "term:ru"]],
		["Term (en),Термин (ru),ru status,Notes in Russian", ["term:en", "term:ru", "status:ru", "note:ru"]],
		[
			"en,Status,Definition,Source paper,Subject field,Restricted",
			["term:en", "status", "definition", "source", "subject", "restricted"],
		],
		[
			"English,Определение,Статус,Примечание,Источник,Тема",
			["term:en", "definition", "status", "note", "source", "subject"],
		],
		[
			"sr-Latn,ka pronunciation,Произношение (hy),whatever",
			["term:sr-Latn", "pronunciation:ka", "pronunciation:hy", null],
		],
	])("of %s", (header, fields) => expect(columnsOf(header)).toEqual(fields));

	it("without a header are told by their letters", () => {
		expect(read("asylum,убежище,თავშესაფარი,ապաստան").concepts).toEqual([
			{
				line: 1,
				terms: [
					{ language: "en", words: "asylum" },
					{ language: "ru", words: "убежище" },
					{ language: "ka", words: "თავშესაფარი" },
					{ language: "hy", words: "ապաստան" },
				],
			},
		]);
	});
});

describe("reading a glossary", () => {
	it("takes terms, what is said of them and of the concept", () => {
		const text = `English;русский;ru status;Definition;Source;Note;Status
"asylum seeker
applicant";лицо, ищущее убежища | искатель убежища;согласовано | не употреблять;Has asked.;CT/3;Not "refugee".;agreed`;
		expect(read(text)).toEqual({
			concepts: [
				{
					line: 2,
					definition: "Has asked.",
					source: "CT/3",
					terms: [
						{ language: "en", words: "asylum seeker", status: "agreed", note: 'Not "refugee".' },
						{ language: "en", words: "applicant", status: "agreed" },
						{ language: "ru", words: "лицо, ищущее убежища", status: "agreed" },
						{ language: "ru", words: "искатель убежища", status: "forbidden" },
					],
				},
			],
			troubles: [],
		});
	});

	it("tells by line what it could not take", () => {
		const { concepts, troubles } = read(`en,status,definition
asylum | Asylum,sacred,
,,only a definition

${"x".repeat(400)},,${"y".repeat(5000)}`);
		expect(concepts.map(({ line }) => line)).toEqual([2, 5]);
		expect(troubles.map(({ line, code, column }) => [line, code, column])).toEqual([
			[2, "termTwice", 0],
			[2, "statusUnknown", 1],
			[3, "termMissing", null],
			[5, "tooLong", 0],
			[5, "tooLong", 2],
		]);
		expect(concepts[1]?.terms[0]?.words).toHaveLength(longestOf.words);
	});

	it("is read by nobody as formulas", () => {
		const concept = { terms: [{ language: "en", words: "=1+1", status: "proposed", note: "", pronunciation: "" }] };
		const empty = { id: "", definition: "@x", subject: "", source: "", isRestricted: false, addedBy: "", addedAt: 0 };
		const text = writeGlossaryTable([{ ...empty, ...concept } as unknown as Concept], ["en"]);
		expect(text).toContain("'=1+1,'@x");
		expect(read(text).concepts).toMatchObject([{ terms: [{ words: "=1+1" }], definition: "@x" }]);
	});
});

const said = (field: keyof typeof longestOf, wanted = false) =>
	fc
		.string({ unit: fc.constantFrom(..."aбж |\\\"';,=-@\n\t(ka)\u00e9ტ".split("")), maxLength: 12 })
		.map((words) => tidied(words, field))
		.filter((words) => !wanted || words !== "");
const term = fc.record({
	id: fc.constant(""),
	language: fc.constantFrom("en", "ru", "ka", "sr-Latn"),
	words: said("words", true),
	status: fc.constantFrom(...termStatuses),
	note: said("note"),
	pronunciation: said("pronunciation"),
	addedBy: fc.constant(""),
});
const concept: fc.Arbitrary<Concept> = fc.record({
	id: fc.constant(""),
	terms: fc.uniqueArray(term, { minLength: 1, maxLength: 6, selector: termKey }),
	definition: said("definition"),
	subject: said("subject"),
	source: said("source"),
	isRestricted: fc.boolean(),
	addedBy: fc.constant(""),
	addedAt: fc.constant(0),
});

it.each(["en", "ru"] as const)("reads back in %s what it has written", (language) => {
	const tags = ["en", "ru", "ka", "sr-Latn"];
	const filled = (fields: object) => Object.entries(fields).filter(([, value]) => value !== "" && value !== false);
	const plain = (one: { terms: readonly Omit<Partial<Term>, "id">[] } & Partial<Omit<Concept, "terms">>) => ({
		...Object.fromEntries(
			filled({
				definition: one.definition ?? "",
				subject: one.subject ?? "",
				source: one.source ?? "",
				isRestricted: one.isRestricted ?? false,
			}),
		),
		terms: tags.flatMap((tag) =>
			one.terms
				.filter((each) => each.language === tag)
				.map(({ language: tongue, words, status, note, pronunciation }) =>
					Object.fromEntries(
						filled({
							tongue,
							words,
							status: status ?? "proposed",
							note: note ?? "",
							pronunciation: pronunciation ?? "",
						}),
					),
				),
		),
	});
	fc.assert(
		fc.property(fc.array(concept, { minLength: 1, maxLength: 6 }), (concepts) => {
			const back = read(writeGlossaryTable(concepts, tags, language, language === "ru" ? ";" : ","));
			expect(back.troubles).toEqual([]);
			expect(back.concepts.map(plain)).toEqual(concepts.map(plain));
		}),
	);
});

it("throws at nothing", () => {
	fc.assert(fc.property(fc.string(), (text) => void read(text)));
	fc.assert(
		fc.property(
			fc.string({ unit: fc.constantFrom("en", "ru", "status", ",", "|", '"', "\n", "\\", "x", " ") }),
			(text) => void read(text),
		),
	);
});
