/** The company in a room: takes in what each shows of themselves, when the text it may stand in is on disk. */
import type { Clock } from "./clock.ts";
import { Late } from "./late.ts";
import type { Limits } from "./limits.ts";
import type { Peer } from "./peer.ts";
import { Presence, type State } from "./presence.ts";
import { closeCode } from "./refusals.ts";
import { presenceFrame } from "./wire.ts";

interface World {
	clock: Clock;
	limits: Limits;
	/** Tells the others; what tells nothing new may wait for company. */
	show: (states: State[], from?: Peer, mayWait?: boolean) => void;
	/** Keeps the peer's `waitingState` until what it wrote is on disk. */
	keepUntilStored: (peer: Peer) => void;
}

export class Company {
	readonly #world: World;
	readonly #presence = new Presence();
	readonly #late: Late;

	constructor(world: World) {
		this.#world = world;
		this.#late = new Late(world.clock, (peer, own) => this.#take(peer, own));
	}

	receive(peer: Peer, states: Uint8Array): void {
		if (peer.door.presence === "counted") return;
		let own: State | undefined;
		try {
			own = this.#presence.findOwn(peer, states);
		} catch {
			peer.close({ code: closeCode.malformed, reason: "A presence frame could not be read." });
			return;
		}
		const { clock, limits } = this.#world;
		if (!own || own.json.length > limits.presenceLength) return;
		if (!this.#late.has(peer) && peer.mayShow(clock.elapsed())) this.#take(peer, own);
		else this.#late.add(peer, own);
	}

	leave(peer: Peer): void {
		this.#late.leave(peer);
		const state = this.#presence.leave(peer, this.#world.clock.elapsed());
		if (state) this.#world.show([state]);
	}

	/** Tells of those who are not there any more; and again of those who are, if stock clients are among the peers. */
	tick(now: number, peers: ReadonlySet<Peer>): void {
		const expired = this.#presence.expire(now, this.#world.limits.absentPeerMs);
		if (expired.length > 0) this.#world.show(expired);
		if ([...peers].every(({ door }) => door.ack)) return;
		const renewed = this.#presence.renew(now);
		if (renewed.length > 0) this.#world.show(renewed, undefined, true);
	}

	welcomeBack(peer: Peer): void {
		const state = this.#presence.welcomeBack(peer);
		if (state) this.#world.show([state], peer);
	}

	/** Shows a peer everybody. */
	sendTo(peer: Peer): void {
		const states = peer.door.presence === "named" ? this.#presence.everyone() : undefined;
		if (states) peer.send(presenceFrame(states));
	}

	#take(peer: Peer, own: State): void {
		const read = this.#presence.take(peer, own, this.#world.clock.elapsed());
		if (!read) return;
		// A cursor may stand in text that is not on disk yet: it waits with it.
		if (peer.stored < peer.ackable) {
			peer.waitingState = read.state;
			this.#world.keepUntilStored(peer);
		} else this.#world.show([read.state], peer, read.isRenewal);
	}
}
