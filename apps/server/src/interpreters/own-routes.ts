/** One's own entry in the register: seen whole, written where it is one's own to write, and taken along. */
import { newInterpreterSchema, type OwnEntry } from "@plenary/domain";
import { termsOf } from "../bookings/terms.ts";
import { type Database, fromJson } from "../database.ts";
import { type Routes, refusalOf } from "../doors/http.ts";
import type { House } from "../house.ts";
import { meetingById } from "../meetings/routes.ts";
import { refuse } from "../refusals.ts";
import { type InterpreterRow, idsOf, toEntry, toRow } from "./register.ts";
import { comment, readReliability } from "./reliability.ts";
import { retentionOf } from "./retention.ts";

export function ownEntryRoutes(route: Routes, house: House): void {
	const { db, seals, clock } = house;

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

	route("exportMyEntry", ["read", "ownEntry"], async ({ visitor }) => {
		const row = await ownRow(db, visitor.account.id);
		if (!row) return refuse("notFound");
		const ids = await idsOf(db, row.id);
		const own = await readOwn(house, row);
		return { exportedAt: new Date(clock()).toISOString(), ...own, ...(await readTraces(db, ids)) };
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
	return {
		...{ entry, lastDay, dueOn },
		conflictTitles: conflicts.flatMap((meeting) => (meeting ? [meeting.titles] : [])),
		reliability: await readReliability(house, row.id),
	};
}

/** What other tables say of them. */
async function readTraces(db: Database, ids: readonly string[]) {
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
		calendarAddresses: (await feeds.orderBy("made_at").execute()).map(({ made_at }) => made_at),
	};
}
