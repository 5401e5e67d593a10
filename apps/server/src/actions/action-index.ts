/** The index of actions, kept up to date: it reads what was committed, soon after, and finds by itself what it missed. */
import { parseRoom } from "@plenary/domain";
import type { Rooms, UpdateLog } from "@plenary/sync";
import type { Logger } from "pino";
import type { Database } from "../database.ts";
import { difference, readMeetings, readRows, roomsOf, writeRows } from "./index-rows.ts";

/** Records are read so soon after they changed; what changes meanwhile is read with them. */
const recordsWaitMs = 100;
/** Minutes are long and change with every key: their words are read so often at the most. */
const wordsWaitMs = 2_000;
const retryMs = 5_000;

interface World {
	db: Database;
	rooms: Pick<Rooms, "read" | "watch">;
	log: Pick<UpdateLog, "positions">;
	logger: Logger;
	/** Told of each meeting whose actions changed, after they did. */
	changed: (meetingId: string) => void;
}

export interface ActionIndex {
	/** Resolves when all that was committed before the call is in the index. */
	settled(): Promise<void>;
	/** Reads every meeting anew. */
	rebuild(): Promise<void>;
	/** What the index says otherwise than the rooms, in words; empty when they agree. */
	check(): Promise<string[]>;
	close(): void;
}

/** Opens the index and catches up with what was committed while nobody watched. */
export async function openActionIndex({ db, rooms, log, logger, changed }: World): Promise<ActionIndex> {
	/** How far each room's log goes. */
	const positions = new Map<string, number>();
	/** Meetings to be read, each with the moment from which it may be. */
	const waiting = new Map<string, number>();
	let timer: NodeJS.Timeout | undefined;
	let working: Promise<void> | undefined;
	let isClosed = false;

	function isOfInterest(room: string): boolean {
		const kind = parseRoom(room)?.kind;
		return kind === "outcomes" || kind === "minutes";
	}

	const stopWatching = rooms.watch(isOfInterest, ({ room, seq }) => {
		positions.set(room, seq);
		const ref = parseRoom(room);
		if (ref) want(ref.meetingId, ref.kind === "outcomes" ? recordsWaitMs : wordsWaitMs);
	});

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
		working ??= (async () => {
			const due = [...waiting].filter(([, at]) => all || at <= Date.now());
			const languages = due.length > 0 ? await readMeetings(db) : undefined;
			for (const [meetingId] of due) {
				waiting.delete(meetingId);
				await readMeeting(meetingId, languages?.get(meetingId));
			}
		})()
			.catch((error: unknown) => logger.error({ err: error }, "The index of actions could not be kept."))
			.finally(() => {
				working = undefined;
				workLater();
			});
		return working;
	}

	async function readMeeting(meetingId: string, languages: readonly string[] | undefined): Promise<void> {
		if (!languages || isClosed) return;
		// First how far the rooms go, then what they say: what comes in between is read once more.
		const read = roomsOf(meetingId, languages).flatMap((room) => {
			const seq = positions.get(room);
			return seq === undefined ? [] : [[room, seq] as const];
		});
		try {
			const rows = await readRows(rooms, meetingId, languages);
			if (await writeRows(db, meetingId, rows, new Map(read))) changed(meetingId);
		} catch (error) {
			logger.error({ err: error, meetingId }, "The actions of a meeting could not be read; trying again.");
			want(meetingId, retryMs);
		}
	}

	async function missed(): Promise<void> {
		const known = await db.selectFrom("action_index_position").selectAll().execute();
		const read = new Map(known.map(({ room, seq }) => [room, seq]));
		for (const [room, seq] of await log.positions()) {
			const ref = isOfInterest(room) ? parseRoom(room) : undefined;
			if (!ref) continue;
			positions.set(room, Math.max(seq, positions.get(room) ?? 0));
			if (read.get(room) !== seq) want(ref.meetingId, 0);
		}
	}

	async function settled(): Promise<void> {
		// What is being done may have begun before the last of it was committed.
		await working;
		await work(true);
	}

	await missed();
	return {
		settled,
		async rebuild() {
			await db.deleteFrom("action_index").execute();
			await db.deleteFrom("action_index_position").execute();
			await missed();
			await settled();
		},
		async check() {
			await settled();
			const complaints: string[] = [];
			for (const [meetingId, languages] of await readMeetings(db)) {
				const known = await db.selectFrom("action_index").selectAll().where("meeting_id", "=", meetingId).execute();
				const { changed: differing, gone } = difference(known, await readRows(rooms, meetingId, languages));
				for (const row of differing) complaints.push(`${meetingId}: A-${row.number} differs from its room.`);
				for (const id of gone) complaints.push(`${meetingId}: ${id} is in the index and not in its room.`);
			}
			return complaints;
		},
		close() {
			isClosed = true;
			clearTimeout(timer);
			stopWatching();
		},
	};
}
