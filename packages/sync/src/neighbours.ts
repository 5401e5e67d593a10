/** The other servers of a log: what they tell is taken in, what they can not tell is read from the log. */
import { randomUUID } from "node:crypto";
import type { Bus } from "./bus.ts";
import { type Clock, every } from "./clock.ts";
import { Exchange } from "./exchange.ts";
import { readStored } from "./intake.ts";
import { readLetter, type StoredElsewhere, writeLetter } from "./letters.ts";
import type { LoggedUpdate, UpdateLog } from "./log.ts";
import type { Logger } from "./logger.ts";
import { factsOf } from "./pieces.ts";
import type { Room } from "./room.ts";

/** A lost letter is noticed after so long at the latest, in rooms that nobody writes to any more. */
const pollMs = 2_000;
/** What is missing is mostly on its way. */
const patienceMs = 40;
const greetMs = 4_000;
/** A server that was not heard of for so long has gone, as far as anybody can tell. */
const lostMs = 14_000;
const hall = "servers";

interface World {
	bus: Bus;
	log: UpdateLog;
	clock: Clock;
	logger: Logger;
	/** Does a room's work, after whose failure the room is opened anew. */
	guard: (room: Room, work: () => void) => void;
}

export class Neighbours {
	readonly #world: World;
	readonly #server = randomUUID();
	readonly #exchanges = new Map<string, { exchange: Exchange; stop: () => void }>();
	/** When each of the other servers was heard of last. */
	readonly #heardAt = new Map<string, number>();
	readonly #behind = new Set<Room>();
	/** Those who wait for the next look into the log. */
	#asking: { rooms: Set<string>; positions: Promise<Map<string, number>> } | undefined;
	readonly #stops: (() => void)[];

	constructor(world: World) {
		this.#world = world;
		const { bus, clock } = world;
		this.#stops = [
			bus.subscribe(hall, (message) => this.#hear(message)),
			every(clock, pollMs, () => void this.#poll()),
			every(clock, greetMs, () => this.#greet()),
		];
		this.#greet();
	}

	/** To be called before the room is read from the log, so that nothing is missed. */
	listen(name: string): Exchange {
		this.forget(name);
		const { bus, clock } = this.#world;
		const exchange = new Exchange({
			clock,
			server: this.#server,
			publish: (letter) => bus.publish(topicOf(name), letter),
			isBehind: (room) => this.#pullSoon(room),
		});
		const stop = bus.subscribe(topicOf(name), (message) => this.#hear(message, exchange));
		this.#exchanges.set(name, { exchange, stop });
		return exchange;
	}

	/** To be called when it has been read. */
	opened(room: Room): void {
		const exchange = this.#exchanges.get(room.name)?.exchange;
		if (exchange) this.#world.guard(room, () => exchange.open(room));
	}

	forget(name: string): void {
		const known = this.#exchanges.get(name);
		known?.stop();
		known?.exchange.close();
		this.#exchanges.delete(name);
	}

	/**
	 * Resolves when the room has all that was in the log when this was called: whoever comes from another server leans
	 * on it. Rejects if the log can not be read.
	 */
	async catchUp(room: Room): Promise<void> {
		const position = (await this.#position(room.name)) ?? 0;
		if (position > room.pieces.seq) await this.#pull(room);
	}

	close(): void {
		for (const stop of this.#stops) stop();
		for (const name of [...this.#exchanges.keys()]) this.forget(name);
		this.#world.bus.publish(hall, writeLetter({ server: this.#server, leaves: true }));
	}

	#hear(message: Uint8Array, exchange?: Exchange): void {
		const letter = readLetter(message);
		if (!letter || letter.server === this.#server) return;
		const isNew = !this.#heardAt.has(letter.server);
		this.#heardAt.set(letter.server, this.#world.clock.elapsed());
		if (letter.leaves) this.#lose(letter.server);
		else if (isNew) this.#meet();
		const room = exchange?.room;
		if (room) this.#world.guard(room, () => exchange.hear(letter));
		else exchange?.hear(letter);
	}

	/** A server is heard for the first time, or again: it and this one may have missed each other's letters. */
	#meet(): void {
		this.#greet();
		for (const { exchange } of this.#exchanges.values()) exchange.answer();
		void this.#poll();
	}

	#lose(server: string): void {
		this.#heardAt.delete(server);
		for (const { exchange } of this.#exchanges.values()) {
			const { room } = exchange;
			if (room) this.#world.guard(room, () => room.company.lose(server));
		}
	}

	#greet(): void {
		const { bus, clock } = this.#world;
		for (const [server, at] of this.#heardAt) if (clock.elapsed() - at >= lostMs) this.#lose(server);
		bus.publish(hall, writeLetter({ server: this.#server }));
	}

	/** How far the log of a room goes; asked after this call, of all rooms for which it is called in the same turn. */
	async #position(name: string): Promise<number | undefined> {
		if (!this.#asking) {
			const rooms = new Set<string>();
			const positions = Promise.resolve().then(() => {
				this.#asking = undefined;
				return this.#world.log.positions([...rooms]);
			});
			this.#asking = { rooms, positions };
		}
		this.#asking.rooms.add(name);
		return (await this.#asking.positions).get(name);
	}

	/** Whatever letters were lost: the log tells. */
	async #poll(): Promise<void> {
		const rooms = [...this.#exchanges.values()].flatMap(({ exchange }) => exchange.room ?? []);
		if (rooms.length === 0) return;
		try {
			const positions = await this.#world.log.positions(rooms.map(({ name }) => name));
			for (const room of rooms) if ((positions.get(room.name) ?? 0) > room.pieces.seq) this.#pullSoon(room);
		} catch (error) {
			this.#world.logger.warn({ err: error }, "The log could not be asked for what others wrote; asking again.");
		}
	}

	#pullSoon(room: Room): void {
		if (this.#behind.has(room)) return;
		this.#behind.add(room);
		this.#world.clock.after(patienceMs, () => {
			this.#behind.delete(room);
			this.#pull(room).catch((error: unknown) => {
				this.#world.logger.warn({ err: error, room: room.name }, "What others wrote could not be read; trying again.");
			});
		});
	}

	async #pull(room: Room): Promise<void> {
		const rows = await this.#world.log.readAfter(room.name, room.pieces.seq);
		const exchange = this.#exchanges.get(room.name)?.exchange;
		if (exchange?.room !== room) return;
		this.#world.guard(room, () => exchange.takeIn(rows.map((row) => storedElsewhere(row, room.name))));
	}
}

/** Each row is one account's. */
function storedElsewhere({ seq, bytes, account }: LoggedUpdate, room: string): StoredElsewhere {
	const clients = [...factsOf(readStored(bytes, room)).ends.keys()];
	return { from: seq, to: seq, bytes, owners: clients.map((client) => ({ client, account })) };
}

const topicOf = (room: string) => `room:${room}`;
