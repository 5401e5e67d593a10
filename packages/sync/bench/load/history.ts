/** Editing histories: a real trace, or one made up, as the Yjs updates that its writers' clients would have sent. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import * as Y from "yjs";
import { rootText } from "./typist.ts";

/** Where, how many letters go, and which come. */
type Patch = [at: number, deleted: number, inserted: string];

interface Trace {
	startContent?: string;
	endContent: string;
	txns: { patches: Patch[]; agent?: number; parents?: number[] }[];
}

export interface History {
	/** One update an edit, in an order in which each finds what it leans on. */
	updates: Uint8Array[];
	text: string;
	/** The clocks of all its writers together. */
	clocks: number;
}

/** Throws when the file is not there, or the trace does not end with the text that it names. */
export function readHistory(file: string, edits = Number.POSITIVE_INFINITY): History {
	const trace = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Trace;
	const { startContent = "" } = trace;
	const txns = [...(startContent ? [{ patches: [[0, 0, startContent] satisfies Patch] }] : []), ...trace.txns];
	const history = replay({ ...trace, txns: txns.slice(0, edits) });
	if (edits >= txns.length && history.text.length !== trace.endContent.length)
		throw new Error(
			`The history in ${file} ended with ${history.text.length} letters, not ${trace.endContent.length}.`,
		);
	return history;
}

/** One writer who mostly goes on where they are, sometimes jumps, and takes back a third of what they write. */
export function makeHistory(edits: number): History {
	const txns: Trace["txns"] = [];
	let [length, caret, seed] = [0, 0, 20261121];
	const chance = () => {
		seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
		return seed / 2 ** 32;
	};
	while (txns.length < edits) {
		if (chance() < 0.01) caret = Math.floor(chance() * (length + 1));
		const isDeletion = caret > 0 && chance() < 0.25;
		txns.push({ patches: [isDeletion ? [--caret, 1, ""] : [caret++, 0, String.fromCharCode(97 + chance() * 26)]] });
		length += isDeletion ? -1 : 1;
	}
	return replay({ endContent: "", txns });
}

/** Each writer's document holds exactly what the trace says they had seen. */
function replay({ txns }: Trace): History {
	const writers = new Map<number, Writer>();
	const written: { updates: Uint8Array[]; parents: number[] }[] = [];
	for (const [index, { patches, agent = 0, parents = index > 0 ? [index - 1] : [] }] of txns.entries()) {
		const writer = writers.getOrInsertComputed(agent, () => new Writer(agent + 1));
		writer.see(parents, written);
		written.push({ updates: writer.write(index, patches), parents });
	}
	const reader = new Y.Doc();
	const updates = written.flatMap((each) => each.updates);
	reader.transact(() => {
		for (const update of updates) Y.applyUpdate(reader, update);
	});
	const clocks = [...Y.decodeStateVector(Y.encodeStateVector(reader)).values()].reduce((sum, clock) => sum + clock, 0);
	return { updates, text: reader.getText(rootText).toString(), clocks };
}

class Writer {
	readonly #doc = new Y.Doc();
	readonly #seen = new Set<number>();
	#written: Uint8Array[] = [];

	constructor(clientId: number) {
		this.#doc.clientID = clientId;
		this.#doc.on("update", (update: Uint8Array, origin: unknown) => {
			if (origin !== "seen") this.#written.push(update);
		});
	}

	see(txns: readonly number[], written: readonly { updates: Uint8Array[]; parents: number[] }[]): void {
		const missing: number[] = [];
		const waiting = [...txns];
		for (let txn = waiting.pop(); txn !== undefined; txn = waiting.pop()) {
			if (this.#seen.has(txn)) continue;
			this.#seen.add(txn);
			missing.push(txn);
			waiting.push(...(written[txn]?.parents ?? []));
		}
		for (const txn of missing.sort((a, b) => a - b))
			for (const update of written[txn]?.updates ?? []) Y.applyUpdate(this.#doc, update, "seen");
	}

	write(txn: number, patches: Patch[]): Uint8Array[] {
		const text = this.#doc.getText(rootText);
		this.#written = [];
		this.#seen.add(txn);
		this.#doc.transact(() => {
			for (const [at, deleted, inserted] of patches) {
				if (deleted > 0) text.delete(at, deleted);
				if (inserted) text.insert(at, inserted);
			}
		});
		return this.#written;
	}
}
