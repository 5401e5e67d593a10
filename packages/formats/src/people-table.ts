/** People as a table: rows become candidates for the register and troubles, and people become rows again. */
import { addressSchema, type InterfaceLanguage, type Text } from "@plenary/domain";
import { readLanguages } from "./language-words.ts";
import { bracketed, type NamePart, type PeopleField, type PeopleMapping } from "./people-columns.ts";
import { type Separator, type Table, type TableRow, type TableTrouble, writeTable } from "./table.ts";

/** A person as one line of a table tells of them; what it does not tell is empty. */
export interface PersonRow {
	readonly name: string;
	readonly names: Text;
	readonly address: string | null;
	readonly phone: string;
	/** Code or name of the party, as written. */
	readonly party: string;
	readonly languages: readonly string[];
	readonly note: string;
}

export interface PersonCandidate extends PersonRow {
	/** Line of the source, from 1. */
	readonly line: number;
	readonly partyId: string | null;
}

/**
 * `nameMissing` costs the line, its value is what else stands there; `nameTooLong` and `noteTooLong` were cut;
 * `addressInvalid`, `phoneInvalid`, `languageUnknown` and `partyUnknown` were left out; `addressSpare`, further
 * addresses in the same cell.
 */
export type PersonTrouble = TableTrouble<
	| "nameMissing"
	| "nameTooLong"
	| "addressInvalid"
	| "addressSpare"
	| "phoneInvalid"
	| "languageUnknown"
	| "partyUnknown"
	| "noteTooLong"
>;

export interface PeopleRead {
	readonly people: readonly PersonCandidate[];
	readonly troubles: readonly PersonTrouble[];
}

const longestName = 120;
const longestNote = 2000;
/** What is not a note is no longer than this, and of one cell so many addresses are looked at. */
const longestValue = 1000;
const mostAddresses = 5;

/**
 * The people of a table; never throws. Every row that is not empty becomes a person or a `nameMissing`. Which party is
 * meant only the caller knows: `partyOf` gives its id, or null when there is none or there are several.
 */
export function readPeople(
	table: Table,
	mapping: PeopleMapping,
	partyOf?: (words: string) => string | null,
): PeopleRead {
	const troubles: PersonTrouble[] = [];
	const people: PersonCandidate[] = [];
	for (const row of table.rows.slice(mapping.header ? 1 : 0)) {
		if (row.cells.every((cell) => cell.trim() === "")) continue;
		const said = fieldsOf(row, mapping);
		const words = (field: PeopleField) => said.get(field)?.value ?? "";
		const warn: Warn = (code, value, field) => {
			const column = field ? (said.get(field)?.column ?? null) : null;
			troubles.push({ line: row.line, column, code, value: value.slice(0, 100) });
		};
		const { name, names } = readNames(said, warn);
		if (name === "") {
			warn("nameMissing", row.cells.find((cell) => cell.trim() !== "") ?? "");
			continue;
		}
		const party = words("party");
		const partyId = (party !== "" && partyOf?.(party)) || null;
		if (partyOf && party !== "" && partyId === null) warn("partyUnknown", party, "party");
		const { tags, unknown } = readLanguages(words("languages"));
		if (unknown.length > 0) warn("languageUnknown", unknown.join(" "), "languages");
		const note = words("note");
		if (note.length > longestNote) warn("noteTooLong", note, "note");
		people.push({
			line: row.line,
			name,
			names,
			address: readAddress(words("address"), warn),
			phone: readPhone(words("phone"), warn),
			party,
			partyId,
			languages: tags,
			note: note.slice(0, longestNote),
		});
	}
	return { people, troubles };
}

type Said = ReadonlyMap<PeopleField, { readonly column: number; readonly value: string }>;
type Warn = (code: PersonTrouble["code"], value: string, field?: PeopleField) => void;

