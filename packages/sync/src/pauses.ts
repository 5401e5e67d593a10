/** Whom the server does not read from just now: whoever brings more than the disk takes, or more than their account may. */
import type { Accounts } from "./accounts.ts";
import type { Clock } from "./clock.ts";
import type { Limits } from "./limits.ts";
import type { Peer } from "./peer.ts";

/** Who sends too much too fast is not read from for so long. */
const throttleMs = 100;

interface World {
	clock: Clock;
	limits: Limits;
	accounts: Accounts;
	/** Bytes that wait for the disk. */
	waitingBytes: () => number;
}

export class Pauses {
	readonly #world: World;
	/** Peers who are not read from until something is stored. */
	readonly #untilStored = new Set<Peer>();
	/** Peers who are not read from until their account is in credit again. */
	readonly #untilInCredit = new Set<Peer>();
	#isLooking = false;

	constructor(world: World) {
		this.#world = world;
	}

	/** A message of the peer's was taken in. */
	heard(peer: Peer): void {
		const { limits, accounts, waitingBytes } = this.#world;
		if (waitingBytes() > limits.waitingBytes) this.#untilStored.add(peer);
		else if (accounts.maySend(peer.door.account)) return;
		else {
			if (!this.#isLooking) this.#lookAgain();
			this.#untilInCredit.add(peer);
		}
		peer.pause();
	}

	/** Something is on disk. */
	stored(): void {
		for (const peer of this.#untilStored) if (!this.#untilInCredit.has(peer)) peer.resume();
		this.#untilStored.clear();
	}

	left(peer: Peer): void {
		this.#untilStored.delete(peer);
		this.#untilInCredit.delete(peer);
	}

	#lookAgain(): void {
		this.#isLooking = true;
		const { clock, accounts } = this.#world;
		clock.after(throttleMs, () => {
			for (const peer of [...this.#untilInCredit]) {
				if (!accounts.isInCredit(peer.door.account)) continue;
				this.#untilInCredit.delete(peer);
				if (!this.#untilStored.has(peer)) peer.resume();
			}
			this.#isLooking = false;
			if (this.#untilInCredit.size > 0) this.#lookAgain();
		});
	}
}
