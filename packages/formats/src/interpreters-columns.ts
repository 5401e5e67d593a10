/** Columns of interpreters: what each column of somebody's table seems to mean, beside what it means of any person. */
import { headerWords, readHeader } from "./headers.ts";
import { guessColumns, isPeopleField, type PeopleField, type PeopleMapping } from "./people-columns.ts";
import type { Table } from "./table.ts";

const ownFields = [
	"a",
	"b",
	"c",
	"combination",
	"retours",
	"evidence",
	"domains",
	"town",
	"consentedOn",
	"tracks",
	"modes",
	"clearance",
	"fee",
] as const;
type OwnField = (typeof ownFields)[number];
export type InterpreterField = Exclude<PeopleField, "party" | "languages" | "nameWithParty"> | OwnField;

/** The fields that a column may hold besides names in other languages. */
export const plainInterpreterFields = [
	...(["name", "givenName", "middleName", "familyName", "nameWithNote"] as const),
	...ownFields,
	...(["address", "phone", "note"] as const),
];

/** What the columns of a table mean; null is a column that is not taken. */
export interface InterpretersMapping {
	/** Is the first row a header? */
	readonly header: boolean;
	readonly columns: readonly (InterpreterField | null)[];
}

const isOwn = (word: string): word is OwnField => (ownFields as readonly string[]).includes(word);
const isNoOnesHere = (field: string): boolean => ["party", "languages", "nameWithParty"].includes(field);

export const isInterpreterField = (word: string): word is InterpreterField =>
	isOwn(word) || (isPeopleField(word) && !isNoOnesHere(word));

const known = headerWords({
	a: "a,a language,a languages,language a,languages a,mother tongue,native language,язык a,языки a,а,язык а,языки а,родной язык",
	b: "b,b language,b languages,language b,languages b,active languages,язык b,языки b,в,язык в,языки в,язык б,языки б,активные языки",
	c: "c,c language,c languages,language c,languages c,passive languages,язык c,языки c,с,язык с,языки с,пассивные языки",
	combination: `combination,language combination,languages,working languages,
		комбинация,языковая комбинация,языки,рабочие языки`,
	retours: "retour,retours,accredited retours,ретур,ретуры",
	evidence: "evidence,accreditation,accreditations,proof,подтверждения,подтверждение,аккредитация,аккредитации",
	domains: `themes,theme,domains,domain,subjects,subject,topics,specialisation,specialization,fields,
		тематика,темы,тема,специализация,области`,
	town: `town,city,domicile,professional domicile,residence,based in,
		город,место жительства,место работы,профессиональный адрес`,
	tracks: "kind of work,track,tracks,kinds of work,вид работы,виды работы,вид перевода",
	modes: "modes,mode,modes of interpreting,режим,режимы,режимы перевода,способ перевода",
	clearance: "clearance,clearance level,security clearance,допуск,уровень допуска",
	fee: "fee,day fee,daily fee,fee per day,rate,day rate,ставка,ставка за день,гонорар,оплата за день",
	consentedOn: "agreed on,agreed,consent,consented on,date of consent,дата согласия,согласие",
});

/** What the columns seem to mean, for a person to put right. A field is given to one column at most. */
export function guessInterpreterColumns(table: Table): InterpretersMapping {
	const first = table.rows[0]?.cells ?? [];
	const own = first.map((cell) => readHeader(cell, known)?.field);
	const people = guessColumns(table);
	const columns: (InterpreterField | null)[] = [];
	for (const [column, field] of people.columns.entries()) {
		const named = own[column] ?? (field === "nameWithParty" ? "name" : field);
		const meant = named && isInterpreterField(named) && !columns.includes(named) ? named : null;
		columns.push(meant);
	}
	return { header: people.header || own.some(Boolean), columns };
}

/** The same columns as far as they are about any person. */
export const peoplesPart = ({ header, columns }: InterpretersMapping): PeopleMapping => ({
	header,
	columns: columns.map((field) => (field && !isOwn(field) ? field : null)),
});
