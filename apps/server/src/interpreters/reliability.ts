/** Facts of reliability: noted at a meeting in closed categories, read with what is counted, expired and removed. */

import { readRoster } from "@plenary/documents";
import {
	type Actor,
	dayOf,
	type FactKind,
	type FeedbackArea,
	type FeedbackMark,
	factYears,
	type MeetingFact,
	may,
	type NewFact,
	type NotedFact,
	type Reliability,
	rosterRoom,
	yearsAfter,
} from "@plenary/domain";
import type { Selectable } from "kysely";
import { accountById } from "../accounts/accounts.ts";
import { type Database, fromJson } from "../database.ts";
import type { Routes } from "../doors/http.ts";
import type { House } from "../house.ts";
import { readRoom } from "../indexes/index-kind.ts";
import { meetingById } from "../meetings/routes.ts";
import { readLeads } from "../people/merging.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { newId } from "../secrets.ts";
import { type InterpreterRow, idsOf, rowById } from "./register.ts";
import type { Seals } from "./seals.ts";
import type { InterpreterTables } from "./tables.ts";
import { countWork, today } from "./work.ts";

type FactRow = Selectable<InterpreterTables["interpreter_fact"]>;
/** What is sealed of a fact. */
interface Said {
	kind: FactKind;
	area: FeedbackArea | null;
	mark: FeedbackMark | null;
	comment: string;
}

export function reliabilityRoutes(route: Routes, house: House): void {
	const { db, seals, clock } = house;

	route("reliability", ["manage", "interpreters"], async ({ id }) => {
		const row = await rowById(db, id);
		return row && row.erased_at === null ? readReliability(house, id) : refuse("notFound");
	});

	route("factsOfMeeting", ["read", "facts"], async ({ id, visitor }) => {
		if (!(await meetingById(db, id))) return refuse("notFound");
		const facts = db.selectFrom("interpreter_fact").selectAll().where("meeting_id", "=", id);
		const rows = await facts.where("expires_on", ">", today(clock())).orderBy("day").orderBy("noted_at").execute();
		const seen = rows.filter((row) => mayChange(visitor.actor, row));
		const { lead } = await readLeads(db, "interpreter");
		return { facts: await Promise.all(seen.map(async (row) => ofMeeting(db, row, await open(db, seals, row), lead))) };
	});

	route("noteFact", ["write", "facts"], async ({ id, body, visitor }) => {
		const refused = await whyNot(house, id, body, visitor.actor);
		if (refused) return refused;
		return db.transaction().execute(async (step) => {
			const { lead } = await readLeads(step, "interpreter");
			const about = await rowById(step, lead(body.interpreterId));
			if (!about || about.wrapped_key === null) return refuse("notFound", "interpreterId");
			const { day, kind, area, mark } = body;
			const said: Said = { kind, area, mark, comment: "" };
			const factId = newId();
			const row: FactRow = {
				...{ id: factId, interpreter_id: about.id, meeting_id: id, day },
				...{ noted_by: visitor.account.id, noted_at: clock(), expires_on: yearsAfter(day, factYears) },
				sealed: seals.seal(about.id, about.wrapped_key, JSON.stringify(said), sealedAs(factId)),
			};
			await step.insertInto("interpreter_fact").values(row).execute();
			return ofMeeting(step, row, said, lead);
		});
	});

	route("withdrawFact", ["write", "facts"], ({ id, params, visitor }) =>
		db.transaction().execute(async (step) => {
			const row = await factById(step, params.factId);
			if (row?.meeting_id !== id || !mayChange(visitor.actor, row)) return refuse("notFound");
			await step.deleteFrom("interpreter_fact").where("id", "=", row.id).execute();
			return {};
		}),
	);
}

/** Whoever manages the facts of a meeting has all of them in hand, anybody else those that they noted. */
const mayChange = (actor: Actor, row: FactRow): boolean =>
	row.noted_by === actor.accountId || may(actor, "manage", { kind: "facts", meetingId: row.meeting_id });

