/** What people write in the fault tests: letters of several scripts, signs of two halves, formats, deletions. */
import * as Y from "yjs";
import type { Roll } from "./rounds.ts";

const words = ["minutes ", "протокол ", "ოქმი ", "արձանագրություն ", "👩‍👩‍👧‍👦", "🇺🇦", "𝒜𝒷 ", "e\u0301", "\n"];

/** One change by chance. Insertions and deletions fall between the halves of a sign as often as anywhere else. */
export function scribble(doc: Y.Doc, roll: Roll): void {
	const text = doc.getText("words");
	const at = roll(text.length + 1);
	const kind = text.length > 3000 ? 6 : roll(10);
	if (kind < 5) text.insert(at, words[roll(words.length)] ?? "");
	else if (kind < 7) text.delete(at, Math.min(text.length - at, 1 + roll(text.length > 3000 ? 1500 : 6)));
	else if (kind === 7) format(text, at, roll);
	else if (kind === 8) doc.getMap("facts").set(`fact ${roll(5)}`, { number: roll(1000), words: words[roll(8)] });
	else doc.transact(() => paragraph(doc.getXmlFragment("item"), roll));
}

/**
 * Whole signs only: where a format changes nothing, Yjs cuts the sign at the writer alone and tells nobody, so that an
 * editor has to see to it. Plenary's does.
 */
function format(text: Y.Text, at: number, roll: Roll): void {
	const shown = text.toString();
	const isHalf = (place: number) => /[\udc00-\udfff]/.test(shown[place] ?? "");
	const from = isHalf(at) ? at - 1 : at;
	const end = Math.min(shown.length, from + 1 + roll(8));
	const to = isHalf(end) ? end + 1 : end;
	if (to > from && shown.length === text.length) text.format(from, to - from, { bold: roll(2) === 0 ? true : null });
}

function paragraph(fragment: Y.XmlFragment, roll: Roll): void {
	if (fragment.length > 20) fragment.delete(roll(fragment.length), 1);
	const made = new Y.XmlElement("paragraph");
	fragment.insert(roll(fragment.length + 1), [made]);
	made.insert(0, [new Y.XmlText(words[roll(words.length)])]);
	made.setAttribute("id", String(roll(1000)));
}
