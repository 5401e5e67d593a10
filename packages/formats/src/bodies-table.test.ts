/** Tests of bodies as a table. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type BodyField,
	type BodyRow,
	guessBodiesColumns,
	isBodyField,
	readBodies,
	writeBodies,
} from "./bodies-table.ts";
import { readTable } from "./table.ts";

function tableOf(text: string) {
	const table = readTable(text);
	if ("refusal" in table) throw new Error(`The table was refused: ${table.refusal}.`);
	return table;
}
const parties: Record<string, string> = { LT: "lt", Lithuania: "lt", UA: "ua", "Korea, Republic of": "kr" };
const read = (text: string, partyOf = (words: string) => parties[words] ?? null) =>
	readBodies(tableOf(text), guessBodiesColumns(tableOf(text)), partyOf);

describe("columns of bodies", () => {
	it.each([
		["Code,Name,Name (ru),Powers,Members", ["code:en", "name:en", "name:ru", "powers:en", "members"]],
		["Код;Название;Полномочия;Состав", ["code:ru", "name:ru", "powers:ru", "members"]],
		["SC,Steering Committee,Совет", ["code:en", "name:en", "name:ru"]],
	])("are understood: %s", (text, fields) => {
		expect(guessBodiesColumns(tableOf(text)).columns).toEqual(fields);
	});

	it("have names that are known from any other word", () => {
		for (const field of ["members", "code:en", "name:sr-Latn", "powers:ru"]) expect(isBodyField(field)).toBe(true);
		for (const word of ["name", "members:en", "kind:en", "name:", ""]) expect(isBodyField(word)).toBe(false);
	});
});

describe("reading bodies", () => {
	it("gives texts by language and members by sign or name, each once", () => {
		const { bodies, troubles } = read(
			'Code,Name,Name (ru),Powers,Members\nSC,Steering Committee,Совет,Approves.,"LT; UA, Lithuania; Korea, Republic of"',
		);
		expect(troubles).toEqual([]);
		expect(bodies).toEqual([
			{
				...{ line: 2, codes: { en: "SC" }, names: { en: "Steering Committee", ru: "Совет" } },
				...{ powers: { en: "Approves." }, partyIds: ["lt", "ua", "kr"] },
			},
		]);
	});

	it("says what it cut, does not know, or leaves out", () => {
		const text = `Code,Name,Powers,Members\nSTEERINGCOMMITTEE,B,${"p".repeat(2001)},"LT, Atlantis"\nX,,,\n,${"n".repeat(161)},,`;
		const { bodies, troubles } = read(text);
		expect(bodies.map(({ line, partyIds }) => [line, partyIds])).toEqual([
			[2, ["lt"]],
			[4, []],
		]);
		expect(bodies[0]?.codes.en).toBe("STEERINGCOMM");
		expect(troubles.map(({ line, column, code }) => [line, column, code])).toEqual([
			[2, 0, "codeTooLong"],
			[2, 2, "powersTooLong"],
			[2, 3, "partyUnknown"],
			[3, null, "nameMissing"],
			[4, 1, "nameTooLong"],
		]);
	});

	it("takes as many members as a body may have", () => {
		const many = Array.from({ length: 82 }, (_, at) => `P${at}`).join(";");
		const { bodies, troubles } = read(`Name,Members\nAssembly,"${many}"`, (words) => words);
		expect(bodies[0]?.partyIds).toHaveLength(80);
		expect(troubles.map(({ code, value }) => [code, value])).toEqual([
			["membersTooMany", "P80"],
			["membersTooMany", "P81"],
		]);
	});

	it("reads back what was written, whatever the words", () => {
		const words = fc.stringMatching(/^[\p{L}"',=+@-][\p{L}"' ,=+@-]{0,2}[\p{L}=]$/u);
		const columns: BodyField[] = ["code:en", "name:en", "name:ru", "powers:en", "members"];
		const row = fc.record({
			codes: fc.record({ en: words }),
			names: fc.record({ en: words, ru: words }),
			powers: fc.record({ en: words }),
			members: fc.subarray(["LT", "UA", "Korea, Republic of"]),
		});
		fc.assert(
			fc.property(fc.array(row, { minLength: 1 }), fc.constantFrom(",", ";", "\t"), (rows: BodyRow[], separator) => {
				const back = read(writeBodies(rows, columns, "en", separator as ",")).bodies;
				const tidy = (text: object) => JSON.stringify(text).replace(/\s+/g, " ");
				expect(back.map(({ codes, names, powers }) => tidy({ codes, names, powers }))).toEqual(
					rows.map(({ codes, names, powers }) => tidy({ codes, names, powers })),
				);
				expect(back.map(({ partyIds }) => partyIds)).toEqual(
					rows.map(({ members }) => members.map((member) => parties[member])),
				);
			}),
		);
	});
});
