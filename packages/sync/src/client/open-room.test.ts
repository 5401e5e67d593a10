/** Our own client against real rooms: what is saved, what is kept on this device, what is set aside. */
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { MemoryLog } from "../index.ts";
import type { LogBatch } from "../log.ts";
import { openStage, type Stage } from "../stage.ts";
import { LocalCopies, type OpenRoom, openRoom } from "./index.ts";

/** A log whose disk can fail, or be slow, when told to. */
class MoodyLog extends MemoryLog {
	isBroken = false;
	generation = 1;
	held: Promise<void> = Promise.resolve();

	override async append(batch: LogBatch) {
		await this.held;
		if (this.isBroken) throw new Error("The disk is full.");
		return super.append(batch);
	}

	override async read(room: string) {
		return { ...(await super.read(room)), generation: this.generation };
	}
}

let stage: Stage;
let log: MoodyLog;
let factory: IDBFactory;
const open: OpenRoom[] = [];
const opened: LocalCopies[] = [];

beforeEach(async () => {
	log = new MoodyLog();
	stage = await openStage({ log, limits: { sleepAfterMs: 50 } });
	factory = new IDBFactory();
});

afterEach(async () => {
	for (const room of open.splice(0)) await room.close();
	for (const copies of opened.splice(0)) await copies.close();
	await stage.close();
});

function copiesOf(account: string): LocalCopies {
	const copies = new LocalCopies(account, factory);
	opened.push(copies);
	return copies;
}

function enter(account: string, options: { copies?: LocalCopies; params?: Record<string, string> } = {}): OpenRoom {
	const { params, ...rest } = options;
	const room = openRoom({ url: stage.url, room: "minutes", schema: 1, params: { account, ...params }, ...rest });
	open.push(room);
	return room;
}

async function leave(room: OpenRoom): Promise<void> {
	open.splice(open.indexOf(room), 1);
	await room.close();
}

const text = ({ doc }: OpenRoom) => doc.getText("t").toString();
const type = ({ doc }: OpenRoom, words: string) => doc.getText("t").insert(doc.getText("t").length, words);

test("S2: says saved only when the words are on the server's disk", async () => {
	const anna = enter("anna");
	await expect.poll(() => anna.state.saved).toBe("saved");
	const { promise, resolve } = Promise.withResolvers<void>();
	log.held = promise;
	type(anna, "Agreed.");
	expect(anna.state).toMatchObject({ saved: "saving", unsaved: 1 });
	await new Promise((tick) => setTimeout(tick, 50));
	expect(anna.state).toMatchObject({ saved: "saving", unsaved: 1 });
	resolve();
	await expect.poll(() => anna.state).toMatchObject({ saved: "saved", unsaved: 0 });
	expect((await log.readAfter("minutes", 0)).length).toBe(1);
});

test("S2: nobody sees what is not on disk, and everyone is told since when nothing is stored", async () => {
	const [anna, boris] = [enter("anna"), enter("boris")];
	await expect.poll(() => anna.state.synced && boris.state.synced).toBe(true);
	log.isBroken = true;
	type(anna, "Agreed.");
	await expect.poll(() => boris.state.troubleSince).toBeGreaterThan(0);
	expect([text(boris), anna.state.saved]).toEqual(["", "saving"]);
	log.isBroken = false;
	await expect.poll(() => text(boris)).toBe("Agreed.");
	await expect.poll(() => anna.state).toMatchObject({ saved: "saved", unsaved: 0 });
	expect(anna.state.troubleSince).toBeUndefined();
});

test("client: a deletion is saved like any other change", async () => {
	const [anna, boris] = [enter("anna"), enter("boris")];
	type(anna, "Agreed.");
	await expect.poll(() => text(boris)).toBe("Agreed.");
	anna.doc.getText("t").delete(0, 3);
	expect(anna.state.unsaved).toBe(1);
	await expect.poll(() => anna.state.saved).toBe("saved");
	await expect.poll(() => text(boris)).toBe("eed.");
});

test("client: words written without a network are counted, and saved after it comes back", async () => {
	const anna = enter("anna");
	await expect.poll(() => anna.state.saved).toBe("saved");
	anna.provider.disconnect();
	type(anna, "One. ");
	type(anna, "Two.");
	expect(anna.state).toMatchObject({ connection: "offline", saved: "offline", unsaved: 2 });
	anna.provider.connect();
	type(anna, " Three.");
	await expect.poll(() => anna.state).toMatchObject({ saved: "saved", unsaved: 0 });
	const boris = enter("boris");
	await expect.poll(() => text(boris)).toBe("One. Two. Three.");
});

test("client: comes back by itself when the network was cut", async () => {
	const [anna, boris] = [enter("anna"), enter("boris")];
	await expect.poll(() => anna.state.synced && boris.state.synced).toBe(true);
	stage.cut();
	type(anna, "Agreed.");
	await expect.poll(() => text(boris), { timeout: 5000 }).toBe("Agreed.");
	await expect.poll(() => anna.state.saved).toBe("saved");
});

