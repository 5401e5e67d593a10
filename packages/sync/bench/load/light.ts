/** A light client: a real connection that does the whole handshake and then throws away what it reads. */
import { randomBytes, randomInt } from "node:crypto";
import { connect, type Socket } from "node:net";
import type { Seat } from "../servers/hosting.ts";
import { clientFrame, opcode, Skimmer } from "./frames.ts";

/** What a client of one kind of server says, and which of the server's messages it has to know. */
export interface Tongue {
	/** The address' path and query for a room. */
	path(room: string): string;
	/** Said as soon as the connection is open. */
	greeting(room: string): Uint8Array[];
	/** How many bytes of a message are needed to tell what it is. */
	wanted(room: string): number;
	/** Whether the client shows itself anew for as long as it is there. */
	renews: boolean;
	/** What the server has to be told in answer, and whether we are now in. */
	reply(room: string, head: Buffer): { answers: Uint8Array[]; isIn: boolean };
	presence(room: string, client: number, clock: number, state: string): Uint8Array;
}

/** Presence is renewed so often, milliseconds. */
const renewal = 15_000;
/** A server that lets nobody in for so long has failed, milliseconds. */
const patience = 20_000;

const state = JSON.stringify({ user: { name: "A watcher", color: "#336699" } });

export class Light {
	readonly #socket: Socket;
	readonly #tongue: Tongue;
	readonly #room: string;
	readonly #repeats: boolean;
	readonly #client = randomInt(2 ** 32 - 1);
	#clock = 0;
	#renewing: NodeJS.Timeout | undefined;
	#isLeaving = false;
	/** Frames of text it was sent. */
	updates = 0;
	bytes = 0;
	isLost = false;

	private constructor(socket: Socket, tongue: Tongue, room: string, repeats: boolean) {
		this.#socket = socket;
		this.#tongue = tongue;
		this.#room = room;
		this.#repeats = repeats;
	}

	/** Resolves when the server has let them in. One that `repeats` sends back everybody's presence, as stock clients do. */
	static async enter(seat: Seat, tongue: Tongue, repeats = false): Promise<Light> {
		const { url, origin } = seat.door;
		const { hostname, port, host, pathname } = new URL(url);
		const socket = connect({ host: hostname, port: Number(port), noDelay: true });
		const light = new Light(socket, tongue, seat.room, repeats);
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		const late = setTimeout(() => reject(new Error(`A light client was not let in by ${url}.`)), patience);
		socket.on("error", reject);
		socket.on("close", () => {
			light.isLost = !light.#isLeaving;
			clearInterval(light.#renewing);
			reject(new Error(`A light client was turned away by ${url}.`));
		});
		socket.write(
			`GET ${pathname.replace(/\/$/, "")}${tongue.path(seat.room)} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\n` +
				`Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
				`Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\n` +
				`${seat.cookie ? `Cookie: ${seat.cookie}\r\n` : ""}\r\n`,
		);
		light.#listen(resolve);
		await promise.finally(() => clearTimeout(late));
		return light;
	}

	leave(): void {
		this.#isLeaving = true;
		clearInterval(this.#renewing);
		this.#socket.destroy();
	}

	#listen(onIn: () => void): void {
		let isIn = false;
		const wanted = this.#repeats ? Number.POSITIVE_INFINITY : this.#tongue.wanted(this.#room);
		const skimmer = new Skimmer(wanted, (kind, head, length) => {
			if (kind === opcode.binary && head[0] === 0) this.updates++;
			this.bytes += length;
			if (kind === opcode.ping) this.#socket.write(clientFrame(opcode.pong, head));
			if (kind === opcode.close) this.#socket.end();
			if (kind !== opcode.binary) return;
			if (this.#repeats && head[0] === 1 && length > 2) this.#send(head);
			const reply = this.#tongue.reply(this.#room, head);
			for (const answer of reply.answers) this.#send(answer);
			if (isIn || !reply.isIn) return;
			isIn = true;
			this.#announce();
			onIn();
		});
		let head: Buffer = Buffer.alloc(0);
		const upgrade = (chunk: Buffer) => {
			head = Buffer.concat([head, chunk]);
			const end = head.indexOf("\r\n\r\n");
			if (end < 0) return;
			if (!head.toString("latin1", 0, end).startsWith("HTTP/1.1 101")) return void this.#socket.destroy();
			this.#socket.off("data", upgrade);
			this.#socket.on("data", (bytes: Buffer) => skimmer.take(bytes));
			for (const message of this.#tongue.greeting(this.#room)) this.#send(message);
			skimmer.take(head.subarray(end + 4));
		};
		this.#socket.on("data", upgrade);
	}

	/** Says who is here, and again for as long as they are; not everybody in the same moment. */
	#announce(): void {
		const tell = () => this.#send(this.#tongue.presence(this.#room, this.#client, ++this.#clock, state));
		tell();
		if (!this.#tongue.renews) return;
		this.#renewing = setTimeout(() => {
			tell();
			this.#renewing = setInterval(tell, renewal);
		}, randomInt(renewal));
	}

	#send(message: Uint8Array): void {
		this.#socket.write(clientFrame(opcode.binary, message));
	}
}
