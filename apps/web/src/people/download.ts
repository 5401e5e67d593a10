/** The people that are shown, as a file for a spreadsheet. */
import { type InterfaceLanguage, inLanguage, type Party, type Person } from "@plenary/domain";
import { writePeople } from "@plenary/formats";

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
	const file = new Blob([writePeople(rows, columns, language, separators[language])], { type: "text/csv" });
	const link = document.createElement("a");
	link.href = URL.createObjectURL(file);
	link.download = "people.csv";
	link.click();
	URL.revokeObjectURL(link.href);
}
