/** Interpreters as a table: rows become candidates for the register and troubles, and interpreters become rows again. */
import {
	type Clearance,
	type Evidence,
	type Fee,
	type InterfaceLanguage,
	type InterpreterTrack,
	type InterpretingMode,
	knows,
	type Pair,
	pairsOf,
	type Text,
} from "@plenary/domain";
import { type InterpreterField, type InterpretersMapping, peoplesPart } from "./interpreters-columns.ts";
import { readEvidence, readPair, spoken, writeEvidence } from "./interpreters-evidence.ts";
import {
	readClearance,
	readFee,
	readModes,
	readTracks,
	writeClearance,
	writeFee,
	writeWords,
} from "./interpreters-facts.ts";
import { readLanguages } from "./language-words.ts";
import { dayOf } from "./parties-table.ts";
import { type PersonTrouble, readPeople } from "./people-table.ts";
import { type Separator, type Table, type TableTrouble, writeTable } from "./table.ts";

/** An interpreter as one line of a table tells of them; what it does not tell is empty. */
export interface InterpreterRow {
	readonly name: string;
	readonly names: Text;
	readonly a: readonly string[];
	readonly b: readonly string[];
	readonly c: readonly string[];
	readonly retours: readonly Pair[];
	readonly evidence: readonly Evidence[];
	readonly domains: readonly string[];
	readonly town: string;
	readonly address: string | null;
	readonly phone: string;
	/** Conferences, where nothing is said of it. */
	readonly tracks: readonly InterpreterTrack[];
	readonly modes: readonly InterpretingMode[];
	readonly clearance: Clearance | null;
	readonly fee: Fee | null;
	readonly consentedOn: string | null;
	readonly note: string;
}

export interface InterpreterCandidate extends InterpreterRow {
	/** Line of the source, from 1. */
	readonly line: number;
}

/**
 * Beside those of people: `languageTwice`, a language stands under two letters, the first counts; `retourUnknown`, no
 * pair of languages, and `retourInvalid`, a pair that the languages do not bear, were left out, and so was `dayInvalid`.
 */
export type InterpreterTrouble =
	| PersonTrouble
	| TableTrouble<
			| "languageTwice"
			| "retourUnknown"
			| "retourInvalid"
			| "dayInvalid"
			| "evidenceInvalid"
			| "trackUnknown"
			| "modeUnknown"
			| "clearanceInvalid"
			| "feeInvalid"
	  >;

export interface InterpretersRead {
	readonly interpreters: readonly InterpreterCandidate[];
	readonly troubles: readonly InterpreterTrouble[];
}

const longestDomain = 80;
const longestTown = 120;
const mostDomains = 40;

