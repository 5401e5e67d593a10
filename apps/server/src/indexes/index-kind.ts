/** What an index over all meetings is made of: rows that follow from each meeting's rooms, read, compared and written. */
import type { RoomRef } from "@plenary/domain";
import type { Rooms } from "@plenary/sync";
import * as Y from "yjs";
import { type Database, fromJson } from "../database.ts";

export type Readable = Pick<Rooms, "read">;

/** What of a meeting its rows may depend on, beside its rooms. */
export interface MeetingFacts {
	readonly id: string;
	readonly languages: readonly string[];
	readonly zone: string;
}

/** An index of rooms of some kinds. Its rows are plain: two that say the same are the same. */
export interface IndexKind<Row extends object> {
	/** As it stands in the table of positions and in sentences. */
	readonly name: "actions" | "bookings";
	/** How soon after a change a room of that kind is read, milliseconds; undefined for what says nothing here. */
	waitMs(kind: RoomRef["kind"]): number | undefined;
	/** The rooms a meeting's rows are read from. */
	roomsOf(meeting: MeetingFacts): string[];
	/** What of the meeting itself its rows follow from: they are read anew when it changes. */
	basisOf(meeting: MeetingFacts): string;
	/** The rows as they should be. */
	read(rooms: Readable, meeting: MeetingFacts): Promise<Row[]>;
	/** Tells rows of one meeting apart. */
	keyOf(row: Row): string;
	/** A row in words for the operator. */
	nameOf(row: Row): string;
	known(db: Database, meetingId: string): Promise<Row[]>;
	put(db: Database, row: Row): Promise<unknown>;
	remove(db: Database, row: Row): Promise<unknown>;
	clear(db: Database): Promise<unknown>;
}

/** How far a room goes. */
export interface Position {
	readonly room: string;
	readonly seq: number;
}

/** Makes the table say this of the meeting, and notes how far the rooms were read. Returns whether anything differed. */
export async function writeRows<Row extends object>(
	kind: IndexKind<Row>,
	db: Database,
	meeting: MeetingFacts,
	wanted: readonly Row[],
	positions: readonly Position[],
): Promise<boolean> {
	const basis = kind.basisOf(meeting);
	return db.transaction().execute(async (step) => {
		const { changed, gone } = difference(kind, await kind.known(step, meeting.id), wanted);
		for (const row of gone) await kind.remove(step, row);
		for (const row of changed) await kind.put(step, row);
		for (const { room, seq } of positions)
			await step
				.insertInto("index_position")
				.values({ index_name: kind.name, room, seq, basis })
				.onConflict((conflict) => conflict.columns(["index_name", "room"]).doUpdateSet({ seq, basis }))
				.execute();
		return changed.length > 0 || gone.length > 0;
	});
}

/** What the index says otherwise than the rooms, in words; empty when they agree. */
export async function complaintsOf<Row extends object>(
	kind: IndexKind<Row>,
	db: Database,
	rooms: Readable,
): Promise<string[]> {
	const complaints: string[] = [];
	for (const meeting of await readMeetings(db)) {
		const wanted = await kind.read(rooms, meeting);
		const { changed, gone } = difference(kind, await kind.known(db, meeting.id), wanted);
		const [room] = kind.roomsOf(meeting);
		for (const row of changed) complaints.push(`${kind.name}: ${kind.nameOf(row)} differs from ${room}.`);
		for (const row of gone) complaints.push(`${kind.name}: ${kind.nameOf(row)} is not in ${room}.`);
	}
	return complaints;
}

/** Which rows are new or say something else, and which are there no more. */
function difference<Row extends object>(
	{ keyOf }: IndexKind<Row>,
	known: readonly Row[],
	wanted: readonly Row[],
): { changed: Row[]; gone: Row[] } {
	const before = new Map(known.map((row) => [keyOf(row), row]));
	const changed = wanted.filter((row) => {
		const old = before.get(keyOf(row));
		before.delete(keyOf(row));
		return !old || (Object.keys(row) as (keyof Row)[]).some((column) => old[column] !== row[column]);
	});
	return { changed, gone: [...before.values()] };
}

/** What a room says at this moment, in a document that is there for the asking only. */
export async function readRoom<Value>(rooms: Readable, room: string, take: (doc: Y.Doc) => Value): Promise<Value> {
	const doc = new Y.Doc();
	try {
		for (const bytes of await rooms.read(room)) Y.applyUpdate(doc, bytes);
		return take(doc);
	} finally {
		doc.destroy();
	}
}

/** The meetings there are, or those of them that are asked for. */
export async function readMeetings(db: Database, ids?: readonly string[]): Promise<MeetingFacts[]> {
	const meetings = db.selectFrom("meeting").select(["id", "languages", "zone"]);
	const rows = await (ids ? meetings.where("id", "in", ids) : meetings).execute();
	return rows.map(({ id, languages, zone }) => ({ id, zone, languages: fromJson<string[]>(languages) }));
}
