/** A typist: letter after letter behind their own caret, and with each the caret's new place, as an editor sends them. */
import * as Y from "yjs";
import type { Whole } from "./whole.ts";

/** The root text that all scenarios write in. */
export const rootText = "minutes";

const letters = "the quick brown fox jumps over the lazy dog ";

export class Typist {
	readonly whole: Whole;
	/** When the n-th letter was typed; each letter is one clock of this client. */
	readonly typedAt: number[] = [];
	readonly #text: Y.Text;
	#caret: Y.RelativePosition | undefined;

	constructor(whole: Whole, name: string) {
		this.whole = whole;
		this.#text = whole.doc.getText(rootText);
		whole.awareness.setLocalStateField("user", { name, color: "#336699" });
	}

	get client(): number {
		return this.whole.doc.clientID;
	}

	type(): void {
		const { doc, awareness } = this.whole;
		const letter = letters[this.typedAt.length % letters.length] ?? " ";
		this.typedAt.push(performance.now());
		const before = this.#caret && Y.createAbsolutePositionFromRelativePosition(this.#caret, doc);
		const at = before?.index ?? 0;
		this.#text.insert(at, letter);
		// Sticks to the letter before it, so that others' letters at the same place do not push it away.
		this.#caret = Y.createRelativePositionFromTypeIndex(this.#text, at + 1, -1);
		const place = Y.relativePositionToJSON(this.#caret);
		awareness.setLocalStateField("cursor", { anchor: place, head: place });
	}
}