/** The interpreters of a table; never throws. Every row that is not empty becomes one or a `nameMissing`. */
export function readInterpreters(table: Table, mapping: InterpretersMapping): InterpretersRead {
	const read = readPeople(table, peoplesPart(mapping));
	const rows = new Map(table.rows.map((row) => [row.line, row.cells]));
	const troubles: InterpreterTrouble[] = [...read.troubles];
	const interpreters = read.people.map(({ line, name, names, address, phone, note }) => {
		const cells = rows.get(line) ?? [];
		const columnOf = (field: InterpreterField) => mapping.columns.indexOf(field);
		const words = (field: InterpreterField) => (cells[columnOf(field)] ?? "").slice(0, 1000).trim();
		const warn = (code: InterpreterTrouble["code"], value: string, field: InterpreterField) =>
			troubles.push({ line, column: columnOf(field), code, value: value.slice(0, 100) } as InterpreterTrouble);

		const languages = { a: [] as string[], b: [] as string[], c: [] as string[], retours: [] as [string, string][] };
		const take = (letter: Letter, list: string, field: InterpreterField) => {
			const { tags, unknown } = readLanguages(list);
			if (unknown.length > 0) warn("languageUnknown", unknown.join(" "), field);
			for (const tag of new Set(tags.map(spoken))) {
				if (knows(languages, tag) && !languages[letter].includes(tag)) warn("languageTwice", tag, field);
				else if (!languages[letter].includes(tag)) languages[letter].push(tag);
			}
		};
		for (const letter of letters) take(letter, words(letter), letter);
		for (const [letter, list] of parted(words("combination"))) take(letter, list, "combination");

		const evidence: Evidence[] = [];
		for (const piece of pieces(words("retours"))) {
			const retour = readPair(piece);
			if (!retour) warn("retourUnknown", piece, "retours");
			else {
				const [from, to] = retour.pair;
				if (from === to || !languages.b.includes(to) || !knows(languages, from)) {
					warn("retourInvalid", piece, "retours");
				} else if (!languages.retours.some((one) => one[0] === from && one[1] === to)) {
					languages.retours.push([from, to]);
					if (retour.words) evidence.push(readEvidence([from, to], retour.words));
				}
			}
		}
		const worked = new Set(pairsOf(languages).map(([from, to]) => `${from}>${to}`));
		for (const piece of pieces(words("evidence"))) {
			const told = readPair(piece);
			if (told && worked.has(told.pair.join(">"))) evidence.push(readEvidence(told.pair, told.words));
			else warn("evidenceInvalid", piece, "evidence");
		}
		const day = words("consentedOn");
		const consentedOn = day === "" ? null : dayOf(day);
		if (day !== "" && consentedOn === null) warn("dayInvalid", day, "consentedOn");
		const domains = domainsOf(words("domains"));
		const town = words("town").slice(0, longestTown);
		const planning = readFacts(words, warn);
		return { line, name, names, ...languages, evidence, domains, town, address, phone, ...planning, consentedOn, note };
	});
	return { interpreters, troubles };
}

type Warn = (code: InterpreterTrouble["code"], value: string, field: InterpreterField) => void;

function readFacts(words: (field: InterpreterField) => string, warn: Warn) {
	const [tracks, modes] = [readTracks(words("tracks")), readModes(words("modes"))];
	if (tracks.unknown.length > 0) warn("trackUnknown", tracks.unknown.join(", "), "tracks");
	if (modes.unknown.length > 0) warn("modeUnknown", modes.unknown.join(", "), "modes");
	const one = <Fact>(
		field: InterpreterField,
		read: (cell: string) => Fact | undefined,
		code: "clearanceInvalid" | "feeInvalid",
	) => {
		const cell = words(field);
		const fact = cell === "" ? null : read(cell);
		if (fact === undefined) warn(code, cell, field);
		return fact ?? null;
	};
	return {
		tracks: tracks.found.length > 0 ? tracks.found : (["conference"] as const),
		modes: modes.found,
		clearance: one("clearance", readClearance, "clearanceInvalid"),
		fee: one("fee", readFee, "feeInvalid"),
	};
}

const letters = ["a", "b", "c"] as const;
type Letter = (typeof letters)[number];

/** Cyrillic letters that look like A, B and C, or stand for them. */
const letterOf: Readonly<Record<string, Letter>> = { a: "a", b: "b", c: "c", а: "a", в: "b", б: "b", с: "c" };

/** "A EN · B RU, FR · C UK" as its letters and what stands behind each. */
function parted(combination: string): [Letter, string][] {
	const marks = [...combination.matchAll(/(?<![\p{L}\p{N}])([ABCАВБС])(?![\p{L}\p{N}-])/giu)];
	return marks.flatMap((mark, at) => {
		const letter = letterOf[mark[1]?.toLowerCase() ?? ""];
		const behind = combination.slice(mark.index + 1, marks[at + 1]?.index).replace(/^\s*[:)(=]/, "");
		return letter ? [[letter, behind] as const as [Letter, string]] : [];
	});
}

