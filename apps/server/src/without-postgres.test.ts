/** A server whose PostgreSQL is silent or away: it stops reading from who writes, tells everyone, and goes on by itself. */
import { once } from "node:events";
import { agendaRoom } from "@plenary/domain";
import { type Detour, openDetour, openSchema, testUrl, title } from "@plenary/storage/stage";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { openFloor } from "./floor-stage.ts";
import { briefing, type Person, type Running, runServer } from "./stage.ts";

const waitingBytes = 200_000;
const wordBytes = 20_000;
/** What one reading from a socket may bring, beyond what was allowed to wait. */
const oneReading = 70_000;
const toldWithinMs = 2_000;
/** The server asks again after five seconds at the latest. */
const healedWithinMs = 8_000;

describe.runIf(testUrl)(title, () => {
	let place: Awaited<ReturnType<typeof openSchema>>;
	let detour: Detour;
	let server: Running;
	let ada: Person;
	let meetingId: string;
	const sockets: WebSocket[] = [];

	beforeEach(async () => {
		place = await openSchema(testUrl ?? "");
		detour = await openDetour(place.url);
		server = await runServer({ DATABASE_URL: detour.url, LIMITS: JSON.stringify({ waitingBytes }) });
		ada = await server.enter(await server.firstLink());
		const { body } = await ada.ask("POST", "/api/meetings", briefing);
		meetingId = (body as { id: string }).id;
	});
	afterEach(async () => {
		for (const socket of sockets.splice(0)) socket.terminate();
		await server.stop();
		await detour.close();
		await place.remove();
	});

	/** Somebody at the agenda, who has all of it, and hears what of theirs is stored and since when nothing is. */
	async function sitDown() {
		const address = `${server.address.replace("http", "ws")}/sync/${agendaRoom(meetingId)}?ack=1`;
		const socket = new WebSocket(address, { headers: { cookie: ada.cookie, origin: server.address } });
		sockets.push(socket);
		const heard = { acked: 0, troubleSince: 0, isCurrent: false };
		socket.on("message", (frame: Buffer) => {
			if (frame[0] === 100) heard.acked = numberIn(frame);
			if (frame[0] === 102) heard.troubleSince = numberIn(frame);
			if (frame[0] === 0 && frame[1] === 1) heard.isCurrent = true;
		});
		await once(socket, "open");
		socket.send(Uint8Array.of(0, 0, 1, 0));
		await vi.waitFor(() => expect(heard.isCurrent).toBe(true), 5_000);
		const doc = new Y.Doc();
		doc.on("update", (update) => socket.send(Buffer.concat([Uint8Array.of(0, 2), sized(update)])));
		return { socket, heard, say: (letter: string) => doc.getText("t").insert(0, letter.repeat(wordBytes)) };
	}

	const faults: [string, () => void, () => void][] = [
		["is silent", () => detour.hold("answers"), () => detour.release()],
		["is silent, and hears nothing", () => detour.hold("questions"), () => detour.release()],
		["is away", () => detour.shut(true), () => detour.shut(false)],
	];

	test.each(faults)(
		"S2: while PostgreSQL %s, who writes is told and not read from; then all is stored, once",
		async (_name, begin, end) => {
			const { rooms } = server.house;
			const [writer, reader] = [await sitDown(), await sitDown()];
			const floor = await openFloor(server, ada);
			sockets.push(floor.socket);
			begin();
			writer.say("a");
			const told = () => expect([writer, reader].every(({ heard }) => heard.troubleSince > 0)).toBe(true);
			await vi.waitFor(told, { timeout: toldWithinMs, interval: 20 });
			const words = Array.from("bcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz");
			for (const letter of words) writer.say(letter);
			await vi.waitFor(() => expect(rooms.figures().pausedPeers).toBe(1), 5_000);
			floor.socket.send(`421${JSON.stringify(["floor", meetingId, { kind: "startItem", itemId: "item-1" }])}`);
			await new Promise((done) => setTimeout(done, 1_000));
			expect(rooms.figures()).toMatchObject({ pausedPeers: 1 });
			expect(rooms.figures().waitingBytes).toBeLessThan(waitingBytes + wordBytes + oneReading);
			expect(writer.heard.acked).toBe(0);
			end();
			await vi.waitFor(() => expect(writer.heard.acked).toBe(1 + words.length), healedWithinMs);
			expect([writer.heard.troubleSince, reader.heard.troubleSince]).toEqual([0, 0]);
			expect(rooms.figures()).toMatchObject({ pausedPeers: 0, waitingBytes: 0 });
			const length = await rooms.edit(agendaRoom(meetingId), "desk:test", (doc) => doc.getText("t").length);
			expect(length).toBe(wordBytes * (1 + words.length));
			// The floor was answered in words, or did what it was told, once.
			const answer = await floor.answerTo(1);
			const seqs = await server.house.db.selectFrom("floor_event").select("seq").execute();
			expect(seqs).toHaveLength(answer.refusal ? 0 : 1);
			for (const socket of sockets) expect(socket.readyState).toBe(WebSocket.OPEN);
			expect((await ada.ask("PATCH", "/api/me", { language: "ru" })).status).toBe(200);
		},
		40_000,
	);
});

/** The number that follows a frame's kind. */
function numberIn(frame: Buffer): number {
	let number = 0;
	for (const [place, byte] of frame.subarray(1).entries()) number += (byte & 127) * 2 ** (7 * place);
	return number;
}

/** With its length before it, as the wire has it. */
function sized(bytes: Uint8Array): Buffer {
	const length: number[] = [];
	for (let rest = bytes.length; rest > 0 || length.length === 0; rest = Math.floor(rest / 128))
		length.push((rest % 128) | (rest >= 128 ? 128 : 0));
	return Buffer.concat([Uint8Array.from(length), bytes]);
}
