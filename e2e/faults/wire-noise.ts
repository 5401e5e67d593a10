/** What goes wrong below the frames: WebSocket headers that lie, sockets that break off, packets of socket.io by chance. */
import { connect, type Socket } from "node:net";
import { randomBytes } from "../noise.ts";
import type { Person } from "../people.ts";
import type { Roll } from "./rounds.ts";

interface Header {
	fin?: boolean;
	rsv?: number;
	opcode?: number;
	isMasked?: boolean;
	/** What the header says of the length, if not the truth. */
	announced?: number | bigint;
	/** How the length is written: in 7, 16 or 64 bits. */
	bits?: 7 | 16 | 64;
}

/** A frame whose header may say anything. */
export function wireFrame(body: Uint8Array, header: Header = {}): Buffer {
	const { fin = true, rsv = 0, opcode = 2, isMasked = true, announced = body.length } = header;
	const { bits = announced < 126 ? 7 : announced < 65_536 ? 16 : 64 } = header;
	const head = Buffer.alloc(bits === 7 ? 2 : bits === 16 ? 4 : 10);
	head[0] = (fin ? 0x80 : 0) | (rsv << 4) | opcode;
	head[1] = (isMasked ? 0x80 : 0) | (bits === 7 ? Number(announced) & 0x7f : bits === 16 ? 126 : 127);
	if (bits === 16) head.writeUInt16BE(Number(announced) & 0xffff, 2);
	if (bits === 64) head.writeBigUInt64BE(BigInt.asUintN(64, BigInt(announced)), 2);
	// A mask of zeros leaves the body as it is.
	return Buffer.concat([head, ...(isMasked ? [Buffer.alloc(4)] : []), body]);
}

const upgrade = (port: number, { cookie }: Person, path: string, more: string[] = []) =>
	[
		`GET ${path} HTTP/1.1`,
		`Host: localhost:${port}`,
		`Origin: http://localhost:${port}`,
		`Cookie: ${cookie}`,
		"Connection: Upgrade",
		"Upgrade: websocket",
		"Sec-WebSocket-Version: 13",
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
		...more,
		"\r\n",
	].join("\r\n");

const close = (code: number, reason: Uint8Array) => Buffer.concat([Buffer.from([code >> 8, code & 0xff]), reason]);

/** Each makes the bytes of one misdeed after an honest upgrade. */
const misdeeds: [string, (roll: Roll) => Uint8Array][] = [
	["an opcode that there is not", (roll) => wireFrame(randomBytes(roll, 9), { opcode: 3 + roll(5) + 8 * roll(2) })],
	["reserved bits", (roll) => wireFrame(randomBytes(roll, 9), { rsv: 1 + roll(7) })],
	["no mask", (roll) => wireFrame(randomBytes(roll, 50), { isMasked: false })],
	["a length that is not the shortest", (roll) => wireFrame(randomBytes(roll, 9), { bits: 64 })],
	["a length beyond all numbers", () => wireFrame(new Uint8Array(20), { announced: 2n ** 63n, bits: 64 })],
	["a length with all bits", () => wireFrame(new Uint8Array(20), { announced: -1n, bits: 64 })],
	["eight gigabytes announced", () => wireFrame(new Uint8Array(100), { announced: 2n ** 33n, bits: 64 })],
	["fifteen megabytes announced, and nothing sent", () => wireFrame(new Uint8Array(9), { announced: 15_000_000 })],
	["a ping that is too long", () => wireFrame(new Uint8Array(126), { opcode: 9 })],
	["a ping in pieces", () => wireFrame(new Uint8Array(5), { opcode: 9, fin: false })],
	["a close of one byte", () => wireFrame(new Uint8Array(1), { opcode: 8 })],
	[
		"a close code that may not be sent",
		(roll) =>
			wireFrame(close([0, 999, 1004, 1005, 1006, 1015, 2999, 65535][roll(8)] ?? 0, new Uint8Array()), { opcode: 8 }),
	],
	[
		"a close whose reason is no text",
		(roll) => wireFrame(close(1000, Uint8Array.of(0xff, 0xfe, roll(256))), { opcode: 8 }),
	],
	["text that is none", (roll) => wireFrame(Uint8Array.of(0xc3, 0x28, roll(256)), { opcode: 1 })],
	["text of digits", (roll) => wireFrame(Buffer.from(String(roll(2 ** 31)).repeat(1 + roll(50))), { opcode: 1 })],
	["a piece of nothing", () => wireFrame(new Uint8Array(3), { opcode: 0 })],
	[
		"a beginning within a beginning",
		() => Buffer.concat([wireFrame(new Uint8Array(3), { fin: false }), wireFrame(new Uint8Array(3))]),
	],
	["pieces by the thousand", (roll) => pieces(1000 + roll(20_000), roll(2))],
	[
		"bytes after the close",
		(roll) => Buffer.concat([wireFrame(close(1000, new Uint8Array()), { opcode: 8 }), randomBytes(roll, 300)]),
	],
	["bytes by chance", (roll) => randomBytes(roll, 1 + roll(2000))],
	[
		"pings by the hundred",
		() => Buffer.concat(Array.from({ length: 300 }, () => wireFrame(new Uint8Array(125), { opcode: 9 }))),
	],
	[
		"empty frames by the thousand",
		() => Buffer.concat(Array.from({ length: 2000 }, () => wireFrame(new Uint8Array(0)))),
	],
	["a frame that breaks off", (roll) => wireFrame(new Uint8Array(500)).subarray(0, 1 + roll(400))],
];

