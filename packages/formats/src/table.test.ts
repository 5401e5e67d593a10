/** Tests of tables as text. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestTable, mostRows, readTable, type Table, writeTable } from "./table.ts";

function read(source: string | Uint8Array): Table {
	const table = readTable(source);
	if ("refusal" in table) throw new Error(`The table was refused: ${table.refusal}.`);
	return table;
}
const cells = (source: string | Uint8Array) => read(source).rows.map((row) => row.cells);

describe("reading a table", () => {
	it.each([
		["commas", "name,note\nIrina,one"],
		["semicolons", "name;note\r\nIrina;one\r\n"],
		["tabs", "name\tnote\rIrina\tone"],
		["a byte order mark", "\uFEFFname,note\nIrina,one"],
		["empty lines", "\n\nname,note\n\nIrina,one\n\n"],
		["quotes and spaces before them", 'name,note\n"Irina", "one" \n'],
		["fewer marks of another sort", '"name",note\nIrina,one'],
	])("takes %s", (_, text) => {
		expect(cells(text)).toEqual([
			["name", "note"],
			["Irina", "one"],
		]);
	});

	it("takes separators, quotes and line breaks within quotes as words", () => {
		expect(cells('"a;b;c",d\n"said ""no""\r\ntwice",e')).toEqual([
			["a;b;c", "d"],
			['said "no"\r\ntwice', "e"],
		]);
	});

	it("leaves commas alone in a file of one column", () => {
		expect(cells("Jon Berg\nLia Vale, Jr.")).toEqual([["Jon Berg"], ["Lia Vale, Jr."]]);
	});

	it("fills up short lines and tells which line has too many cells", () => {
		const table = read('a,b\n"1\n2"\n3,4,,\n5,6,7,8');
		expect(table.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
			[1, "a", "b"],
			[2, "1\n2", ""],
			[4, "3", "4"],
			[5, "5", "6"],
		]);
		expect(table.troubles).toEqual([{ line: 5, column: null, code: "extraCells", value: "7" }]);
	});

	it("loses no line to a quote that nothing closes, and no words behind one that is closed early", () => {
		const table = read('a,b\n"Vanya,2\n"Lia" Vale,4');
		expect(cells('a,b\n"Vanya,2\nLia,4')).toEqual([
			["a", "b"],
			['"Vanya', "2"],
			["Lia", "4"],
		]);
		expect(table.troubles.map(({ line, code }) => [line, code])).toEqual([[2, "textAfterQuote"]]);
		expect(read('a,b\n"Vanya,2').troubles).toEqual([{ line: 2, column: 0, code: "quoteOpen", value: '"Vanya' }]);
	});

	it("refuses what is too much", () => {
		expect(readTable("a".repeat(longestTable + 1))).toEqual({ refusal: "tableTooLong" });
		expect(readTable("a\n".repeat(mostRows + 1))).toEqual({ refusal: "tooManyRows" });
		expect(readTable(",".repeat(100))).toEqual({ refusal: "tooManyColumns" });
		expect(cells("a\n".repeat(mostRows)).length).toBe(mostRows);
	});

	it("reads files in UTF-8, UTF-16 and Windows-1251", () => {
		const little = Uint8Array.from([0xff, 0xfe, 0x18, 0x04, 0x3b, 0x04]);
		const big = Uint8Array.from([0xfe, 0xff, 0x04, 0x18, 0x04, 0x3b]);
		const windows = Uint8Array.from([0xc8, 0xeb]);
		for (const bytes of [little, big, windows, new TextEncoder().encode("Ил")]) expect(cells(bytes)).toEqual([["Ил"]]);
	});
});

describe("writing a table", () => {
	it("begins with a mark, ends lines as RFC 4180 says, and quotes what needs it", () => {
		expect(writeTable([["name", 'a "b", c'], ["Irina"]])).toBe('\uFEFFname,"a ""b"", c"\r\nIrina\r\n');
	});

	it("lets no cell begin a formula", () => {
		const risky = ["=1+1", "+370 600", "-1", "@me", "\tx", "\rx", "'=1"];
		for (const cell of risky) expect(writeTable([[cell]])).toMatch(/^\uFEFF"?'/);
	});

	it("is undone by reading, whatever stands in the cells", () => {
		const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'\'=+@-\t\r\n"",; aЯ') }));
		const table = fc
			.integer({ min: 1, max: 5 })
			.chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
		fc.assert(
			fc.property(table, fc.constantFrom(",", ";", "\t"), (rows, separator) => {
				expect(cells(writeTable(rows, separator))).toEqual(rows);
			}),
			{ seed: 47, numRuns: 500 },
		);
	});

	it("reads anything at all without throwing, and every line of it", () => {
		const text = fc.string({ unit: fc.constantFrom(...'""\n\r,;\t a\'=') });
		fc.assert(
			fc.property(text, (words) => {
				const letters = (some: string) => some.replace(/[^a]/g, "").length;
				const { rows, troubles } = read(words);
				if (troubles.length === 0) expect(letters(rows.flatMap((row) => row.cells).join())).toBe(letters(words));
			}),
			{ seed: 64, numRuns: 500 },
		);
	});
});
