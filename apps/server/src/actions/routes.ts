/** Follow-up: all actions the reader may see, over all meetings, and the desk that changes one of them. */
import { readOutcomes, setDue, setOwners, setStatus } from "@plenary/documents";
import {
	type ActionChange,
	type ListedAction,
	may,
	type OutcomeRecord,
	type Owner,
	outcomesRoom,
} from "@plenary/domain";
import type * as Y from "yjs";
import { type Database, fromJson } from "../database.ts";
import { asBefore, type Routes, type Visitor } from "../doors/http.ts";
import type { House } from "../house.ts";
import type { RoomIndex } from "../indexes/room-index.ts";
import { readLeads } from "../people/merging.ts";
import { areParties } from "../people/parties.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { hashOf } from "../secrets.ts";
import { type ActionLists, type Listed, type Lists, toListed } from "./action-lists.ts";

export function actionRoutes(route: Routes, { db, rooms }: House, index: RoomIndex, lists: ActionLists): void {
	route("actions", "signIn", async ({ visitor, request, response }) => {
		const [{ byMeeting, mark }, self] = await Promise.all([lists.read(), selfOf(db, visitor)]);
		const known = readable(byMeeting, visitor);
		const people = await namesOf(db, known);
		// All that the answer follows from: who has it already is told so, before megabytes are made of it.
		const from = [mark, visitor.actor, [...self.ids], [...self.partyAt], self.merged, people];
		const tag = `W/"${hashOf(JSON.stringify(from))}"`;
		response.set("ETag", tag);
		if (request.get("if-none-match") === tag) return asBefore;
		return { actions: known.map((action) => forReader(action, visitor, self)), people };
	});

	route("changeAction", "signIn", async ({ id, params, body, visitor }) => {
		const recordId = params.recordId ?? "";
		if (!may(visitor.actor, "read", { kind: "outcomes", meetingId: id })) return refuse("notAllowed");
		const self = await selfOf(db, visitor);
		const unknown = await whatIsUnknown(db, body.owners ?? []);
		if (unknown) return unknown;
		// Who may is judged by the record itself: the index may be a moment behind it.
		const refused = await rooms.edit(outcomesRoom(id), visitor.account.id, (doc) => {
			const record = readOutcomes(doc).find((one) => one.id === recordId);
			if (record?.kind !== "action" || record.withdrawnAt !== undefined) return refuse("notFound");
			const mayChange = reachOf(visitor, id, isOwn(record.owners, id, self));
			const wantsMore = body.dueOn !== undefined || body.owners !== undefined;
			if (mayChange === "nothing" || (mayChange === "status" && wantsMore)) return refuse("notAllowed");
			change(doc, record, body);
			return undefined;
		});
		if (refused) return refused;
		await index.settled();
		const row = await db
			.selectFrom("action_index")
			.selectAll()
			.where("meeting_id", "=", id)
			.where("record_id", "=", recordId)
			.executeTakeFirst();
		return row ? forReader(toListed(row), visitor, self) : refuse("notFound");
	});
}

/** Only what differs is written: others may be changing the rest. */
function change(doc: Y.Doc, record: OutcomeRecord, { status, dueOn, owners }: ActionChange): void {
	if (status !== undefined && status !== record.status) setStatus(doc, record.id, status);
	if (dueOn !== undefined && (dueOn ?? undefined) !== record.dueOn) setDue(doc, record.id, dueOn ?? undefined);
	if (owners !== undefined) setOwners(doc, record.id, owners);
}

/** By whom the reader is known in records: their own ids, and their delegation at each meeting. */
interface Self {
	ids: ReadonlySet<string>;
	partyAt: ReadonlyMap<string, string>;
	/** Records name parties as they were known then. */
	partyOf: (partyId: string) => string;
	/** The parties that lead to others. */
	merged: readonly unknown[];
	/** Every id by which a record may name the reader or a delegation of theirs. */
	named: readonly string[];
}

export async function selfOf(db: Database, { account }: Pick<Visitor, "account">): Promise<Self> {
	const merged = await db.selectFrom("account").select("id").where("merged_into", "=", account.id).execute();
	const taking = await db
		.selectFrom("participation")
		.select(["meeting_id", "party_id"])
		.where("account_id", "=", account.id)
		.execute();
	const parties = taking.flatMap(({ meeting_id, party_id }) => (party_id ? [[meeting_id, party_id] as const] : []));
	const ids = new Set([account.id, ...merged.map(({ id }) => id)]);
	const partyAt = new Map(parties);
	const { merged: mergedParties, lead, ledTo } = await readLeads(db, "party");
	const named = [...ids, ...[...new Set(partyAt.values())].flatMap((id) => [id, ...ledTo(id)])];
	return { ids, partyAt, partyOf: lead, merged: mergedParties, named };
}

/** Is it the reader's own, or their delegation's at that meeting? */
export const isOwn = (owners: readonly Owner[], meetingId: string, { ids, partyAt, partyOf }: Self): boolean =>
	owners.some(
		({ accountId = "", partyId }) => ids.has(accountId) || (partyId && partyOf(partyId) === partyAt.get(meetingId)),
	);

function readable(byMeeting: Lists["byMeeting"], { actor }: Visitor): Listed[] {
	const known = [...byMeeting].filter(([meetingId]) => may(actor, "read", { kind: "outcomes", meetingId }));
	return known.flatMap(([, actions]) => actions);
}

/** An observer or an interpreter owns nothing that they could report on, unless they are named themselves. */
function reachOf({ actor }: Visitor, meetingId: string, own: boolean): ListedAction["mayChange"] {
	if (may(actor, "write", { kind: "outcomes", meetingId })) return "all";
	return own ? "status" : "nothing";
}

function forReader(action: Listed, visitor: Visitor, self: Self): ListedAction {
	const mine = isOwn(action.owners as Owner[], action.meetingId, self);
	const owners = action.owners.map((owner) => ("partyId" in owner ? { partyId: self.partyOf(owner.partyId) } : owner));
	return { ...action, owners, mine, mayChange: reachOf(visitor, action.meetingId, mine) };
}

async function namesOf(db: Database, actions: readonly Listed[]) {
	const owners: Owner[] = actions.flatMap((action) => action.owners);
	const ids = [...new Set(owners.flatMap(({ accountId }) => accountId ?? []))];
	if (ids.length === 0) return [];
	const rows = await db.selectFrom("account").select(["id", "name", "names"]).where("id", "in", ids).execute();
	return rows.map(({ id, name, names }) => ({ accountId: id, name, names: fromJson<Record<string, string>>(names) }));
}

async function whatIsUnknown(db: Database, owners: readonly Owner[]): Promise<Refusal | undefined> {
	if (
		!(await areParties(
			db,
			owners.flatMap(({ partyId }) => partyId ?? []),
		))
	)
		return refuse("notFound", "owners");
	const people = [...new Set(owners.flatMap(({ accountId }) => accountId ?? []))];
	if (people.length === 0) return undefined;
	const known = await db.selectFrom("account").select("id").where("id", "in", people).execute();
	return known.length === people.length ? undefined : refuse("notFound", "owners");
}
