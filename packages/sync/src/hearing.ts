/** What the peers of a room say: questions are answered, updates taken in, what is missing is asked for. */
import type { Clock } from "./clock.ts";
import type { Company } from "./company.ts";
import type { Intake } from "./intake.ts";
import type { Limits } from "./limits.ts";
import type { Peer } from "./peer.ts";
import type { Pieces } from "./pieces.ts";
import { closeCode } from "./refusals.ts";
import { readFrame, syncFrame, type Vector, writeVector } from "./wire.ts";

/** As much of the room as has to be known for that. */
interface Heard {
	limits: Limits;
	clock: Clock;
	pieces: Pieces;
	company: Company;
	intake: Intake;
	/** The clocks on disk. */
	storedVector: Vector;
	/** Called for a peer that writes, at most once a minute. */
	sawWriting: (peer: Peer) => void;
	keepUntilStored: (peer: Peer) => void;
}

const writingIsToldMs = 60_000;
/** Bytes of a client and its clock in a state vector. */
const longestEntry = 16;

export class Hearing {
	readonly #room: Heard;

	constructor(room: Heard) {
		this.#room = room;
	}

	receive(peer: Peer, bytes: Uint8Array): void {
		const frame = readFrame(bytes);
		if (!frame) {
			peer.close({ code: closeCode.malformed, reason: "A frame could not be read." });
			return;
		}
		switch (frame.kind) {
			case "step1":
				this.answer(peer, frame.vector);
				break;
			case "step2":
			case "update":
				this.#receiveUpdate(peer, frame.kind, frame.update);
				break;
			case "presence":
				this.#room.company.receive(peer, frame.states);
				break;
			case "askPresence":
				this.#room.company.sendTo(peer);
				break;
			case "other":
		}
	}

	askStep2(peer: Peer): void {
		peer.asked++;
		this.sendStep1(peer);
	}

	sendStep1(peer: Peer): void {
		peer.isToBeAsked = !peer.send(syncFrame("step1", writeVector(this.#room.storedVector)));
	}

	answer(peer: Peer, vector: Uint8Array): void {
		const longest = longestEntry * (this.#room.storedVector.size + this.#room.limits.updateClients);
		if (vector.length > longest) {
			peer.close({ code: closeCode.tooLarge, reason: "A state vector names too many client ids." });
			return;
		}
		if (peer.isBehind) {
			// Were each of its questions answered while it reads nothing, what it is owed would grow without end.
			peer.answerLater(vector);
			return;
		}
		const buffers = this.#room.pieces.answer(vector);
		if (!buffers) {
			peer.close({ code: closeCode.malformed, reason: "A state vector could not be read." });
			return;
		}
		peer.owe(buffers);
		peer.isCurrent = true;
	}

	#receiveUpdate(peer: Peer, kind: "step2" | "update", bytes: Uint8Array): void {
		if (peer.door.right === "read") {
			if (this.#room.intake.wouldWrite(bytes))
				peer.close({ code: closeCode.notAllowed, reason: "You may read here, not write." });
			return;
		}
		peer.received++;
		const outcome = this.#room.intake.accept(peer.door.account, bytes, this.#room.pieces.bytes);
		const isAnswer = kind === "step2" && peer.asked > 0;
		if (isAnswer) peer.asked--;
		if (outcome === "gap") {
			if (isAnswer && peer.hasAskedAgain) {
				peer.close({ code: closeCode.outOfStep, reason: "What you wrote leans on something this room never had." });
				return;
			}
			peer.gapAt ??= peer.received;
			if (peer.asked > 0) return;
			peer.hasAskedAgain = true;
			this.askStep2(peer);
			return;
		}
		if (outcome !== "news" && outcome !== "known") {
			peer.close(outcome);
			return;
		}
		if (outcome === "news") this.#noteWriting(peer);
		// A step 2 brings all that the room lacked when it was asked for, so it heals what could not be placed before.
		if (isAnswer) {
			peer.gapAt = undefined;
			peer.hasAskedAgain = false;
		}
		this.#room.keepUntilStored(peer);
	}

	#noteWriting(peer: Peer): void {
		peer.lastWroteAt = this.#room.clock.elapsed();
		if (peer.lastWroteAt - peer.writingToldAt < writingIsToldMs) return;
		peer.writingToldAt = peer.lastWroteAt;
		this.#room.sawWriting(peer);
	}
}
