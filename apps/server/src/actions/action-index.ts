/** What the index of actions says of one meeting: what is numbered and stands, with its words in every language. */
import { readOutcomes, wordsOfRecords } from "@plenary/documents";
import { minutesRoom, type OutcomeRecord, outcomesRoom } from "@plenary/domain";
import type { Selectable } from "kysely";
import { type IndexKind, type MeetingFacts, type Readable, readRoom } from "../indexes/index-kind.ts";
import type { ActionTables } from "./tables.ts";

export type ActionRow = Selectable<ActionTables["action_index"]>;

/** Records are read so soon after they changed; what changes meanwhile is read with them. */
const recordsWaitMs = 100;
/** Minutes are long and change with every key: their words are read so often at the most. */
const wordsWaitMs = 2_000;

/** The records stand in one room, their words in one for each language of the minutes. */
export const actionIndex: IndexKind<ActionRow> = {
	name: "actions",
	waitMs: (kind) => (kind === "outcomes" ? recordsWaitMs : kind === "minutes" ? wordsWaitMs : undefined),
	roomsOf: ({ id, languages }) => [outcomesRoom(id), ...languages.map((language) => minutesRoom(id, language))],
	basisOf: ({ languages }) => JSON.stringify(languages),
	read: readRows,
	keyOf: ({ record_id }) => record_id,
	nameOf: ({ number }) => `A-${number}`,
	known: (db, meetingId) => db.selectFrom("action_index").selectAll().where("meeting_id", "=", meetingId).execute(),
	put: (db, row) =>
		db
			.insertInto("action_index")
			.values(row)
			.onConflict((conflict) => conflict.columns(["meeting_id", "record_id"]).doUpdateSet(row))
			.execute(),
	remove: (db, { meeting_id, record_id }) =>
		db.deleteFrom("action_index").where("meeting_id", "=", meeting_id).where("record_id", "=", record_id).execute(),
	clear: (db) => db.deleteFrom("action_index").execute(),
};

/** In the order of their numbers. */
async function readRows(rooms: Readable, { id: meetingId, languages }: MeetingFacts): Promise<ActionRow[]> {
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

type Standing = OutcomeRecord & { number: number };
const isStanding = (record: OutcomeRecord): record is Standing =>
	record.kind === "action" && record.number !== undefined && record.withdrawnAt === undefined;
