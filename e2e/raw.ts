/** Programs that are no browsers: they speak the wire as anybody may write it, with or against the rules. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { io, type Socket } from "socket.io-client";
import { WebSocket } from "ws";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";
import type { Person } from "./people.ts";

/** The frame that says how many of this connection's words are on disk. */
const ackKind = 100;

export interface RawRoom {
	readonly doc: Y.Doc;
	/** The code and reason with which the server closed it, if it did. */
	readonly closed: Promise<{ code: number; reason: string }>;
	/** Resolves when the server has answered with its state, or has closed. */
	readonly answered: Promise<void>;
	/** Whether the server has ever answered with its state: who is turned away gets nothing of it. */
	readonly isIn: boolean;
	send(frame: Uint8Array): void;
	/** Sends what `change` does to the document, whatever the rights say. */
	write(change: (doc: Y.Doc) => void): void;
	/** Resolves when all that was written is on the server's disk. */
	stored(): Promise<void>;
	close(): void;
}

interface RawOptions {
	/** `null` sends none. */
	origin?: string | null;
	params?: string;
	cookie?: string;
}

/** A program without a browser: no cookie, no page, a token. */
export const openRawWith = (address: string, token: string, room: string): RawRoom =>
	openRaw(address, { cookie: "" }, room, { origin: null, params: `?ack=1&token=${token}` });

/** Opens a room with the person's cookie. */
export function openRaw(
	address: string,
	person: Pick<Person, "cookie">,
	room: string,
	options: RawOptions = {},
): RawRoom {
	const doc = new Y.Doc();
	const { origin = address, params = "?ack=1" } = options;
	const socket = new WebSocket(`${address.replace("http", "ws")}/sync/${room}${params}`, {
		headers: { cookie: options.cookie ?? person.cookie, ...(origin === null ? {} : { origin }) },
	});
	let tell: () => void = () => {};
	const answered = new Promise<void>((resolve) => {
		tell = resolve;
	});
	const closed = new Promise<{ code: number; reason: string }>((resolve) => {
		socket.on("close", (code, reason) => {
			resolve({ code, reason: reason.toString() });
			tell();
		});
	});
	socket.on("error", () => {});
	let isIn = false;
	let sent = 0;
	let onDisk = 0;
	const waiting = new Set<() => void>();
	const whenOpen = new Promise<void>((resolve) => socket.on("open", () => resolve()));
	socket.on("open", () => {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, 0);
		sync.writeSyncStep1(encoder, doc);
		socket.send(encoding.toUint8Array(encoder));
	});
	socket.on("message", (bytes: Buffer) => {
		const decoder = decoding.createDecoder(new Uint8Array(bytes));
		const kindOfFrame = decoding.readVarUint(decoder);
		if (kindOfFrame === ackKind) {
			onDisk = decoding.readVarUint(decoder);
			for (const look of waiting) look();
		}
		if (kindOfFrame !== 0) return;
		const answer = encoding.createEncoder();
		encoding.writeVarUint(answer, 0);
		const kind = sync.readSyncMessage(decoder, answer, doc, "server");
		if (encoding.length(answer) > 1) {
			sent += 1;
			socket.send(encoding.toUint8Array(answer));
		}
		if (kind !== sync.messageYjsSyncStep2) return;
		isIn = true;
		tell();
	});
	const send = (frame: Uint8Array) =>
		void whenOpen.then(() => socket.readyState === WebSocket.OPEN && socket.send(frame));
	return {
		doc,
		closed,
		answered,
		get isIn() {
			return isIn;
		},
		send,
		write(change) {
			const before = Y.encodeStateVector(doc);
			change(doc);
			const encoder = encoding.createEncoder();
			encoding.writeVarUint(encoder, 0);
			sync.writeUpdate(encoder, Y.encodeStateAsUpdate(doc, before));
			sent += 1;
			send(encoding.toUint8Array(encoder));
		},
		stored: () =>
			new Promise((resolve) => {
				const look = () => onDisk >= sent && waiting.delete(look) && resolve();
				waiting.add(look);
				look();
			}),
		close: () => socket.terminate(),
	};
}

export interface RawFloor {
	ask(
		event: string,
		...args: unknown[]
	): Promise<{ refusal?: { code: string; message: string }; state?: { seq: number }; event?: unknown }>;
	close(): void;
	readonly socket: Socket;
}

/** Connects to the floor with the person's cookie; rejects when it is turned away. */
export async function openFloor(
	address: string,
	person: Pick<Person, "cookie">,
	origin: string | null = address,
	language?: string,
	token?: string,
): Promise<RawFloor> {
	const socket = io(address, {
		transports: ["websocket"],
		reconnection: false,
		forceNew: true,
		auth: { language, ...(token === undefined ? {} : { token }) },
		extraHeaders: { cookie: person.cookie, ...(origin === null ? {} : { origin }) },
	});
	await new Promise<void>((resolve, reject) => {
		socket.on("connect", resolve);
		socket.on("connect_error", reject);
	});
	return {
		socket,
		ask: (event, ...args) => socket.timeout(5000).emitWithAck(event, ...args),
		close: () => void socket.disconnect(),
	};
}
