/** The stage of the fault tests: a real server, a meeting, people who may write, and what a cold read finds. */

import { join } from "node:path";
import { minutesRoom } from "@plenary/domain";
import { openStorage, type StorageOptions } from "@plenary/storage";
import * as Y from "yjs";
import { enter, type Person } from "../people.ts";
import { startServer, type TestServer } from "../server.ts";
import { holdWorkshop, type Workshop } from "../workshop.ts";
import { holdingsOf } from "./difference.ts";
import { seed } from "./rounds.ts";
import { Typist, type TypistOptions } from "./typist.ts";

export interface Hall {
	readonly server: TestServer;
	readonly workshop: Workshop;
	/** Accounts that may write in every room of `rooms`. */
	readonly writers: Person[];
	/** The minutes of the meetings, in English and in Russian. */
	readonly rooms: string[];
	typist(writer: number, room: number, options?: TypistOptions): Typist;
	/** Somebody who comes in for the first time, and has all there is. */
	newcomer(room: number): Promise<Typist>;
}

/** Opens a hall; each account may have fifty connections, each meeting has two rooms. */
export async function openHall(
	size: { writers?: number; meetings?: number } = {},
	environment: Record<string, string> = {},
	start = startServer,
): Promise<Hall> {
	const { writers: wanted = 3, meetings = 1 } = size;
	const server = await start({ LOG_LEVEL: "silent", ...environment });
	const workshop = await holdWorkshop(server);
	const { secretariat } = workshop;
	// The secretariat writes everywhere; the rapporteurs where they were brought in.
	const writers = meetings === 1 ? [secretariat, workshop.english, workshop.russian].slice(0, wanted) : [secretariat];
	while (writers.length < wanted) writers.push(await admit(server, secretariat, writers.length));
	const ids = [workshop.meetingId];
	while (ids.length < meetings) ids.push(await anotherMeeting(secretariat));
	const rooms = ids.flatMap((id) => [minutesRoom(id, "en"), minutesRoom(id, "ru")]);
	const typist = (writer: number, room: number, options?: TypistOptions) =>
		new Typist(server.address, pick(writers, writer), pick(rooms, room), options);
	return {
		server,
		workshop,
		writers,
		rooms,
		typist,
		async newcomer(room) {
			const fresh = typist(0, room);
			await fresh.come();
			if (!fresh.isSynced) throw new Error(`A newcomer was not let in: ${JSON.stringify(fresh.closes)}`);
			return fresh;
		},
	};
}

export function pick<T>(things: readonly T[], place: number): T {
	const found = things[place % things.length];
	if (found === undefined) throw new Error("There is nothing to pick from.");
	return found;
}

/** Somebody of the secretariat, who may write in all meetings. */
async function admit(server: TestServer, by: Person, number: number): Promise<Person> {
	const { handOver } = await by.ask<{ handOver: { link: string } }>("POST", "/api/people", {
		address: `writer${number}@people.test`,
		name: `Writer ${number}`,
		language: "en",
		partyId: null,
		office: "secretariat",
	});
	return enter(server.address, handOver.link.split("#")[1] ?? "");
}

async function anotherMeeting(by: Person): Promise<string> {
	const today = new Date().toISOString().slice(0, 10);
	const { id } = await by.ask<{ id: string }>("POST", "/api/meetings", {
		type: "briefing",
		titles: { en: "Briefing" },
		startsOn: today,
		endsOn: today,
		zone: "UTC",
		place: "",
		hall: "",
		languages: ["en", "ru"],
		hostPartyIds: [],
	});
	return id;
}

/** What the typists were promised and the document does not have. Takes the promises away: they are looked at once. */
export function broken(doc: Y.Doc, typists: readonly Typist[]): { looked: number; lost: string[] } {
	const holdings = holdingsOf(doc);
	const promises = typists.flatMap((typist) => typist.promised.splice(0));
	// Most were sent to many; each is looked at once.
	const different = new Map(promises.map((update) => [Buffer.from(update).toString("latin1"), update]));
	return { looked: promises.length, lost: [...different.values()].flatMap((update) => holdings.lacks(update)) };
}

/** The room as its history says, and as the folded copy and what follows it say. */
export const readCold = (folder: string, room: string) => readRoom({ file: join(folder, "plenary.sqlite") }, room);

/** The same of any database. */
export async function readRoom(where: StorageOptions, room: string): Promise<{ history: Y.Doc; opened: Y.Doc }> {
	const storage = await openStorage(where);
	try {
		const history = documentOf((await storage.log.readAfter(room, 0)).map(({ bytes }) => bytes));
		const { folded, tail } = await storage.log.read(room);
		return { history, opened: documentOf([...(folded ? [folded] : []), ...tail.map(({ bytes }) => bytes)]) };
	} finally {
		await storage.close();
	}
}

/** Throws with the place of the update that can not be applied. */
export function documentOf(updates: Uint8Array[]): Y.Doc {
	const doc = new Y.Doc();
	for (const [place, update] of updates.entries()) {
		try {
			Y.applyUpdate(doc, update);
		} catch (error) {
			throw new Error(`seed ${seed}: update ${place + 1} of ${updates.length} can not be opened: ${error}`);
		}
	}
	return doc;
}
