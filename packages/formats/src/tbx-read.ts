/** Glossaries from TBX files: the standard of 2019, and the older martif files that most programs still write. */
import { longestOf, mostTerms, type NewConcept, type NewTerm, type TermStatus, termKey, tidied } from "@plenary/domain";
import { readLanguages } from "./language-words.ts";
import { pronounced, restricted } from "./tbx-write.ts";
import { readXml, type XmlElement, type XmlRefused } from "./xml.ts";

export interface TbxConcept extends NewConcept {
	/** Line of the source, from 1. */
	readonly line: number;
}

/** `termMissing` and `languageUnknown` cost the entry or what stands in that language; `tooLong` was cut. */
export interface TbxTrouble {
	readonly line: number;
	readonly code: "termMissing" | "languageUnknown" | "tooLong";
	readonly value: string;
}

export interface TbxRead {
	readonly concepts: readonly TbxConcept[];
	readonly troubles: readonly TbxTrouble[];
}

/** `notTbx` is XML of another kind; `tooManyTerms` more than a glossary holds. */
export type TbxRefused = XmlRefused | { readonly refusal: "notTbx" | "tooManyTerms"; readonly line: number };

const entryNames = new Set(["conceptEntry", "termEntry"]);
const sectionNames = new Set(["langSec", "langSet"]);
const termNames = new Set(["termSec", "tig", "ntig"]);
const rootNames = new Set(["tbx", "martif", "TBX"]);

type Draft<Fields> = { -readonly [Key in keyof Fields]: Fields[Key] };
interface DraftTerm extends Draft<NewTerm> {
	line: number;
}
interface DraftConcept extends Omit<Draft<TbxConcept>, "terms"> {
	terms: DraftTerm[];
}

/** Reads a file; never throws. Languages come without their region, statuses as the glossary has them. */
export function readTbx(source: string | Uint8Array): TbxRead | TbxRefused {
	const concepts: TbxConcept[] = [];
	const troubles: TbxTrouble[] = [];
	let isTbx = false;
	let terms = 0;
	let concept: DraftConcept | undefined;
	let language: string | undefined;
	let term: DraftTerm | undefined;
	const text = (words: string, field: keyof typeof longestOf, line: number): string => {
		const one = words.trim();
		if (one.length > longestOf[field]) troubles.push({ line, code: "tooLong", value: one.slice(0, 100) });
		return tidied(one, field);
	};
	const refused = readXml(source, {
		open(element) {
			const { name, attributes, line } = element;
			if (rootNames.has(name)) isTbx = true;
			if (entryNames.has(name)) concept = { line, terms: [] };
			if (sectionNames.has(name)) {
				const said = attributes["xml:lang"] ?? attributes.lang ?? "";
				language = languageOf(said);
				if (!language) troubles.push({ line, code: "languageUnknown", value: said.slice(0, 100) });
			}
			if (termNames.has(name)) term = { language: language ?? "", words: "", line };
		},
		close(element, words) {
			const { name, line } = element;
			if (!concept) return;
			if (name === "term" && term) term.words ||= text(words, "words", line);
			else if (termNames.has(name)) {
				if (term?.words && term.language && !concept.terms.some((one) => termKey(one) === termKey(term as DraftTerm))) {
					concept.terms.push(term);
					terms += 1;
				}
				term = undefined;
			} else if (sectionNames.has(name)) language = undefined;
			else if (entryNames.has(name)) {
				const { terms: found, ...fields } = concept;
				if (found.length > 0) concepts.push({ ...fields, terms: found.map(({ line: _, ...one }) => one) });
				else troubles.push({ line: concept.line, code: "termMissing", value: "" });
				concept = undefined;
			} else note(element, words, concept, term, text);
		},
	});
	if (refused) return refused;
	if (!isTbx) return { refusal: "notTbx", line: 1 };
	if (terms > mostTerms) return { refusal: "tooManyTerms", line: 1 };
	return { concepts, troubles };
}

/** What is said about a concept or a term: by its type, or by its name in the style that has a name for each (DCT). */
function note(
	{ name, attributes, line }: XmlElement,
	words: string,
	concept: DraftConcept,
	term: DraftTerm | undefined,
	text: (words: string, field: keyof typeof longestOf, line: number) => string,
): void {
	if (words.trim() === "") return;
	const what = attributes.type ?? name;
	if (what === "definition") concept.definition ||= text(words, "definition", line);
	else if (what === "subjectField") concept.subject ||= text(words, "subject", line);
	else if (what === "source" || what === "sourceIdentifier") concept.source ||= text(words, "source", line);
	else if ((what === "administrativeStatus" || what === "normativeAuthorization") && term) {
		const status = statusOf(words.trim());
		if (status) term.status = status;
	} else if (what === "pronunciation" && term) term.pronunciation ||= text(words, "pronunciation", line);
	else if (name === "note" || what === "usageNote") {
		const trimmed = words.trim();
		if (!term && trimmed === restricted) concept.isRestricted = true;
		else if (term && trimmed.startsWith(pronounced))
			term.pronunciation ||= text(trimmed.slice(pronounced.length), "pronunciation", line);
		else if (term) term.note ||= text(words, "note", line);
		else concept.definition ||= text(words, "definition", line);
	}
}

/** "preferredTerm-admn-sts", "preferred", "standardizedTerm": the words that the standard and its users have for them. */
function statusOf(words: string): TermStatus | undefined {
	if (/^(?:preferred|standardi[sz]ed|regulated|legal)/i.test(words)) return "agreed";
	if (/^(?:admitted|proposed|allowed)/i.test(words)) return "proposed";
	return /^(?:deprecated|superseded|forbidden|notRecommended|rejected)/i.test(words) ? "forbidden" : undefined;
}

/** "en-GB" and "ENG" are English; a script stays: "sr-Latn". */
function languageOf(tag: string): string | undefined {
	const [code = "", ...more] = tag.trim().replaceAll("_", "-").split("-");
	const script = more.find((part) => /^[A-Za-z]{4}$/.test(part));
	return readLanguages(script ? `${code}-${script}` : code).tags[0];
}
