/** Absences from interpreters' own calendars: kept sealed with their key, read again every six hours where there is an address. */
import type { CalendarTrouble, OwnCalendar, Span } from "@plenary/domain";
import type { Logger } from "pino";
import { type Database, fromJson } from "../database.ts";
import { fetchCalendar } from "./fetch-calendar.ts";
import { type ReadApart, readApart } from "./read-apart.ts";
import type { Seals } from "./seals.ts";

/** How old busy times of an address may be, milliseconds. */
const freshMs = 6 * 3_600_000;
/** How often it is looked whose time has come, and for how many at most. */
const lookMs = 60_000;
const mostAtOnce = 20;

/** What is sealed; a file has no address. */
interface Kept {
	readonly address: string | null;
	readonly zone: string;
	readonly spans: readonly Span[];
	readonly trouble: CalendarTrouble | null;
}

const sealedAs = "calendar";

interface Keyed {
	readonly id: string;
	readonly wrapped_key: string | null;
	readonly merged_into: string | null;
}

/** By the entry that stands for the person now. */
export async function busyTimes(
	db: Database,
	seals: Seals,
	rows: readonly Keyed[],
): Promise<ReadonlyMap<string, Span[]>> {
	const calendars = await db.selectFrom("busy_calendar").select(["interpreter_id", "sealed"]).execute();
	const owners = new Map(rows.map((row) => [row.id, row]));
	const busy = new Map<string, Span[]>();
	for (const { interpreter_id, sealed } of calendars) {
		const owner = owners.get(interpreter_id);
		if (!owner?.wrapped_key) continue;
		const { spans } = fromJson<Kept>(seals.open(owner.id, owner.wrapped_key, sealed, sealedAs));
		const id = owner.merged_into ?? owner.id;
		busy.set(id, [...(busy.get(id) ?? []), ...spans]);
	}
	return busy;
}

/** One person's, under whichever of their ids it is; with the address, which is theirs alone to see. */
export async function calendarOf(
	db: Database,
	seals: Seals,
	ids: readonly string[],
): Promise<{ shown: OwnCalendar; address: string | null } | null> {
	const row = await db
		.selectFrom("busy_calendar")
		.innerJoin("interpreter", "interpreter.id", "interpreter_id")
		.select(["interpreter_id", "busy_calendar.sealed", "read_at", "wrapped_key"])
		.where("interpreter_id", "in", ids)
		.executeTakeFirst();
	if (!row?.wrapped_key) return null;
	const kept = fromJson<Kept>(seals.open(row.interpreter_id, row.wrapped_key, row.sealed, sealedAs));
	const { address, trouble, spans } = kept;
	const host = address === null ? null : new URL(address).hostname;
	return { shown: { host, readAt: row.read_at, trouble, spans: [...spans] }, address };
}

export async function forgetCalendar(step: Database, ids: readonly string[]): Promise<void> {
	await step.deleteFrom("busy_calendar").where("interpreter_id", "in", ids).execute();
}

/** Instead of any other; a person shows one. */
export async function keepCalendar(
	step: Database,
	seals: Seals,
	{ id, wrapped_key, ids }: { id: string; wrapped_key: string | null; ids: readonly string[] },
	kept: Kept,
	now: number,
): Promise<void> {
	if (wrapped_key === null) throw new Error(`The key of interpreter ${id} was destroyed: nothing can be kept of them.`);
	await forgetCalendar(step, ids);
	const sealed = seals.seal(id, wrapped_key, JSON.stringify(kept), sealedAs);
	const look_at = kept.address === null ? null : now + freshMs;
	await step.insertInto("busy_calendar").values({ interpreter_id: id, sealed, read_at: now, look_at }).execute();
}

export interface CalendarDesk {
	/** What stands at an address now. */
	read(address: string, zone: string): Promise<ReadApart>;
	/** Reads again whose time has come; it does so by itself, too. */
	look(): Promise<void>;
	close(): Promise<void>;
}

interface CalendarWorld {
	db: Database;
	seals: Seals;
	clock: () => number;
	log: Logger;
	fetch?: typeof fetchCalendar;
}

export function openCalendarDesk({ db, seals, clock, log, fetch = fetchCalendar }: CalendarWorld): CalendarDesk {
	let looking: Promise<void> | undefined;
	let isClosed = false;
	const timer = setInterval(() => void look(), lookMs);

	async function read(address: string, zone: string): Promise<ReadApart> {
		const fetched = await fetch(address);
		return "trouble" in fetched ? fetched : readApart(fetched.text, { now: clock(), zone });
	}

	function look(): Promise<void> {
		looking ??= readDue()
			.catch((error) => log.warn({ err: error }, "Calendars of interpreters could not be looked at; looking again."))
			.finally(() => {
				looking = undefined;
			});
		return looking;
	}

	async function readDue(): Promise<void> {
		const due = await db
			.selectFrom("busy_calendar")
			.select(["interpreter_id", "look_at"])
			.where("look_at", "<=", clock())
			.orderBy("look_at")
			.limit(mostAtOnce)
			.execute();
		for (const { interpreter_id, look_at } of due) {
			if (isClosed) return;
			// Of several servers that see it at the same moment, one gets it.
			const taken = await db
				.updateTable("busy_calendar")
				.set({ look_at: clock() + freshMs })
				.where("interpreter_id", "=", interpreter_id)
				.where("look_at", "=", look_at)
				.executeTakeFirst();
			if (taken.numUpdatedRows > 0n) await readAgain(interpreter_id);
		}
	}

	/** What was read before stays when it can not be read now. */
	async function readAgain(id: string): Promise<void> {
		const before = await keptOf(db, id);
		if (before?.kept.address == null) return;
		const result = await read(before.kept.address, before.kept.zone);
		await db.transaction().execute(async (step) => {
			const now = await keptOf(step, id);
			// Somebody who took it away meanwhile, or gave another, has the last word.
			if (!now || now.sealed !== before.sealed) return;
			const isRead = "spans" in result;
			const kept: Kept = isRead
				? { ...now.kept, spans: result.spans, trouble: null }
				: { ...now.kept, trouble: result.trouble };
			const sealed = seals.seal(id, now.key, JSON.stringify(kept), sealedAs);
			const update = step.updateTable("busy_calendar").set({ sealed, ...(isRead && { read_at: clock() }) });
			await update.where("interpreter_id", "=", id).execute();
		});
	}

	async function keptOf(step: Database, id: string) {
		const row = await step
			.selectFrom("busy_calendar")
			.innerJoin("interpreter", "interpreter.id", "interpreter_id")
			.select(["busy_calendar.sealed", "wrapped_key"])
			.where("interpreter_id", "=", id)
			.executeTakeFirst();
		if (!row?.wrapped_key) return undefined;
		const kept = fromJson<Kept>(seals.open(id, row.wrapped_key, row.sealed, sealedAs));
		return { kept, key: row.wrapped_key, sealed: row.sealed };
	}

	return {
		read,
		look,
		async close() {
			isClosed = true;
			clearInterval(timer);
			await looking;
		},
	};
}