/** Parts at semicolons, commas and new lines that stand in no brackets. */
function pieces(list: string): string[] {
	const found = [""];
	let depth = 0;
	for (const sign of list) {
		if (sign === "(") depth++;
		if (sign === ")") depth--;
		if (depth <= 0 && /[;,\n]/.test(sign)) found.push("");
		else found.push((found.pop() ?? "") + sign);
	}
	return found.map((piece) => piece.trim()).filter(Boolean);
}

/** Parts at semicolons, or at commas where there are none. */
function domainsOf(list: string): string[] {
	const parts = list
		.split(/[;\n]/.test(list) ? /[;\n]/ : ",")
		.map((part) => part.trim().slice(0, longestDomain).trim());
	return [...new Set(parts.filter(Boolean))].slice(0, mostDomains);
}

type WrittenColumn = Exclude<
	InterpreterField,
	"combination" | "nameWithNote" | `${"given" | "middle" | "family"}Name${string}`
>;

const headers = {
	en: {
		name: "Name",
		a: "A languages",
		b: "B languages",
		c: "C languages",
		retours: "Retours",
		evidence: "Evidence",
		domains: "Themes",
		town: "Town",
		tracks: "Kind of work",
		modes: "Modes",
		clearance: "Clearance",
		fee: "Day fee",
		address: "E-mail",
		phone: "Phone",
		consentedOn: "Agreed on",
		note: "Note",
	},
	ru: {
		name: "Имя",
		a: "Языки A",
		b: "Языки B",
		c: "Языки C",
		retours: "Ретуры",
		evidence: "Подтверждения",
		domains: "Тематика",
		town: "Город",
		tracks: "Вид работы",
		modes: "Режимы",
		clearance: "Допуск",
		fee: "Ставка за день",
		address: "Эл. почта",
		phone: "Телефон",
		consentedOn: "Дата согласия",
		note: "Примечание",
	},
} as const satisfies Record<InterfaceLanguage, unknown>;

/**
 * A table of interpreters with a header that `guessInterpreterColumns` understands. Brackets in evidence and semicolons
 * in themes are written as others, because here they part what stands in one cell.
 */
export function writeInterpreters(
	interpreters: readonly InterpreterRow[],
	language: InterfaceLanguage = "en",
	separator: Separator = ",",
): string {
	const words = headers[language];
	const tags = [...new Set(interpreters.flatMap(({ names }) => Object.keys(names)))].sort();
	const columns: WrittenColumn[] = ["name", ...tags.map((tag) => `name:${tag}` as const)];
	columns.push("a", "b", "c", "retours", "evidence", "domains", "town", "tracks", "modes", "clearance", "fee");
	columns.push("address", "phone", "consentedOn", "note");
	const header = columns.map((column) => (isNameIn(column) ? `${words.name} (${tagOf(column)})` : words[column]));
	const rows = interpreters.map((one) => columns.map((column) => cellOf(one, column, language)));
	return writeTable([header, ...rows], separator);
}

function cellOf(one: InterpreterRow, column: WrittenColumn, language: InterfaceLanguage): string {
	if (isNameIn(column)) return one.names[tagOf(column)] ?? "";
	if (column === "a" || column === "b" || column === "c") return one[column].join(", ");
	if (column === "retours") return one.retours.map(([from, to]) => `${from}→${to}`).join("; ");
	if (column === "evidence") return one.evidence.map((told) => writeEvidence(told, language)).join("; ");
	if (column === "tracks" || column === "modes") return writeWords(one[column], language);
	if (column === "clearance") return writeClearance(one.clearance);
	if (column === "fee") return writeFee(one.fee);
	if (column === "domains") {
		const words = one.domains.map((domain) => domain.replaceAll(";", ",")).join("; ");
		return one.domains.length === 1 && words.includes(",") ? `${words};` : words;
	}
	return one[column] ?? "";
}

const isNameIn = (column: WrittenColumn): column is `name:${string}` => column.startsWith("name:");
const tagOf = (column: `name:${string}`): string => column.slice("name:".length);
