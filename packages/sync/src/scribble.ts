/** Random documents for property tests: what people, undo and the odd corner of Yjs can leave behind. */
import fc from "fast-check";
import * as Y from "yjs";

/** `THOROUGHNESS=50 npx vitest run` tries fifty times as much. */
export const thoroughness = Number(process.env.THOROUGHNESS ?? 1);

/** One thing somebody does to a document; numbers are taken modulo what is there. */
export interface Stroke {
	who: number;
	what: number;
	where: number;
	text: string;
	/** Others are told now. */
	tell: boolean;
}

export const strokes = fc.array(
	fc.record({
		who: fc.nat(2),
		what: fc.nat(11),
		where: fc.nat(50),
		text: fc.oneof(fc.string({ minLength: 1, maxLength: 4 }), fc.constantFrom("🎉", "ж", "ღ", "👩‍👩‍👧", "\u0000")),
		tell: fc.boolean(),
	}),
	{ maxLength: 60, size: "max" },
);

/** Lets three people scribble; returns their documents, which have not heard everything of each other. */
export function scribble(list: Stroke[], start: Uint8Array[] = []): Y.Doc[] {
	const docs = [0, 1, 2].map(() => new Y.Doc());
	const undos = docs.map((doc) => new Y.UndoManager(doc.getText("text"), { captureTimeout: 0, doc }));
	for (const doc of docs) for (const update of start) Y.applyUpdate(doc, update);
	for (const stroke of list) {
		const doc = docs[stroke.who] as Y.Doc;
		draw(doc, undos[stroke.who] as Y.UndoManager, stroke);
		if (stroke.tell) for (const other of docs) if (other !== doc) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
	}
	return docs;
}

export function draw(doc: Y.Doc, undo: Y.UndoManager, { what, where, text }: Omit<Stroke, "who" | "tell">): void {
	const words = doc.getText("text");
	const list = doc.getArray<unknown>("list");
	const map = doc.getMap<unknown>("map");
	const xml = doc.getXmlFragment("xml");
	const within = (length: number) => (length === 0 ? 0 : where % length);
	switch (what) {
		case 0:
		case 1:
			// Between whole characters, as an editor does: half a pair is lost to everyone.
			words.insert(within([...words.toString()].length) === 0 ? 0 : words.length, text);
			break;
		case 2:
			if (words.length > 0) words.delete(0, words.length);
			break;
		case 3:
			words.format(0, words.length, { bold: where % 2 === 0 ? true : null, note: { text } });
			break;
		case 4:
			words.insertEmbed(words.length, { image: text });
			break;
		case 5:
			list.insert(within(list.length), [
				where,
				text,
				null,
				true,
				{ [text]: [where / 3, -where, 2n ** 40n] },
				new Uint8Array(3),
			]);
			break;
		case 6:
			if (list.length > 0) list.delete(within(list.length), 1);
			break;
		case 7:
			map.set(text, where % 3 === 0 ? new Y.Map([["inner", new Y.Array()]]) : where);
			break;
		case 8:
			for (const key of map.keys()) {
				map.delete(key);
				break;
			}
			break;
		case 9: {
			const paragraph = new Y.XmlElement(where % 2 ? "paragraph" : "heading");
			paragraph.setAttribute("id", text);
			paragraph.insert(0, [new Y.XmlText(text)]);
			xml.insert(within(xml.length), [paragraph]);
			break;
		}
		case 10:
			list.push([new Y.Doc({ guid: text, meta: { where } })]);
			break;
		default:
			if (where % 2) undo.undo();
			else undo.redo();
	}
}
