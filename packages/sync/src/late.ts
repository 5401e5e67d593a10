/** Presence states that came too fast: of each peer's only the newest is told, a little later. */
import type { Clock } from "./clock.ts";
import type { Peer } from "./peer.ts";
import type { Said } from "./presence.ts";

const lateMs = 50;

export class Late {
	readonly #clock: Clock;
	readonly #take: (peer: Peer, own: Said) => void;
	readonly #waiting = new Map<Peer, Said>();
	#isLooking = false;

	/** `take` is called with each state whose time has come. */
	constructor(clock: Clock, take: (peer: Peer, own: Said) => void) {
		this.#clock = clock;
		this.#take = take;
	}

	has(peer: Peer): boolean {
		return this.#waiting.has(peer);
	}

	add(peer: Peer, own: Said): void {
		if (!this.#isLooking) this.#lookAgain();
		this.#waiting.set(peer, own);
	}

	leave(peer: Peer): void {
		this.#waiting.delete(peer);
	}

	#lookAgain(): void {
		this.#isLooking = true;
		this.#clock.after(lateMs, () => {
			for (const [peer, own] of [...this.#waiting]) {
				if (peer.isOpen && !peer.mayShow(this.#clock.elapsed())) continue;
				this.#waiting.delete(peer);
				if (peer.isOpen) this.#take(peer, own);
			}
			this.#isLooking = false;
			if (this.#waiting.size > 0) this.#lookAgain();
		});
	}
}
