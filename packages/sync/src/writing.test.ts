/** What happens to words on their way through a room. */
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { PretendHall } from "./pretend.ts";
import { UpdateRefused } from "./refusals.ts";
import { syncFrame, writeVector } from "./wire.ts";

/** A letter each under so many client ids. */
function ofManyClients(count: number): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, count);
	for (let client = count; client > 0; client--) {
		for (const number of [1, client, 0, 4, 1]) encoding.writeVarUint(encoder, number);
		encoding.writeVarString(encoder, "t");
		encoding.writeVarString(encoder, "a");
	}
	encoding.writeVarUint(encoder, 0);
	return encoding.toUint8Array(encoder);
}

test("S1: a malformed frame closes that peer alone, an unknown kind nobody", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	anna.socket.hear(Uint8Array.of(55, 1, 2, 3));
	expect(anna.socket.closed).toBeUndefined();
	anna.socket.hear(Uint8Array.of(0, 2, 9, 1));
	expect(anna.socket.closed?.code).toBe(4400);
	boris.type("On we go.");
	await hall.clock.push(100);
	expect([boris.socket.closed, hall.stored.length]).toEqual([undefined, 1]);
});

test("S2: nothing is shown or acknowledged before it is on disk", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	const [before, acks] = [boris.socket.sent.length, anna.acks];
	const release = hall.log.hold();
	anna.type("Agreed.");
	await hall.clock.push(1_000);
	expect([boris.socket.sent.length, anna.acks]).toEqual([before, acks]);
	release();
	await hall.clock.push(100);
	expect([boris.text, anna.acks]).toEqual(["Agreed.", [1, 2]]);
});

test("S2: what comes while a flush is stored goes with the next, in one batch for all rooms", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris", { room: "outcomes" })];
	const [release, tries] = [hall.log.hold(), hall.log.tries];
	anna.type("One. ");
	await hall.clock.push(3);
	anna.type("Two. ");
	anna.type("Three.");
	boris.type("Decided.");
	await hall.clock.push(3);
	release();
	await hall.clock.push(100);
	expect(hall.log.tries - tries).toBe(2);
	expect(hall.stored.map(({ room, seq }) => [room, seq])).toEqual([
		["minutes", 1],
		["minutes", 2],
		["outcomes", 1],
	]);
	expect(anna.acks.at(-1)).toBe(4);
});

test("S2: a repeat is not acknowledged before what it repeats is on disk", async () => {
	const hall = new PretendHall();
	const [tab, other] = [await hall.enter("anna"), await hall.enter("anna")];
	const release = hall.log.hold();
	const update = tab.type("Agreed.");
	await hall.clock.push(3);
	const acks = other.acks;
	other.send(update);
	await hall.clock.push(100);
	expect(other.acks).toEqual(acks);
	release();
	await hall.clock.push(100);
	expect([other.acks.at(-1), hall.stored.length]).toEqual([2, 1]);
});

test("S2: a failing disk is tried again with growing pauses, and everyone is told once, and once more when it works", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	hall.log.isBroken = true;
	const tries = hall.log.tries;
	anna.type("Agreed.");
	await hall.clock.push(60_000);
	expect(hall.log.tries - tries).toBeLessThan(70);
	expect(boris.heard.filter((kind) => kind === 102)).toHaveLength(1);
	const late = await hall.enter("clara");
	expect(late.heard).toContain(102);
	expect(hall.rooms.troubleSince).toBeGreaterThan(0);
	hall.log.isBroken = false;
	await hall.clock.push(1_100);
	expect([boris.text, late.text, anna.acks.at(-1)]).toEqual(["Agreed.", "Agreed.", 2]);
	expect(boris.socket.sent.filter((frame) => frame[0] === 102).at(-1)).toEqual(Uint8Array.of(102, 0));
});

