/** A shared document as the server has it: its peers, what it knows, what waits for the disk. */
import { type Clock, guarded } from "./clock.ts";
import { Company } from "./company.ts";
import type { Lacking } from "./debtor.ts";
import type { Exchange } from "./exchange.ts";
import { Hearing } from "./hearing.ts";
import { Intake, readStored } from "./intake.ts";
import type { StoredElsewhere } from "./letters.ts";
import type { Limits } from "./limits.ts";
import type { Desk, Load, Stored } from "./load.ts";
import type { LogRow, StoredRoom } from "./log.ts";
import { Outbox } from "./outbox.ts";
import type { Peer } from "./peer.ts";
import { factsOf, Pieces, rangesOf } from "./pieces.ts";
import type { IdRange } from "./ranges.ts";
import { closeCode, type Refusal } from "./refusals.ts";
import { emptyPresenceFrame, type Vector, welcomeFrame, writeVector } from "./wire.ts";

interface World {
	clock: Clock;
	limits: Limits;
	/** Called when the room has something for the next flush. */
	touch: (room: Room) => void;
	/** Called for a peer that writes, at most once a minute. */
	sawWriting: (peer: Peer) => void;
	/** Where other servers serve the room too. */
	exchange?: Exchange | undefined;
	/** Does what the clock calls for, after whose failure the room is given up. */
	guard: (room: Room, work: () => void) => void;
}

export class Room {
	readonly name: string;
	readonly generation: number;
	readonly peers = new Set<Peer>();
	readonly pieces = new Pieces();
	readonly company: Company;
	/** When something of it was stored last. */
	settledAt = Number.NEGATIVE_INFINITY;
	readonly #intake: Intake;
	/** The clocks on disk. */
	readonly #storedVector: Vector;
	readonly #outbox: Outbox;
	readonly #hearing: Hearing;
	readonly #world: World;
	/** What is on its way to the log, and may be found there before it is settled. */
	#beingStored: readonly LogRow[] = [];
	#toAck = new Set<Peer>();
	#desks: Desk[] = [];

