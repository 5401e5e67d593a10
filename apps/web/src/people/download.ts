/** What a register shows, as a file for a spreadsheet. */
import {
	type InterfaceLanguage,
	inLanguage,
	type Party,
	type Person,
	type RegisteredInterpreter,
} from "@plenary/domain";
import { writeInterpreters, writePeople } from "@plenary/formats";

/** Spreadsheets set to Russian take semicolons for what separates cells. */
const separators = { en: ",", ru: ";" } as const;

export function downloadPeople(
	people: readonly Person[],
	parties: readonly Party[],
	language: InterfaceLanguage,
): void {
	const codes = new Map(parties.map((party) => [party.id, inLanguage(party.codes, [language])]));
	const tags = [...new Set(people.flatMap(({ names }) => Object.keys(names)))].sort();
	const rows = people.map((person) => ({ ...person, party: codes.get(person.partyId ?? "") ?? "" }));
	const columns = [
		"name",
		...tags.map((tag) => `name:${tag}` as const),
		"address",
		"phone",
		"party",
		"languages",
		"note",
	] as const;
	save("people.csv", writePeople(rows, columns, language, separators[language]));
}

export function downloadInterpreters(register: readonly RegisteredInterpreter[], language: InterfaceLanguage): void {
	save("interpreters.csv", writeInterpreters(register, language, separators[language]));
}

function save(name: string, table: string): void {
	const link = document.createElement("a");
	link.href = URL.createObjectURL(new Blob([table], { type: "text/csv" }));
	link.download = name;
	link.click();
	URL.revokeObjectURL(link.href);
}
