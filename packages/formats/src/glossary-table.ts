/** A glossary as a table: a line a concept, a column a language; rows become concepts and troubles, and rows again. */
import {
	type Concept,
	fold,
	type InterfaceLanguage,
	longestOf,
	type NewConcept,
	type NewTerm,
	type Term,
	type TermStatus,
	termKey,
	tidied,
	wordsOf,
} from "@plenary/domain";
import {
	type ConceptPart,
	type GlossaryField,
	type GlossaryMapping,
	type TermPart,
	termFieldOf,
} from "./glossary-columns.ts";
import { type Separator, type Table, type TableTrouble, writeTable } from "./table.ts";

export interface ConceptCandidate extends NewConcept {
	/** Line of the source, from 1. */
	readonly line: number;
}

/** `termMissing` costs the line; `statusUnknown` was left out, `tooLong` was cut; `termTwice` stands in the line twice. */
export type GlossaryTrouble = TableTrouble<"termMissing" | "statusUnknown" | "tooLong" | "termTwice">;

export interface GlossaryRead {
	readonly concepts: readonly ConceptCandidate[];
	readonly troubles: readonly GlossaryTrouble[];
}

/** The concepts of a table; never throws. Several terms of one cell stand on lines of their own, or are parted by "|". */
export function readGlossaryTable(table: Table, { header, columns }: GlossaryMapping): GlossaryRead {
	const troubles: GlossaryTrouble[] = [];
	const concepts = table.rows.slice(header ? 1 : 0).flatMap(({ line, cells }): ConceptCandidate[] => {
		const whole = cells.find((cell) => cell.trim() !== "");
		if (whole === undefined) return [];
		const warn = (code: GlossaryTrouble["code"], value: string, column: number | null) =>
			troubles.push({ line, column, code, value: value.slice(0, 100) });
		const cellOf = (field: GlossaryField) => cells[columns.indexOf(field)] ?? "";
		const text = (words: string, field: keyof typeof longestOf, column: number) => {
			const tidy = tidied(words, field);
			if (words.trim().length > longestOf[field] && tidy.length < words.trim().length) warn("tooLong", words, column);
			return tidy;
		};
		const status = (words: string, column: number) => {
			const read = statusOf(words);
			if (!read && words.trim() !== "") warn("statusUnknown", words, column);
			return read;
		};
		const terms: NewTerm[] = [];
		for (const [column, field] of columns.entries()) {
			const [part, language] = (field && termFieldOf(field)) ?? [];
			if (part !== "term" || !language) continue;
			const of = (other: TermPart, split: (cell: string) => string[]) => split(cellOf(`${other}:${language}`));
			const at = (other: TermPart) => columns.indexOf(`${other}:${language}`);
			const statuses = of("status", pieces).map((words) => status(words, at("status")));
			const notes = of("note", parts);
			const pronunciations = of("pronunciation", parts);
			for (const [nth, words] of pieces(cells[column] ?? "").entries()) {
				const term = text(words, "words", column);
				if (term === "") continue;
				if (terms.some((one) => termKey(one) === termKey({ language, words: term }))) {
					warn("termTwice", term, column);
					continue;
				}
				terms.push({
					language,
					words: term,
					...said({
						status: statuses.length === 1 ? statuses[0] : statuses[nth],
						note: text(notes[nth] ?? "", "note", at("note")),
						pronunciation: text(pronunciations[nth] ?? "", "pronunciation", at("pronunciation")),
					}),
				});
			}
		}
		if (terms.length === 0) {
			warn("termMissing", whole, null);
			return [];
		}
		const common = status(cellOf("status"), columns.indexOf("status"));
		const note = text(cellOf("note"), "note", columns.indexOf("note"));
		const fields = Object.fromEntries(
			(["definition", "subject", "source"] as const).map((field) => [
				field,
				text(cellOf(field), field, columns.indexOf(field)),
			]),
		);
		return [
			{
				line,
				terms: terms.map((term, nth) => ({
					...(common ? { status: common } : {}),
					...(note && nth === 0 ? { note } : {}),
					...term,
				})),
				...said({ ...fields, isRestricted: isYes(cellOf("restricted")) || undefined }),
			},
		];
	});
	return { concepts, troubles };
}

/** What says something, without what does not. */
const said = <Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "" && value !== undefined)) as {
		[Key in keyof Fields]?: Exclude<Fields[Key], undefined>;
	};

