/** Bodies as a table: their names, short signs and powers in each language, and the parties that sit in them. */
import type { InterfaceLanguage, Text } from "@plenary/domain";
import { headerWords } from "./headers.ts";
import { type Separator, type Table, type TableTrouble, writeTable } from "./table.ts";
import { gather, guessTextColumns, type TextField, textFieldOf } from "./text-columns.ts";

const parts = ["code", "name", "powers"] as const;
type Part = (typeof parts)[number];

/** The fields that a column may hold; all words are of a language. */
export type BodyField = TextField<Part> | "members";

export interface BodiesMapping {
	/** Is the first row a header? */
	readonly header: boolean;
	readonly columns: readonly (BodyField | null)[];
}

export interface BodyRow {
	readonly codes: Text;
	readonly names: Text;
	readonly powers: Text;
	/** Codes or names of parties, as written. */
	readonly members: readonly string[];
}

export interface BodyCandidate extends Omit<BodyRow, "members"> {
	/** Line of the source, from 1. */
	readonly line: number;
	readonly partyIds: readonly string[];
}

/** `nameMissing` costs the line, its value is what else stands there; what is too long was cut, unknown parties left out. */
export type BodyTrouble = TableTrouble<
	"nameMissing" | "nameTooLong" | "codeTooLong" | "powersTooLong" | "partyUnknown" | "membersTooMany"
>;

export interface BodiesRead {
	readonly bodies: readonly BodyCandidate[];
	readonly troubles: readonly BodyTrouble[];
}

const longest = { code: 12, name: 160, powers: 2000 } as const satisfies Record<Part, number>;
const mostMembers = 80;

export const isBodyField = (word: string): word is BodyField =>
	word === "members" || textFieldOf(word, parts) !== undefined;

const known = headerWords({
	code: "code,abbreviation,acronym,short name,sign,код,сокращение,аббревиатура,краткое название,краткое обозначение",
	name: "name,full name,body,committee,title,название,наименование,полное название,орган,комитет",
	powers: "powers,mandate,terms of reference,competence,functions,полномочия,мандат,компетенция,функции",
	members: "members,membership,composition,parties,состав,члены,участники,стороны",
});

/** What the columns seem to mean, for a person to put right. Without a known header: signs, names, and what is long. */
export const guessBodiesColumns = (table: Table): BodiesMapping =>
	guessTextColumns<"members", Part>(table, known, parts, (values) => {
		if (values.every((value) => value.length <= longest.code && !/\p{Ll}/u.test(value))) return "code";
		return values.some((value) => value.length > longest.name) ? "powers" : "name";
	});

/**
 * The bodies of a table; never throws. Every row that is not empty becomes a body or a trouble that costs it. Which
 * party is meant only the caller knows: `partyOf` gives its id, or null when there is none or there are several.
 */
export function readBodies(
	table: Table,
	mapping: BodiesMapping,
	partyOf: (words: string) => string | null,
): BodiesRead {
	const troubles: BodyTrouble[] = [];
	const bodies: BodyCandidate[] = [];
	for (const { line, cells } of table.rows.slice(mapping.header ? 1 : 0)) {
		const whole = cells.find((cell) => cell.trim() !== "");
		if (whole === undefined) continue;
		const texts: Record<Part, Record<string, string>> = { code: {}, name: {}, powers: {} };
		const partyIds = new Set<string>();
		const warn = (code: BodyTrouble["code"], value: string, column: number | null) =>
			troubles.push({ line, column, code, value: value.slice(0, 100) });
		for (const [column, field] of mapping.columns.entries()) {
			const value = (cells[column] ?? "").replace(/[^\S\n]+/g, " ").trim();
			const text = field && textFieldOf(field, parts);
			if (value === "" || field === null) continue;
			if (!text) {
				for (const words of membersIn(value, partyOf)) {
					const id = partyOf(words);
					if (id === null) warn("partyUnknown", words, column);
					else if (partyIds.size === mostMembers && !partyIds.has(id)) warn("membersTooMany", words, column);
					else partyIds.add(id);
				}
			} else {
				const [part, language] = text;
				const words = part === "powers" ? value : value.replace(/\s+/g, " ");
				if (gather(texts[part], language, words, longest[part])) warn(`${part}TooLong`, words, column);
			}
		}
		const { code: codes, name: names, powers } = texts;
		if (Object.keys(names).length === 0) warn("nameMissing", whole, null);
		else bodies.push({ line, codes, names, powers, partyIds: [...partyIds] });
	}
	return { bodies, troubles };
}

/** Parted by semicolons or lines; by commas only where a name with a comma in it is no party. */
const membersIn = (value: string, partyOf: (words: string) => string | null): string[] =>
	value
		.split(/[;\n]/)
		.flatMap((words) => (partyOf(words.trim()) === null ? words.split(",") : [words]))
		.map((words) => words.trim())
		.filter(Boolean);

const headers = {
	en: { code: "Code", name: "Name", powers: "Powers", members: "Members" },
	ru: { code: "Код", name: "Название", powers: "Полномочия", members: "Состав" },
} as const satisfies Record<InterfaceLanguage, unknown>;

/** A table of bodies with a header that `guessBodiesColumns` understands. */
export function writeBodies(
	bodies: readonly BodyRow[],
	columns: readonly BodyField[],
	language: InterfaceLanguage = "en",
	separator: Separator = ",",
): string {
	const header = columns.map((column) => {
		const text = textFieldOf(column, parts);
		return text ? `${headers[language][text[0]]} (${text[1]})` : headers[language].members;
	});
	const cellOf = ({ codes, names, powers, members }: BodyRow, column: BodyField): string => {
		const text = textFieldOf(column, parts);
		return text ? ({ code: codes, name: names, powers }[text[0]][text[1]] ?? "") : members.join("; ");
	};
	return writeTable([header, ...bodies.map((body) => columns.map((column) => cellOf(body, column)))], separator);
}
