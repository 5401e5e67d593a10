/** Meetings, and who takes part in them. */
import { type Meeting, type MeetingRole, may, type NewMeeting, type Participant, type Standing } from "@plenary/domain";
import type { Selectable } from "kysely";
import { accountByAddress, accountById, createAccount, type Newcomer } from "../accounts/accounts.ts";
import { type AccountRow, markForRenewal } from "../accounts/sign-ins.ts";
import { type Database, fromJson } from "../database.ts";
import type { Routes } from "../doors/http.ts";
import type { House } from "../house.ts";
import { bodyById } from "../people/bodies.ts";
import { areParties, readParties } from "../people/parties.ts";
import { refuse } from "../refusals.ts";
import { newId } from "../secrets.ts";
import { followHead, readHeads } from "./delegations.ts";
import { writeFirstAgenda } from "./first-agenda.ts";
import { invite } from "./invitations.ts";
import type { MeetingTables } from "./tables.ts";

export function meetingRoutes(route: Routes, house: House): void {
	const { db, clock, news } = house;

	route("meetings", "signIn", async ({ visitor }) => {
		const rows = await db.selectFrom("meeting").selectAll().orderBy("starts_on").orderBy("id").execute();
		const taking = await db.selectFrom("participation").select(["meeting_id", "party_id"]).execute();
		const { roleAt } = visitor.actor;
		return rows
			.filter((row) => may(visitor.actor, "read", { kind: "meeting", meetingId: row.id }))
			.map((row) => {
				const here = taking.filter((one) => one.meeting_id === row.id);
				const delegations = new Set(here.flatMap((one) => one.party_id ?? [])).size;
				return { ...toMeeting(row), people: here.length, delegations, myRole: roleAt[row.id] ?? null };
			});
	});

	route("createMeeting", ["manage", "meetings"], async ({ body, visitor }) => {
		if (!(await areParties(db, body.hostPartyIds))) return refuse("notFound", "hostPartyIds");
		if (body.bodyId !== null && !(await bodyById(db, body.bodyId))) return refuse("notFound", "bodyId");
		return addMeeting(db, body, clock(), (meeting) => writeFirstAgenda(house.rooms, meeting, visitor.account.id));
	});

	route("meeting", ["read", "meeting"], async ({ id, visitor }) => {
		const meeting = await meetingById(db, id);
		if (!meeting) return refuse("notFound");
		const [participants, heads, parties] = await Promise.all([
			readParticipants(db, id),
			readHeads(db, id),
			readParties(db),
		]);
		return { meeting, myRole: visitor.actor.roleAt[id] ?? null, participants, heads, parties };
	});

	route("changeMeeting", ["manage", "meeting"], async ({ id, body }) => {
		if (!(await areParties(db, body.hostPartyIds))) return refuse("notFound", "hostPartyIds");
		if (body.bodyId !== null && !(await bodyById(db, body.bodyId))) return refuse("notFound", "bodyId");
		const changed = await db.updateTable("meeting").set(toRow(body)).where("id", "=", id).executeTakeFirst();
		if (changed.numUpdatedRows === 0n) return refuse("notFound");
		news.meetingChanged(id);
		return (await meetingById(db, id)) as Meeting;
	});

	route("addParticipant", ["manage", "participants"], async ({ id, body, visitor, address }) => {
		const { partyId } = body;
		const meeting = await meetingById(db, id);
		if (!meeting) return refuse("notFound");
		if (partyId !== null && !(await areParties(db, [partyId]))) return refuse("notFound", "partyId");
		const account = await db.transaction().execute(async (step) => {
			const known = await ("accountId" in body
				? accountById(step, body.accountId)
				: accountByAddress(step, body.address));
			if ("accountId" in body && !known) return refuse("notFound", "accountId");
			if (known && known.archived_at !== null) return refuse("notFound", "accountId");
			if (known && (await participantOf(step, id, known.id))) return refuse("alreadyThere");
			const found = known ?? (await createAccount(step, { ...(body as Named), partyId, office: null }, clock()));
			await givePlace(step, id, found.id, body, clock());
			await markForRenewal(step, found.id);
			return found;
		});
		if ("refusal" in account) return account;
		news.rightsChanged(account.id);
		news.meetingChanged(id);
		const invited = await invite(house, meeting, account, visitor, address);
		return { participant: (await participantOf(db, id, account.id)) as Participant, ...invited };
	});

	route("changeParticipant", ["manage", "participants"], async ({ id, params, body }) => {
		if (body.partyId !== null && !(await areParties(db, [body.partyId]))) return refuse("notFound", "partyId");
		const accountId = params.accountId ?? "";
		const changed = await db.transaction().execute(async (step) => {
			const before = await participationOf(step, id, accountId);
			if (!before) return refuse("notFound");
			const after = { ...before, role: body.role, party_id: body.partyId, standing: standingOf(body) };
			await step
				.updateTable("participation")
				.set(after)
				.where("meeting_id", "=", id)
				.where("account_id", "=", accountId)
				.execute();
			await followHead(step, before, after, clock());
			await markForRenewal(step, accountId);
			return undefined;
		});
		if (changed) return changed;
		news.rightsChanged(accountId);
		news.meetingChanged(id);
		return (await participantOf(db, id, accountId)) as Participant;
	});

	route("removeParticipant", ["manage", "participants"], async ({ id, params }) => {
		const accountId = params.accountId ?? "";
		const gone = await db.transaction().execute(async (step) => {
			const before = await participationOf(step, id, accountId);
			if (!before) return refuse("notFound");
			await step.deleteFrom("participation").where("meeting_id", "=", id).where("account_id", "=", accountId).execute();
			await followHead(step, before, undefined, clock());
			return undefined;
		});
		if (gone) return gone;
		news.rightsChanged(accountId);
		news.meetingChanged(id);
		return {};
	});
}

