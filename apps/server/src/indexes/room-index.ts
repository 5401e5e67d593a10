/** An index kept up to date: it reads what was committed, soon after, and finds by itself what it missed. */
import { parseRoom } from "@plenary/domain";
import type { Rooms, UpdateLog } from "@plenary/sync";
import type { Logger } from "pino";
import type { Database } from "../database.ts";
import { complaintsOf, type IndexKind, type MeetingFacts, readMeetings, writeRows } from "./index-kind.ts";

const retryMs = 5_000;

export interface IndexWorld {
	db: Database;
	rooms: Pick<Rooms, "read" | "watch">;
	log: Pick<UpdateLog, "positions">;
	logger: Logger;
	/** Told of each meeting whose rows changed, after they did. */
	changed: (meetingId: string) => void;
}

export interface RoomIndex {
	/** Resolves when all that was committed before the call is in the index. */
	settled(): Promise<void>;
	/** Facts of a meeting changed, and its rows may follow from them. */
	meetingChanged(meetingId: string): void;
	/** Finds what another server committed and did not live to read. */
	catchUp(): Promise<void>;
	/** Reads every meeting anew. */
	rebuild(): Promise<void>;
	/** What the index says otherwise than the rooms, in words; empty when they agree. */
	check(): Promise<string[]>;
	close(): void;
}

/** Opens the index and catches up with what was committed while nobody watched. */
export async function openRoomIndex<Row extends object>(
	kind: IndexKind<Row>,
	{ db, rooms, log, logger, changed }: IndexWorld,
): Promise<RoomIndex> {
	/** How far each room's log goes. */
	const positions = new Map<string, number>();
	/** How far each room was read, and with which basis. */
	let read = new Map<string, { seq: number; basis: string }>();
	/** Meetings to be read, each with the moment from which it may be. */
	const waiting = new Map<string, number>();
	let timer: NodeJS.Timeout | undefined;
	let working: Promise<void> | undefined;
	let isClosed = false;

	const waitOf = (room: string): number | undefined => {
		const ref = parseRoom(room);
		return ref && kind.waitMs(ref.kind);
	};

	const stopWatching = rooms.watch(
		(room) => waitOf(room) !== undefined,
		({ room, seq }) => {
			positions.set(room, seq);
			const ref = parseRoom(room);
			if (ref) want(ref.meetingId, waitOf(room) ?? 0);
		},
	);

	function want(meetingId: string, inMs: number): void {
		const at = Date.now() + inMs;
		waiting.set(meetingId, Math.min(waiting.get(meetingId) ?? at, at));
		workLater();
	}

	function workLater(): void {
		clearTimeout(timer);
		if (isClosed || working || waiting.size === 0) return;
		timer = setTimeout(() => void work(false), Math.max(0, Math.min(...waiting.values()) - Date.now()));
		timer.unref();
	}

	/** Reads those whose time has come, or all that wait. */
	function work(all: boolean): Promise<void> {
		const due = [...waiting].flatMap(([meetingId, at]) => (all || at <= Date.now() ? [meetingId] : []));
		working ??= (async () => {
			if (isClosed || due.length === 0) return;
			for (const meetingId of due) waiting.delete(meetingId);
			for (const meeting of await readMeetings(db, due)) await readMeeting(meeting);
		})()
			.catch((error: unknown) => {
				logger.error({ err: error }, `The index of ${kind.name} could not be kept; trying again.`);
				for (const meetingId of due) waiting.set(meetingId, Date.now() + retryMs);
			})
			.finally(() => {
				working = undefined;
				workLater();
			});
		return working;
	}

	async function readMeeting(meeting: MeetingFacts): Promise<void> {
		if (isClosed || isRead(meeting)) return;
		const basis = kind.basisOf(meeting);
		// First how far the rooms go, then what they say: what comes in between is read once more.
		const reached = reachedOf(meeting);
		try {
			const rows = await kind.read(rooms, meeting);
			const differs = await writeRows(kind, db, meeting, rows, reached);
			for (const { room, seq } of reached) read.set(room, { seq, basis });
			if (differs) changed(meeting.id);
		} catch (error) {
			logger.error({ err: error }, `The ${kind.name} of a meeting could not be read; trying again.`);
			want(meeting.id, retryMs);
		}
	}

	const reachedOf = (meeting: MeetingFacts) =>
		kind.roomsOf(meeting).flatMap((room) => {
			const seq = positions.get(room);
			return seq === undefined ? [] : [{ room, seq }];
		});

	function isRead(meeting: MeetingFacts): boolean {
		const basis = kind.basisOf(meeting);
		return reachedOf(meeting).every(({ room, seq }) => {
			const known = read.get(room);
			return known?.seq === seq && known.basis === basis;
		});
	}

	async function missed(): Promise<void> {
		const known = await db.selectFrom("index_position").selectAll().where("index_name", "=", kind.name).execute();
		read = new Map(known.map(({ room, seq, basis }) => [room, { seq, basis }]));
		for (const [room, seq] of await log.positions())
			if (waitOf(room) !== undefined) positions.set(room, Math.max(seq, positions.get(room) ?? 0));
		for (const meeting of await readMeetings(db)) if (!isRead(meeting)) want(meeting.id, 0);
	}

	async function settled(): Promise<void> {
		// What is being done may have begun before the last of it was committed.
		await working;
		await work(true);
	}

	await missed();
	return {
		settled,
		meetingChanged: (meetingId) => want(meetingId, 0),
		catchUp: missed,
		async rebuild() {
			await working;
			await db.transaction().execute(async (step) => {
				await kind.clear(step);
				await step.deleteFrom("index_position").where("index_name", "=", kind.name).execute();
			});
			await missed();
			await settled();
		},
		async check() {
			await settled();
			return complaintsOf(kind, db, rooms);
		},
		close() {
			isClosed = true;
			clearTimeout(timer);
			stopWatching();
		},
	};
}
