/**
 * Texts: words that people write together, one shared text for each thing and language.
 *
 * They are root texts of the document, named "title/<id>/<language>", and never values in a map: two people who first
 * write a title in a new language at once would each make a text there, and one would lose every word.
 */
import type { Text } from "@plenary/domain";
import type * as Y from "yjs";

export type TextKind = "title" | "words";

/** The root names of texts: kind, id and language. */
export const textNamePattern = /^(title|words)\/([A-Za-z0-9_-]{6,40})\/([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})$/;

export const sharedText = (doc: Y.Doc, kind: TextKind, id: string, language: string): Y.Text =>
	doc.getText(`${kind}/${id}/${language}`);

/** All texts of a kind that have words, by id. */
export function readTexts(doc: Y.Doc, kind: TextKind): Map<string, Text> {
	const found = new Map<string, Record<string, string>>();
	for (const name of [...doc.share.keys()]) {
		const [, itsKind, id, language] = textNamePattern.exec(name) ?? [];
		if (itsKind !== kind || id === undefined || language === undefined) continue;
		const words = doc.getText(name).toString();
		if (words !== "") found.set(id, { ...found.get(id), [language]: words });
	}
	return found;
}

/** Makes a shared text say something else, touching only what differs, so that a neighbour's caret and words stay. */
export function rewrite(text: Y.Text, words: string): void {
	const old = text.toString();
	const shorter = Math.min(old.length, words.length);
	let head = 0;
	while (head < shorter && old.charCodeAt(head) === words.charCodeAt(head)) head++;
	if (splitsPair(old, head) || splitsPair(words, head)) head--;
	let end = 0;
	while (end < shorter - head && old.charCodeAt(old.length - 1 - end) === words.charCodeAt(words.length - 1 - end))
		end++;
	if (splitsPair(old, old.length - end) || splitsPair(words, words.length - end)) end--;
	if (old.length > head + end) text.delete(head, old.length - head - end);
	if (words.length > head + end) text.insert(head, words.slice(head, words.length - end));
}

/** Would a cut at this place part the two halves of one character? */
function splitsPair(words: string, at: number): boolean {
	const before = words.charCodeAt(at - 1);
	const after = words.charCodeAt(at);
	return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