test("S2: a disk that does not answer is told of within two seconds, and when it answers again", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	const release = hall.log.hold();
	anna.type("Agreed.");
	await hall.clock.push(2_000);
	expect([anna.heard.filter((kind) => kind === 102).length, anna.acks]).toEqual([1, [1]]);
	release();
	await hall.clock.push(100);
	expect(anna.socket.sent.findLast((frame) => frame[0] === 102)).toEqual(Uint8Array.of(102, 0));
	expect(anna.acks).toEqual([1, 2]);
});

test("S4: no flush sets out before the frame that it is for may leave", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	for (let i = 0; i < 250; i++) await hall.join(`viewer${i}`, { right: "read" });
	const tries = hall.log.tries;
	for (let i = 0; i < 200; i++) {
		anna.type("a");
		await hall.clock.push(5);
	}
	await hall.clock.push(100);
	expect(hall.log.tries - tries).toBeLessThan(60);
	expect(anna.acks.at(-1)).toBe(201);
});

test("S2: who sends more than may wait for the disk is not read from until it is stored", async () => {
	const hall = new PretendHall({ limits: { waitingBytes: 1_000 } });
	const anna = await hall.enter("anna");
	const release = hall.log.hold();
	anna.type("a");
	await hall.clock.push(3);
	anna.type("b".repeat(2_000));
	expect(anna.socket.isPaused).toBe(true);
	await hall.clock.push(60_000);
	expect(anna.socket.isOpen).toBe(true);
	release();
	await hall.clock.push(100);
	expect([anna.socket.isPaused, anna.acks.at(-1)]).toEqual([false, 3]);
});

test("S3: what brings nothing new is neither stored nor sent", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	const update = anna.type("Agreed.");
	await hall.clock.push(100);
	const before = boris.socket.sent.length;
	anna.send(update);
	anna.socket.hear(syncFrame("step2", Y.encodeStateAsUpdate(anna.doc)));
	await hall.clock.push(1_000);
	expect([hall.stored.length, boris.socket.sent.length, anna.acks.at(-1)]).toEqual([1, before, 4]);
});

test("S3: a deletion is news though no clock moves, also to one who comes back with the same vector", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	anna.type("Agreed.");
	await hall.clock.push(100);
	const boris = await hall.enter("boris");
	expect(boris.text).toBe("Agreed.");
	boris.socket.terminate();
	anna.send(anna.change((doc) => doc.getText("t").delete(0, 4)));
	await hall.clock.push(100);
	const again = await hall.join("boris");
	Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(boris.doc));
	again.askAll();
	expect([hall.stored.length, again.text]).toEqual([2, "ed."]);
});

test("S4: updates that arrive within three milliseconds leave together, a cursor with its text", async () => {
	const hall = new PretendHall();
	const [anna, boris, clara] = [await hall.enter("anna"), await hall.enter("boris"), await hall.enter("clara")];
	const before = clara.socket.sent.length;
	const writes = clara.socket.writes.length;
	anna.type("One. ");
	await hall.clock.push(2);
	boris.type("Two.");
	boris.show(1, { cursor: 4 });
	expect(clara.heard.slice(before)).toEqual([]);
	await hall.clock.push(1);
	expect(clara.heard.slice(before)).toEqual(["update", "presence"]);
	expect(clara.socket.writes.length - writes).toBe(1);
	expect(clara.text).toHaveLength(9);
});

test("S4: a busy room sends at intervals, viewers' longer than writers', and loses nothing", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	for (let i = 0; i < 300; i++) await hall.join(`viewer${i}`, { right: "read" });
	const viewer = await hall.enter("viewer", { right: "read" });
	await hall.clock.push(11_000);
	anna.type("a");
	boris.type("b");
	await hall.clock.push(200);
	const counts = [viewer, boris].map((client) => client.socket.sent.length);
	for (let i = 0; i < 100; i++) {
		anna.type(String(i % 10));
		await hall.clock.push(10);
	}
	await hall.clock.push(100);
	const [toViewer = 0, toWriter = 0] = [viewer, boris].map((client, i) => client.socket.sent.length - (counts[i] ?? 0));
	expect(toViewer).toBeLessThan(40);
	expect(toWriter).toBeGreaterThan(40);
	expect(new Set([viewer.text, boris.text, anna.text]).size).toBe(1);
	expect(viewer.text).toHaveLength(102);
});

