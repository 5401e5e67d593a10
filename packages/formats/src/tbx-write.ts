/** A glossary as TBX: ISO 30042:2019, dialect TBX-Basic, in the style that terminologists' programs exchange (DCA). */
import type { Concept, Term, TermStatus } from "@plenary/domain";
import { xmlText } from "./xml.ts";

export interface TbxFile {
	readonly title: string;
	/** Where it comes from and who may have it, in a sentence or two. */
	readonly description: string;
	/** Of the title. */
	readonly language: string;
}

/** What the standard calls our statuses. */
export const tbxStatuses: Readonly<Record<TermStatus, string>> = {
	agreed: "preferredTerm-admn-sts",
	proposed: "admittedTerm-admn-sts",
	forbidden: "deprecatedTerm-admn-sts",
};
/** TBX-Basic has no field for these; they go as notes that begin so, and come back. */
export const pronounced = "Pronunciation: ";
export const restricted = "Restricted: from a paper that not everybody may see.";

/** A whole file, which `readTbx` reads back the same. Concepts without terms are no entries. */
export function writeTbx(concepts: readonly Concept[], { title, description, language }: TbxFile): string {
	const entries = concepts.filter(({ terms }) => terms.length > 0).map(entryOf);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<tbx type="TBX-Basic" style="dca" xml:lang="${xmlText(language)}" xmlns="urn:iso:std:iso:30042:ed-2">`,
		"\t<tbxHeader>",
		"\t\t<fileDesc>",
		`\t\t\t<titleStmt><title>${xmlText(title)}</title></titleStmt>`,
		`\t\t\t<sourceDesc><p>${xmlText(description)}</p></sourceDesc>`,
		"\t\t</fileDesc>",
		'\t\t<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>',
		"\t</tbxHeader>",
		"\t<text>",
		"\t\t<body>",
		...entries,
		"\t\t</body>",
		"\t</text>",
		"</tbx>",
		"",
	].join("\n");
}

function entryOf({ id, terms, definition, subject, source, isRestricted }: Concept): string {
	const languages = [...new Set(terms.map((term) => term.language))];
	return [
		// An id of XML begins with a letter.
		`\t\t\t<conceptEntry id="c-${xmlText(id)}">`,
		...line(4, "descrip", subject, "subjectField"),
		...line(4, "descrip", definition, "definition"),
		...line(4, "admin", source, "source"),
		...line(4, "note", isRestricted ? restricted : ""),
		...languages.flatMap((language) => [
			`\t\t\t\t<langSec xml:lang="${xmlText(language)}">`,
			...terms.filter((term) => term.language === language).flatMap(termLines),
			"\t\t\t\t</langSec>",
		]),
		"\t\t\t</conceptEntry>",
	].join("\n");
}

const termLines = ({ words, status, note, pronunciation }: Term): string[] => [
	"\t\t\t\t\t<termSec>",
	...line(6, "term", words),
	...line(6, "termNote", tbxStatuses[status], "administrativeStatus"),
	...line(6, "note", note),
	...line(6, "note", pronunciation && pronounced + pronunciation),
	"\t\t\t\t\t</termSec>",
];

function line(depth: number, name: string, words: string, type?: string): string[] {
	if (words === "") return [];
	const start = type ? `${name} type="${type}"` : name;
	return [`${"\t".repeat(depth)}<${start}>${xmlText(words)}</${name}>`];
}
