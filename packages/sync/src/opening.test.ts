/** Coming in: what a newcomer gets, what one who comes back gets, and who is sent away. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { StoredRoom } from "./log.ts";
import { MemoryLog } from "./memory-log.ts";
import { PretendHall } from "./pretend.ts";
import { readFrame } from "./wire.ts";

test("S1: a writer is asked what it has, a reader is not", async () => {
	const hall = new PretendHall();
	const writer = await hall.join("anna");
	const reader = await hall.join("rita", { right: "read" });
	const stock = await hall.join("stan", { ack: false });
	expect([writer.heard, reader.heard, stock.heard]).toEqual([[101, "step1"], [101], ["step1"]]);
	expect([writer.socket.sent[0], reader.socket.sent[0]]).toEqual([Uint8Array.of(101, 1, 1), Uint8Array.of(101, 1, 0)]);
});

test("S11: newcomers get the same ready frames, the last of them a step 2", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	for (let i = 0; i < 200; i++) {
		anna.type(`${i} `);
		await hall.clock.push(5);
	}
	const [first, second] = [await hall.join("boris"), await hall.join("clara")];
	first.askAll();
	second.askAll();
	const frames = first.socket.sent.slice(2);
	expect(frames.map((frame) => readFrame(frame)?.kind)).toEqual(["update", "update", "update", "step2"]);
	const [one, other] = [first.socket.writes.slice(2), second.socket.writes.slice(2)];
	expect(one).toHaveLength(4);
	for (const [index, write] of one.entries()) expect(other[index]).toBe(write);
	expect(first.text).toBe(anna.text);
});

test("S11: one who comes back gets only what is missing, the same answer for the same vector", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	anna.type("x".repeat(5_000));
	await hall.clock.push(100);
	const boris = await hall.enter("boris");
	expect(boris.text).toHaveLength(5_000);
	boris.socket.terminate();
	anna.type(" And more.");
	await hall.clock.push(100);
	const comeBack = async () => {
		const again = await hall.join("boris");
		Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(boris.doc));
		again.askAll();
		return again;
	};
	const again = await comeBack();
	expect(again.text).toBe(anna.text);
	expect(again.socket.sent.slice(2).reduce((sum, frame) => sum + frame.length, 0)).toBeLessThan(100);
	expect((await comeBack()).socket.sent.slice(2)).toEqual(again.socket.sent.slice(2));
});

test("S11: gets nothing that leans on what it has not been sent", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	anna.type("One. ");
	await hall.clock.push(100);
	const boris = await hall.join("boris");
	anna.type("Two.");
	await hall.clock.push(100);
	expect(boris.heard).not.toContain("update");
	boris.askAll();
	expect(boris.text).toBe("One. Two.");
});

test("S8: a reader's deletions are passed over in silence, new words close it", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	anna.type("Adopted.");
	await hall.clock.push(100);
	const reader = await hall.enter("rita", { right: "read" });
	expect(reader.text).toBe("Adopted.");
	reader.send(reader.change((doc) => doc.getText("t").delete(0, 3)));
	expect(reader.socket.closed).toBeUndefined();
	reader.type("Not ");
	expect(reader.socket.closed?.code).toBe(4403);
	await hall.clock.push(100);
	expect([hall.stored.length, anna.text]).toEqual([1, "Adopted."]);
});

test("S8: changed rights close a peer at once, so that it comes in again; a refusal keeps it out", async () => {
	const hall = new PretendHall();
	const [anna, boris, clara] = [await hall.enter("anna"), await hall.enter("boris"), await hall.enter("clara")];
	hall.rooms.review(({ account }) => {
		if (account === "anna") return "write";
		return account === "boris" ? "read" : { code: 4403, reason: "You left the delegation." };
	});
	expect([anna, boris, clara].map(({ socket }) => socket.closed?.code)).toEqual([undefined, 4510, 4403]);
	boris.type("Too late.");
	await hall.clock.push(100);
	expect(hall.stored).toEqual([]);
});

test("S13: refuses more sockets of an account than it may have, of that account only", async () => {
	const hall = new PretendHall({ limits: { socketsPerAccount: 2 } });
	const own = [await hall.join("anna"), await hall.join("anna"), await hall.join("anna")];
	expect(own.map(({ socket }) => socket.closed?.code)).toEqual([undefined, undefined, 4429]);
	expect((await hall.join("boris")).socket.closed).toBeUndefined();
});

test("S13: refuses what is too large, and what would fill the room", async () => {
	const hall = new PretendHall({ limits: { updateBytes: 1_000, roomBytes: 1_500 } });
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	anna.type("x".repeat(2_000));
	expect(anna.socket.closed?.code).toBe(4413);
	boris.type("x".repeat(900));
	await hall.clock.push(100);
	boris.type("x".repeat(900));
	expect(boris.socket.closed).toEqual({ code: 4413, reason: "The room is full." });
});

test("S13: who has been silent for a while is asked, then taken off the list, then cut off", async () => {
	const hall = new PretendHall({ limits: { absentPeerMs: 20_000, silentPeerMs: 28_000 } });
	const [anna, boris, clara] = [await hall.enter("anna"), await hall.enter("boris"), await hall.enter("clara")];
	boris.show(1, { cursor: 1 });
	for (let second = 0; second < 30; second += 2) {
		anna.socket.answerPing();
		if (clara.socket.pings > 0) clara.socket.answerPing();
		await hall.clock.push(2_000);
		const newcomer = await hall.join("dora");
		expect(newcomer.heard.includes("presence")).toBe(second < 20);
		newcomer.socket.terminate();
	}
	expect([anna, boris, clara].map(({ socket }) => socket.isOpen)).toEqual([true, false, true]);
	expect([anna.socket.pings, boris.socket.pings > 0]).toEqual([0, true]);
});

test("S13: one who reads slowly is not taken for silent: it can not be asked before it has read", async () => {
	const limits = { silentPeerMs: 28_000, absentPeerMs: 23_000 };
	const hall = new PretendHall({ limits });
	const [slow, anna] = [await hall.enter("slow"), await hall.enter("anna")];
	slow.show(1, { cursor: 1 });
	slow.socket.isStuck = true;
	for (let second = 0; second < 60; second++) {
		if (second % 5 === 0) anna.type(`${second} `.padEnd(500));
		// It reads on and on, and never all.
		slow.socket.unreadBytes = Math.max(1, slow.socket.unreadBytes - 200);
		await hall.clock.push(1_000);
		anna.socket.answerPing();
	}
	expect(slow.socket.isOpen).toBe(true);
	expect(slow.socket.pings).toBe(0);
	slow.socket.isStuck = false;
	slow.socket.unreadBytes = 0;
	await hall.clock.push(30_000);
	expect(slow.socket.isOpen).toBe(false);
});

test("S13: an account that opens connections too often is refused for a while", async () => {
	const hall = new PretendHall({ limits: { joinsPerMinute: 3 } });
	for (let i = 0; i < 3; i++) (await hall.join("anna")).socket.terminate();
	expect((await hall.join("anna")).socket.closed?.code).toBe(4429);
	expect((await hall.join("boris")).socket.closed).toBeUndefined();
	await hall.clock.push(60_000);
	expect((await hall.join("anna")).socket.closed).toBeUndefined();
});

test("S13: who sends a flood in one go is looked at again once in a while, not once for each message", async () => {
	const hall = new PretendHall({ limits: { messagesAtOnce: 10, messagesPerSecond: 10 } });
	const anna = await hall.enter("anna");
	const after = hall.clock.after.bind(hall.clock);
	let timers = 0;
	hall.clock.after = (ms, call) => {
		if (ms === 100) timers++;
		return after(ms, call);
	};
	for (let i = 0; i < 1_000; i++) anna.socket.hear(Uint8Array.of(55));
	expect([timers, anna.socket.isPaused]).toEqual([1, true]);
});

test("S13: who sends too many messages is read from more slowly, and loses none", async () => {
	const hall = new PretendHall({ limits: { messagesAtOnce: 20, messagesPerSecond: 100 } });
	const anna = await hall.enter("anna");
	let sent = 0;
	for (let ms = 0; ms < 1_000; ms += 10) {
		for (; !anna.socket.isPaused && sent < 500; sent++) anna.type("a");
		await hall.clock.push(10);
	}
	expect(sent).toBeGreaterThan(50);
	expect(sent).toBeLessThan(200);
	await hall.clock.push(1_000);
	expect([anna.acks.at(-1), anna.socket.closed]).toEqual([sent + 1, undefined]);
});

test("S14: going down stores what waits, sends it, and says 1012 to all", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	const release = hall.log.hold();
	anna.type("The last word.");
	await hall.clock.push();
	const closing = hall.rooms.close({ deadlineMs: 10_000 });
	release();
	await hall.clock.push(100);
	expect(await closing).toEqual({ notStored: [] });
	expect([boris.text, anna.acks.at(-1), anna.socket.closed?.code]).toEqual(["The last word.", 2, 1012]);
	expect((await hall.join("clara")).socket.closed?.code).toBe(1012);
});

test("S14: when it is down, nothing keeps the time, and so the rooms, any longer", async () => {
	const hall = new PretendHall();
	(await hall.enter("anna")).socket.terminate();
	await hall.rooms.read("agenda");
	const closing = hall.rooms.close({ deadlineMs: 1_000 });
	await hall.clock.push();
	await closing;
	expect(hall.clock.waiting).toBe(0);
});

test("S14: with a broken disk it goes down at the deadline and says what is not stored", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	hall.log.isBroken = true;
	anna.type("Lost here, kept by the client.");
	await hall.clock.push();
	const closing = hall.rooms.close({ deadlineMs: 2_000 });
	await hall.clock.push(2_000);
	expect(await closing).toEqual({ notStored: ["minutes"] });
	expect([boris.text, anna.acks, boris.socket.closed?.code]).toEqual(["", [1], 1012]);
});

test("S15: an update with a gap is asked about, and not acknowledged before the answer is stored", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	const lost = anna.change((doc) => doc.getText("t").insert(0, "lost on the way, "));
	anna.type("sent");
	await hall.clock.push(100);
	expect([hall.stored.length, anna.acks, anna.heard.at(-1)]).toEqual([0, [1], "step1"]);
	anna.send(lost);
	await hall.clock.push(100);
	expect([hall.stored.length, anna.acks]).toEqual([1, [1]]);
	anna.answer();
	await hall.clock.push(100);
	expect(anna.acks).toEqual([1, 4]);
	const boris = await hall.enter("boris");
	expect(boris.text).toBe("lost on the way, sent");
});

test("S15: a gap that comes before the first answer is healed by it, without asking twice", async () => {
	const hall = new PretendHall();
	const anna = await hall.join("anna");
	anna.change((doc) => doc.getText("t").insert(0, "Written offline. "));
	anna.type("And on.");
	anna.answer();
	await hall.clock.push(100);
	expect(anna.heard.filter((kind) => kind === "step1")).toHaveLength(1);
	expect(anna.acks).toEqual([2]);
});

test("S15: an answer that still has a gap is refused", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	const lost = new Y.Doc();
	lost.getText("t").insert(0, "never sent");
	const base = Y.encodeStateVector(lost);
	lost.getText("t").insert(0, "hangs in the air ");
	Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(lost, base));
	anna.send(Y.encodeStateAsUpdate(lost, base));
	anna.answer();
	expect(anna.socket.closed?.code).toBe(4409);
});

test("S15: a copy of another generation is sent away", async () => {
	const hall = new PretendHall();
	const old = await hall.join("anna", { generation: 7 });
	const fresh = await hall.join("anna", { generation: 1 });
	expect([old.socket.closed?.code, fresh.socket.closed]).toEqual([4409, undefined]);
});

test("rooms: one that can not be read sends its peers away, and is tried anew by the next", async () => {
	class SlyLog extends MemoryLog {
		isBroken = true;
		override async read(room: string): Promise<StoredRoom> {
			if (this.isBroken) throw new Error("The disk is gone.");
			return super.read(room);
		}
	}
	const log = new SlyLog();
	const hall = new PretendHall({ log });
	const anna = await hall.join("anna");
	anna.type("Into the void.");
	expect(anna.socket.closed?.code).toBe(1013);
	log.isBroken = false;
	const again = await hall.enter("anna");
	again.type("Here.");
	await hall.clock.push(100);
	expect((await log.readAfter("minutes", 0)).length).toBe(1);
});

test("S10: a folded copy that can not be used gives way to the one before it, and nothing is missing", async () => {
	const complaints: string[] = [];
	const logger = { info() {}, warn() {}, error: (_: object, sentence: string) => complaints.push(sentence) };
	class SpoiltLog extends MemoryLog {
		override async read(room: string): Promise<StoredRoom> {
			return { ...(await super.read(room)), folded: Uint8Array.of(1, 1, 1), foldedSeq: 1, tail: [] };
		}
		readBefore(room: string): Promise<StoredRoom> {
			return super.read(room);
		}
	}
	const log = new SpoiltLog();
	const doc = new Y.Doc();
	doc.getText("t").insert(0, "Agreed.");
	const row = { room: "minutes", account: "anna", at: 1, bytes: Y.encodeStateAsUpdate(doc) };
	await log.append({ rows: [row], clients: [{ room: "minutes", client: doc.clientID, account: "anna" }] });
	const hall = new PretendHall({ log, logger });
	expect((await hall.enter("anna")).text).toBe("Agreed.");
	expect(complaints).toEqual(["A folded copy could not be used."]);
});

test("rooms: a room is read once however many come, sleeps when all have left, and wakes with everything", async () => {
	class CountingLog extends MemoryLog {
		reads = 0;
		override read(room: string): Promise<StoredRoom> {
			this.reads++;
			return super.read(room);
		}
	}
	const log = new CountingLog();
	const hall = new PretendHall({ log });
	const [anna, boris] = await Promise.all([hall.enter("anna"), hall.enter("boris")]);
	anna.type("Agreed.");
	await hall.clock.push(100);
	expect(log.reads).toBe(1);
	anna.socket.terminate();
	await hall.clock.push(40_000);
	boris.socket.terminate();
	await hall.clock.push(29_000);
	const clara = await hall.enter("clara");
	expect([clara.text, log.reads]).toEqual(["Agreed.", 1]);
	clara.socket.terminate();
	await hall.clock.push(60_000);
	expect((await hall.enter("dora")).text).toBe("Agreed.");
	expect(log.reads).toBe(2);
});

test("rooms: rows of one flush that lean on each other against their order still open", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	const release = hall.log.hold();
	anna.type("Held. ");
	await hall.clock.push(3);
	anna.type("First. ");
	boris.type("Boris. ");
	// Nobody honest can lean on what is not yet on disk.
	Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(boris.doc));
	anna.type("Leaning.");
	release();
	await hall.clock.push(100);
	expect(hall.stored.map(({ account }) => account)).toEqual(["anna", "anna", "boris"]);
	const later = new PretendHall({ log: hall.log });
	expect((await later.enter("clara")).text).toBe(anna.text);
	expect(anna.text).toContain("Boris. ");
});