test("S6: everyone is sent the same buffer, but the author, who has it already", async () => {
	const hall = new PretendHall();
	const [anna, boris, clara] = [await hall.enter("anna"), await hall.enter("boris"), await hall.enter("clara")];
	const before = anna.socket.writes.length;
	anna.type("Agreed.");
	await hall.clock.push(100);
	expect(boris.socket.writes.at(-1)).toBe(clara.socket.writes.at(-1));
	expect(anna.socket.writes.slice(before).map((write) => write[2])).toEqual([100]);
});

test("S6: what several wrote in one tick goes to all of them", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	anna.type("One. ");
	boris.type("Two. ");
	await hall.clock.push(100);
	expect([anna.text, anna.text.length]).toEqual([boris.text, 10]);
});

test("S7: a peer that reads nothing is left out, and caught up with one difference when it reads again", async () => {
	const hall = new PretendHall({ limits: { unreadBytes: 10_000 } });
	const [anna, boris, clara] = [await hall.enter("anna"), await hall.enter("boris"), await hall.enter("clara")];
	boris.socket.isStuck = true;
	for (let i = 0; i < 50; i++) {
		anna.type("x".repeat(1_000));
		anna.show(i + 1, { cursor: i });
		await hall.clock.push(100);
	}
	anna.send(anna.change((doc) => doc.getText("t").delete(0, 10)));
	await hall.clock.push(100);
	expect(boris.socket.unreadBytes).toBeLessThanOrEqual(10_000);
	expect(hall.rooms.figures().peersBehind).toBe(1);
	const before = boris.heard.length;
	boris.socket.unstick();
	expect(boris.heard.slice(before)).toEqual(["update", 100, "presence"]);
	expect([boris.text, clara.text]).toEqual([anna.text, anna.text]);
	expect(hall.rooms.figures().peersBehind).toBe(0);
	anna.type("And on.");
	await hall.clock.push(100);
	expect(boris.text).toBe(anna.text);
});

test("S7: what is owed at once, however long, is handed over in pieces and arrives whole", async () => {
	const hall = new PretendHall({ limits: { unreadBytes: 200_000 } });
	const anna = await hall.enter("anna");
	anna.type("x".repeat(1_000_000));
	await hall.clock.push(100);
	const boris = await hall.join("boris");
	boris.socket.isStuck = true;
	boris.askAll();
	expect(boris.socket.unreadBytes).toBeLessThanOrEqual(200_000);
	anna.type(" And on.");
	await hall.clock.push(100);
	for (let i = 0; i < 20; i++) {
		boris.socket.isStuck = false;
		boris.socket.unreadBytes = 0;
		boris.socket.isStuck = true;
		boris.socket.hearer?.drained();
	}
	expect(boris.text).toBe(anna.text);
});

test("S7: what is for one peer alone arrives however long it is, and nobody is stopped by it", async () => {
	const hall = new PretendHall({ limits: { unreadBytes: 10_000 } });
	const anna = await hall.enter("anna");
	for (let i = 0; i < 4; i++) {
		const other = await hall.enter(`other${i}`);
		other.show(1, { words: "x".repeat(4_000) });
		await hall.clock.push(100);
	}
	const late = await hall.enter("late");
	expect(late.heard).toContain("presence");
	anna.type("Agreed.");
	late.socket.isStuck = true;
	anna.type("x".repeat(20_000));
	await hall.clock.push(100);
	late.socket.unstick();
	expect([late.text, hall.rooms.figures().peersBehind]).toEqual([anna.text, 0]);
});

