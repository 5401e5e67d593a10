/** Parties as a table: states and organisations with their codes, names and the days they joined and left. */
import { dateIn, daySchema, fold, type InterfaceLanguage, type NewParty, type Text, wordsOf } from "@plenary/domain";
import { headerWords } from "./headers.ts";
import { type Separator, type Table, type TableTrouble, writeTable } from "./table.ts";
import { gather, guessTextColumns, type TextField, textFieldOf } from "./text-columns.ts";

/** The fields that a column may hold; codes and names are always of a language. */
export type PartyField = "kind" | TextField<"code" | "name"> | "joinedOn" | "leftOn";

const parts = ["code", "name"] as const;

export interface PartiesMapping {
	/** Is the first row a header? */
	readonly header: boolean;
	readonly columns: readonly (PartyField | null)[];
}

export interface PartyRow {
	/** Null when the table does not tell. */
	readonly kind: NewParty["kind"] | null;
	readonly codes: Text;
	readonly names: Text;
	/** Calendar days, "2026-07-08". */
	readonly joinedOn: string | null;
	readonly leftOn: string | null;
}

export interface PartyCandidate extends PartyRow {
	/** Line of the source, from 1. */
	readonly line: number;
}

/**
 * `nameMissing` and `codeMissing` cost the line, their value is what else stands there; `codeTooLong` and `nameTooLong`
 * were cut; `kindUnknown`, `dayInvalid` and `leftBeforeJoined` were left out.
 */
export type PartyTrouble = TableTrouble<
	"nameMissing" | "codeMissing" | "nameTooLong" | "codeTooLong" | "kindUnknown" | "dayInvalid" | "leftBeforeJoined"
>;

export interface PartiesRead {
	readonly parties: readonly PartyCandidate[];
	readonly troubles: readonly PartyTrouble[];
}

const longestCode = 12;
const longestName = 160;

export function isPartyField(word: string): word is PartyField {
	return ["kind", "joinedOn", "leftOn"].includes(word) || textFieldOf(word, parts) !== undefined;
}

const known = headerWords({
	kind: "kind,type,вид,тип",
	code: "code,abbreviation,acronym,short name,sign,код,сокращение,аббревиатура,краткое название",
	name: `name,full name,party,country,state,organisation,organization,country / organisation,название,наименование,
		полное название,страна,государство,организация,сторона,имя`,
	joinedOn: "joined on,joined,joining date,date joined,member since,since,from,присоединилась,дата присоединения,с",
	leftOn: "left on,left,leaving date,date left,until,to,вышла,дата выхода,до",
});

const kinds: Readonly<Record<NewParty["kind"], readonly string[]>> = {
	state: wordsOf(fold("state country member government государство страна")),
	organisation: wordsOf(fold("organisation organization org agency ngo igo организация международная")),
};

/** What the columns seem to mean, for a person to put right. Without a known header: code, name, then further names. */
export const guessPartiesColumns = (table: Table): PartiesMapping =>
	guessTextColumns<"kind" | "joinedOn" | "leftOn", "code" | "name">(table, known, parts, (values) =>
		values.every((value) => value.length <= longestCode && !/\p{Ll}/u.test(value)) ? "code" : "name",
	);

/** The parties of a table; never throws. Every row that is not empty becomes a party or a trouble that costs it. */
export function readParties(table: Table, mapping: PartiesMapping): PartiesRead {
	const troubles: PartyTrouble[] = [];
	const parties: PartyCandidate[] = [];
	for (const { line, cells } of table.rows.slice(mapping.header ? 1 : 0)) {
		const whole = cells.find((cell) => cell.trim() !== "");
		if (whole === undefined) continue;
		const texts = { code: {} as Record<string, string>, name: {} as Record<string, string> };
		const days: Record<"joinedOn" | "leftOn", string | null> = { joinedOn: null, leftOn: null };
		let kind: PartyRow["kind"] = null;
		const warn = (code: PartyTrouble["code"], value: string, column: number | null) =>
			troubles.push({ line, column, code, value: value.slice(0, 100) });
		for (const [column, field] of mapping.columns.entries()) {
			const value = (cells[column] ?? "").replace(/\s+/g, " ").trim();
			if (value === "" || field === null) continue;
			if (field === "kind") {
				kind ??= kindOf(value);
				if (!kind) warn("kindUnknown", value, column);
			} else if (field === "joinedOn" || field === "leftOn") {
				days[field] ??= dayOf(value);
				if (!days[field]) warn("dayInvalid", value, column);
			} else {
				const [part, language] = partOf(field);
				const longest = part === "code" ? longestCode : longestName;
				if (gather(texts[part], language, value, longest)) warn(`${part}TooLong`, value, column);
			}
		}
		if (Object.keys(texts.name).length === 0) warn("nameMissing", whole, null);
		else if (Object.keys(texts.code).length === 0) warn("codeMissing", whole, null);
		else {
			const { joinedOn, leftOn } = days;
			const backwards = joinedOn !== null && leftOn !== null && leftOn < joinedOn;
			if (backwards) warn("leftBeforeJoined", leftOn, mapping.columns.indexOf("leftOn"));
			parties.push({ line, kind, codes: texts.code, names: texts.name, joinedOn, leftOn: backwards ? null : leftOn });
		}
	}
	return { parties, troubles };
}

const headers = {
	en: { kind: "Kind", code: "Code", name: "Name", joinedOn: "Joined on", leftOn: "Left on" },
	ru: { kind: "Вид", code: "Код", name: "Название", joinedOn: "Дата присоединения", leftOn: "Дата выхода" },
} as const satisfies Record<InterfaceLanguage, unknown>;
const kindWords = {
	en: { state: "state", organisation: "organisation" },
	ru: { state: "государство", organisation: "организация" },
} as const satisfies Record<InterfaceLanguage, unknown>;

/** A table of parties with a header that `guessPartiesColumns` understands. */
export function writeParties(
	parties: readonly PartyRow[],
	columns: readonly PartyField[],
	language: InterfaceLanguage = "en",
	separator: Separator = ",",
): string {
	const words = headers[language];
	const header = columns.map((column) => {
		if (column === "kind" || column === "joinedOn" || column === "leftOn") return words[column];
		const [part, tag] = partOf(column);
		return `${words[part]} (${tag})`;
	});
	const cellOf = (party: PartyRow, column: PartyField): string => {
		if (column === "kind") return party.kind ? kindWords[language][party.kind] : "";
		if (column === "joinedOn" || column === "leftOn") return party[column] ?? "";
		const [part, tag] = partOf(column);
		return (part === "code" ? party.codes : party.names)[tag] ?? "";
	};
	return writeTable([header, ...parties.map((party) => columns.map((column) => cellOf(party, column)))], separator);
}

const partOf = (field: TextField<"code" | "name">): ["code" | "name", string] =>
	textFieldOf(field, parts) ?? ["name", "en"];

function kindOf(words: string): PartyRow["kind"] {
	const said = wordsOf(fold(words));
	if (said.some((word) => kinds.organisation.includes(word))) return "organisation";
	return said.some((word) => kinds.state.includes(word)) ? "state" : null;
}

/** "2003-07-08", "8.7.2003", "8 July 2003"; also "8/7/2003", the day first. */
export function dayOf(words: string): string | null {
	const day = dateIn(words.slice(0, 60).replaceAll("/", "."));
	return day !== undefined && daySchema.safeParse(day).success ? day : null;
}
