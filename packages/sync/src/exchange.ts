/** A room's exchange with the other servers of its log: tells them what was stored here, takes in what they stored. */
import type { Clock } from "./clock.ts";
import { type Letter, type StoredElsewhere, writeLetter } from "./letters.ts";
import type { Stored } from "./load.ts";
import { mergeUpdates } from "./merging.ts";
import type { State } from "./presence.ts";
import type { Room } from "./room.ts";

interface World {
	clock: Clock;
	server: string;
	publish: (letter: Uint8Array) => void;
	/** Something is missing that the log has. */
	isBehind: (room: Room) => void;
}

export class Exchange {
	readonly #world: World;
	#room: Room | undefined;
	/** What came while the room was being opened. */
	#held: Letter[] = [];
	/** What leans on something that has not come yet. */
	#early: StoredElsewhere[] = [];
	#stored: StoredElsewhere[] = [];
	#states = new Map<number, State>();
	#sentAt = Number.NEGATIVE_INFINITY;
	#stopTimer: (() => void) | undefined;

	constructor(world: World) {
		this.#world = world;
	}

	get room(): Room | undefined {
		return this.#room;
	}

	/** The room is open: what came meanwhile is taken in, and the others are asked who is there. */
	open(room: Room): void {
		this.#room = room;
		for (const letter of this.#held.splice(0)) this.hear(letter);
		this.ask();
	}

	ask(): void {
		this.#world.publish(writeLetter({ server: this.#world.server, asks: true }));
	}

	/** Says who is there with this server. */
	answer(): void {
		const states = this.#room?.company.here() ?? [];
		if (states.length > 0) this.#world.publish(writeLetter({ server: this.#world.server, states }));
	}

	/** Tells the others in step with what the room's own peers are told; returns the updates, merged into one. */
	tell(stored: readonly Stored[], states: readonly State[], owners: StoredElsewhere["owners"] = []): Uint8Array[] {
		const updates = stored.map(({ bytes }) => bytes);
		const merged = updates.length > 1 ? [mergeUpdates(updates)] : updates;
		const [first, last] = [stored[0], stored.at(-1)];
		if (first && last && merged[0]) this.#stored.push({ from: first.seq, to: last.seq, bytes: merged[0], owners });
		for (const state of states) this.#states.set(state.client, state);
		this.#sendWhenDue();
		if (this.#room?.pieces.hasGap) this.#world.isBehind(this.#room);
		return merged;
	}

	hear(letter: Letter): void {
		if (!this.#room) {
			this.#held.push(letter);
			return;
		}
		if (letter.stored.length > 0) this.takeIn(letter.stored);
		if (letter.states.length > 0) this.#room.company.hearOf(letter.server, letter.states);
		if (letter.asks) this.answer();
	}

	/** In the order of the log, but updates stored together may lean on each other against it. */
	takeIn(stored: readonly StoredElsewhere[]): void {
		const room = this.#room;
		if (!room) return;
		for (let left = [...this.#early, ...stored]; ; ) {
			const early = left.filter((each) => !room.takeIn(each));
			this.#early = early;
			if (early.length === 0 || early.length === left.length) break;
			left = early;
		}
		if (this.#early.length > 0 || room.pieces.hasGap) this.#world.isBehind(room);
	}

	close(): void {
		this.#stopTimer?.();
		this.#send();
	}

	#sendWhenDue(): void {
		if (this.#stopTimer) return;
		const waitMs = this.#sentAt + (this.#room?.intervalMs ?? 0) - this.#world.clock.elapsed();
		if (waitMs <= 0) this.#send();
		else this.#stopTimer = this.#world.clock.after(waitMs, () => this.#send());
	}

	#send(): void {
		this.#stopTimer = undefined;
		const [stored, states] = [adjoined(this.#stored), [...this.#states.values()]];
		this.#stored = [];
		this.#states = new Map();
		if (stored.length === 0 && states.length === 0) return;
		this.#sentAt = this.#world.clock.elapsed();
		this.#world.publish(writeLetter({ server: this.#world.server, stored, states }));
	}
}

/** Joins what follows each other in the log. */
function adjoined(stored: readonly StoredElsewhere[]): StoredElsewhere[] {
	const runs: StoredElsewhere[][] = [];
	for (const each of stored) {
		const run = runs.at(-1);
		if (run && run.at(-1)?.to === each.from - 1) run.push(each);
		else runs.push([each]);
	}
	return runs.map((run) => ({
		from: run[0]?.from ?? 0,
		to: run.at(-1)?.to ?? 0,
		bytes: mergeUpdates(run.map(({ bytes }) => bytes)),
		owners: run.flatMap(({ owners }) => owners),
	}));
}