/** First the agenda: nobody can come into it until there is a meeting, and no meeting is ever without one. */
export async function addMeeting(
	db: Database,
	asked: NewMeeting,
	now: number,
	writeAgenda: (meeting: Meeting) => Promise<void>,
): Promise<Meeting> {
	const row = { id: newId(), created_at: now, ...toRow(asked) };
	const meeting = toMeeting(row);
	await writeAgenda(meeting);
	await db.insertInto("meeting").values(row).execute();
	return meeting;
}

/** Somebody's place at a meeting: a role, and where in which delegation. */
export type Seat = Pick<Participant, "role" | "partyId" | "standing">;

export async function givePlace(
	db: Database,
	meetingId: string,
	accountId: string,
	seat: Seat,
	now: number,
): Promise<void> {
	const { role, partyId } = seat;
	const row = { meeting_id: meetingId, account_id: accountId, role, party_id: partyId, standing: standingOf(seat) };
	await db.insertInto("participation").values(row).execute();
	await followHead(db, undefined, row, now);
}

export async function meetingById(db: Database, id: string): Promise<Meeting | undefined> {
	return (await meetingsById(db, [id])).get(id);
}

export async function meetingsById(db: Database, ids: string[]): Promise<Map<string, Meeting>> {
	const rows = await db.selectFrom("meeting").selectAll().where("id", "in", ids).execute();
	return new Map(rows.map((row) => [row.id, toMeeting(row)]));
}

const participants = (db: Database, meetingId: string) =>
	db
		.selectFrom("participation")
		.innerJoin("account", "account.id", "participation.account_id")
		.select([
			"account.id",
			"account.name",
			"account.names",
			"account.joined_at",
			"participation.role",
			"participation.party_id",
			"participation.standing",
		])
		.where("participation.meeting_id", "=", meetingId);

export async function readParticipants(db: Database, meetingId: string): Promise<Participant[]> {
	return (await participants(db, meetingId).orderBy("account.name").orderBy("account.id").execute()).map(toParticipant);
}

async function participantOf(db: Database, meetingId: string, accountId: string): Promise<Participant | undefined> {
	const row = await participants(db, meetingId).where("account.id", "=", accountId).executeTakeFirst();
	return row && toParticipant(row);
}

const participationOf = (db: Database, meetingId: string, accountId: string) =>
	db
		.selectFrom("participation")
		.selectAll()
		.where("meeting_id", "=", meetingId)
		.where("account_id", "=", accountId)
		.executeTakeFirst();

const standingOf = ({ partyId, standing }: { partyId: string | null; standing: Standing | null }): Standing | null =>
	partyId === null ? null : (standing ?? "member");

/** Somebody who is not known here yet. */
type Named = Pick<Newcomer, "address" | "name" | "language">;

interface ParticipantRow extends Pick<AccountRow, "id" | "name" | "names" | "joined_at"> {
	role: MeetingRole;
	party_id: string | null;
	standing: Standing | null;
}

const toParticipant = (row: ParticipantRow): Participant => ({
	accountId: row.id,
	name: row.name,
	names: fromJson(row.names),
	role: row.role,
	partyId: row.party_id,
	standing: row.standing ?? (row.party_id === null ? null : "member"),
	joined: row.joined_at !== null,
});

const toMeeting = (row: Selectable<MeetingTables["meeting"]>): Meeting => ({
	id: row.id,
	type: row.type,
	titles: fromJson(row.titles),
	startsOn: row.starts_on,
	endsOn: row.ends_on,
	zone: row.zone,
	place: row.place,
	hall: row.hall,
	languages: fromJson(row.languages),
	hostPartyIds: fromJson(row.host_party_ids),
	bodyId: row.body_id,
	createdAt: row.created_at,
});

const toRow = (asked: NewMeeting) => ({
	type: asked.type,
	titles: JSON.stringify(asked.titles),
	starts_on: asked.startsOn,
	ends_on: asked.endsOn,
	zone: asked.zone,
	place: asked.place,
	hall: asked.hall,
	languages: JSON.stringify(asked.languages),
	host_party_ids: JSON.stringify(asked.hostPartyIds),
	body_id: asked.bodyId,
});
