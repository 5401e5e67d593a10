/** What the index of actions says of one meeting: read from its rooms, written where it differs. */
import { readOutcomes, wordsOfRecords } from "@plenary/documents";
import { minutesRoom, type OutcomeRecord, outcomesRoom } from "@plenary/domain";
import type { Rooms } from "@plenary/sync";
import type { Selectable } from "kysely";
import * as Y from "yjs";
import { type Database, fromJson } from "../database.ts";
import type { ActionTables } from "./tables.ts";

export type ActionRow = Selectable<ActionTables["action_index"]>;

/** The rooms a meeting's actions stand in: their records first, then their words in each language. */
export const roomsOf = (meetingId: string, languages: readonly string[]): string[] => [
	outcomesRoom(meetingId),
	...languages.map((language) => minutesRoom(meetingId, language)),
];

/** The rows as they should be, in the order of their numbers. */
export async function readRows(
	rooms: Pick<Rooms, "read">,
	meetingId: string,
	languages: readonly string[],
): Promise<ActionRow[]> {
	const records = await readRoom(rooms, outcomesRoom(meetingId), readOutcomes);
	const actions = records.filter(isStanding);
	if (actions.length === 0) return [];
	const texts = await Promise.all(
		languages.map(async (language) => ({
			language,
			words: await readRoom(rooms, minutesRoom(meetingId, language), wordsOfRecords),
		})),
	);
	return actions
		.sort((one, other) => one.number - other.number)
		.map((record) => {
			const inText = texts.flatMap(({ language, words }) => {
				const found = words.get(record.id);
				return found ? [[language, found.text] as const] : [];
			});
			return {
				meeting_id: meetingId,
				record_id: record.id,
				number: record.number,
				item_id: record.itemId ?? null,
				owners: JSON.stringify(record.owners),
				due_on: record.dueOn ?? null,
				status: record.status,
				raised_at: record.raisedAt,
				words: JSON.stringify({ ...record.words, ...Object.fromEntries(inText) }),
				in_text: inText.length > 0 ? 1 : 0,
			};
		});
}

/** Makes the table say this of the meeting, and notes how far the rooms were read. Returns whether anything differed. */
export async function writeRows(
	db: Database,
	meetingId: string,
	wanted: readonly ActionRow[],
	positions: ReadonlyMap<string, number>,
): Promise<boolean> {
	return db.transaction().execute(async (step) => {
		const known = await step.selectFrom("action_index").selectAll().where("meeting_id", "=", meetingId).execute();
		const { changed, gone } = difference(known, wanted);
		if (gone.length > 0)
			await step
				.deleteFrom("action_index")
				.where("meeting_id", "=", meetingId)
				.where("record_id", "in", gone)
				.execute();
		for (const row of changed)
			await step
				.insertInto("action_index")
				.values(row)
				.onConflict((conflict) => conflict.columns(["meeting_id", "record_id"]).doUpdateSet(row))
				.execute();
		for (const [room, seq] of positions)
			await step
				.insertInto("action_index_position")
				.values({ room, seq })
				.onConflict((conflict) => conflict.column("room").doUpdateSet({ seq }))
				.execute();
		return changed.length > 0 || gone.length > 0;
	});
}

/** Which rows are new or say something else, and which are there no more. */
export function difference(
	known: readonly ActionRow[],
	wanted: readonly ActionRow[],
): { changed: ActionRow[]; gone: string[] } {
	const before = new Map(known.map((row) => [row.record_id, row]));
	const changed = wanted.filter((row) => {
		const old = before.get(row.record_id);
		before.delete(row.record_id);
		return !old || (Object.keys(row) as (keyof ActionRow)[]).some((column) => old[column] !== row[column]);
	});
	return { changed, gone: [...before.keys()] };
}

type Standing = OutcomeRecord & { number: number };
const isStanding = (record: OutcomeRecord): record is Standing =>
	record.kind === "action" && record.number !== undefined && record.withdrawnAt === undefined;

async function readRoom<Value>(rooms: Pick<Rooms, "read">, room: string, take: (doc: Y.Doc) => Value): Promise<Value> {
	const doc = new Y.Doc();
	try {
		for (const bytes of await rooms.read(room)) Y.applyUpdate(doc, bytes);
		return take(doc);
	} finally {
		doc.destroy();
	}
}

/** The meetings there are, with the languages their minutes are written in. */
export async function readMeetings(db: Database): Promise<Map<string, string[]>> {
	const rows = await db.selectFrom("meeting").select(["id", "languages"]).execute();
	return new Map(rows.map(({ id, languages }) => [id, fromJson<string[]>(languages)]));
}
