/** Documents as the peers hold them in memory. */
import * as Y from "yjs";
import type { Stored } from "./hosting.ts";

/** The root text that all scenarios write in. */
const rootText = "minutes";

export function holds(doc: Y.Doc, { length, clocks }: Stored): boolean {
	if (doc.getText(rootText).length !== length) return false;
	const vector = Y.decodeStateVector(Y.encodeStateVector(doc));
	return [...vector.values()].reduce((sum, clock) => sum + clock, 0) === clocks;
}