	constructor(name: string, stored: StoredRoom, world: World) {
		this.name = name;
		this.generation = stored.generation;
		this.#world = world;
		const clock = guarded(world.clock, (work) => world.guard(this, work));
		this.company = new Company({
			clock,
			limits: world.limits,
			show: (states, from, mayWait) => {
				this.#outbox.add({ updates: [], written: [], states, from }, mayWait);
				world.exchange?.tell([], states);
			},
			pass: (states) => this.#outbox.add({ updates: [], written: [], states, from: undefined }),
			keepUntilStored: (peer) => this.#keepUntilStored(peer),
		});
		this.#outbox = new Outbox({ clock, vectorBefore: (written) => this.#vectorBefore(written) });
		const read = (bytes: Uint8Array) => readStored(bytes, name);
		const folded = stored.folded && read(stored.folded);
		const tail = stored.tail.map(({ bytes }) => read(bytes));
		if (stored.folded && folded) this.pieces.fold(stored.foldedSeq, stored.folded, factsOf(folded));
		for (const [index, { seq, bytes }] of stored.tail.entries())
			this.pieces.add(seq, bytes, factsOf(tail[index] ?? read(bytes)));
		const updates = folded ? [folded, ...tail] : tail;
		this.#intake = new Intake(name, stored.clients, updates, world.limits);
		this.#storedVector = this.#intake.vector;
		this.#hearing = new Hearing({
			limits: world.limits,
			clock: world.clock,
			pieces: this.pieces,
			company: this.company,
			intake: this.#intake,
			storedVector: this.#storedVector,
			sawWriting: world.sawWriting,
			keepUntilStored: (peer) => this.#keepUntilStored(peer),
		});
	}

	/** Whether nothing waits for the disk and nobody is here. */
	get isIdle(): boolean {
		return this.peers.size === 0 && this.#intake.isEmpty && this.#desks.length === 0;
	}

	/** When somebody may be sent the next frame. */
	get dueAt(): number {
		return this.#outbox.dueAt;
	}

	join(peer: Peer): void {
		const { door } = peer;
		if (door.generation !== undefined && door.generation !== this.generation) {
			peer.close({ code: closeCode.outOfStep, reason: "This room was restored; your copy is of another generation." });
			return;
		}
		this.peers.add(peer);
		this.#outbox.join(peer);
		if (door.ack) peer.send(welcomeFrame(this.generation, door.right));
		if (door.right === "write") this.#hearing.askStep2(peer);
		this.company.sendTo(peer);
	}

	leave(peer: Peer): void {
		if (!this.peers.delete(peer)) return;
		this.#outbox.leave(peer);
		this.company.leave(peer);
	}

	receive(peer: Peer, bytes: Uint8Array): void {
		this.#hearing.receive(peer, bytes);
	}

	/** Takes in an update of a desk, which is called back unless it is refused. */
	write(account: string, bytes: Uint8Array, desk: Desk): Refusal | undefined {
		const outcome = this.#intake.accept(account, bytes, this.pieces.bytes);
		if (outcome === "gap") return { code: closeCode.outOfStep, reason: "The update leans on something unknown." };
		if (outcome !== "news" && outcome !== "known") return outcome;
		this.#desks.push(desk);
		this.#world.touch(this);
		return undefined;
	}

	/** Bytes that wait for the next flush. */
	get waitingBytes(): number {
		return this.#intake.waitingBytes;
	}

	/** Hands over all that waits for the disk. */
	take(): Load {
		const load: Load = {
			room: this,
			known: this.pieces.seq,
			knownBeyond: this.pieces.ahead,
			...this.#intake.take(this.#world.clock.now()),
			peers: [...this.#toAck].map((peer) => ({ peer, count: peer.ackable })),
			desks: this.#desks,
		};
		this.#beingStored = load.rows;
		for (const peer of this.#toAck) {
			peer.ridingState = peer.waitingState;
			peer.waitingState = undefined;
		}
		this.#toAck = new Set();
		this.#desks = [];
		return load;
	}

	/** What was taken is on disk: now others may see it, and its writers are told. */
	settle(load: Load, stored: Stored[]): void {
		this.#beingStored = [];
		for (const [index, { seq, bytes }] of stored.entries()) {
			const facts = load.facts[index];
			if (facts) this.pieces.add(seq, bytes, facts);
		}
		for (const { client, to } of load.written)
			this.#storedVector.set(client, Math.max(to, this.#storedVector.get(client) ?? 0));
		const states = load.peers.flatMap(({ peer }) =>
			peer.ridingState && this.peers.has(peer) ? [peer.ridingState] : [],
		);
		const [first] = load.peers;
		const from = load.peers.length === 1 && load.desks.length === 0 ? first?.peer : undefined;
		const updates = this.#world.exchange?.tell(stored, states, load.clients) ?? stored.map((row) => row.bytes);
		if (updates.length > 0 || states.length > 0) this.#outbox.add({ updates, written: load.written, states, from });
		for (const { peer, count } of load.peers) {
			peer.ridingState = undefined;
			peer.ack(count);
		}
	}

	/** Takes in what another server has stored; false if it leans on what has not come yet. */
	takeIn({ from, to, bytes, owners }: StoredElsewhere): boolean {
		if (this.pieces.knows(from, to)) return true;
		if (this.#beingStored.some((row) => Buffer.compare(row.bytes, bytes) === 0)) return true;
		const update = readStored(bytes, this.name);
		const facts = factsOf(update);
		if (this.#intake.isWrittenUnder(facts.ends)) throw new Error("A client writes through two servers at once.");
		if (!this.#intake.learn(update, owners)) return false;
		this.pieces.add(to, bytes, facts, to - from + 1);
		const written = rangesOf(update);
		for (const { client, to: end } of written)
			this.#storedVector.set(client, Math.max(end, this.#storedVector.get(client) ?? 0));
		this.#outbox.add({ updates: [bytes], written, states: [], from: undefined });
		return true;
	}

	/** Between two frames to those who write, milliseconds. */
	get intervalMs(): number {
		return this.#outbox.intervalMs;
	}

	/** Tells of those who are not there any more, and shows the quiet that the connection lives. */
	tick(now: number, quietMs: number): void {
		if (this.company.tick(now, this.peers)) this.#world.exchange?.ask();
		const areQuiet = () => [...this.peers].filter((peer) => now - peer.lastSentAt >= quietMs);
		if (areQuiet().length === 0) return;
		// What waits for company is a better sign of life than nothing.
		this.#outbox.sendAll();
		for (const peer of areQuiet()) peer.send(emptyPresenceFrame);
	}

	/** Nothing that waits will be stored: the desks that wait with it are told. */
	giveUp(reason: Error): void {
		for (const desk of this.#desks.splice(0)) desk.failed(reason);
	}

	/** Sends all that is on disk without waiting any longer. */
	sendAll(): void {
		this.#outbox.sendAll();
	}

	/** Brings a peer that did not keep up to where the others are, with one difference. */
	catchUp(peer: Peer, { behind, question }: Lacking): void {
		if (question) this.#hearing.answer(peer, question);
		else if (behind && peer.isCurrent) peer.owe(this.pieces.since(behind));
		if (peer.isToBeAsked) this.#hearing.sendStep1(peer);
		peer.tellStored();
		// Last: it may be longer than there is room for, and what followed would be missed anew each time.
		this.company.sendTo(peer);
	}

	/** What somebody has who was sent all that is on disk but for these. */
	#vectorBefore(written: IdRange[]): Uint8Array {
		const vector = new Map(this.#storedVector);
		for (const { client, from } of written) vector.set(client, Math.min(from, vector.get(client) ?? from));
		return writeVector(vector);
	}

	/** The next flush tells the peer, and tells of it. */
	#keepUntilStored(peer: Peer): void {
		this.#toAck.add(peer);
		this.#world.touch(this);
	}
}
