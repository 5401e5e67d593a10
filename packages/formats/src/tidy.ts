/** Tidying: text from any source made ready for the Markdown parser, and bounded so that no text can keep it long. */

/** Five hundred items with their links; the parser needs about a second for it. */
const longestText = 80_000;
const longestLine = 2000;
const deepestIndent = 40;
/** The parser's time grows with the square of a paragraph full of asterisks. */
const longestParagraph = 20_000;

/** "09:30 Opening", "2.1 Reports": to Markdown the continuation of whatever stands above. */
const standsAlone = /^(?:\d{1,2}:\d{2}|\d{1,3}(?:\.\d{1,3})+[.)]?\s)/;

export interface Tidied {
	readonly text: string;
	/** Line of the source, from 1, for each line of the text. */
	readonly lines: readonly number[];
	/** The first line of the source of which something was left out. */
	readonly cutAt?: number | undefined;
}

export function tidy(text: string): Tidied {
	const whole = text.slice(0, longestText).replace(/^\uFEFF/, "");
	const raw = whole.replace(/\r\n?/g, "\n").replaceAll("\0", "").split("\n");
	let cutAt = text.length > longestText ? raw.length : undefined;
	const common = Math.min(...raw.filter((line) => line.trim() !== "").map((line) => indentOf(line).length));
	let paragraph = 0;
	let alone = false;
	const tidied: string[] = [];
	const lines: number[] = [];
	const put = (line: string, number: number) => {
		tidied.push(line);
		lines.push(number);
	};
	for (const [index, line] of raw.entries()) {
		const plain = line.slice(Number.isFinite(common) ? common : 0).replace(/^(?:\s{0,3}>)+\s?/, "");
		const indent = indentOf(plain).slice(0, deepestIndent);
		const words = plain.trimStart();
		// A rule drawn with many dashes is a rule; to the parser it may be as many lists in lists.
		const rest = words
			.replace(/^[•◦▪●‣⁃∙·–—]\s+/u, "- ")
			.replace(/^(?:[-*+>]\s?){10,}/, "---")
			.slice(0, longestLine);
		paragraph = rest === "" || /^(?:[-*+|#]|\d+[.)])/.test(rest) ? 0 : paragraph + rest.length;
		if (words.length > longestLine || paragraph > longestParagraph) cutAt = Math.min(cutAt ?? index + 1, index + 1);
		if (alone || standsAlone.test(rest)) put("", index + 1);
		alone = standsAlone.test(rest);
		// Spaces at a line's end are a hard break, so they stay.
		if (paragraph > longestParagraph) put("", index + 1);
		else put(alone ? rest : indent + rest, index + 1);
	}
	return { text: tidied.join("\n"), lines, cutAt };
}

const indentOf = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? "";
