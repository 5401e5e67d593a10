/** What awaits a person: the open actions that name them or their delegation, from every meeting of theirs. */

import { readOutcomes, wordsOfRecords } from "@plenary/documents";
import { type Awaiting, minutesRoom, type OutcomeRecord, outcomesRoom } from "@plenary/domain";
import type { Rooms } from "@plenary/sync";
import * as Y from "yjs";
import type { Routes } from "../doors/http.ts";
import type { House } from "../house.ts";
import { meetingById } from "../meetings/routes.ts";

/** Reading minutes costs as much as they are long: while they are being written, once in so many milliseconds. */
const wordsMayBeOld = 2_000;

export function awaitingRoutes(route: Routes, house: House): void {
	const read = openReader(house.rooms);
	route("awaiting", "signIn", async ({ visitor }) => awaitingOf(house, read, visitor.account.id));
}

export async function awaitingOf({ db }: Pick<House, "db">, read: Reader, accountId: string): Promise<Awaiting[]> {
	const taking = await db
		.selectFrom("participation")
		.select(["meeting_id", "party_id"])
		.where("account_id", "=", accountId)
		.execute();
	const found = await Promise.all(
		taking.map(async ({ meeting_id, party_id }): Promise<Awaiting[]> => {
			const records = (await read.outcomes(outcomesRoom(meeting_id))).filter(
				(record) => isOpenAction(record) && isOwnedBy(record, accountId, party_id),
			);
			const meeting = records.length > 0 && (await meetingById(db, meeting_id));
			if (!meeting) return [];
			const texts = await Promise.all(
				meeting.languages.map(
					async (language) => [language, await read.words(minutesRoom(meeting_id, language))] as const,
				),
			);
			return records.map((record) => ({
				meetingId: meeting_id,
				meetingTitles: meeting.titles,
				recordId: record.id,
				number: record.number ?? null,
				words: {
					...record.words,
					...Object.fromEntries(
						texts.map(([language, words]) => [language, words.get(record.id) ?? record.words[language] ?? ""]),
					),
				},
				dueOn: record.dueOn ?? null,
			}));
		}),
	);
	return found.flat().sort((a, b) => (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999"));
}

const isOpenAction = (record: OutcomeRecord): boolean =>
	record.kind === "action" &&
	record.number !== undefined &&
	record.status !== "done" &&
	record.withdrawnAt === undefined;

const isOwnedBy = (record: OutcomeRecord, accountId: string, partyId: string | null): boolean =>
	record.owners.some(
		(owner) => owner.accountId === accountId || (owner.partyId !== undefined && owner.partyId === partyId),
	);

export interface Reader {
	outcomes(room: string): Promise<OutcomeRecord[]>;
	words(room: string): Promise<Map<string, string>>;
}

/** Reads rooms as plain values and keeps what it read until the room changes. */
export function openReader(rooms: Pick<Rooms, "read" | "watch">): Reader {
	const kept = new Map<string, Promise<unknown>>();
	const stale = new Set<string>();
	rooms.watch(
		(room) => kept.has(room),
		({ room }) => {
			if (room.includes("/minutes/")) forgetSoon(room);
			else kept.delete(room);
		},
	);

	function forgetSoon(room: string): void {
		if (stale.has(room)) return;
		stale.add(room);
		setTimeout(() => {
			stale.delete(room);
			kept.delete(room);
		}, wordsMayBeOld).unref();
	}

	function once<Value>(room: string, take: (doc: Y.Doc) => Value): Promise<Value> {
		const known = kept.get(room) as Promise<Value> | undefined;
		if (known) return known;
		const reading = open(room, take);
		kept.set(room, reading);
		reading.catch(() => kept.delete(room));
		return reading;
	}

	async function open<Value>(room: string, take: (doc: Y.Doc) => Value): Promise<Value> {
		const doc = new Y.Doc();
		try {
			for (const bytes of await rooms.read(room)) Y.applyUpdate(doc, bytes);
			return take(doc);
		} finally {
			doc.destroy();
		}
	}

	return {
		outcomes: (room) => once(room, readOutcomes),
		words: (room) => once(room, (doc) => new Map([...wordsOfRecords(doc)].map(([id, found]) => [id, found.text]))),
	};
}
