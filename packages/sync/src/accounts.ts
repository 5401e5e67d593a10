/** What each account asks for: how many connections it has, how many it opened lately, how fast it sends. */
import type { Clock } from "./clock.ts";
import type { Limits } from "./limits.ts";

interface Account {
	sockets: number;
	joins: number;
	/** Since when the joins are counted. */
	since: number;
	/** How many messages it may send at once now, and when that was counted. */
	messages: number;
	messagesAt: number;
}

const minuteMs = 60_000;

export class Accounts {
	readonly #accounts = new Map<string, Account>();
	readonly #clock: Clock;
	readonly #limits: Limits;

	constructor(clock: Clock, limits: Limits) {
		this.#clock = clock;
		this.#limits = limits;
	}

	/** Counts one more connection; undefined if it may be, or why not. */
	join(name: string): string | undefined {
		const now = this.#clock.elapsed();
		const account = this.#accounts.get(name) ?? this.#newcomer(now);
		this.#accounts.set(name, account);
		if (now - account.since >= minuteMs) Object.assign(account, { joins: 0, since: now });
		account.joins++;
		if (account.joins > this.#limits.joinsPerMinute) return "Connections of one account are opened too often.";
		if (account.sockets >= this.#limits.socketsPerAccount) return "Too many connections of one account are open.";
		account.sockets++;
		return undefined;
	}

	/** Whether it may send one more message now; one that may not is to be read from more slowly. */
	maySend(name: string): boolean {
		const account = this.#accounts.get(name);
		if (account) account.messages--;
		return this.isInCredit(name);
	}

	isInCredit(name: string): boolean {
		const account = this.#accounts.get(name);
		if (!account) return true;
		const now = this.#clock.elapsed();
		const { messagesAtOnce, messagesPerSecond } = this.#limits;
		const earned = ((now - account.messagesAt) * messagesPerSecond) / 1_000;
		account.messages = Math.min(messagesAtOnce, account.messages + earned);
		account.messagesAt = now;
		return account.messages >= 0;
	}

	leave(name: string): void {
		const account = this.#accounts.get(name);
		if (account) account.sockets--;
	}

	#newcomer(now: number): Account {
		return { sockets: 0, joins: 0, since: now, messages: this.#limits.messagesAtOnce, messagesAt: now };
	}

	/** Forgets accounts that have not been here for a minute. */
	sweep(): void {
		const now = this.#clock.elapsed();
		for (const [name, { sockets, since }] of this.#accounts)
			if (sockets === 0 && now - since >= minuteMs) this.#accounts.delete(name);
	}
}
