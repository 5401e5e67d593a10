/** Those who want to be told what was stored: desks, indexes, tests. */
import type { Stored } from "./load.ts";
import type { Logger } from "./logger.ts";

type Tell = (stored: Stored) => void;

export class Watchers {
	readonly #logger: Logger;
	readonly #all = new Set<Tell>();

	constructor(logger: Logger) {
		this.#logger = logger;
	}

	/** Tells of every row of the rooms whose names begin so, or that the question is answered for. Returns the way to stop. */
	add(which: string | ((room: string) => boolean), tell: Tell): () => void {
		const isWatched = typeof which === "string" ? (room: string) => room.startsWith(which) : which;
		const watcher: Tell = (stored) => {
			if (isWatched(stored.room)) tell(stored);
		};
		this.#all.add(watcher);
		return () => this.#all.delete(watcher);
	}

	/** One that fails is its own trouble. */
	tell(stored: readonly Stored[]): void {
		for (const each of stored) for (const tell of this.#all) this.#tellSafely(tell, each);
	}

	#tellSafely(tell: Tell, stored: Stored): void {
		try {
			tell(stored);
		} catch (error) {
			this.#logger.error({ err: error, room: stored.room, seq: stored.seq }, "A watcher of the rooms failed.");
		}
	}
}
