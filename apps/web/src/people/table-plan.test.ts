/** What a table would do to a register. */
import type { Party, Person } from "@plenary/domain";
import { guessColumns, readPeople, readTable, type Table } from "@plenary/formats";
import { expect, test } from "vitest";
import { countOf, type Fate, likelyNamed, likelyPeople, planRows, rowsOf } from "./table-plan.ts";

const person = (id: string, name: string, part: Partial<Person> = {}): Person => ({
	id,
	name,
	names: {},
	address: "",
	language: "en",
	partyId: null,
	office: null,
	languages: [],
	phone: "",
	note: "",
	joinedAt: null,
	archivedAt: null,
	mergedInto: null,
	...part,
});
const candidates = (text: string) => {
	const table = readTable(text) as Table;
	return readPeople(table, guessColumns(table)).people;
};
const plan = (text: string, people: Person[], chosen: [number, Fate][] = []) =>
	planRows(candidates(text), likelyPeople(candidates(text), people), new Map(chosen));
const text = "Name,E-mail\nOna Petraitė,ona@people.test\nJan Kowalski,\nKowalski Jan,\n";

test("table: a known person is filled in, a second row is left out, the rest are new", () => {
	const planned = plan(text, [person("ona-id", "O. P.", { address: "ona@people.test" })]);
	expect(planned.map(({ fate, earlierLine }) => [fate, earlierLine])).toEqual([
		["fill", undefined],
		["new", undefined],
		["leave", 3],
	]);
	expect(rowsOf(planned, "ru").map(({ person: { name, language }, into }) => [name, language, into])).toEqual([
		["Ona Petraitė", "ru", "ona-id"],
		["Jan Kowalski", "ru", null],
	]);
});

test("table: what somebody chose for a line counts, and nobody is filled in who is not known", () => {
	const planned = plan(
		text,
		[],
		[
			[2, "leave"],
			[3, "fill"],
			[4, "new"],
		],
	);
	expect(planned.map(({ fate }) => fate)).toEqual(["leave", "new", "new"]);
	expect(countOf(planned, "new")).toBe(2);
});

test("table: an archived entry is nobody to be filled in", () => {
	expect(plan(text, [person("ona-id", "Ona Petraitė", { archivedAt: 1 })])[0]?.fate).toBe("new");
});

test("table: a party is known by its sign or its name, in either script", () => {
	const days = { joinedOn: null, leftOn: null, part: {} };
	const party = (id: string, code: string, name: string, archivedAt: number | null = null): Party => ({
		...{ id, kind: "state", codes: { en: code }, names: { en: name }, ...days, archivedAt, mergedInto: null },
	});
	const called = (code: string, name: string) => ({ codes: { ru: code }, names: { ru: name } });
	const parties = [party("lt", "LT", "Lithuania"), party("ua", "UA", "Ukraina"), party("old", "SU", "Gone", 1)];
	const rows = [called("lt", "Литва"), called("УКР", "Украина"), called("SU", "Gone"), called("ГЕ", "Gone")];
	expect(likelyNamed(rows, parties).map(({ known, earlier }) => [known?.id, earlier])).toEqual([
		["lt", undefined],
		["ua", undefined],
		[undefined, undefined],
		[undefined, 2],
	]);
});
