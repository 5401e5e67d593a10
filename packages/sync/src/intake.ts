/** What a room takes in: reads each update, sees that it fits and may be, and keeps it until the next flush. */
import * as Y from "yjs";
import { Knowledge, type News } from "./knowledge.ts";
import type { Limits } from "./limits.ts";
import type { LogBatch, StoredRoom } from "./log.ts";
import { readUpdate, type Update } from "./reader.ts";
import { closeCode, type Refusal } from "./refusals.ts";
import type { Vector } from "./wire.ts";

/** What one flush takes of a room. */
export interface Taken extends LogBatch {
	/** The new clocks in the rows. */
	written: News["written"];
}

export class Intake {
	readonly #room: string;
	readonly #limits: Limits;
	/** Everything accepted, whether it is on disk yet or not. */
	readonly #known = new Knowledge();
	/** To which account a Yjs client id belongs. */
	readonly #owners: Map<number, string>;
	#waiting: { account: string; bytes: Uint8Array }[] = [];
	#claims: LogBatch["clients"] = [];
	#written: News["written"] = [];
	waitingBytes = 0;

	constructor(room: string, stored: StoredRoom, limits: Limits) {
		this.#room = room;
		this.#limits = limits;
		this.#owners = new Map(stored.clients.map(({ client, account }) => [client, account]));
		this.#learnAll([...(stored.folded ? [stored.folded] : []), ...stored.tail.map(({ bytes }) => bytes)]);
	}

	/** The clocks of everything accepted. */
	get vector(): Vector {
		return new Map(this.#known.vector);
	}

	get isEmpty(): boolean {
		return this.#waiting.length === 0;
	}

	/** Takes an update in for the next flush, if it is new and may be. `stored` is how many bytes the room has on disk. */
	accept(account: string, bytes: Uint8Array, stored: number): "accepted" | "gap" | Refusal {
		const limits = this.#limits;
		if (bytes.length > limits.updateBytes) return { code: closeCode.tooLarge, reason: "The update is too large." };
		const update = readUpdate(bytes);
		if ("unreadable" in update)
			return { code: closeCode.malformed, reason: `An update is broken: ${update.unreadable}.` };
		const fit = this.#known.weigh(update);
		if (fit.fit === "gap") return "gap";
		if (fit.fit === "nothing") return "accepted";
		const { news } = fit;
		if (stored + this.waitingBytes + bytes.length > limits.roomBytes) {
			return { code: closeCode.tooLarge, reason: "The room is full." };
		}
		const isForeign = news.written.some(({ client }) => (this.#owners.get(client) ?? account) !== account);
		if (isForeign)
			return { code: closeCode.refusedUpdate, reason: "The update writes under somebody else's client id." };
		for (const { client } of news.written) {
			if (this.#owners.has(client)) continue;
			this.#owners.set(client, account);
			this.#claims.push({ room: this.#room, client, account });
		}
		this.#known.learn(news);
		this.#written.push(...news.written);
		this.#waiting.push({ account, bytes });
		this.waitingBytes += bytes.length;
		return "accepted";
	}

	/** Whether an update would bring new words; one that can not be read counts as if. */
	wouldWrite(bytes: Uint8Array): boolean {
		const update = readUpdate(bytes);
		if ("unreadable" in update) return true;
		const fit = this.#known.weigh(update);
		return fit.fit === "gap" ? fit.writes : fit.fit === "news" && fit.news.written.length > 0;
	}

	/** Hands over all that waits: one row for each account. */
	take(at: number): Taken {
		const byAccount = Map.groupBy(this.#waiting, ({ account }) => account);
		const rows = [...byAccount].map(([account, updates]) => {
			return { room: this.#room, account, at, bytes: Y.mergeUpdates(updates.map(({ bytes }) => bytes)) };
		});
		const taken = { rows, clients: this.#claims, written: this.#written };
		this.#waiting = [];
		this.#claims = [];
		this.#written = [];
		this.waitingBytes = 0;
		return taken;
	}

	/**
	 * Takes in what is in the log. Rows of one flush may lean on each other against their order, so what does not fit
	 * yet is tried again after the rest.
	 */
	#learnAll(all: Uint8Array[]): void {
		let left: Update[] = all.map((bytes) => {
			const update = readUpdate(bytes);
			if ("unreadable" in update)
				throw new Error(`"${this.#room}" has an update that can not be read: ${update.unreadable}.`);
			return update;
		});
		while (left.length > 0) {
			const early = left.filter((update) => {
				const fit = this.#known.weigh(update);
				if (fit.fit === "news") this.#known.learn(fit.news);
				return fit.fit === "gap";
			});
			if (early.length === left.length) throw new Error(`"${this.#room}" has an update that leans on none in the log.`);
			left = early;
		}
	}
}