test("client: the copy on this device brings unsaved words, and their number, over a reload", async () => {
	const copies = copiesOf("anna");
	const before = enter("anna", { copies });
	await expect.poll(() => before.state.saved).toBe("saved");
	type(before, "Saved. ");
	await expect.poll(() => before.state.saved).toBe("saved");
	before.provider.disconnect();
	type(before, "Not saved.");
	await leave(before);
	expect(await copies.unsavedRooms()).toEqual([{ room: "minutes", unsaved: 1 }]);

	const { promise, resolve } = Promise.withResolvers<void>();
	log.held = promise;
	const after = enter("anna", { copies });
	await expect.poll(() => text(after)).toBe("Saved. Not saved.");
	expect(after.state).toMatchObject({ loaded: true, unsaved: 1 });
	resolve();
	await expect.poll(() => after.state).toMatchObject({ saved: "saved", unsaved: 0 });
	await expect.poll(() => copies.unsavedRooms()).toEqual([]);
});

test("client: two tabs share one copy without losing anything", async () => {
	const [left, right] = [enter("anna", { copies: copiesOf("anna") }), enter("anna", { copies: copiesOf("anna") })];
	await expect.poll(() => left.state.synced && right.state.synced).toBe(true);
	left.provider.disconnect();
	right.provider.disconnect();
	type(left, "Left. ");
	type(right, "Right. ");
	await leave(left);
	await leave(right);
	await stage.close();
	const copies = copiesOf("anna");
	expect(await copies.unsavedRooms()).toEqual([{ room: "minutes", unsaved: 2 }]);
	await copies.compact("minutes", 1);
	const after = enter("anna", { copies });
	await expect.poll(() => text(after)).toHaveLength(13);
	expect(after.state).toMatchObject({ loaded: true, unsaved: 2 });
	stage = await openStage({ log });
});

test("client: says when the copy on this device can not be kept", async () => {
	const anna = enter("anna", { copies: new LocalCopies("anna", { open: () => failing() } as unknown as IDBFactory) });
	await expect.poll(() => anna.state.localFailed).toBe(true);
	type(anna, "Agreed.");
	await expect.poll(() => anna.state.saved).toBe("saved");
	expect(anna.state.localFailed).toBe(true);
});

function failing(): never {
	throw new Error("Storage is off in this browser.");
}

test("client: wiping takes the account's copies off this device", async () => {
	const copies = copiesOf("anna");
	const anna = enter("anna", { copies });
	type(anna, "Agreed.");
	await expect.poll(() => anna.state.saved).toBe("saved");
	await leave(anna);
	await copies.wipe();
	expect(await copiesOf("anna").read("minutes")).toEqual({ updates: [], generation: undefined, unsaved: [] });
});

test("S15: after a restore, unsaved words are set aside and a fresh handle starts clean", async () => {
	const copies = copiesOf("anna");
	const anna = enter("anna", { copies });
	await expect.poll(() => anna.state.saved).toBe("saved");
	anna.provider.disconnect();
	type(anna, "Before the restore.");
	log.generation = 2;
	await new Promise((tick) => setTimeout(tick, 100));
	anna.provider.connect();
	await expect.poll(() => anna.state.aside).toBeDefined();
	expect(anna.state).toMatchObject({ connection: "refused", refusal: { code: 4409 }, aside: { unsaved: 1 } });

	const fresh = enter("anna", { copies });
	await expect.poll(() => fresh.state.saved).toBe("saved");
	expect([text(fresh), fresh.state.unsaved]).toEqual(["", 0]);
	const [aside] = await copies.asides("minutes");
	const words = new Y.Doc();
	Y.applyUpdate(words, aside?.bytes ?? new Uint8Array());
	expect(words.getText("t").toString()).toBe("Before the restore.");
	await copies.dropAside(aside?.id ?? "");
	expect(await copies.asides()).toEqual([]);
});

test("S8: a reader sends nothing of its document, and is told that it may only read", async () => {
	const reader = enter("rita", { params: { right: "read" } });
	await expect.poll(() => reader.state).toMatchObject({ right: "read", saved: "saved" });
	type(reader, "Not mine to say.");
	const anna = enter("anna");
	type(anna, "Agreed.");
	await expect.poll(() => text(reader)).toContain("Agreed.");
	expect([reader.state.connection, text(anna)]).toEqual(["online", "Agreed."]);
});

test("client: comes back through the door when rights change", async () => {
	const anna = enter("anna");
	await expect.poll(() => anna.state.right).toBe("write");
	stage.rooms.review(() => "read");
	await expect.poll(() => anna.state.connection).toBe("offline");
	await expect.poll(() => anna.state).toMatchObject({ connection: "online", right: "write" });
});

test("S5: the client renews nobody and lets nobody expire: the server says who has gone", async () => {
	vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
	try {
		const [anna, boris] = [enter("anna"), enter("boris")];
		for (const { awareness } of [anna, boris]) awareness.setLocalState({ cursor: 1 });
		await expect.poll(() => anna.awareness.getStates().size).toBe(2);
		const { meta, clientID } = anna.awareness;
		const clock = meta.get(clientID)?.clock;
		for (const each of meta.values()) each.lastUpdated = 0;
		vi.advanceTimersByTime(4_000);
		expect([anna.awareness.getStates().size, meta.get(clientID)?.clock]).toEqual([2, clock]);
		await leave(boris);
		await expect.poll(() => anna.awareness.getStates().size).toBe(1);
	} finally {
		vi.useRealTimers();
	}
});
