/** Columns of people: what each column of somebody's table seems to mean, by its header and by what stands in it. */
import { languageTag } from "@plenary/domain";
import { type Header, headerWords, most, mostlyCyrillic, readHeader } from "./headers.ts";
import { readLanguages } from "./language-words.ts";
import type { Table } from "./table.ts";

const nameParts = ["name", "givenName", "middleName", "familyName"] as const;
export type NamePart = (typeof nameParts)[number];

/** The fields that a column may hold besides names in other languages, "name:ru" or "familyName:uk". */
export const plainPeopleFields = [
	...nameParts,
	/** "Irina Petrova (IP)": the name, and what stands in brackets behind it. */
	"nameWithNote",
	"nameWithParty",
	"address",
	"phone",
	"party",
	"languages",
	"note",
] as const;
export type PeopleField = (typeof plainPeopleFields)[number] | `${NamePart}:${string}`;

/** What the columns of a table mean; null is a column that is not taken. */
export interface PeopleMapping {
	/** Is the first row a header? */
	readonly header: boolean;
	readonly columns: readonly (PeopleField | null)[];
}

export function isPeopleField(word: string): word is PeopleField {
	if ((plainPeopleFields as readonly string[]).includes(word)) return true;
	const [part = "", tag, ...more] = word.split(":");
	return more.length === 0 && isNamePart(part) && languageTag.safeParse(tag).success;
}

const isNamePart = (word: string): word is NamePart => (nameParts as readonly string[]).includes(word);

const known = headerWords({
	name: `name,names,full name,fullname,participant,delegate,person,name and surname,surname and name,first and last name,
		имя,фио,ф.и.о.,полное имя,имя и фамилия,фамилия и имя,фамилия имя,фамилия имя отчество,участник,делегат`,
	givenName: "given name,given names,first name,firstname,forename,имя и отчество",
	middleName: "middle name,patronymic,отчество",
	familyName: "family name,surname,last name,lastname,фамилия",
	address: `e-mail,email,mail,e-mail address,email address,электронная почта,эл. почта,почта,электронный адрес,
		адрес электронной почты,имейл`,
	phone: `phone,phone number,telephone,telephone number,tel,mobile,mobile phone,cell,cell phone,contact phone,
		телефон,номер телефона,тел.,мобильный,мобильный телефон,контактный телефон`,
	party: `party,delegation,country,country name,state,member state,organisation,organization,organisation name,
		organization name,country / organisation,country / organization,org,institution,agency,company,affiliation,
		делегация,страна,государство,организация,страна / организация,сторона,учреждение,ведомство,компания`,
	languages: `languages,language,working languages,working language,spoken languages,languages spoken,
		языки,язык,рабочие языки,рабочий язык,владение языками`,
	note: "note,notes,remark,remarks,comment,comments,initials,примечание,примечания,комментарий,заметки,инициалы",
});

/** Enough rows to know what a column holds. */
const looked = 200;

/** What the columns seem to mean, for a person to put right. A field is given to one column at most. */
export function guessColumns(table: Table): PeopleMapping {
	const first = table.rows[0]?.cells ?? [];
	const heads = first.map((cell) => readHeader(cell, known));
	const rest = first.map((_, column) => valuesOf(table, column, 1));
	const over = (column: number) => /\p{L}{3}/u.test(first[column] ?? "") && most(rest[column] ?? [], 0.6, isAddress);
	const said = !first.some(isAddress) && first.some((_, column) => heads[column] !== undefined || over(column));
	const values = said ? rest : first.map((_, column) => valuesOf(table, column, 0));
	const columns: (PeopleField | null)[] = first.map(() => null);
	const free = (field: PeopleField) => !columns.includes(field);

	if (said)
		for (const [column, field] of fieldsSaid(heads, values).entries())
			if (field && free(field)) columns[column] = field;
	for (const [column, some] of values.entries()) {
		const field = columns[column] ? null : fieldSeen(some, said, columns);
		if (field && free(field)) columns[column] = field;
	}
	if (first.length === 1 && columns[0] === null) columns[0] = "name";
	const name = columns.indexOf("name");
	if (name >= 0) columns[name] = withBrackets(values[name] ?? [], free) ?? "name";
	return { header: said, columns };
}

