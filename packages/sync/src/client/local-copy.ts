/** One open room's copy on this device: writes down what happens, and says if it could not. */
import * as Y from "yjs";
import type { Aside, LocalCopies, OpenedCopy } from "./local-copies.ts";

const remoteWaitsMs = 300;
const compactAfterRows = 300;

export class LocalCopy {
	readonly #copies: LocalCopies;
	readonly #room: string;
	/** Tells this handle's count from those of other tabs and earlier visits. */
	readonly #tab = crypto.randomUUID();
	readonly #tellFailure: (hasFailed: boolean) => void;
	#earlier: OpenedCopy["unsaved"] = [];
	/** 0 until the server has told it. */
	#generation = 0;
	#waiting: Uint8Array[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#rows = 0;
	#unsaved = 0;
	#hasFailed = false;
	#isOver = false;
	#writing: Promise<void> = Promise.resolve();

	constructor(copies: LocalCopies, room: string, tellFailure: (hasFailed: boolean) => void) {
		this.#copies = copies;
		this.#room = room;
		this.#tellFailure = tellFailure;
	}

	/** What was kept; if it can not be read, nothing, and the failure is told. */
	async read(): Promise<{ updates: Uint8Array[]; generation: number | undefined; unsaved: number }> {
		try {
			const { updates, generation, unsaved } = await this.#copies.read(this.#room);
			this.#earlier = unsaved;
			this.#generation = generation ?? 0;
			this.#rows = updates.length;
			return { updates, generation, unsaved: unsaved.reduce((sum, { count }) => sum + count, 0) };
		} catch {
			this.#say(true);
			return { updates: [], generation: undefined, unsaved: 0 };
		}
	}

	know(generation: number): void {
		this.#generation = generation;
	}

	/** A local change is written at once, together with the remote ones it may lean on. */
	addLocal(update: Uint8Array, unsaved: number): void {
		this.#waiting.push(update);
		this.#unsaved = unsaved;
		this.#write();
	}

	/** A remote change is on the server already: it may wait for company. */
	addRemote(update: Uint8Array): void {
		this.#waiting.push(update);
		this.#writeSoon();
	}

	/** Of the changes counted by this handle, so many are not saved yet. */
	setUnsaved(count: number): void {
		this.#unsaved = count;
		this.#writeSoon();
	}

	/** All that earlier visits had left unsaved is saved now. */
	forgetEarlier(): void {
		const earlier = this.#earlier;
		this.#earlier = [];
		this.#queue(() => this.#copies.forgetUnsaved(earlier));
	}

	/** Empties the copy, keeping `aside` if given; nothing is written down afterwards. */
	async empty(aside?: Aside): Promise<void> {
		await this.close();
		const own = { room: this.#room, tab: this.#tab, count: 0 };
		await this.#copies.empty(this.#room, this.#generation, [own, ...this.#earlier], aside);
	}

	/** Resolves when everything is written down, or has failed to be. */
	async close(): Promise<void> {
		this.#write();
		this.#isOver = true;
		await this.#writing;
	}

	#writeSoon(): void {
		this.#timer ??= setTimeout(() => this.#write(), remoteWaitsMs);
	}

	#write(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (this.#isOver) return;
		const bytes = this.#waiting;
		this.#waiting = [];
		const count = this.#unsaved;
		this.#queue(async () => {
			const generation = this.#generation;
			const merged = bytes.length > 0 ? [{ room: this.#room, generation, bytes: Y.mergeUpdates(bytes) }] : [];
			try {
				await this.#copies.append(merged, { room: this.#room, tab: this.#tab, count });
			} catch (error) {
				// Kept for the next try: a full disk may have room again.
				this.#waiting.unshift(...bytes);
				throw error;
			}
			this.#rows += merged.length;
			if (this.#rows < compactAfterRows) return;
			await this.#copies.compact(this.#room, generation);
			this.#rows = 1;
		});
	}

	#queue(work: () => Promise<void>): void {
		this.#writing = this.#writing.then(work).then(
			() => this.#say(false),
			() => this.#say(true),
		);
	}

	#say(hasFailed: boolean): void {
		if (hasFailed === this.#hasFailed) return;
		this.#hasFailed = hasFailed;
		this.#tellFailure(hasFailed);
	}
}
