/** One's own entry in the register: seen whole, written where it is one's own to write, and taken along. */
import { newInterpreterSchema, type OwnEntry } from "@plenary/domain";
import { termsOf } from "../bookings/terms.ts";
import { type Database, fromJson } from "../database.ts";
import { type Routes, refusalOf } from "../doors/http.ts";
import type { House } from "../house.ts";
import { meetingById } from "../meetings/routes.ts";
import { refuse } from "../refusals.ts";
import { type CalendarDesk, calendarOf, forgetCalendar, keepCalendar } from "./own-calendars.ts";
import { type InterpreterRow, idsOf, toEntry, toRow } from "./register.ts";
import { comment, readReliability } from "./reliability.ts";
import { retentionOf } from "./retention.ts";

const quarterHour = 15 * 60;

export function ownEntryRoutes(route: Routes, house: House, calendars: CalendarDesk): void {
	const { db, seals, clock, place } = house;
	const readings = house.limits.firm("calendars of an account", 20, quarterHour);

	route("myEntry", ["read", "ownEntry"], async ({ visitor }) => {
		const row = await ownRow(db, visitor.account.id);
		return { own: row ? await readOwn(house, row) : null };
	});

	route("changeMyEntry", ["write", "ownEntry"], async ({ visitor, body }) => {
		const changed = await db.transaction().execute(async (step) => {
			const row = await ownRow(step, visitor.account.id);
			if (!row) return refuse("notFound");
			const whole = newInterpreterSchema.safeParse({ ...toEntry(row, seals), ...body });
			if (!whole.success) return refusalOf(whole.error.issues[0]);
			await step
				.updateTable("interpreter")
				.set(toRow(whole.data, row, seals))
				.where("id", "=", row.id)
				.execute();
			return undefined;
		});
		if (changed) return changed;
		const row = await ownRow(db, visitor.account.id);
		return row ? readOwn(house, row) : refuse("notFound");
	});

	route("commentOnFact", ["write", "ownEntry"], ({ visitor, params, body }) =>
		db.transaction().execute(async (step) => {
			const row = await ownRow(step, visitor.account.id);
			if (!row) return refuse("notFound");
			return comment(step, seals, row, { factId: params.factId, words: body.comment, now: clock() });
		}),
	);

	route("takeMyCalendar", ["write", "ownEntry"], ({ visitor, body }) =>
		changed(visitor.account.id, (step, row, ids) => {
			const kept = { address: null, zone: "UTC", trouble: null, spans: body.spans };
			return keepCalendar(step, seals, { ...row, ids }, kept, clock());
		}),
	);

	route("linkMyCalendar", ["write", "ownEntry"], async ({ visitor, body: { address, zone } }) => {
		if (!(await ownRow(db, visitor.account.id))) return refuse("notFound");
		// Whoever looks around in a sample is known to nobody, and would have us fetch whatever they like.
		if (place.path !== "") return refuse("calendarInSample");
		if (!(await readings(visitor.account.id))) return refuse("tooOften");
		const result = await calendars.read(address, zone);
		if ("trouble" in result) return refuse(result.trouble, "address");
		return changed(visitor.account.id, (step, row, ids) => {
			const kept = { address: address.replace(/^webcal:/i, "https:"), zone, trouble: null, spans: result.spans };
			return keepCalendar(step, seals, { ...row, ids }, kept, clock());
		});
	});

	route("removeMyCalendar", ["write", "ownEntry"], ({ visitor }) =>
		changed(visitor.account.id, (step, _row, ids) => forgetCalendar(step, ids)),
	);

	async function changed(
		accountId: string,
		change: (step: Database, row: InterpreterRow, ids: readonly string[]) => Promise<void>,
	) {
		const row = await db.transaction().execute(async (step) => {
			const own = await ownRow(step, accountId);
			if (own) await change(step, own, await idsOf(step, own.id));
			return own;
		});
		return row ? readOwn(house, row) : refuse("notFound");
	}

	route("exportMyEntry", ["read", "ownEntry"], async ({ visitor }) => {
		const row = await ownRow(db, visitor.account.id);
		if (!row) return refuse("notFound");
		const ids = await idsOf(db, row.id);
		const own = await readOwn(house, row);
		return { exportedAt: new Date(clock()).toISOString(), ...own, ...(await readTraces(house, ids)) };
	});
}

/** The entry of an account; archived or not, it is about them. */
const ownRow = (db: Database, accountId: string): Promise<InterpreterRow | undefined> =>
	db
		.selectFrom("interpreter")
		.selectAll()
		.where("account_id", "=", accountId)
		.where("merged_into", "is", null)
		.executeTakeFirst();

async function readOwn(house: House, row: InterpreterRow): Promise<OwnEntry> {
	const { db, seals } = house;
	const entry = toEntry(row, seals);
	const conflicts = await Promise.all(entry.conflicts.map((id) => meetingById(db, id)));
	const { lastDay, dueOn } = await retentionOf(db, row);
	const calendar = await calendarOf(db, seals, await idsOf(db, row.id));
	return {
		...{ entry, lastDay, dueOn, calendar: calendar?.shown ?? null },
		conflictTitles: conflicts.flatMap((meeting) => (meeting ? [meeting.titles] : [])),
		reliability: await readReliability(house, row.id),
	};
}

/** What other tables say of them. */
async function readTraces({ db, seals }: House, ids: readonly string[]) {
	const engagements = await db
		.selectFrom("engagement")
		.innerJoin("meeting", "meeting.id", "engagement.meeting_id")
		.select(["titles", "day", "state", "terms", "note", "reason", "words", "changed_at"])
		.where("interpreter_id", "in", ids)
		.orderBy("day")
		.orderBy("position")
		.execute();
	const bookings = await db
		.selectFrom("booking")
		.innerJoin("meeting", "meeting.id", "booking.meeting_id")
		.select(["titles", "from", "to"])
		.where("interpreter_id", "in", ids)
		.orderBy("from")
		.execute();
	const feeds = db.selectFrom("calendar_feed").select("made_at").where("interpreter_id", "in", ids);
	return {
		engagements: engagements.map(({ titles, terms, changed_at, ...told }) => {
			const { booth, sittings } = termsOf({ terms });
			const hours = sittings.map(({ titles, hall, from, to }) => ({ titles, hall, from, to }));
			return {
				...told,
				meetingTitles: fromJson<Record<string, string>>(titles),
				booth,
				sittings: hours,
				changedAt: changed_at,
			};
		}),
		bookings: bookings.map(({ titles, from, to }) => ({
			meetingTitles: fromJson<Record<string, string>>(titles),
			from,
			to,
		})),
		readAddress: (await calendarOf(db, seals, ids))?.address ?? null,
		calendarAddresses: (await feeds.orderBy("made_at").execute()).map(({ made_at }) => made_at),
	};
}
