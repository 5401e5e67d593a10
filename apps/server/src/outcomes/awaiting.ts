/** What awaits a person: the open actions that name them or their delegation, from every meeting of theirs. */

import { readOutcomes, wordsOfRecords } from "@plenary/documents";
import { type Awaiting, minutesRoom, type OutcomeRecord, outcomesRoom } from "@plenary/domain";
import type { Rooms } from "@plenary/sync";
import * as Y from "yjs";
import type { Routes, Visitor } from "../doors/http.ts";
import type { House } from "../house.ts";
import { meetingById } from "../meetings/routes.ts";

export function awaitingRoutes(route: Routes, house: House): void {
	const read = openReader(house.rooms);
	route("awaiting", "signIn", async ({ visitor }) => {
		const found = await Promise.all(
			Object.keys(visitor.actor.roleAt).map((id) => awaitingAt(house, read, visitor, id)),
		);
		return found.flat().sort((a, b) => (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999"));
	});
}

async function awaitingAt(house: House, read: Reader, visitor: Visitor, meetingId: string): Promise<Awaiting[]> {
	const meeting = await meetingById(house.db, meetingId);
	if (!meeting) return [];
	const records = (await read.outcomes(outcomesRoom(meetingId))).filter(
		(record) =>
			record.kind === "action" &&
			record.number !== undefined &&
			record.status !== "done" &&
			record.withdrawnAt === undefined,
	);
	if (records.length === 0) return [];
	const own = await house.db
		.selectFrom("participation")
		.select("party_id")
		.where("meeting_id", "=", meetingId)
		.where("account_id", "=", visitor.account.id)
		.executeTakeFirst();
	const mine = records.filter((record) =>
		record.owners.some(
			(owner) =>
				owner.accountId === visitor.account.id || (owner.partyId !== undefined && owner.partyId === own?.party_id),
		),
	);
	const words = await Promise.all(
		meeting.languages.map(async (language) => [language, await read.words(minutesRoom(meetingId, language))] as const),
	);
	return mine.map((record) => ({
		meetingId,
		meetingTitles: meeting.titles,
		recordId: record.id,
		number: record.number ?? null,
		words: {
			...record.words,
			...Object.fromEntries(
				words.map(([language, texts]) => [language, texts.get(record.id) ?? record.words[language] ?? ""]),
			),
		},
		dueOn: record.dueOn ?? null,
	}));
}

interface Reader {
	outcomes(room: string): Promise<OutcomeRecord[]>;
	words(room: string): Promise<Map<string, string>>;
}

/** Reads rooms as plain values and keeps what it read until the room changes. */
function openReader(rooms: Rooms): Reader {
	const kept = new Map<string, Promise<unknown>>();
	rooms.watch(
		(room) => kept.has(room),
		({ room }) => kept.delete(room),
	);

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
