/** The measure itself: a lost struct, a lost deletion and a changed word are seen. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { difference, holdingsOf } from "./difference.ts";
import { documentOf } from "./hall.ts";

function written(): { doc: Y.Doc; updates: Uint8Array[] } {
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on("update", (update: Uint8Array) => updates.push(update));
	doc.getText("words").insert(0, "Agreed.");
	doc.getText("words").delete(0, 3);
	doc.getText("words").insert(4, "!");
	return { doc, updates };
}

test("difference: sees each struct and each deletion that is missing", () => {
	const { doc, updates } = written();
	const [first, deletion, last] = updates as [Uint8Array, Uint8Array, Uint8Array];
	expect(difference(doc, documentOf(updates))).toEqual([]);
	expect(holdingsOf(documentOf([first, last])).lacks(deletion)).toEqual([`deletion ${doc.clientID}:0-3`]);
	expect(holdingsOf(documentOf([first, deletion])).lacks(last)).toEqual([`struct ${doc.clientID}:7-8`]);
	expect(difference(doc, documentOf([first, last]))).not.toEqual([]);
});

test("difference: sees words that differ under the same ids", () => {
	const [one, other] = ["Agreed", "Denied"].map((words) => {
		const doc = new Y.Doc();
		doc.clientID = 7;
		doc.getText("words").insert(0, words);
		return doc;
	}) as [Y.Doc, Y.Doc];
	expect(difference(one, other).join()).toContain("shows");
});
