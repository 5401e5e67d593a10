/** The indexes at the console: compared with the rooms they follow from, and made anew. */
import { setTimeout as pause } from "node:timers/promises";
import { inspect, lockFolder, openStorage, refuseServers, type Storage } from "@plenary/storage";
import { openRooms } from "@plenary/sync";
import { actionIndex } from "../actions/action-index.ts";
import { databaseIn, databaseOf, migrations, type Tables } from "../database.ts";
import { complaintsOf, type IndexKind } from "../indexes/index-kind.ts";
import { openRoomIndex } from "../indexes/room-index.ts";
import { bookingIndex } from "../rosters/booking-index.ts";
import type { Settings } from "../settings.ts";
import { Refused, refuseNewer, refuseOlder, refuseUnknown, sharedDatabase } from "./backup.ts";
import { openLog } from "./log.ts";

/** A running server has read what was just written by then, milliseconds. */
const patienceMs = 3_000;

/** Where a database is, as the settings say it. */
type Where = Pick<Settings, "dataDir" | "databaseUrl">;

/** What the indexes of a database say otherwise than its rooms, in words; beside a running server too. */
export async function checkIndexes(where: Where, patience = patienceMs): Promise<string[]> {
	if (!where.databaseUrl) refuseOtherFile(databaseIn(where.dataDir));
	const storage = await openStorage<Tables>(databaseOf(where));
	try {
		if (where.databaseUrl) await refuseOther(storage);
		const first = await compare(storage);
		if (first.length === 0) return [];
		await pause(patience);
		const second = new Set(await compare(storage));
		return first.filter((complaint) => second.has(complaint));
	} finally {
		await storage.close();
	}
}

/** Makes the indexes of a database anew, which no server may be using. */
export async function rebuildIndexes(where: Where): Promise<{ name: string; rows: number }[]> {
	if (where.databaseUrl) {
		await refuseServers(where.databaseUrl);
		return makeAnew(where);
	}
	inspect(databaseIn(where.dataDir)).close();
	const lock = lockFolder(where.dataDir);
	try {
		return await makeAnew(where);
	} finally {
		lock.release();
	}
}

async function makeAnew(where: Where): Promise<{ name: string; rows: number }[]> {
	const storage = await openStorage<Tables>(databaseOf(where));
	try {
		await storage.migrate(migrations);
		await rebuild(storage, actionIndex);
		await rebuild(storage, bookingIndex);
		return [
			{ name: "actions", rows: await count(storage, "action_index") },
			{ name: "bookings", rows: await count(storage, "booking") },
		];
	} finally {
		await storage.close();
	}
}

/** The rooms are opened anew each time: nobody tells this process what a server writes meanwhile. */
async function compare({ db, log }: Storage<Tables>): Promise<string[]> {
	const rooms = openRooms({ log, foldWorker: false });
	try {
		return [...(await complaintsOf(actionIndex, db, rooms)), ...(await complaintsOf(bookingIndex, db, rooms))];
	} finally {
		await rooms.close({ deadlineMs: 0 });
	}
}

async function rebuild<Row extends object>({ db, log }: Storage<Tables>, kind: IndexKind<Row>): Promise<void> {
	const rooms = openRooms({ log, foldWorker: false });
	const index = await openRoomIndex(kind, { db, rooms, log, logger: openLog("error"), changed: () => {} });
	try {
		await index.rebuild();
		const [complaint] = await index.check();
		if (complaint) throw new Refused(`The index could not be made anew: ${complaint}`);
	} finally {
		index.close();
		await rooms.close({ deadlineMs: 0 });
	}
}

async function count({ db }: Storage<Tables>, table: "action_index" | "booking"): Promise<number> {
	const { rows } = await db
		.selectFrom(table)
		.select(({ fn }) => fn.countAll<number>().as("rows"))
		.executeTakeFirstOrThrow();
	return rows;
}

function refuseOtherFile(file: string): void {
	const inspection = inspect(file);
	try {
		refuseNewer(`"${file}"`, inspection);
		refuseOlder(`"${file}"`, inspection.migrations);
	} finally {
		inspection.close();
	}
}

async function refuseOther(storage: Storage<Tables>): Promise<void> {
	const taken = await storage.taken();
	refuseUnknown(sharedDatabase, taken);
	refuseOlder(sharedDatabase, taken);
}