function pieces(count: number, length: number): Buffer {
	const first = wireFrame(new Uint8Array(length), { fin: false });
	const next = wireFrame(new Uint8Array(length), { fin: false, opcode: 0 });
	return Buffer.concat([first, ...Array.from({ length: count }, () => next)]);
}

/** Each is said instead of an honest upgrade. */
const handshakes: ((port: number, person: Person, path: string, roll: Roll) => string | Uint8Array)[] = [
	(port, person, path, roll) => upgrade(port, person, path).slice(0, 10 + roll(200)),
	(port, person, path) => upgrade(port, person, path).replace("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", ""),
	(port, person, path) => upgrade(port, person, path).replace("dGhlIHNhbXBsZSBub25jZQ==", "x".repeat(5000)),
	(port, person, path) => upgrade(port, person, path).replace("Version: 13", "Version: 7"),
	(port, person, path) => upgrade(port, person, path).replace("websocket", "h2c, websocket"),
	(port, person, path) =>
		upgrade(
			port,
			person,
			path,
			Array.from({ length: 3000 }, (_, place) => `X-${place}: y`),
		),
	(port, person, path) => upgrade(port, person, path, [`X: ${"y".repeat(70_000)}`]),
	(port, person, path) =>
		upgrade(port, person, path, ["Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=7"]),
	(port, person, path) => upgrade(port, person, path, ["Sec-WebSocket-Protocol: ,,;;\u0001"]),
	(port, person, path) => upgrade(port, person, path).replace("GET", "POST"),
	(port, person) => upgrade(port, person, "/sync/%E0%A4%A"),
	(port, person) => upgrade(port, person, "//sync//..//..//"),
	(port, person) => upgrade(port, person, `/sync/${"x".repeat(10_000)}`),
	() => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
	(_port, _person, _path, roll) => randomBytes(roll, 1 + roll(3000)),
];

const packets = [
	"",
	"0",
	"1",
	"2probe",
	"3",
	"4",
	"40",
	"40{",
	"41",
	"42",
	"42[",
	'42["watch"',
	'42["floor",{}]',
	'42["__proto__"]',
	'451-["watch",{"_placeholder":true,"num":9}]',
	'45999999-["x"]',
	"44{}",
	"43[]",
	"4\u0000",
	"6",
	"9",
	"b",
	'42["watch",[[[[[',
	"40/elsewhere,",
	'40{"__proto__":{"x":1}}',
	'420["watch","m"]',
	"42".repeat(3000),
];

/** One packet of socket.io, or something like one. */
export function packet(roll: Roll): Uint8Array | string {
	const text = packets[roll(packets.length)] ?? "";
	if (roll(3) > 0) return text;
	const bytes = Buffer.from(text + String.fromCharCode(32 + roll(90)).repeat(roll(5)));
	for (let turns = 1 + roll(4); turns > 0 && bytes.length > 0; turns--) bytes[roll(bytes.length)] = 32 + roll(95);
	return roll(4) === 0 ? randomBytes(roll, roll(300)) : bytes.toString("latin1");
}

/** Does one misdeed on a socket of its own and goes; resolves with what it was when the socket is gone. */
export function misbehave(port: number, person: Person, path: string, roll: Roll): Promise<string> {
	const isHandshake = roll(4) === 0;
	const [name, make] = misdeeds[roll(misdeeds.length)] as (typeof misdeeds)[number];
	const handshake = handshakes[roll(handshakes.length)] as (typeof handshakes)[number];
	const lingerMs = 5 + roll(40);
	const leave = roll(3);
	return new Promise((resolve) => {
		const socket: Socket = connect(port, "127.0.0.1");
		const go = () => {
			if (leave === 0) socket.resetAndDestroy();
			else if (leave === 1) socket.destroy();
			else socket.end();
			setTimeout(() => socket.destroy(), 50);
		};
		socket.on("error", () => {});
		socket.on("close", () => resolve(isHandshake ? "handshakes" : name));
		socket.resume();
		socket.write(isHandshake ? handshake(port, person, path, roll) : upgrade(port, person, path));
		if (!isHandshake) socket.once("data", () => socket.write(make(roll)));
		setTimeout(go, lingerMs);
	});
}
