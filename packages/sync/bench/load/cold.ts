/** The load of a cold open: stores a history edit by edit, and opens it later, alone or with a hundred others. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import * as Y from "yjs";
import type { Seat } from "../servers/hosting.ts";
import { type History, makeHistory, readHistory } from "./history.ts";
import { Opener, updateIn } from "./opener.ts";
import { hocuspocusTongue, yWebsocketTongue } from "./tongues.ts";
import { rootText } from "./typist.ts";
import { type ClientKind, enter, schema, type Whole } from "./whole.ts";

export interface HistoryPlan {
	/** The folder of a trace and its name, or how many edits to make up. */
	traces: string | undefined;
	name: string;
	edits: number | undefined;
}

export interface OpeningPlan {
	client: ClientKind;
	seats: Seat[];
}

export interface OpeningResult {
	/** When the last of them had everything. */
	lastMs: number;
	/** What the first of them was sent, and how much of it more than the state itself. */
	bytes: number;
	bytesShare: number;
	areComplete: boolean;
}

/** So many edits are handed to the socket before others get a turn. */
const editsAtOnce = 50;
const turn = () => new Promise<void>((done) => setImmediate(done));
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
/** Nothing more is expected after so much silence, milliseconds. */
const silence = 1_500;
const patience = 120_000;

export class Archive {
	readonly history: History;
	#writer: Whole | undefined;

	constructor({ traces, name, edits }: HistoryPlan) {
		this.history =
			traces === undefined ? makeHistory(edits ?? Number(name)) : readHistory(join(traces, `${name}.json.gz`), edits);
	}

	async store({ client, seats: [seat] }: OpeningPlan): Promise<void> {
		if (!seat) throw new Error("There is no seat to write from.");
		this.#writer = await enter(client, seat);
		const { doc } = this.#writer;
		for (const [at, update] of this.history.updates.entries()) {
			// The provider sends on what is not from itself, one message an edit.
			Y.applyUpdate(doc, update, "writer");
			if (at % editsAtOnce === 0) await turn();
		}
	}

	/** Whether the server has told the writer that all is on its disk; undefined where servers tell nobody. */
	get isSaved(): boolean | undefined {
		return this.#writer?.unsaved && this.#writer.unsaved() === 0;
	}

	/** How often the writer lost its connection meanwhile. */
	leave(): number {
		const losses = this.#writer?.losses() ?? 0;
		this.#writer?.leave();
		return losses;
	}

	async open({ client, seats }: OpeningPlan): Promise<OpeningResult> {
		const isNamed = client === "hocuspocus";
		const tongue = isNamed ? hocuspocusTongue() : yWebsocketTongue(client === "own" ? `?ack=1&schema=${schema}` : "");
		const openers = seats.map((seat) => new Opener(seat, tongue));
		const judge = new Judge(this.history, isNamed);
		const startedAt = performance.now();
		let completions: number[] = [];
		while (completions.length < openers.length && performance.now() - startedAt < patience) {
			await quiet(openers);
			completions = openers.map((opener) => judge.completedAt(opener)).filter((atMs) => atMs !== undefined);
		}
		for (const opener of openers) opener.leave();
		const bytes = openers[0]?.bytes ?? 0;
		return {
			lastMs: Math.max(...completions),
			bytes,
			bytesShare: bytes / judge.stateBytes,
			areComplete: completions.length === openers.length,
		};
	}
}

/** Tells after which message a client had everything; what several received alike is judged once. */
class Judge {
	readonly #history: History;
	readonly #isNamed: boolean;
	readonly #known = new Map<string, boolean>();
	stateBytes = Number.NaN;

	constructor(history: History, isNamed: boolean) {
		this.#history = history;
		this.#isNamed = isNamed;
	}

	completedAt({ received }: Opener): number | undefined {
		const soFar: Uint8Array[] = [];
		const hash = createHash("sha256");
		for (const { atMs, bytes } of received) {
			const update = updateIn(bytes, this.#isNamed);
			if (!update) continue;
			soFar.push(update);
			hash.update(update);
			if (this.#known.getOrInsertComputed(hash.copy().digest("base64"), () => this.#isComplete(soFar))) return atMs;
		}
		return undefined;
	}

	#isComplete(updates: readonly Uint8Array[]): boolean {
		const doc = new Y.Doc();
		doc.transact(() => {
			for (const update of updates) Y.applyUpdate(doc, update);
		});
		const isComplete = doc.getText(rootText).toString() === this.#history.text;
		if (isComplete && Number.isNaN(this.stateBytes)) this.stateBytes = Y.encodeStateAsUpdate(doc).length;
		return isComplete;
	}
}

async function quiet(openers: readonly Opener[]): Promise<void> {
	const total = () => openers.reduce((sum, { bytes }) => sum + bytes, 0);
	for (let before = -1; before !== total(); await pause(silence)) before = total();
}