/** What a row says by field. Of two columns for one field the first that is filled counts; notes stand side by side. */
function fieldsOf({ cells }: TableRow, mapping: PeopleMapping): Said {
	const said = new Map<PeopleField, { column: number; value: string }>();
	const say = (field: PeopleField, column: number, words: string) => {
		const value = field === "note" ? words.trim() : words.slice(0, longestValue).replace(/\s+/g, " ").trim();
		const before = said.get(field);
		if (value === "" || (before && field !== "note")) return;
		said.set(field, before ? { ...before, value: `${before.value}; ${value}` } : { column, value });
	};
	for (const [column, field] of mapping.columns.entries()) {
		const cell = cells[column] ?? "";
		if (field !== "nameWithNote" && field !== "nameWithParty") {
			if (field) say(field, column, cell);
			continue;
		}
		const parts = bracketed(cell);
		say("name", column, parts?.before ?? cell);
		say(field === "nameWithNote" ? "note" : "party", column, parts?.inside ?? "");
	}
	return said;
}

/** The name and those in other languages. Without one of no language, the English one or the first is the name. */
function readNames(said: Said, warn: Warn): { name: string; names: Text } {
	const nameIn = (language: string) => {
		const part = (field: NamePart) => said.get(language ? `${field}:${language}` : field);
		const parts = [part("givenName"), part("middleName"), part("familyName")].flatMap((one) => one?.value ?? []);
		const name = part("name")?.value ?? parts.join(" ");
		if (name.length > longestName) warn("nameTooLong", name, language ? `name:${language}` : "name");
		return name.slice(0, longestName).trim();
	};
	const languages = new Set([...said.keys()].flatMap((field) => field.split(":")[1] ?? []));
	const filled = [...languages].flatMap((language) => {
		const name = nameIn(language);
		return name ? [[language, name] as const] : [];
	});
	const names = Object.fromEntries(filled);
	const own = nameIn("");
	if (own) return { name: own, names };
	const { en, ...others } = names;
	return { name: en ?? filled[0]?.[1] ?? "", names: others };
}

/** "irina@example.org", also as "Irina <Irina@Example.org>"; of several the first. */
function readAddress(cell: string, warn: Warn): string | null {
	if (cell === "") return null;
	const words = cell.split(/[\s<>,;]+/).map((word) => word.replace(/^mailto:/i, ""));
	const likely = words.filter((word) => word.includes("@")).slice(0, mostAddresses);
	const found = likely.map((word) => addressSchema.safeParse(word).data);
	const address = found.find(Boolean);
	const spare = likely.filter((_, at) => found[at] !== address);
	if (!address) warn("addressInvalid", cell, "address");
	else if (spare.length > 0) warn("addressSpare", spare.join(" "), "address");
	return address ?? null;
}

/** As written; but no words, and not 3.7E+11, which spreadsheets make of long numbers. */
function readPhone(cell: string, warn: Warn): string {
	const digits = cell.replace(/[^\d]/g, "").length;
	if (cell === "" || (digits >= 3 && cell.length <= 60 && !/\dE\+\d/i.test(cell))) return cell;
	warn("phoneInvalid", cell, "phone");
	return "";
}

/** The columns that people can be written with. */
export type WrittenColumn = "name" | `name:${string}` | "address" | "phone" | "party" | "languages" | "note";

const headers: Readonly<Record<InterfaceLanguage, Readonly<Record<Exclude<WrittenColumn, `name:${string}`>, string>>>> =
	{
		en: {
			name: "Name",
			address: "E-mail",
			phone: "Phone",
			party: "Party",
			languages: "Languages",
			note: "Note",
		},
		ru: {
			name: "Имя",
			address: "Эл. почта",
			phone: "Телефон",
			party: "Сторона",
			languages: "Языки",
			note: "Примечание",
		},
	};

/** A table of people with a header that `guessColumns` understands. */
export function writePeople(
	people: readonly PersonRow[],
	columns: readonly WrittenColumn[],
	language: InterfaceLanguage = "en",
	separator: Separator = ",",
): string {
	const words = headers[language];
	const header = columns.map((column) => (isNameIn(column) ? `${words.name} (${tagOf(column)})` : words[column]));
	const cellOf = (person: PersonRow, column: WrittenColumn): string => {
		if (isNameIn(column)) return person.names[tagOf(column)] ?? "";
		if (column === "languages") return person.languages.join(", ");
		return person[column] ?? "";
	};
	const rows = people.map((person) => columns.map((column) => cellOf(person, column)));
	return writeTable([header, ...rows], separator);
}

const isNameIn = (column: WrittenColumn): column is `name:${string}` => column.startsWith("name:");
const tagOf = (column: `name:${string}`): string => column.slice("name:".length);
