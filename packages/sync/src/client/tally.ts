/** Counts what this connection has sent and what of it is on the server's disk, and holds back what must not go out. */
import { frameKind, syncKind } from "../wire.ts";

export class Tally {
	/** Local changes so far, those of earlier visits included. */
	#made: number;
	/** Local changes known to be on the server's disk. */
	#saved = 0;
	/** For each message sent on this connection and not acked: how many local changes it and those before it carry. */
	#marks: number[] = [];
	#acked = 0;
	#hasAnswered = false;
	right: "read" | "write" | undefined;

	constructor(made = 0) {
		this.#made = made;
	}

	get unsaved(): number {
		return this.#made - this.#saved;
	}

	/** Whether the server has all that we have: it asked, we answered, and nothing is on its way. */
	get isSettled(): boolean {
		return this.right === "read" || (this.#hasAnswered && this.#marks.length === 0);
	}

	countChange(changes = 1): void {
		this.#made += changes;
	}

	/** A new connection: the server counts from nothing. */
	begin(): void {
		this.#marks = [];
		this.#acked = 0;
		this.#hasAnswered = false;
		this.right = undefined;
	}

	/** Whether a frame may go out; one that may is counted. */
	send(frame: Uint8Array): boolean {
		const isSync = frame[0] === frameKind.sync && frame[1] !== syncKind.step1;
		if (!isSync) return true;
		if (this.right !== "write") return false;
		// Until the server has asked what we have, it may lack what this leans on; our answer will hold it.
		if (frame[1] === syncKind.step2) this.#hasAnswered = true;
		if (!this.#hasAnswered) return false;
		this.#marks.push(this.#made);
		return true;
	}

	/** The server has so many messages of this connection on its disk. */
	ack(count: number): void {
		const mark = this.#marks[count - this.#acked - 1];
		if (mark === undefined) return;
		this.#marks.splice(0, count - this.#acked);
		this.#acked = count;
		this.#saved = Math.max(this.#saved, mark);
	}
}
