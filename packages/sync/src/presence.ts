/** Who is in a room and where their cursors are: the newest state of each client, read once when it comes. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { readBytes, readCount, readUint } from "./bytes.ts";
import type { Peer } from "./peer.ts";

/** What a client says of itself. */
export interface Said {
	client: number;
	clock: number;
	/** "null" when the client has left. */
	json: string;
}

/** What is shown of a client: JSON with the profile in it. */
export interface State extends Said {
	account: string;
	/** As it goes on the wire, once it has. */
	encoded?: Uint8Array;
}

interface Shown {
	state: State;
	/** The server that has the connection, if that is another. */
	elsewhere?: string | undefined;
	/** The socket that speaks for the client id; undefined once it has left. */
	owner: Peer | undefined;
	/** What the owner sent last, and under which clock. */
	said: string;
	saidClock: number;
	/** When the others were told of it last. */
	toldAt: number;
}

/** Stock clients forget whoever they have not been told of for 30 s, and renew themselves after 15 to 18. */
const renewAfterMs = 20_000;
/** Whoever left so long ago is forgotten. */
const forgetAfterMs = 60_000;
const gone = "null";
/** As many states of a frame are looked at. */
const mostStates = 10_000;
const utf8 = new TextDecoder();

export class Presence {
	readonly #shown = new Map<number, Shown>();
	/** The highest clock of those who are forgotten: if one of them comes back, the others have been told of it. */
	#forgotten = 0;

	/** Whether a frame has a state of the peer's own; the states of others that stock clients repeat are passed over. */
	findOwn(peer: Peer, states: Uint8Array): Said | undefined {
		return findOwn(states, (client) => this.#isOwn(peer, client));
	}

	/** Takes in a peer's own state and says what to tell of it; undefined if nothing, or if it is no state. */
	take(peer: Peer, { client, clock, json }: Said, now: number): { state: State; isRenewal: boolean } | undefined {
		if (!this.#isOwn(peer, client)) return undefined;
		const before = this.#shown.get(client);
		const isOwner = before?.owner === peer;
		if (isOwner && (clock < before.saidClock || (clock === before.saidClock && json !== gone))) return undefined;
		const isSame = isOwner && json === before.said;
		const said = isSame ? before.state.json : json === gone ? gone : dressed(json, peer);
		if (said === undefined) return undefined;
		peer.presenceId = client;
		const isRenewal = before?.owner !== undefined && before.state.json === said;
		const isEcho = isOwner && isRenewal && clock === before.state.clock;
		const { account } = peer.door;
		const state = isEcho ? before.state : { client, clock: this.#nextClock(clock, said, before), json: said, account };
		const owner = said === gone ? undefined : peer;
		const toldAt = isEcho ? before.toldAt : now;
		this.#shown.set(client, { state, said: json, owner, saidClock: clock, toldAt });
		return isEcho ? undefined : { state, isRenewal };
	}

	/** The peer's socket closed; returns what to tell the others, unless a newer socket speaks for the client. */
	leave(peer: Peer, now: number): State | undefined {
		const client = peer.presenceId;
		const shown = client === undefined ? undefined : this.#shown.get(client);
		return shown?.owner === peer ? remove(shown, now) : undefined;
	}

	/** Those whose peers have been silent for `absentMs`: told to have gone, until they show a sign of life. */
	expire(now: number, absentMs: number): State[] {
		this.#forget(now - forgetAfterMs);
		const expired: State[] = [];
		for (const { state, owner } of this.#present()) {
			if (owner.silentMs(now) < absentMs) continue;
			owner.isAway = true;
			expired.push(goneOf(state));
		}
		return expired;
	}

	/** What to tell of one who was away: what it showed before, under a later clock. */
	welcomeBack(peer: Peer): State | undefined {
		peer.isAway = false;
		const shown = peer.presenceId === undefined ? undefined : this.#shown.get(peer.presenceId);
		return shown?.owner === peer ? renew(shown, peer.lastSeenAt) : undefined;
	}

	/** Those of whom nobody has been told for a while, under a later clock. */
	renew(now: number): State[] {
		return [...this.#present()].filter(({ toldAt }) => now - toldAt >= renewAfterMs).map((shown) => renew(shown, now));
	}

	/**
	 * The present states of everyone, for a newcomer; undefined if there are none. A state that still waits for its text
	 * is told to the newcomer with the others.
	 */
	everyone(): Uint8Array | undefined {
		const elsewhere = [...this.#shown.values()].filter((shown) => shown.elsewhere !== undefined);
		const states = [...this.#present(), ...elsewhere].map(({ state }) => state);
		return states.length > 0 ? writeStates(states) : undefined;
	}

	/** Those who are there with this server, for the others. */
	here(): State[] {
		return [...this.#present()].map(({ state }) => state);
	}

	/**
	 * Takes in who is there with another server. `news` is for the peers; `better` is for the others, who believe
	 * somebody gone that is here.
	 */
	hearOf(server: string, states: State[], now: number): { news: State[]; better: State[] } {
		const news: State[] = [];
		const better: State[] = [];
		for (const state of states) {
			const before = this.#shown.get(state.client);
			const isGone = state.json === gone;
			const isKnown = before && (isGone ? before.state.json === gone : before.state.clock === state.clock);
			if (before && (isKnown || state.clock < before.state.clock)) continue;
			if (isGone && before?.owner) {
				better.push(renew(before, now, state.clock));
				continue;
			}
			// It has gone from where it was, and is somewhere else by now.
			if (isGone && before?.elsewhere !== undefined && before.elsewhere !== server) continue;
			const elsewhere = isGone ? undefined : server;
			this.#shown.set(state.client, {
				state,
				elsewhere,
				owner: undefined,
				said: state.json,
				saidClock: 0,
				toldAt: now,
			});
			news.push(state);
		}
		return { news, better };
	}

	/** Whether it is long ago that anybody was told of somebody elsewhere. */
	isStale(now: number): boolean {
		return [...this.#shown.values()].some(
			({ elsewhere, toldAt }) => elsewhere !== undefined && now - toldAt >= renewAfterMs,
		);
	}

	/** Nobody is there any more with that server, or it can not be heard. */
	lose(server: string, now: number): State[] {
		return [...this.#shown.values()].filter(({ elsewhere }) => elsewhere === server).map((shown) => remove(shown, now));
	}

	#forget(before: number): void {
		for (const [client, { owner, elsewhere, toldAt, state }] of this.#shown) {
			if (owner || elsewhere !== undefined || toldAt > before) continue;
			this.#shown.delete(client);
			this.#forgotten = Math.max(this.#forgotten, state.clock);
		}
	}

	/**
	 * A client that comes back may count on from where it was, while the others have been told that it left: they are
	 * shown a later clock. The client hears of it too and sends it back; that echo must stop here.
	 */
	#nextClock(clock: number, said: string, before: Shown | undefined): number {
		const told = before?.state.clock ?? this.#forgotten;
		if (clock > told) return clock;
		return said === gone ? told : told + 1;
	}

	/** Those who are there, but for states that wait until their text is on disk. */
	*#present(): Generator<Shown & { owner: Peer }> {
		for (const shown of this.#shown.values()) {
			const { owner } = shown;
			if (owner && !owner.isAway && !owner.waitingState && !owner.ridingState) yield shown as Shown & { owner: Peer };
		}
	}

	#isOwn(peer: Peer, client: number): boolean {
		if (peer.presenceId !== undefined && peer.presenceId !== client) return false;
		const shown = this.#shown.get(client);
		if (shown?.owner === peer) return true;
		if (!shown?.owner && shown?.elsewhere === undefined) return true;
		return shown.state.account === peer.door.account && (shown.owner?.number ?? 0) < peer.number;
	}
}

/** Under a later clock than its own and `told`. */
function renew(shown: Shown, now: number, told = 0): State {
	const { client, clock, json, account } = shown.state;
	shown.toldAt = now;
	shown.state = { client, clock: Math.max(clock, told) + 1, json, account };
	return shown.state;
}

function remove(shown: Shown, now: number): State {
	shown.owner = undefined;
	shown.elsewhere = undefined;
	shown.toldAt = now;
	shown.said = gone;
	shown.state = goneOf(shown.state);
	return shown.state;
}

const goneOf = ({ client, clock, account }: State): State => ({ client, clock, json: gone, account });

export function writeStates(states: (Said & { encoded?: Uint8Array })[]): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, states.length);
	for (const state of states) {
		state.encoded ??= writeState(state);
		encoding.writeUint8Array(encoder, state.encoded);
	}
	return encoding.toUint8Array(encoder);
}

