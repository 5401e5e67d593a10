/** What a register shows, as a file for a spreadsheet. */
import {
	type Body,
	type InterfaceLanguage,
	inLanguage,
	type Party,
	type Person,
	type RegisteredInterpreter,
} from "@plenary/domain";
import {
	type BodyField,
	type PartyField,
	writeBodies,
	writeInterpreters,
	writeParties,
	writePeople,
} from "@plenary/formats";
import { saveFile } from "../ui/save-file.ts";

/** Spreadsheets set to Russian take semicolons for what separates cells. */
export const separators = { en: ",", ru: ";" } as const;

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

/** `tags` are the languages to begin with; those that only some parties have names in follow. */
export function downloadParties(parties: readonly Party[], tags: readonly string[], language: InterfaceLanguage): void {
	const all = [...new Set([...tags, ...parties.flatMap(({ codes, names }) => Object.keys({ ...codes, ...names }))])];
	const texts = (["code", "name"] as const).flatMap((part) => all.map((tag) => `${part}:${tag}` as const));
	const columns: PartyField[] = ["kind", ...texts, "joinedOn", "leftOn"];
	save("parties.csv", writeParties(parties, columns, language, separators[language]));
}

/** `tags` are the languages to begin with; members stand by their short signs. Posts are in no table. */
export function downloadBodies(
	bodies: readonly Body[],
	parties: readonly Party[],
	tags: readonly string[],
	language: InterfaceLanguage,
): void {
	const codes = new Map(parties.map((party) => [party.id, inLanguage(party.codes, [language])]));
	const texts = bodies.flatMap(({ codes, names, powers }) => Object.keys({ ...codes, ...names, ...powers }));
	const all = [...new Set([...tags, ...texts])];
	const columns: BodyField[] = [
		...(["code", "name", "powers"] as const).flatMap((part) => all.map((tag) => `${part}:${tag}` as const)),
		"members",
	];
	const rows = bodies.map((body) => ({ ...body, members: body.partyIds.flatMap((id) => codes.get(id) || []) }));
	save("bodies.csv", writeBodies(rows, columns, language, separators[language]));
}

const save = (name: string, table: string): void => saveFile(name, new Blob([table], { type: "text/csv" }));
