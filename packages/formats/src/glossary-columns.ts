/** Columns of a glossary: which hold the terms of a language, and which what is said about them or about the concept. */
import { languageTag } from "@plenary/domain";
import { headerWords, mostlyCyrillic, readHeader } from "./headers.ts";
import { readLanguages } from "./language-words.ts";
import type { Table } from "./table.ts";

/** Said about the terms of one language. */
export const termParts = ["term", "status", "note", "pronunciation"] as const;
export type TermPart = (typeof termParts)[number];

/** Said about the whole line; `status` and `note` where no language is named. */
export const conceptParts = ["status", "note", "definition", "subject", "source", "restricted"] as const;
export type ConceptPart = (typeof conceptParts)[number];

/** "term:ru", "status:ru", or "definition". */
export type GlossaryField = `${TermPart}:${string}` | ConceptPart;

/** What the columns of a table mean; null is a column that is not taken. */
export interface GlossaryMapping {
	readonly header: boolean;
	readonly columns: readonly (GlossaryField | null)[];
}

/** The part and the language of a field that is of one; undefined for any other word. */
export function termFieldOf(word: string): [TermPart, string] | undefined {
	const [name = "", tag, ...more] = word.split(":");
	const part = termParts.find((one) => one === name);
	return part && tag !== undefined && more.length === 0 && languageTag.safeParse(tag).success ? [part, tag] : undefined;
}

export const isGlossaryField = (word: string): word is GlossaryField =>
	conceptParts.some((part) => part === word) || termFieldOf(word) !== undefined;

const known = headerWords<TermPart | ConceptPart>({
	term: "term,terms,word,translation,equivalent,термин,термины,слово,перевод,эквивалент",
	status: "status,state,статус,состояние",
	note: "note,notes,comment,comments,remark,remarks,usage,примечание,примечания,комментарий,заметка",
	pronunciation: "pronunciation,pronounced,ipa,произношение,транскрипция",
	definition: "definition,meaning,explanation,определение,дефиниция,значение,пояснение",
	subject: "subject,subject field,theme,topic,domain,field,category,тема,область,предметная область,рубрика,категория",
	source: "source,source paper,paper,reference,document,источник,документ,ссылка",
	restricted: "restricted,confidential,ограниченный доступ,ограничено,для служебного пользования,конфиденциально",
});

/** What the columns seem to mean, for a person to put right; each field once. */
export function guessGlossaryColumns(table: Table): GlossaryMapping {
	const first = table.rows[0]?.cells ?? [];
	const named = first.map(fieldOfHeader);
	const header = named.some(Boolean);
	const columns: (GlossaryField | null)[] = [];
	for (const [column, field] of named.entries()) {
		const guess = header ? field : byScript(table.rows.flatMap(({ cells }) => cells[column]?.trim() || []));
		columns.push(guess && !columns.includes(guess) ? guess : null);
	}
	return { header, columns };
}

function fieldOfHeader(header: string): GlossaryField | null {
	const read = readHeader(header, known);
	if (read?.field === "term") return read.language ? `term:${read.language}` : null;
	if (read?.language && termParts.some((part) => part === read.field))
		return `${read.field}:${read.language}` as GlossaryField;
	if (read && isGlossaryField(read.field)) return read.field;
	return languageOfHeader(header);
}

/** "en", "English", "EN (English)", "на русском языке": nothing but a language, and words around one. */
function languageOfHeader(header: string): GlossaryField | null {
	const bare = header.slice(0, 100).replace(/(?<!\p{L})(?:in|language|на|язык|языке)(?!\p{L})/giu, " ");
	const { tags, unknown } = readLanguages(bare);
	return tags.length === 1 && unknown.length === 0 ? `term:${tags[0]}` : null;
}

const scripts: readonly (readonly [RegExp, string])[] = [
	[/\p{Script=Georgian}/u, "ka"],
	[/\p{Script=Armenian}/u, "hy"],
];

/** Without any header a column is of the language whose letters it has. */
function byScript(values: readonly string[]): GlossaryField | null {
	if (values.length === 0) return null;
	const own = scripts.find(([script]) => values.some((value) => script.test(value)));
	return `term:${own?.[1] ?? (mostlyCyrillic(values) ? "ru" : "en")}`;
}
