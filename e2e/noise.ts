/** What no honest client sends: bytes cut short, turned, made up, by dice that roll the same in every run. */
import { connect } from "node:net";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { Person } from "./people.ts";

/** Dice from a seed: whole numbers from 0 to below `sides`. */
export function dice(seed: number): (sides: number) => number {
	let state = seed;
	return (sides) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
	};
}

export const randomBytes = (roll: (sides: number) => number, length: number): Uint8Array<ArrayBuffer> =>
	Uint8Array.from({ length }, () => roll(256));

/** A frame of the sync kind: 0 step 1, 1 step 2, 2 update. */
export function syncFrame(kind: number, body: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, 0);
	encoding.writeVarUint(encoder, kind);
	encoding.writeVarUint8Array(encoder, body);
	return encoding.toUint8Array(encoder);
}

/** An update as Yjs writes it, of what `change` does to an empty document. */
export function updateOf(change: (doc: Y.Doc) => void, clientId?: number): Uint8Array {
	const doc = new Y.Doc();
	if (clientId !== undefined) doc.clientID = clientId;
	change(doc);
	return Y.encodeStateAsUpdate(doc);
}

/** Frames made of honest ones by cutting, turning bits and adding, and some of nothing but chance. */
export function brokenFrames(seed: number, count: number): Uint8Array[] {
	const roll = dice(seed);
	const update = updateOf((doc) => {
		doc.getText("probe").insert(0, "An honest word.");
		doc.getMap("probe map").set("key", { a: [1, "two", null] });
		doc.getXmlFragment("probe text").push([new Y.XmlElement("paragraph")]);
	});
	const honest = [
		syncFrame(0, Y.encodeStateVector(new Y.Doc())),
		syncFrame(1, update),
		syncFrame(2, update),
		Uint8Array.of(1, 14, 1, 7, 1, 10, ...new TextEncoder().encode('{"a":"bc"}')),
	];
	return Array.from({ length: count }, (_, place) => {
		const frame = Uint8Array.from(honest[roll(honest.length)] as Uint8Array);
		if (place % 4 === 0) return frame.slice(0, roll(frame.length));
		if (place % 4 === 1) return randomBytes(roll, 1 + roll(300));
		if (place % 4 === 2) return Uint8Array.of(...frame, ...randomBytes(roll, 1 + roll(20)));
		for (let turns = 1 + roll(4); turns > 0; turns--) {
			const at = roll(frame.length);
			frame[at] = (frame[at] ?? 0) ^ (1 << roll(8));
		}
		return frame;
	});
}

const patience = 10_000;

/** Sends frames on a connection of their own and tells how the server took it: the close code, or "stays open". */
export function reactionTo(
	address: string,
	{ cookie }: Pick<Person, "cookie">,
	path: string,
	...frames: (Uint8Array | string)[]
): Promise<number | "stays open"> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(`${address.replace("http", "ws")}${path}`, { headers: { cookie, origin: address } });
		const giveUp = setTimeout(() => reject(new Error(`Nothing was heard after ${frames}.`)), patience);
		const end = (how: number | "stays open") => {
			clearTimeout(giveUp);
			socket.terminate();
			resolve(how);
		};
		socket.on("error", () => {});
		socket.on("close", (code) => end(code));
		socket.on("open", () => {
			for (const frame of frames) socket.send(frame);
			// Whoever still answers an ordinary ping has been left open.
			socket.ping();
		});
		socket.on("pong", () => setTimeout(() => end("stays open"), 20));
	});
}

/** Writes bytes on a bare socket, after an honest upgrade if there is a path, and waits until the server hangs up. */
export function hangUpAfter(port: number, person: Person, path: string | undefined, bytes: Uint8Array): Promise<void> {
	return new Promise((resolve, reject) => {
		const socket = connect(port, "127.0.0.1");
		socket.setTimeout(patience, () => reject(new Error(`The server went on listening to noise at ${path}.`)));
		socket.on("error", () => {});
		socket.on("close", () => resolve());
		// Whoever does not read is never told of the end.
		socket.resume();
		if (!path) return void socket.end(bytes);
		const head = [
			`GET ${path} HTTP/1.1`,
			`Host: localhost:${port}`,
			`Origin: http://localhost:${port}`,
			`Cookie: ${person.cookie}`,
			"Connection: Upgrade",
			"Upgrade: websocket",
			"Sec-WebSocket-Version: 13",
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
		];
		socket.write(`${head.join("\r\n")}\r\n\r\n`);
		socket.once("data", () => socket.end(bytes));
	});
}