function writeState({ client, clock, json }: Said): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, client);
	encoding.writeVarUint(encoder, clock);
	encoding.writeVarString(encoder, json);
	return encoding.toUint8Array(encoder);
}

/** Looks for the first state that is the peer's own, without reading the text of the others. */
function findOwn(states: Uint8Array, isOwn: (client: number) => boolean): Said | undefined {
	const decoder = decoding.createDecoder(states);
	for (let left = Math.min(readCount(decoder, 3), mostStates); left > 0; left--) {
		const client = readUint(decoder);
		const clock = readUint(decoder);
		const json = readBytes(decoder);
		if (isOwn(client)) return { client, clock, json: utf8.decode(json) };
	}
	return undefined;
}

/** Names through which a careless reader could reach a prototype, spelled plainly or in escapes. */
const suspicious = /__proto__|constructor|prototype|\\u/;

/** The state with the door's profile in it, and without keys that could reach a prototype. */
function dressed(json: string, peer: Peer): string | undefined {
	try {
		const state: unknown = suspicious.test(json) ? JSON.parse(json, withoutPrototypes) : JSON.parse(json);
		if (typeof state !== "object" || state === null || Array.isArray(state)) return undefined;
		return JSON.stringify({ ...state, user: peer.door.profile });
	} catch {
		return undefined;
	}
}

function withoutPrototypes(key: string, value: unknown): unknown {
	return key === "__proto__" || key === "constructor" || key === "prototype" ? undefined : value;
}
