/** Whatever happens to network, disk, servers and what is between them: everyone ends with the same, and nothing seen is lost. */
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { type Bus, memoryBus } from "./bus.ts";
import { MoodyLog, type PretendClient, PretendHall, PushedClock } from "./pretend.ts";
import { draw, type Stroke, strokes, thoroughness } from "./scribble.ts";

const names = ["anna", "boris", "clara"];

interface Person {
	name: string;
	doc: Y.Doc;
	undo: Y.UndoManager;
	client: PretendClient | undefined;
}

class Story {
	readonly clock = new PushedClock();
	readonly log = new MoodyLog();
	readonly people: Person[];
	readonly halls: PretendHall[];
	readonly #bus = memoryBus();
	#ends: (Bus & { isCut: boolean })[] = [];

	constructor(servers: number) {
		this.halls = Array.from({ length: servers }, (_, index) => this.open(index, servers > 1));
		this.people = names.map((name) => {
			const doc = new Y.Doc();
			const person: Person = {
				name,
				doc,
				undo: new Y.UndoManager(doc.getText("text"), { captureTimeout: 0 }),
				client: undefined,
			};
			doc.on("update", (update: Uint8Array, _origin: unknown, __: Y.Doc, { local }: Y.Transaction) => {
				if (local && person.client?.socket.isOpen) person.client.send(update);
			});
			return person;
		});
	}

	open(index: number, isShared: boolean): PretendHall {
		const bus = this.#bus.connect();
		this.#ends[index] = bus;
		return new PretendHall({ log: this.log, clock: this.clock, ...(isShared ? { bus } : {}) });
	}

	cut(isCut: boolean): void {
		for (const end of this.#ends) end.isCut = isCut;
	}

	/** Joins, or hears what has arrived. */
	async connect(person: Person, where = 0): Promise<void> {
		if (person.client?.socket.isOpen) return;
		const hall = this.halls[where % this.halls.length] as PretendHall;
		person.client = await hall.join(person.name, {}, person.doc);
		person.client.askAll();
		person.client.answer();
	}

	async live({ who, what, where, text, tell }: Stroke): Promise<void> {
		const person = this.people[who] as Person;
		if (what === 11 && where > 40) await this.restart(where % this.halls.length);
		else if (what === 10 && where % 4 > 1) this.cut(where % 4 === 2);
		else if (what === 10) this.log.isBroken = where % 2 === 0;
		else if (what === 8) person.client?.socket.terminate();
		else if (what === 6) await this.connect(person, where);
		else draw(person.doc, person.undo, { what, where, text });
		if (tell) await this.clock.push(where);
		for (const each of this.people) each.client?.takeIn();
	}

	/** A server dies with whatever it had not stored, and another starts. */
	async restart(index: number): Promise<void> {
		const wasBroken = this.log.isBroken;
		// A dead process stores nothing any more, however long one waits.
		this.log.isBroken = true;
		for (const { client } of this.people) client?.socket.terminate();
		void this.halls[index]?.rooms.close({ deadlineMs: 0 });
		await this.clock.push(60_000);
		const seen = this.people.map((person) => this.seenOfOthers(person));
		const stored = await this.stored();
		for (const vector of seen) {
			for (const [client, clock] of vector) expect(stored.get(client) ?? 0).toBeGreaterThanOrEqual(clock);
		}
		this.log.isBroken = wasBroken;
		this.halls[index] = this.open(index, this.halls.length > 1);
	}

	/** How much of everybody else's writing a person has seen. */
	seenOfOthers({ doc }: Person): Map<number, number> {
		const vector = Y.decodeStateVector(Y.encodeStateVector(doc));
		vector.delete(doc.clientID);
		return vector;
	}

	async stored(): Promise<Map<number, number>> {
		return Y.decodeStateVector(Y.encodeStateVector(await this.storedDoc()));
	}

	async storedDoc(): Promise<Y.Doc> {
		const doc = new Y.Doc();
		for (const { bytes } of await this.log.readAfter("minutes", 0)) Y.applyUpdate(doc, bytes);
		return doc;
	}
}

test.each([
	["S2: on and off line, over broken disks and restarts", 1],
	["S12: between two servers too, and while these can not hear each other", 2],
])(
	"%s, all end equal to each other and to the log",
	async (_, servers) => {
		await fc.assert(
			fc.asyncProperty(strokes, async (list) => {
				const story = new Story(servers);
				for (const [index, person] of story.people.entries()) await story.connect(person, index);
				for (const stroke of list) await story.live(stroke);
				story.log.isBroken = false;
				story.cut(false);
				for (let round = 0; round < 3; round++) {
					for (const [index, person] of story.people.entries()) await story.connect(person, index);
					await story.clock.push(6_000);
					for (const { client } of story.people) client?.takeIn();
				}
				const end = await story.storedDoc();
				expect([end.store.pendingStructs, end.store.pendingDs]).toEqual([null, null]);
				for (const { doc, client } of story.people) {
					expect(client?.socket.closed).toBeUndefined();
					expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(end))).toBe(true);
					expect(doc.getText("text").toDelta()).toEqual(end.getText("text").toDelta());
					expect(doc.getXmlFragment("xml").toString()).toBe(end.getXmlFragment("xml").toString());
				}
			}),
			{ numRuns: 60 * thoroughness },
		);
	},
	30_000 * thoroughness,
);
