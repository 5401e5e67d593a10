/** The door of documents from outside, as an attacker or an unlucky network uses it. */
import { once } from "node:events";
import { connect } from "node:net";
import { schemaVersion } from "@plenary/documents";
import { agendaRoom } from "@plenary/domain";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { invite, type Person, type Running, runMeeting } from "../stage.ts";

let server: Running;
let ada: Person;
let meetingId: string;

beforeEach(async () => {
	({ server, ada, meetingId } = await runMeeting());
});
afterEach(() => server.stop());

const room = () => `/sync/${agendaRoom(meetingId)}`;
const headersOf = (person: Pick<Person, "cookie">, origin = server.address) => ({ cookie: person.cookie, origin });
const open = (path: string, headers: Record<string, string>) =>
	new WebSocket(server.address.replace("http", "ws") + path, { headers });

test("documents: a sign-in that ends while the door decides gets in nowhere", async () => {
	const sockets = Array.from({ length: 10 }, () => open(room(), headersOf(ada)));
	const closed = sockets.map(async (socket) => (await once(socket, "close"))[0] as number);
	await Promise.race(sockets.map((socket) => once(socket, "open")));
	await ada.ask("POST", "/api/sign-out", {});
	expect(new Set(await Promise.all(closed))).toEqual(new Set([4401]));
	expect(server.house.rooms.doors()).toEqual([]);
});

test("documents: who leaves while the door decides is not kept", async () => {
	const sockets = Array.from({ length: 20 }, () => open(room(), headersOf(ada)));
	await Promise.all(
		sockets.map(async (socket) => {
			await once(socket, "open");
			socket.terminate();
		}),
	);
	await vi.waitFor(() => expect(server.house.rooms.doors()).toEqual([]), 5000);
});

test("documents: who is only counted from now on comes back through the door", async () => {
	const { id, secret } = await invite(ada, "delegate");
	const path = `/api/meetings/${meetingId}/participants`;
	await ada.ask("POST", path, { accountId: id, role: "delegate", partyId: null });
	const delegate = await server.enter(secret);
	const socket = open(room(), headersOf(delegate));
	await vi.waitFor(() => expect(server.house.rooms.doors()).toMatchObject([{ presence: "named", right: "read" }]));
	await ada.ask("PATCH", `${path}/${id}`, { role: "interpreter", partyId: null });
	expect((await once(socket, "close"))[0]).toBe(4510);
	open(room(), headersOf(delegate));
	await vi.waitFor(() => expect(server.house.rooms.doors()).toMatchObject([{ presence: "counted", right: "read" }]));
});

test("S16: a client of an older document schema is told to load anew, before the room is opened", async () => {
	const older = open(`${room()}?ack=1&schema=${schemaVersion - 1}`, headersOf(ada));
	const frames: unknown[] = [];
	older.on("message", (frame) => frames.push(frame));
	expect((await once(older, "close"))[0]).toBe(4426);
	expect([frames, server.house.rooms.doors()]).toEqual([[], []]);
	const current = open(`${room()}?ack=1&schema=${schemaVersion}`, headersOf(ada));
	await once(current, "message");
	current.terminate();
});

test("doors: half handshakes, foreign origins and peers that hang up disturb nobody", async () => {
	const { port } = new URL(server.address);
	const upgrade = (path: string, more = "") =>
		`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${more}\r\n`;
	const own = `Origin: ${server.address}\r\n`;
	for (const words of [
		upgrade(room()),
		upgrade(room(), own),
		upgrade(room(), `${own}Sec-WebSocket-Key: short\r\nSec-WebSocket-Version: 13\r\n`),
		upgrade("/socket.io"),
		upgrade("/socket.iox/?EIO=4&transport=websocket", own),
		upgrade("/socket.io/?EIO=4&transport=websocket"),
		upgrade("/elsewhere", own),
		"GARBAGE\r\n\r\n",
	]) {
		const lingering = connect(Number(port), "localhost");
		lingering.on("error", () => {});
		const ended = once(lingering, "close");
		lingering.end(words);
		lingering.resume();
		await ended;
		const rude = connect(Number(port), "localhost", () => rude.write(words, () => rude.resetAndDestroy()));
		rude.on("error", () => {});
		await once(rude, "close");
	}
	expect((await ada.ask("GET", "/api/meetings")).status).toBe(200);
});

test("documents: what comes before the door has decided is not lost", async () => {
	const socket = open(room(), headersOf(ada));
	const answered = once(socket, "message");
	socket.on("open", () => socket.send(Uint8Array.of(0, 0, 1, 0)));
	await answered;
	socket.terminate();
});

test("documents: when the door can not decide, it says to come back", async () => {
	const { db } = server.house;
	await db.schema.alterTable("participation").renameTo("away").execute();
	expect((await once(open(room(), headersOf(ada)), "close"))[0]).toBe(1013);
	await db.schema.alterTable("away").renameTo("participation").execute();
});

test("documents: open connections whose rights can not be read are closed, to come back", async () => {
	const { db, news } = server.house;
	const socket = open(room(), headersOf(ada));
	await vi.waitFor(() => expect(server.house.rooms.doors()).toHaveLength(1));
	await db.schema.alterTable("participation").renameTo("away").execute();
	news.rightsChanged(ada.id);
	expect((await once(socket, "close"))[0]).toBe(1013);
	await db.schema.alterTable("away").renameTo("participation").execute();
});
