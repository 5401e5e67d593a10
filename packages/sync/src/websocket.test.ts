/** WebSocket frames as anybody may send them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { closeCodeIn, closeFrame, type Flaw, layOut, opcode, readFrames, type Unfinished } from "./websocket.ts";

const largest = 1_000;

/** A client's frame: masked, whatever else is said. */
function frame(code: number, body: Uint8Array, { isLast = true, mask = [1, 2, 3, 4], head = 0 } = {}): Buffer {
	const [laidOut] = [Buffer.from(layOut([body], code))];
	const bodyAt = laidOut.length - body.length;
	const masked = body.map((byte, at) => byte ^ (mask[at & 3] ?? 0));
	laidOut[0] = ((laidOut[0] ?? 0) & (isLast ? 0xff : 0x7f)) | head;
	laidOut[1] = (laidOut[1] ?? 0) | 0x80;
	return Buffer.concat([laidOut.subarray(0, bodyAt), Uint8Array.from(mask), masked]);
}

/** Reads pieces one after the other and keeps what it is told. */
function read(pieces: Buffer[]) {
	const told: { messages: Uint8Array[]; controls: number[]; flaws: Flaw[]; rest: Unfinished | undefined } = {
		messages: [],
		controls: [],
		flaws: [],
		rest: undefined,
	};
	const listener = {
		isListening: true,
		message: (bytes: Uint8Array) => told.messages.push(Uint8Array.from(bytes)),
		control: (code: number) => told.controls.push(code),
		flaw(flaw: Flaw) {
			told.flaws.push(flaw);
			listener.isListening = false;
		},
	};
	for (const piece of pieces) {
		if (listener.isListening) told.rest = readFrames(Buffer.from(piece), told.rest, largest, listener);
	}
	return told;
}

const body = (length: number) => Uint8Array.from({ length }, (_, at) => at & 0xff);

test("websocket: messages arrive whole, however the network cuts them and the client breaks them up", () => {
	const message = fc.record({
		length: fc.oneof(fc.nat(10), fc.constantFrom(125, 126, 127, 200, 999, 1_000)),
		parts: fc.integer({ min: 1, max: 5 }),
		ping: fc.boolean(),
	});
	fc.assert(
		fc.property(fc.array(message, { maxLength: 6 }), fc.array(fc.integer({ min: 1, max: 300 })), (messages, cuts) => {
			const sent: Buffer[] = [];
			for (const { length, parts, ping } of messages) {
				const whole = body(length);
				for (let part = 0; part < parts; part++) {
					const [from, to] = [Math.floor((length * part) / parts), Math.floor((length * (part + 1)) / parts)];
					const code = part === 0 ? opcode.binary : opcode.continuation;
					sent.push(frame(code, whole.subarray(from, to), { isLast: part === parts - 1 }));
					if (ping) sent.push(frame(opcode.ping, body(3)));
				}
			}
			const stream = Buffer.concat(sent);
			const pieces: Buffer[] = [];
			let at = 0;
			for (const cut of cuts) {
				if (at < stream.length) pieces.push(stream.subarray(at, at + cut));
				at += cut;
			}
			if (at < stream.length) pieces.push(stream.subarray(at));
			const told = read(pieces);
			expect(told.flaws).toEqual([]);
			expect(told.messages).toEqual(messages.map(({ length }) => body(length)));
			const pings = messages.reduce((sum, { parts, ping }) => sum + (ping ? parts : 0), 0);
			expect(told.controls).toHaveLength(pings);
			expect(told.rest).toBeUndefined();
		}),
	);
});

const huge = Buffer.from([0x82, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4]);

test.each([
	["not masked", [Buffer.from(layOut([body(3)]))], "malformed"],
	["with reserved bits", [frame(opcode.binary, body(3), { head: 0x40 })], "malformed"],
	["of an unknown kind", [frame(3, body(3))], "malformed"],
	["that goes on from nothing", [frame(opcode.continuation, body(3))], "malformed"],
	[
		"that begins inside another message",
		[frame(opcode.binary, body(3), { isLast: false }), frame(opcode.binary, body(3))],
		"malformed",
	],
	["that is a control frame in parts", [frame(opcode.ping, body(3), { isLast: false })], "malformed"],
	["that is a control frame too long", [frame(opcode.ping, body(126))], "malformed"],
	["of text", [frame(opcode.text, Buffer.from("123"))], "text"],
	["longer than allowed", [frame(opcode.binary, body(1_001))], "tooLarge"],
	["that announces more than there is memory for", [huge], "tooLarge"],
	[
		"that is too long only with the parts before it",
		[frame(opcode.binary, body(600), { isLast: false }), frame(opcode.continuation, body(600))],
		"tooLarge",
	],
] as [string, Buffer[], Flaw][])(
	"websocket: a frame %s is a flaw, told once, and nothing after it is read",
	(_, frames, flaw) => {
		const told = read([Buffer.concat([...frames, frame(opcode.binary, body(1))])]);
		expect(told.flaws).toEqual([flaw]);
		expect(told.messages).toEqual([]);
	},
);

test("websocket: whatever bytes come, nothing is thrown and no more is kept than came", () => {
	fc.assert(
		fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 30 }), (pieces) => {
			const told = read(pieces.map((piece) => Buffer.from(piece)));
			const came = pieces.reduce((sum, { length }) => sum + length, 0);
			expect(told.rest?.frame?.heap.length ?? 0).toBeLessThanOrEqual(came);
		}),
		{ numRuns: 1_000 },
	);
});

test("websocket: what is laid out reads as it should, whatever its length", () => {
	for (const length of [0, 125, 126, 65_535, 65_536, 70_000]) {
		const laidOut = layOut([body(length)]);
		expect(laidOut.length - length).toBe(length < 126 ? 2 : length < 65_536 ? 4 : 10);
	}
	const goodbye = closeFrame(4413, "Zu groß.");
	expect([goodbye[0], closeCodeIn(goodbye.subarray(2)), Buffer.from(goodbye.subarray(4)).toString()]).toEqual([
		0x88,
		4413,
		"Zu groß.",
	]);
	expect(closeCodeIn(new Uint8Array())).toBe(1005);
});
