/** One WebSocket connection, read and written straight on its socket: nothing else is kept for it, and no timer. */
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { closeReason, type Refusal } from "./refusals.ts";
import {
	closeCodeIn,
	closeFrame,
	type Flaw,
	isLast,
	type Listener,
	layOut,
	opcode,
	readFrames,
	type Unfinished,
} from "./websocket.ts";

/** As much of a connection as a room uses. */
export interface Line {
	/** Whoever hears what arrives; until there is somebody, nothing is read. */
	hearer: Hearer | undefined;
	readonly isOpen: boolean;
	/** Bytes written that the other side has not taken yet. */
	readonly unreadBytes: number;
	/** Takes bytes that are laid out as WebSocket frames already; whether the last of them goes on with the next bytes. */
	write(laidOut: Uint8Array, goesOn?: boolean): void;
	close(code: number, reason: string): void;
	terminate(): void;
	pause(): void;
	resume(): void;
}

export interface Hearer {
	hear(message: Uint8Array): void;
	/** Anything at all arrived. */
	live(): void;
	/** Something arrived that is no message of ours. */
	stumble(flaw: Flaw): void;
	/** All that was written has been taken. */
	drained(): void;
	left(): void;
}

const key = Symbol("connection");
type Carrier = Duplex & { [key]: Connection };

/** How long the other side has to answer a goodbye. */
const farewellMs = 10_000;
const guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

export class Connection implements Line, Listener {
	hearer: Hearer | undefined;
	readonly #socket: Duplex;
	#largest: number;
	#unfinished: Unfinished | undefined;
	/** When we said goodbye; 0 until then. */
	#closedAt = 0;
	/** What arrives can not be taken apart any more. */
	#isDeaf = false;
	/** More is written than the system takes at once. */
	#isFull = false;
	/** A frame is written in part: nothing may come in between. */
	#isWithin = false;
	/** The answer to a ping that came meanwhile. */
	#pong: Uint8Array | undefined;

	/** `largest`: bytes of one message from the client, at most. */
	constructor(socket: Duplex, largest: number) {
		this.#socket = socket;
		this.#largest = largest;
		const carrier = socket as Carrier;
		carrier[key] = this;
		// The same few functions for every socket; what differs hangs on the socket itself.
		carrier.on("data", take).on("close", leave).on("error", pass);
		// When the other side ends, so do we.
		carrier.allowHalfOpen = false;
		socket.pause();
	}

	get isOpen(): boolean {
		return this.#closedAt === 0 && this.#socket.writable;
	}

	get isListening(): boolean {
		return !this.#isDeaf;
	}

	get unreadBytes(): number {
		return this.#socket.writableLength;
	}

