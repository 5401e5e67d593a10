/** What a room takes in: reads each update, sees that it fits and may be, and keeps it until the next flush. */

import * as Y from "yjs";
import { Knowledge, type News } from "./knowledge.ts";
import type { StoredElsewhere } from "./letters.ts";
import type { Limits } from "./limits.ts";
import type { LogBatch, StoredRoom } from "./log.ts";
import { mergeUpdates } from "./merging.ts";
import type { PieceFacts } from "./pieces.ts";
import { readUpdate, type Update } from "./reader.ts";
import { closeCode, type Refusal } from "./refusals.ts";
import { type Vector, writeVector } from "./wire.ts";

/** What one flush takes of a room. */
export interface Taken extends LogBatch {
	/** What is to be known of each row. */
	facts: PieceFacts[];
	/** The new clocks in the rows. */
	written: News["written"];
}

const reasons = {
	tooDeep: "An update nests types too deeply.",
	partsValues: "An update parts values that stand under one key.",
};

interface Waiting {
	account: string;
	bytes: Uint8Array;
	news: News;
}

export class Intake {
	readonly #room: string;
	readonly #limits: Limits;
	/** Everything accepted, whether it is on disk yet or not. */
	readonly #known = new Knowledge();
	/** To which account a Yjs client id belongs. */
	readonly #owners: Map<number, string>;
	#waiting: Waiting[] = [];
	#claims: LogBatch["clients"] = [];
	waitingBytes = 0;

	/** `updates` are all there are of the room in the log. Throws if they do not fit together. */
	constructor(room: string, clients: StoredRoom["clients"], updates: Update[], limits: Limits) {
		this.#room = room;
		this.#limits = limits;
		this.#owners = new Map(clients.map(({ client, account }) => [client, account]));
		this.#known.learnAll(updates);
	}

	/** The clocks of everything accepted. */
	get vector(): Vector {
		return new Map(this.#known.vector);
	}

	get isEmpty(): boolean {
		return this.#waiting.length === 0;
	}

	/** Takes an update in for the next flush, if it is new and may be. `stored` is how many bytes the room has on disk. */
	accept(account: string, bytes: Uint8Array, stored: number): "news" | "known" | "gap" | Refusal {
		const limits = this.#limits;
		if (bytes.length > limits.updateBytes) return { code: closeCode.tooLarge, reason: "The update is too large." };
		const update = readUpdate(bytes, limits.updateStructs);
		if ("unreadable" in update) {
			const code = update.isTooLong ? closeCode.tooLarge : closeCode.malformed;
			return { code, reason: `An update is broken: ${update.unreadable}.` };
		}
		const fit = this.#known.weigh(update);
		if (fit.fit === "overlap") return this.accept(account, this.#cut(bytes, update), stored);
		if (fit.fit === "gap") return "gap";
		if (fit.fit === "nothing") return "known";
		if (fit.fit !== "news") return { code: closeCode.malformed, reason: reasons[fit.fit] };
		const { news } = fit;
		if (stored + this.waitingBytes + bytes.length > limits.roomBytes) {
			return { code: closeCode.tooLarge, reason: "The room is full." };
		}
		for (const { client } of news.written) {
			if ((this.#owners.get(client) ?? account) !== account)
				return { code: closeCode.refusedUpdate, reason: "The update writes under somebody else's client id." };
		}
		const claimed = news.written.filter(({ client }) => !this.#owners.has(client));
		if (claimed.length > limits.updateClients)
			return { code: closeCode.tooLarge, reason: "The update writes under too many client ids." };
		for (const { client } of claimed) {
			this.#owners.set(client, account);
			this.#claims.push({ room: this.#room, client, account });
		}
		this.#known.learn(news);
		// A copy of its own: the peer's bytes are part of whatever else had arrived with them.
		this.#waiting.push({ account, bytes: Uint8Array.from(bytes), news });
		this.waitingBytes += bytes.length;
		return "news";
	}

	/** Takes in what is on disk already, and whose it is; false if it leans on what is not known yet. */
	learn(update: Update, owners: StoredElsewhere["owners"]): boolean {
		const fit = this.#known.weigh(update, true);
		if (fit.fit === "gap") return false;
		if (fit.fit === "news") this.#known.learn(fit.news);
		for (const { client, account } of owners) this.#owners.set(client, account);
		return true;
	}

	/** Whether something waits that was written under one of these client ids. */
	isWrittenUnder(clients: ReadonlyMap<number, unknown>): boolean {
		return this.#waiting.some(({ news }) => news.written.some(({ client }) => clients.has(client)));
	}

	/** Whether an update would bring new words; one that can not be read counts as if. */
	wouldWrite(bytes: Uint8Array): boolean {
		const update = readUpdate(bytes, this.#limits.updateStructs);
		if ("unreadable" in update) return true;
		const fit = this.#known.weigh(update);
		if (fit.fit === "gap") return fit.writes;
		return fit.fit === "news" ? fit.news.written.length > 0 : fit.fit !== "nothing";
	}

	/** Hands over all that waits: one row for each account. */
	take(at: number): Taken {
		const taken: Taken = { rows: [], facts: [], clients: this.#claims, written: [] };
		for (const [account, updates] of Map.groupBy(this.#waiting, (each) => each.account)) {
			const bytes = mergeUpdates(updates.map((update) => update.bytes));
			const facts: PieceFacts = { ends: new Map(), hasDeletes: false };
			for (const { news } of updates) {
				for (const { client, to } of news.written) facts.ends.set(client, to);
				facts.hasDeletes ||= news.deleted.length > 0;
			}
			taken.written = taken.written.concat(updates.flatMap(({ news }) => news.written));
			taken.rows.push({ room: this.#room, account, at, bytes });
			taken.facts.push(facts);
		}
		this.#waiting = [];
		this.#claims = [];
		this.waitingBytes = 0;
		return taken;
	}

	/**
	 * Cuts off what is known of the update. Yjs would put the rest of a struct where the struct says it stands, even if
	 * what it follows stands elsewhere or was collected as garbage, and throws then; cut, the rest follows what is known.
	 * And it would wait for what a known struct says it leans on this time.
	 */
	#cut(bytes: Uint8Array, { structs }: Update): Uint8Array {
		const vector: Vector = new Map();
		for (const { client } of structs) vector.set(client, this.#known.vector.get(client) ?? 0);
		return Y.diffUpdate(bytes, writeVector(vector));
	}
}

/** Reads an update of the log. Throws if that can not be done. */
export function readStored(bytes: Uint8Array, room: string): Update {
	const update = readUpdate(bytes);
	if ("unreadable" in update) throw new Error(`"${room}" has an update that can not be read: ${update.unreadable}.`);
	return update;
}