const headers = {
	en: { status: "Status", note: "Note", pronunciation: "Pronunciation" },
	ru: { status: "Статус", note: "Примечание", pronunciation: "Произношение" },
} as const satisfies Record<InterfaceLanguage, Record<Exclude<TermPart, "term">, string>>;
const conceptHeaders = {
	en: { definition: "Definition", subject: "Subject", source: "Source", restricted: "Restricted" },
	ru: { definition: "Определение", subject: "Тема", source: "Источник", restricted: "Ограниченный доступ" },
} as const satisfies Record<InterfaceLanguage, Record<Exclude<ConceptPart, "status" | "note">, string>>;
export const statusWords = {
	en: { agreed: "agreed", proposed: "proposed", forbidden: "forbidden" },
	ru: { agreed: "согласован", proposed: "предложен", forbidden: "не употреблять" },
} as const satisfies Record<InterfaceLanguage, Record<TermStatus, string>>;
const yes = { en: "yes", ru: "да" } as const satisfies Record<InterfaceLanguage, string>;

/** A table with a header that `guessGlossaryColumns` understands; columns in which nothing would stand are left out. */
export function writeGlossaryTable(
	concepts: readonly Concept[],
	tags: readonly string[],
	language: InterfaceLanguage = "en",
	separator: Separator = ",",
): string {
	const columns: { head: string; cell: (concept: Concept) => string }[] = [];
	for (const tag of tags) {
		const list = (concept: Concept, of: (term: Term) => string) =>
			joined(concept.terms.filter((term) => term.language === tag).map(of));
		const of = (part: TermPart, cell: (term: Term) => string) => {
			const head = part === "term" ? tag : `${headers[language][part]} (${tag})`;
			columns.push({ head, cell: (concept) => list(concept, cell) });
		};
		const some = (test: (term: Term) => boolean) =>
			concepts.some(({ terms }) => terms.some((term) => term.language === tag && test(term)));
		of("term", (term) => term.words);
		if (some((term) => term.status !== "proposed")) of("status", (term) => statusWords[language][term.status]);
		for (const part of ["note", "pronunciation"] as const)
			if (some((term) => term[part] !== "")) of(part, (term) => term[part]);
	}
	for (const field of ["definition", "subject", "source"] as const)
		if (concepts.some((concept) => concept[field] !== ""))
			columns.push({ head: conceptHeaders[language][field], cell: (concept) => concept[field] });
	if (concepts.some(({ isRestricted }) => isRestricted))
		columns.push({
			head: conceptHeaders[language].restricted,
			cell: ({ isRestricted }) => (isRestricted ? yes[language] : ""),
		});
	const rows = concepts.filter(({ terms }) => terms.some((term) => tags.includes(term.language)));
	return writeTable(
		[columns.map(({ head }) => head), ...rows.map((concept) => columns.map(({ cell }) => cell(concept)))],
		separator,
	);
}

/** What would part a cell, as part of its words. */
const escaped = (words: string): string => words.replace(/[\\|]/g, "\\$&");
const joined = (list: readonly string[]): string => (list.some(Boolean) ? list.map(escaped).join(" | ") : "");

/** The pieces of a cell between bars; a bar or a backslash behind a backslash is a letter. */
function parts(cell: string): string[] {
	if (cell.trim() === "") return [];
	const pieces = [""];
	for (const [letter] of cell.matchAll(/\\[\\|]|[\s\S]/gu)) {
		if (letter === "|") pieces.push("");
		else pieces[pieces.length - 1] += letter.length === 2 && letter.startsWith("\\") ? letter.slice(1) : letter;
	}
	return pieces.map((piece) => piece.trim());
}

/** The same, where each line of a cell is a piece of its own, too. */
const pieces = (cell: string): string[] => cell.split(/\r\n?|\n/).flatMap(parts);

const statusNames: Readonly<Record<TermStatus, readonly string[]>> = {
	agreed: words(
		"agreed approved preferred admitted final accepted recommended ok согласован утвержден рекомендован рекомендуется принят",
	),
	proposed: words(
		"proposed proposal draft candidate new provisional open предложен проект черновик новыи предварительно",
	),
	forbidden: words(
		"forbidden deprecated rejected avoid obsolete superseded never not запрещен не нерекомендуемыи устаревшии избегать отклонен",
	),
};

function words(list: string): readonly string[] {
	return list.split(" ");
}

/** The first word tells: "agreed", "Согласовано", "do not use", "не употреблять". */
function statusOf(said: string): TermStatus | undefined {
	const all = wordsOf(fold(said.slice(0, 60)));
	const first = all[0] === "do" || all[0] === "to" ? all[1] : all[0];
	if (first === undefined) return undefined;
	const stem = first.replace(/(?:а|о|ы|ая|ое|ые)$/u, "");
	return (["agreed", "proposed", "forbidden"] as const).find((status) =>
		statusNames[status].some((name) => name === first || name === stem || name === stem.replace(/ыи$/u, "")),
	);
}

const isYes = (words: string): boolean => /^(?:y|yes|true|1|x|\+|restricted|да|ограничено)$/i.test(words.trim());
