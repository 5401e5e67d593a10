/** The outcomes desk: gives each decision, action and recommendation its number, once, and never again. */

import { readOutcomes, recordsOf, setNumber } from "@plenary/documents";
import { type OutcomeKind, type OutcomeRecord, parseRoom } from "@plenary/domain";
import { StorageError } from "@plenary/storage";
import type { Rooms } from "@plenary/sync";
import type { Logger } from "pino";
import * as Y from "yjs";
import type { Database } from "../database.ts";

/** The account under which the desk writes. */
export const deskAccount = "desk:outcomes";

/** How long it waits before it tries again what could not be stored, milliseconds; doubled each time up to the last. */
const firstPause = 500;
const longestPause = 30_000;

export interface OutcomesDesk {
	/** Looks a room through, for what was filed while nobody numbered. */
	look(room: string): void;
	/** Resolves when all that was filed before has its number. */
	settled(): Promise<void>;
	close(): void;
}

export function openOutcomesDesk(
	rooms: Pick<Rooms, "read" | "write" | "watch">,
	db: Database,
	log: Logger,
): OutcomesDesk {
	/** Rooms being looked through; true when something came meanwhile, which one more look will see. */
	const looking = new Map<string, boolean>();
	const works = new Set<Promise<void>>();
	const pauses = new Set<NodeJS.Timeout>();
	let isClosed = false;
	const isOutcomes = (room: string) => parseRoom(room)?.kind === "outcomes";

	function look(room: string): void {
		if (isClosed || !isOutcomes(room)) return;
		const isBusy = looking.has(room);
		looking.set(room, isBusy);
		if (isBusy) return;
		const working = work(room).finally(() => works.delete(working));
		works.add(working);
	}

	async function work(room: string): Promise<void> {
		let pause = firstPause;
		do {
			looking.set(room, false);
			try {
				await number(rooms, db, room);
				pause = firstPause;
			} catch (error) {
				if (isClosed) break;
				looking.set(room, true);
				// Another server gave these numbers a moment ago.
				if (error instanceof StorageError && error.isDuplicate) continue;
				log.error({ room, err: error }, "Outcomes could not be numbered; trying again.");
				await rest(pause);
				pause = Math.min(pause * 2, longestPause);
			}
		} while (looking.get(room) && !isClosed);
		looking.delete(room);
	}

	function rest(pause: number): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>();
		const timer = setTimeout(() => {
			pauses.delete(timer);
			resolve();
		}, pause);
		pauses.add(timer);
		return promise;
	}

	const stopWatching = rooms.watch(isOutcomes, ({ room, account }) => {
		if (account !== deskAccount) look(room);
	});
	return {
		look,
		settled: async () => void (await Promise.all(works)),
		close() {
			isClosed = true;
			stopWatching();
			for (const timer of pauses) clearTimeout(timer);
		},
	};
}

async function number(rooms: Pick<Rooms, "read" | "write">, db: Database, room: string): Promise<void> {
	const meetingId = parseRoom(room)?.meetingId ?? "";
	const doc = new Y.Doc();
	for (const bytes of await rooms.read(room)) Y.applyUpdate(doc, bytes);
	const before = Y.encodeStateVector(doc);
	const records = readOutcomes(doc);
	const given = await giveNumbers(db, meetingId, records);
	for (const record of records) putRight(doc, record, given.get(record.id));
	const after = Y.encodeStateVector(doc);
	const changed = Buffer.compare(before, after) !== 0;
	const update = Y.encodeStateAsUpdate(doc, before);
	doc.destroy();
	if (changed) await rooms.write(room, deskAccount, update);
}

interface Given {
	kind: OutcomeKind;
	number: number;
}

/** What is filed and stands gets the next numbers of its kind. They are on disk before anyone sees them. */
async function giveNumbers(
	db: Database,
	meetingId: string,
	records: readonly OutcomeRecord[],
): Promise<Map<string, Given>> {
	const rows = await db.selectFrom("outcome_number").selectAll().where("meeting_id", "=", meetingId).execute();
	const given = new Map(rows.map(({ record_id, kind, number }) => [record_id, { kind: kind as OutcomeKind, number }]));
	const last = new Map<string, number>();
	for (const { kind, number } of rows) last.set(kind, Math.max(last.get(kind) ?? 0, number));
	const fresh = records
		.filter((one) => one.filedAt !== undefined && one.withdrawnAt === undefined && !given.has(one.id))
		.sort((one, other) => (one.filedAt ?? 0) - (other.filedAt ?? 0) || (one.id < other.id ? -1 : 1));
	for (const { id, kind } of fresh) {
		const number = (last.get(kind) ?? 0) + 1;
		last.set(kind, number);
		given.set(id, { kind, number });
	}
	const kept = fresh.flatMap(({ id }) => {
		const one = given.get(id);
		return one ? [{ meeting_id: meetingId, kind: one.kind, number: one.number, record_id: id }] : [];
	});
	if (kept.length === 0) return given;
	await db.transaction().execute(async (step) => {
		// A statement takes only so many values.
		for (let at = 0; at < kept.length; at += 1000)
			await step
				.insertInto("outcome_number")
				.values(kept.slice(at, at + 1000))
				.execute();
	});
	return given;
}

/** A number or a kind that a client made up gives way to what was given; a draft has no number. */
function putRight(doc: Y.Doc, record: OutcomeRecord, given: Given | undefined): void {
	const map = recordsOf(doc).get(record.id) as Y.Map<unknown>;
	if (given && record.kind !== given.kind) map.set("kind", given.kind);
	if (given && record.number !== given.number) setNumber(doc, record.id, given.number);
	if (!given && record.number !== undefined) map.set("number", null);
}
