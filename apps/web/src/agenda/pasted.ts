/** What is pasted into a title: a line of words, or an agenda of its own. */

const marked = /^\s*(?:[-*+•–]\s|\d{1,3}(?:\.\d{1,3})*[.)]?\s|#{1,6}\s|\|)/u;

/** Several lines that are a list, a table or headings; a title that was only broken in two lines is none. */
export function looksLikeList(text: string): boolean {
	const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
	return lines.length > 2 || (lines.length === 2 && lines.every((line) => marked.test(line)));
}
