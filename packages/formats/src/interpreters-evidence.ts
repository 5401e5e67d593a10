/** Evidence for pairs of languages as a cell of a table: "ka→en (test: The secretariat | consecutive | until 2027-05-01)". */
import { type Evidence, type EvidenceKind, fold, type InterfaceLanguage, type Pair } from "@plenary/domain";
import { readModes, writeWords } from "./interpreters-facts.ts";
import { languageNamed, readLanguages } from "./language-words.ts";
import { dayOf } from "./parties-table.ts";

const longestBy = 300;

const kinds = {
	en: { accreditation: "accreditation", test: "test", peer: "colleagues", work: "work", self: "self-declared" },
	ru: { accreditation: "аккредитация", test: "экзамен", peer: "коллеги", work: "работа", self: "с его слов" },
} as const satisfies Record<InterfaceLanguage, Record<EvidenceKind, string>>;

const kindOf = new Map(
	Object.values(kinds).flatMap((words) =>
		Object.entries(words).flatMap(([kind, word]) => [
			[fold(word), kind as EvidenceKind] as const,
			[kind, kind as EvidenceKind] as const,
		]),
	),
);

/** A pair, and the words in the brackets behind it: "RU→EN", "ru > en (test)". Only with both languages. */
export function readPair(piece: string): { pair: [string, string]; words: string } | undefined {
	const [, from = "", to = "", words = ""] =
		/^([^→>()]{2,40}?)\s*(?:→|[-=]?>)\s*([^→>()]{2,40}?)\s*(?:\((.*)\))?$/su.exec(piece) ?? [];
	const [one, other] = [languageOf(from), languageOf(to)];
	return one && other ? { pair: [one, other], words: words.trim() } : undefined;
}

/** Words that do not say what kind of evidence they are count as a colleague's. */
export function readEvidence([from, to]: Pair, words: string): Evidence {
	const [first = "", ...rest] = words.split("|").map((part) => part.trim());
	const colon = first.indexOf(":");
	const kind = kindOf.get(fold(colon < 0 ? first : first.slice(0, colon).trim()));
	const by = kind === undefined ? [first] : colon < 0 ? [] : [first.slice(colon + 1)];
	const evidence: Evidence = { from, to, kind: kind ?? "peer", by: "", mode: null, on: null, until: null };
	for (const part of rest) {
		const last = part.replace(/^(until|till|до)\s+/iu, "");
		const [day, mode] = [dayOf(last), readModes(part).found[0]];
		if (day !== null && last !== part) evidence.until = day;
		else if (day !== null) evidence.on = day;
		else if (mode) evidence.mode = mode;
		else by.push(part);
	}
	evidence.by = by.join(", ").trim().slice(0, longestBy).trim();
	const isBackwards = evidence.on && evidence.until && evidence.until < evidence.on;
	return isBackwards ? { ...evidence, on: null } : evidence;
}

export function writeEvidence({ from, to, kind, by, mode, on, until }: Evidence, language: InterfaceLanguage): string {
	const whose = by.replaceAll("(", "[").replaceAll(")", "]").replaceAll("|", "/").replaceAll("\n", " ");
	const said = `${kinds[language][kind]}${whose && `: ${whose}`}`;
	const last = until && `${language === "en" ? "until" : "до"} ${until}`;
	const parts = [said, mode && writeWords([mode], language), on, last];
	return `${from}→${to} (${parts.filter(Boolean).join(" | ")})`;
}

function languageOf(words: string): string | undefined {
	const tag = languageNamed(words) ?? readLanguages(words).tags[0];
	return tag && spoken(tag);
}

/** Regions and scripts make no booth. */
export const spoken = (tag: string): string => tag.split("-")[0] ?? tag;