	write(laidOut: Uint8Array, goesOn = false): void {
		if (!this.isOpen) return;
		const isTaken = this.#socket.write(laidOut);
		this.#isWithin = goesOn;
		if (!isTaken && !this.#isFull) {
			this.#isFull = true;
			(this.#socket as Carrier).once("drain", drain);
		}
		if (goesOn || !this.#pong) return;
		const pong = this.#pong;
		this.#pong = undefined;
		this.write(pong);
	}

	/**
	 * Says goodbye; the socket ends when the other side has answered, or is cut off. In the middle of a frame nothing can
	 * be said.
	 */
	close(code: number, reason: string): void {
		if (!this.isOpen) return;
		if (this.#isWithin) {
			this.terminate();
			return;
		}
		this.#socket.write(closeFrame(code, reason));
		this.#closedAt = performance.now();
		// Nothing it says is heard any more, so nothing of it is kept until it is whole.
		this.#largest = 0;
		(this.#socket as Carrier).on("timeout", cutOff);
		setPatience(this.#socket, farewellMs);
		// A paused socket would never hear the answer.
		this.#socket.resume();
	}

	terminate(): void {
		this.#isDeaf = true;
		this.#socket.destroy();
	}

	pause(): void {
		this.#socket.pause();
	}

	resume(): void {
		this.#socket.resume();
	}

	take(arrived: Buffer): void {
		// Somebody who keeps sending would never be seen to be idle.
		if (this.#closedAt && performance.now() - this.#closedAt > farewellMs) this.terminate();
		if (this.#isDeaf) {
			// Of what we can not read, the answer to our goodbye alone is of interest; it comes last, and by itself.
			if (arrived[0] === (isLast | opcode.close)) this.#socket.end();
			return;
		}
		this.hearer?.live();
		this.#unfinished = readFrames(arrived, this.#unfinished, this.#largest, this);
	}

	drained(): void {
		this.#isFull = false;
		this.hearer?.drained();
	}

	message(bytes: Uint8Array): void {
		if (this.#closedAt === 0) this.hearer?.hear(bytes);
	}

	control(code: number, body: Uint8Array): void {
		if (code === opcode.ping) this.#answer(body);
		if (code !== opcode.close) return;
		const said = closeCodeIn(body);
		this.close(said === 1005 ? 1000 : said, "");
		this.#socket.end();
	}

	flaw(flaw: Flaw): void {
		this.#isDeaf = true;
		if (this.#closedAt) this.#socket.end();
		else if (this.hearer) this.hearer.stumble(flaw);
		else this.close(1002, "");
	}

	/** Whoever pings without reading the answers is not answered any more. */
	#answer(body: Uint8Array): void {
		if (this.#isWithin) this.#pong = layOut([body], opcode.pong);
		else if (this.unreadBytes < 65_536) this.write(layOut([body], opcode.pong));
	}
}

function take(this: Carrier, arrived: Buffer): void {
	this[key].take(arrived);
}

function drain(this: Carrier): void {
	this[key].drained();
}

function cutOff(this: Carrier): void {
	this.destroy();
}

function leave(this: Carrier): void {
	this[key].hearer?.left();
}

/** A broken connection is closed by Node itself, and that is told. */
function pass(): void {}

/**
 * Accepts an upgrade to a WebSocket (RFC 6455, section 4.2); undefined if it is none, which is answered here.
 * `largest`: bytes of one message from the client, at most.
 */
export function acceptUpgrade(
	request: IncomingMessage,
	socket: Duplex,
	head: Buffer,
	largest: number,
): Connection | undefined {
	const { headers } = request;
	const clientKey = headers["sec-websocket-key"] ?? "";
	const isUpgrade = request.method === "GET" && headers.upgrade?.toLowerCase() === "websocket";
	if (!isUpgrade || headers["sec-websocket-version"] !== "13" || !/^[+/0-9A-Za-z]{22}==$/.test(clientKey)) {
		socket.on("error", pass);
		socket.once("finish", () => socket.destroy());
		socket.end(
			"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nSec-WebSocket-Version: 13\r\nContent-Length: 0\r\n\r\n",
		);
		return undefined;
	}
	const accepted = createHash("sha1")
		.update(clientKey + guid)
		.digest("base64");
	// A browser that offers protocols wants one of them back.
	const protocol = /^[\w!#$%&'*+.^`|~-]+/.exec(headers["sec-websocket-protocol"] ?? "")?.[0];
	const lines = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"];
	lines.push(`Sec-WebSocket-Accept: ${accepted}`, ...(protocol ? [`Sec-WebSocket-Protocol: ${protocol}`] : []));
	if ("setNoDelay" in socket) (socket as Duplex & { setNoDelay(on: boolean): void }).setNoDelay(true);
	setPatience(socket, 0);
	if (head.length > 0) socket.unshift(head);
	const connection = new Connection(socket, largest);
	socket.write(`${lines.join("\r\n")}\r\n\r\n`);
	return connection;
}

/** After so long without a sign of life the system tells us; 0 is never. */
function setPatience(socket: Duplex, ms: number): void {
	if ("setTimeout" in socket) (socket as Duplex & { setTimeout(ms: number): void }).setTimeout(ms);
}

/**
 * Says no to a connection that was accepted, so that its client hears the reason instead of trying for ever. Calls
 * back when it has gone: by itself, or ten seconds later.
 */
export function refuse(line: Line, { code, reason }: Refusal, whenGone: () => void = () => {}): void {
	line.hearer = { hear() {}, live() {}, stumble() {}, drained() {}, left: whenGone };
	// Whoever went while it was decided is not heard to go again.
	if (line.isOpen) line.close(code, closeReason(reason));
	else whenGone();
}
