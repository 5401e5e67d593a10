/** Tests of guessing what the columns of a table of people mean. */
import { describe, expect, it } from "vitest";
import { guessColumns, isPeopleField } from "./people-columns.ts";
import { readTable } from "./table.ts";

function guess(...lines: string[]) {
	const table = readTable(lines.join("\n"));
	if ("refusal" in table) throw new Error(`The table was refused: ${table.refusal}.`);
	const { header, columns } = guessColumns(table);
	return [header, ...columns];
}

describe("columns with a header", () => {
	it.each([
		["Name,E-mail,Phone,Party,Languages,Note", ["name", "address", "phone", "party", "languages", "note"]],
		["Имя;Эл. почта;Телефон;Сторона;Языки;Примечание", ["name", "address", "phone", "party", "languages", "note"]],
		["№;Full name;Country;Comments;Room", [null, "name", "party", "note", null]],
		["First name,Surname,EMAIL ADDRESS,Mobile phone", ["givenName", "familyName", "address", "phone"]],
		["Name,Surname", ["givenName", "familyName"]],
		["Фамилия;Имя;Отчество;Организация", ["familyName", "givenName", "middleName", "party"]],
		["ФИО участника;Электронная почта", ["name", "address"]],
		["Name (en),Name (ru),Name (sr-Latn)", ["name:en", "name:ru", "name:sr-Latn"]],
		["Name in Russian,Фамилия на английском,Given name", ["name:ru", "familyName:en", "givenName"]],
		["Email,Alternative email,Email", ["address", null, null]],
	])("understands %s", (header, fields) => {
		expect(guess(header)).toEqual([true, ...fields]);
	});

	it("takes Cyrillic names for the Russian ones only beside Latin ones", () => {
		expect(guess("Name,ФИО", "Lia Vale,Лия Вале")).toEqual([true, "name", "name:ru"]);
		expect(guess("First name,Last name,Имя,Фамилия", "Lia,Vale,Лия,Вале")).toEqual([
			...[true, "givenName", "familyName", "givenName:ru", "familyName:ru"],
		]);
		expect(guess("Name", "Лия Вале")).toEqual([true, "name"]);
	});

	it("sees what stands under words it does not know", () => {
		expect(guess("Vardas,Paštas", "Lia Vale,lia@example.org", "Jon Berg,jon@example.org")).toEqual([
			...[true, "name", "address"],
		]);
	});
});

describe("columns without a header", () => {
	it("are known by what stands in them", () => {
		const lines = [
			"Lia Vale;+370 600 00001;lia@example.org;LV;en, lv",
			"Jon Berg;;jon@example.org;SE;sv",
			"Åsa O'Dell;;asa@example.org;SE;en",
		];
		expect(guess(...lines)).toEqual([false, "name", "phone", "address", "party", "languages"]);
		expect(guess("Lia Vale,Лия Вале", "Jon Berg,Юн Берг")).toEqual([false, "name", "name:ru"]);
	});

	it("lose nobody who comes first and has no address", () => {
		expect(guess("Lia Vale,", "Jon Berg,jon@example.org", "Ann Lee,ann@example.org")[0]).toBe(false);
	});

	it("part a name from initials in brackets, and from a party when the same ones come back", () => {
		expect(guess("Lia Vale (LV)", "Jon Berg (JBG)", "Anna de la Cruz (ADC)")).toEqual([false, "nameWithNote"]);
		expect(guess("Lia Vale (SE)", "Jon Berg (SE)", "Ann Lee (LT)", "Bo Ek (LT)")).toEqual([false, "nameWithParty"]);
		expect(guess("Lia", "Jon")).toEqual([false, "name"]);
	});
});

it("people: knows a field's name from any other word", () => {
	for (const field of ["name", "name:uk", "familyName:ru", "note", "nameWithNote"])
		expect(isPeopleField(field)).toBe(true);
	for (const word of ["", "name:", "name:ru:en", "note:ru", "office", "__proto__"])
		expect(isPeopleField(word)).toBe(false);
});