/** A chief interpreter notes what they saw: people of the published roster, on their day. */
async function whyNot(house: House, meetingId: string, fact: NewFact, actor: Actor): Promise<Refusal | undefined> {
	const { db, rooms, clock } = house;
	const meeting = await meetingById(db, meetingId);
	if (!meeting) return refuse("notFound");
	const now = dayOf(clock(), meeting.zone);
	const { day } = fact;
	const isOfMeeting = day >= meeting.startsOn && day <= meeting.endsOn;
	if (!isOfMeeting || day > now || yearsAfter(day, factYears) <= now) return refuse("factDay", "day");
	if (may(actor, "manage", { kind: "facts", meetingId })) return undefined;
	const roster = await readRoom(rooms, rosterRoom(meetingId), readRoster);
	const { lead } = await readLeads(db, "interpreter");
	const sat = (roster?.sittings ?? [])
		.filter((sitting) => sitting.day === day)
		.flatMap(({ booths }) => booths.flatMap(({ interpreterIds }) => interpreterIds.map(lead)));
	return sat.includes(lead(fact.interpreterId)) ? undefined : refuse("notOnRoster", "interpreterId");
}

/** All that is known of how one interpreter worked. */
export async function readReliability({ db, seals, clock }: House, id: string): Promise<Reliability> {
	const ids = await idsOf(db, id);
	const facts = db.selectFrom("interpreter_fact").selectAll().where("interpreter_id", "in", ids);
	const rows = await facts.where("expires_on", ">", today(clock())).orderBy("day", "desc").execute();
	return {
		counts: await countWork(db, ids, clock()),
		facts: await Promise.all(rows.map(async (row) => toFact(db, row, await open(db, seals, row)))),
	};
}

/** The interpreter's own word on a fact about them. */
export async function comment(
	step: Database,
	seals: Seals,
	own: InterpreterRow,
	{ factId, words, now }: { factId: string | undefined; words: string; now: number },
): Promise<NotedFact | Refusal> {
	const row = await factById(step, factId);
	if (!row || row.expires_on <= today(now)) return refuse("notFound");
	if (!(await idsOf(step, own.id)).includes(row.interpreter_id)) return refuse("notFound");
	const about = await rowById(step, row.interpreter_id);
	if (!about?.wrapped_key) return refuse("notFound");
	const said = { ...(await open(step, seals, row)), comment: words };
	const sealed = seals.seal(about.id, about.wrapped_key, JSON.stringify(said), sealedAs(row.id));
	await step.updateTable("interpreter_fact").set({ sealed }).where("id", "=", row.id).execute();
	return toFact(step, row, said);
}

/** What has expired is removed, not only hidden. */
export async function removeExpiredFacts(db: Database, now: number): Promise<void> {
	await db.deleteFrom("interpreter_fact").where("expires_on", "<=", today(now)).execute();
}

const factById = (db: Database, id = ""): Promise<FactRow | undefined> =>
	db.selectFrom("interpreter_fact").selectAll().where("id", "=", id).executeTakeFirst();

/** A fact stays sealed with the key of the entry that it was noted about, also when that was merged. */
async function open(db: Database, seals: Seals, { id, interpreter_id, sealed }: FactRow): Promise<Said> {
	const about = await rowById(db, interpreter_id);
	if (!about?.wrapped_key) throw new Error(`A fact about ${interpreter_id} has no key.`);
	return fromJson<Said>(seals.open(about.id, about.wrapped_key, sealed, sealedAs(id)));
}

const sealedAs = (factId: string): string => `fact ${factId}`;

async function notedFacts(db: Database, { id, day, noted_by, noted_at, expires_on }: FactRow) {
	const { lead } = await readLeads(db, "account");
	const by = await accountById(db, lead(noted_by));
	const notedBy = { name: by?.name ?? "", names: fromJson<Record<string, string>>(by?.names ?? "{}") };
	return { id, day, notedBy, notedAt: noted_at, expiresOn: expires_on };
}

async function toFact(db: Database, row: FactRow, said: Said): Promise<NotedFact> {
	const meeting = await meetingById(db, row.meeting_id);
	return {
		...(await notedFacts(db, row)),
		...said,
		meetingId: row.meeting_id,
		meetingTitles: meeting?.titles ?? {},
	};
}

const ofMeeting = async (
	db: Database,
	row: FactRow,
	{ kind, area, mark }: Said,
	lead: (id: string) => string,
): Promise<MeetingFact> => ({
	...(await notedFacts(db, row)),
	...{ kind, area, mark, interpreterId: lead(row.interpreter_id) },
});
