/** Connections over real sockets: what the WebSocket layer of a stranger can do to us, and what it can not. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { refuse } from "./connection.ts";
import { PretendSocket } from "./pretend.ts";
import { openStage, type Stage } from "./stage.ts";
import { readFrame, syncFrame } from "./wire.ts";

let stage: Stage;

beforeEach(async () => {
	stage = await openStage();
});
afterEach(() => stage.close());

const key = "dGhlIHNhbXBsZSBub25jZQ==";

function call(lines: string[]): Socket {
	const { hostname, port } = new URL(stage.url);
	const socket = connect(Number(port), hostname);
	socket.on("error", () => {});
	socket.write(`${lines.join("\r\n")}\r\n\r\n`);
	return socket;
}

const upgrade = (...changes: string[]) => [
	"GET /minutes?account=anna HTTP/1.1",
	"Host: here",
	"Upgrade: websocket",
	"Connection: Upgrade",
	...(changes.length > 0 ? changes : ["Sec-WebSocket-Version: 13", `Sec-WebSocket-Key: ${key}`]),
];

async function answerOf(socket: Socket): Promise<string> {
	const [bytes] = (await once(socket, "data")) as [Buffer];
	return bytes.toString("latin1");
}

/** An honest client that hears its own words acknowledged while others misbehave. */
async function expectOrder(): Promise<void> {
	const ws = new WebSocket(`${stage.url}/minutes?account=boris&ack=1`);
	const [welcome] = (await once(ws, "message")) as [Buffer];
	expect(welcome[0]).toBe(101);
	ws.terminate();
}

test("connection: the handshake is answered as the standard's example says", async () => {
	const socket = call(upgrade());
	const answer = await answerOf(socket);
	expect(answer).toContain("HTTP/1.1 101 ");
	expect(answer).toContain("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n");
	socket.destroy();
});

test.each([
	["without a key", ["Sec-WebSocket-Version: 13"]],
	["with half a key", ["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: abc"]],
	["of another version", ["Sec-WebSocket-Version: 8", `Sec-WebSocket-Key: ${key}`]],
])("connection: a handshake %s is answered with 400", async (_, headers) => {
	const socket = call(upgrade(...headers));
	expect(await answerOf(socket)).toContain("HTTP/1.1 400 ");
	await once(socket, "close");
	await expectOrder();
});

test("connection: pings are answered, a goodbye too, and bytes that came with the handshake are read", async () => {
	const ws = new WebSocket(`${stage.url}/minutes?account=anna`);
	await once(ws, "open");
	ws.ping("are you there");
	const [pong] = (await once(ws, "pong")) as [Buffer];
	expect(pong.toString()).toBe("are you there");
	ws.close(1000, "Bye.");
	expect((await once(ws, "close"))[0]).toBe(1000);
	const ping = "\x89\x80\x01\x02\x03\x04";
	const { hostname, port } = new URL(stage.url);
	const socket = connect(Number(port), hostname);
	socket.write(Buffer.from(`${upgrade().join("\r\n")}\r\n\r\n${ping}`, "latin1"));
	let heard = "";
	socket.on("data", (bytes) => {
		heard += bytes.toString("latin1");
	});
	await expect.poll(() => heard).toContain("\x8a\x00");
	socket.destroy();
});

test("S1: what is no frame at all, and text, close their sender alone", async () => {
	const socket = call(upgrade());
	await answerOf(socket);
	let heard = Buffer.alloc(0);
	socket.on("data", (bytes) => {
		heard = Buffer.concat([heard, bytes as Buffer]);
	});
	socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
	// 0x1130 is 4400.
	await expect.poll(() => heard.includes(Buffer.from([0x11, 0x30]))).toBe(true);
	socket.destroy();
	const ws = new WebSocket(`${stage.url}/minutes?account=anna`);
	await once(ws, "open");
	ws.send("12345");
	expect((await once(ws, "close"))[0]).toBe(4400);
	await expectOrder();
});

test("S13: a message that is too large closes its sender with the reason", async () => {
	const ws = new WebSocket(`${stage.url}/minutes?account=anna`);
	await once(ws, "open");
	ws.send(syncFrame("update", new Uint8Array(17_000_000)));
	ws.on("error", () => {});
	const [code, reason] = (await once(ws, "close")) as [number, Buffer];
	expect([code, reason.toString()]).toEqual([4413, "The message is too large."]);
	await expectOrder();
});

test("S7: a ping is answered between two messages, not in the middle of one that is handed over in pieces", async () => {
	for (let i = 0; i < 5; i++) {
		const doc = new Y.Doc();
		doc.getArray("list").insert(0, [new Uint8Array(4_500_000)]);
		await stage.rooms.write("minutes", "desk", Y.encodeStateAsUpdate(doc));
	}
	const ws = new WebSocket(`${stage.url}/minutes?account=anna&right=read`);
	await once(ws, "open");
	const doc = new Y.Doc();
	ws.on("message", (bytes: Buffer) => {
		const frame = readFrame(new Uint8Array(bytes));
		if (frame?.kind === "update" || frame?.kind === "step2") Y.applyUpdate(doc, frame.update);
	});
	ws.pause();
	ws.send(syncFrame("step1", Uint8Array.of(0)));
	await expect.poll(() => stage.rooms.figures().peersBehind).toBe(1);
	ws.ping("are you there");
	await new Promise((resolve) => setTimeout(resolve, 50));
	ws.resume();
	const [pong] = (await once(ws, "pong")) as [Buffer];
	expect(pong.toString()).toBe("are you there");
	await expect.poll(() => doc.getArray("list").length).toBe(5);
	expect(
		doc
			.getArray<Uint8Array>("list")
			.toArray()
			.every((bytes) => bytes.every((byte) => byte === 0)),
	).toBe(true);
	ws.terminate();
});

test("S13: one who was refused can not make us keep what it sends", async () => {
	const socket = call(upgrade());
	await answerOf(socket);
	stage.rooms.review(() => ({ code: 4403, reason: "" }));
	// The head of a message of 15 MB, of which the rest would be waited for, and never comes.
	socket.write(Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0xe4, 0xe1, 0xc0, 0, 0, 0, 0]));
	socket.resume();
	await once(socket, "end", { signal: AbortSignal.timeout(4_000) });
	socket.destroy();
});

test("connection: who has gone before it is refused is not waited for", () => {
	const socket = new PretendSocket();
	socket.terminate();
	let isGone = false;
	refuse(socket, { code: 4401, reason: "" }, () => {
		isGone = true;
	});
	expect(isGone).toBe(true);
});

test("S1: connections that break off in the middle of anything disturb nobody", async () => {
	for (const bytes of [[0x82], [0x82, 0xfe, 0xff], [0x82, 0x85, 1, 2, 3, 4, 5], [0x02, 0x81, 1, 2, 3, 4, 9]]) {
		const socket = call(upgrade());
		await answerOf(socket);
		socket.write(Buffer.from(bytes));
		socket.resetAndDestroy();
	}
	await expectOrder();
	expect(stage.rooms.doors().filter(({ account }) => account === "anna")).toEqual([]);
});