test("S7: a frame longer than there ever is room for is one buffer for everyone, too", async () => {
	const hall = new PretendHall({ limits: { unreadBytes: 200_000 } });
	const [anna, boris, clara] = [await hall.enter("anna"), await hall.enter("boris"), await hall.enter("clara")];
	anna.type("x".repeat(500_000));
	await hall.clock.push(100);
	const longest = ({ socket }: typeof boris) => socket.writes.find(({ length }) => length > 10_000)?.buffer;
	expect(longest(boris)).toBe(longest(clara));
	expect([boris.text, clara.text]).toEqual([anna.text, anna.text]);
});

test("S7: of what a peer asks while it reads nothing only the newest is answered, when it reads again", async () => {
	const hall = new PretendHall({ limits: { unreadBytes: 100_000 } });
	const anna = await hall.enter("anna");
	anna.type("x".repeat(200_000));
	await hall.clock.push(100);
	const boris = await hall.join("boris");
	boris.socket.isStuck = true;
	for (let i = 0; i < 50; i++) boris.askAll();
	for (let i = 0; i < 50; i++) {
		boris.socket.unreadBytes = 0;
		boris.socket.hearer?.drained();
	}
	expect([boris.text, boris.heard.filter((kind) => kind === "step2").length]).toEqual([anna.text, 2]);
});

test("S15: a peer that reads nothing is asked about its gap when it reads again", async () => {
	const hall = new PretendHall({ limits: { unreadBytes: 10_000 } });
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	boris.socket.isStuck = true;
	boris.socket.unreadBytes = 10_000;
	anna.type("One. ");
	boris.change((doc) => doc.getText("t").insert(0, "lost"));
	boris.type("!");
	await hall.clock.push(100);
	boris.socket.unstick();
	boris.answer();
	await hall.clock.push(100);
	expect([anna.text, boris.acks.at(-1)]).toEqual([
		boris.text,
		boris.heard.filter((kind) => kind === "step1").length + 1,
	]);
	expect(boris.socket.closed).toBeUndefined();
});

test("S7: a peer that reads nothing for 30 seconds is closed, one that reads slowly is not", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	for (const { socket } of [anna, boris]) socket.unreadBytes = 900_000;
	for (let i = 0; i < 20; i++) {
		boris.socket.unreadBytes -= 1_000;
		await hall.clock.push(2_000);
	}
	expect([anna.socket.closed?.code, anna.socket.isGone, boris.socket.closed]).toEqual([1013, true, undefined]);
});

test("S13: an update with more parts than may be read at once is too large", async () => {
	const hall = new PretendHall({ limits: { updateStructs: 100 } });
	const anna = await hall.enter("anna");
	anna.send(
		anna.change((doc) => {
			for (let i = 0; i < 200; i++) doc.getArray("list").insert(0, [i]);
		}),
	);
	expect(anna.socket.closed?.code).toBe(4413);
});

test("S13: an update under more client ids than anybody has is too large, as is a vector of them", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	anna.send(ofManyClients(1_001));
	boris.socket.hear(syncFrame("step1", writeVector(new Map(Array.from({ length: 9_000 }, (_, i) => [i + 1e9, 1])))));
	expect([anna.socket.closed?.code, boris.socket.closed?.code]).toEqual([4413, 4413]);
});

test("S2: however many client ids are written under in one flush, it is stored and told", async () => {
	const hall = new PretendHall({ limits: { updateClients: 200_000, updateStructs: 1_000_000 } });
	const written = hall.rooms.write("minutes", "desk", ofManyClients(150_000));
	await hall.clock.push(100);
	await written;
	expect(hall.stored.length).toBe(1);
}, 60_000);

test("S13: values count as parts of an update, as structs do", async () => {
	const hall = new PretendHall({ limits: { updateStructs: 100 } });
	const all = await Promise.all(["anna", "boris", "clara"].map((account) => hall.enter(account)));
	const many = Array.from({ length: 101 }, (_, i) => i);
	const values: unknown[] = [many, { deep: many }, new Y.Doc({ meta: many })];
	for (const [i, client] of all.entries())
		client.send(client.change((doc) => doc.getArray("list").insert(0, [values[i]])));
	expect(all.map(({ socket }) => socket.closed?.code)).toEqual([4413, 4413, 4413]);
});