const valuesOf = (table: Table, column: number, from: number): string[] =>
	table.rows.slice(from, from + looked).flatMap(({ cells }) => cells[column]?.trim().slice(0, 200) || []);

/** What the headers say. Where names stand in Latin letters and once more in Cyrillic, the latter are the Russian ones. */
function fieldsSaid(
	heads: readonly (Header<(typeof plainPeopleFields)[number]> | undefined)[],
	values: readonly string[][],
): (PeopleField | null)[] {
	const cyrillic = heads.map((head, column) =>
		mostlyCyrillic(values[column]?.length ? values[column] : [head?.words ?? ""]),
	);
	const bothScripts = [true, false].every((sought) =>
		heads.some((head, column) => head && isNamePart(head.field) && !head.language && cyrillic[column] === sought),
	);
	const parts = heads.map((head, column) => {
		if (!head || !isNamePart(head.field)) return undefined;
		const language = head.language ?? (bothScripts && cyrillic[column] ? "ru" : undefined);
		return { part: head.field, short: head.words === "name" || head.words === "имя", language };
	});
	return heads.map((head, column) => {
		const named = parts[column];
		if (!named) return head?.field ?? null;
		const beside = (part: NamePart) => parts.some((one) => one?.part === part && one.language === named.language);
		const part = named.short && beside("familyName") && !beside("givenName") ? "givenName" : named.part;
		return named.language ? (`${part}:${named.language}` as const) : part;
	});
}

/** What the values of a column without a known header look like. */
function fieldSeen(
	values: readonly string[],
	header: boolean,
	taken: readonly (PeopleField | null)[],
): PeopleField | null {
	if (most(values, 0.6, isAddress)) return "address";
	if (most(values, 0.6, isPhone)) return "phone";
	if (most(values, 0.6, isName)) {
		if (!taken.some((field) => field && isNamePart(field.split(":")[0] ?? ""))) return "name";
		return !header && mostlyCyrillic(values) ? "name:ru" : null;
	}
	if (header) return null;
	const lists =
		values.every((value) => readLanguages(value).unknown.length === 0) &&
		values.some((value) => readLanguages(value).tags.length > 1);
	if (lists) return "languages";
	return most(values, 0.9, isCode) && new Set(values).size < values.length ? "party" : null;
}

/** Brackets behind names: the same few over and over are delegations, otherwise they are initials and such. */
function withBrackets(names: readonly string[], free: (field: PeopleField) => boolean): PeopleField | null {
	if (!most(names, 0.6, (name) => bracketed(name) !== undefined)) return null;
	const inside = names.flatMap((name) => bracketed(name)?.inside ?? []);
	if (free("party") && new Set(inside).size * 2 <= inside.length) return "nameWithParty";
	return free("note") ? "nameWithNote" : null;
}

/** "Irina Petrova (IP)" in its two parts; undefined when it does not end with brackets. */
export function bracketed(name: string): { before: string; inside: string } | undefined {
	const open = name.lastIndexOf("(");
	const before = name.slice(0, Math.max(open, 0)).trim();
	const inside = name.slice(open + 1).trim();
	if (before === "" || !inside.endsWith(")") || inside.length < 2) return undefined;
	return { before, inside: inside.slice(0, -1).trim() };
}

const isAddress = (value: string): boolean => /^\S{1,64}@[^\s@]{1,180}\.\p{L}{2,}>?$/u.test(value);
const isPhone = (value: string): boolean => /^[+\d][\d\s()./-]{5,24}$/.test(value);
const isCode = (value: string): boolean => /^[\p{Lu}\d-]{2,10}$/u.test(value);
const isName = (value: string): boolean =>
	/^\p{Lu}[\p{L}\p{M}.'’-]{0,40}(?:,?\s[\p{L}\p{M}.'’-]{1,40}){1,4}$/u.test(bracketed(value)?.before ?? value);
