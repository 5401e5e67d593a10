/** The company in a room: takes in what each shows of themselves, when the text it may stand in is on disk. */
import type { Clock } from "./clock.ts";
import { Late } from "./late.ts";
import type { Limits } from "./limits.ts";
import type { Peer } from "./peer.ts";
import { Presence, type Said, type State } from "./presence.ts";
import { closeCode } from "./refusals.ts";
import { presenceFrame } from "./wire.ts";

interface World {
	clock: Clock;
	limits: Limits;
	/** Tells the others; what tells nothing new may wait for company. */
	show: (states: State[], from?: Peer, mayWait?: boolean) => void;
	/** Tells this server's peers alone. */
	pass: (states: State[]) => void;
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
		let own: Said | undefined;
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

	/**
	 * Tells of those who are not there any more; and again of those who are, if stock clients are among the peers. True
	 * if the other servers are to be asked to do so too.
	 */
	tick(now: number, peers: ReadonlySet<Peer>): boolean {
		const expired = this.#presence.expire(now, this.#world.limits.absentPeerMs);
		if (expired.length > 0) this.#world.show(expired);
		if ([...peers].every(({ door }) => door.ack)) return false;
		this.#renew(now);
		return this.#presence.isStale(now);
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

	/** Those who are there with this server; those of whom nobody was told for long, under a later clock. */
	here(): State[] {
		this.#renew(this.#world.clock.elapsed());
		return this.#presence.here();
	}

	hearOf(server: string, states: State[]): void {
		const { news, better } = this.#presence.hearOf(server, states, this.#world.clock.elapsed());
		if (news.length > 0) this.#world.pass(news);
		if (better.length > 0) this.#world.show(better);
	}

	/** Another server has gone, or can not be heard. */
	lose(server: string): void {
		const states = this.#presence.lose(server, this.#world.clock.elapsed());
		if (states.length > 0) this.#world.pass(states);
	}

	#renew(now: number): void {
		const renewed = this.#presence.renew(now);
		if (renewed.length > 0) this.#world.show(renewed, undefined, true);
	}

	#take(peer: Peer, own: Said): void {
		const read = this.#presence.take(peer, own, this.#world.clock.elapsed());
		if (!read) return;
		// A cursor may stand in text that is not on disk yet: it waits with it.
		if (peer.stored < peer.ackable) {
			peer.waitingState = read.state;
			this.#world.keepUntilStored(peer);
		} else this.#world.show([read.state], peer, read.isRenewal);
	}
}