test("S2: somebody's mistake in following up a flush holds up none after it", async () => {
	const meter = {
		flushed: () => {
			throw new Error("The meter is broken.");
		},
		refused() {},
		folded() {},
	};
	const hall = new PretendHall({ meter });
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	for (const words of ["One. ", "Two. "]) {
		anna.type(words);
		await hall.clock.push(100);
	}
	expect([boris.text, anna.acks.at(-1)]).toEqual(["One. Two. ", 3]);
});

test("desk: the house is told that somebody writes, once a minute at the most", async () => {
	const told: string[] = [];
	const hall = new PretendHall({ onWriting: ({ account }) => told.push(account) });
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	for (let second = 0; second < 130; second++) {
		anna.type("a");
		// What everybody has is nobody's writing.
		boris.answer();
		boris.show(second + 1, { cursor: second });
		await hall.clock.push(1_000);
	}
	expect(told).toEqual(["anna", "anna"]);
});

test("S9: one row for each account and flush, and frames that merge them", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	anna.type("One. ");
	anna.type("Two. ");
	boris.type("Three.");
	await hall.clock.push(100);
	expect(hall.stored.map(({ seq, account }) => [seq, account])).toEqual([
		[1, "anna"],
		[2, "boris"],
	]);
	const doc = new Y.Doc();
	for (const { account, bytes } of await hall.log.readAfter("minutes", 0))
		if (account === "anna") Y.applyUpdate(doc, bytes);
	expect(doc.getText("t").toString()).toBe("One. Two. ");
});

test("S9: new words under somebody else's client id are refused, the flush goes on", async () => {
	const hall = new PretendHall();
	const [anna, boris, mallory] = [await hall.enter("anna"), await hall.enter("boris"), await hall.enter("mallory")];
	anna.type("Agreed.");
	await hall.clock.push(100);
	const forger = new Y.Doc();
	Y.applyUpdate(forger, Y.encodeStateAsUpdate(anna.doc));
	forger.clientID = anna.doc.clientID;
	forger.getText("t").insert(7, " Not.");
	boris.type("Noted. ");
	mallory.send(Y.encodeStateAsUpdate(forger, Y.encodeStateVector(anna.doc)));
	await hall.clock.push(100);
	expect([mallory.socket.closed?.code, boris.socket.closed]).toEqual([4422, undefined]);
	expect(anna.text).not.toContain("Not.");
	expect(anna.text).toContain("Noted.");
});

test("S9: a client id still belongs to its account after a restart", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	anna.type("Agreed.");
	await hall.clock.push(100);
	const later = new PretendHall({ log: hall.log });
	const mallory = await later.enter("mallory");
	const forger = new Y.Doc();
	Y.applyUpdate(forger, Y.encodeStateAsUpdate(anna.doc));
	forger.clientID = anna.doc.clientID;
	forger.getText("t").insert(0, "Not ");
	mallory.send(Y.encodeStateAsUpdate(forger, Y.encodeStateVector(anna.doc)));
	expect(mallory.socket.closed?.code).toBe(4422);
});

test("desk: writes under its own account, and hears when it is on disk", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	const release = hall.log.hold();
	let isDone = false;
	const edited = hall.rooms.edit("minutes", "desk:outcomes", (doc) => {
		doc.getText("t").insert(0, "D-4: ");
		return "D-4";
	});
	void edited.then(() => {
		isDone = true;
	});
	await hall.clock.push(100);
	expect([isDone, anna.text]).toEqual([false, ""]);
	release();
	await hall.clock.push(100);
	expect([await edited, anna.text, hall.stored[0]?.account]).toEqual(["D-4", "D-4: ", "desk:outcomes"]);
});

test("desk: is told that its update was refused", async () => {
	const hall = new PretendHall();
	const written = hall.rooms.write("minutes", "desk", Uint8Array.of(0, 0, 7));
	await expect(written).rejects.toThrow(UpdateRefused);
});
