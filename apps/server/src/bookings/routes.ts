/** Engagements of a meeting for whoever plans it: the list, asking, moving on, and links to hand over. */
import type { EngagementMove } from "@plenary/domain";
import type { Database } from "../database.ts";
import type { Routes } from "../doors/http.ts";
import type { House } from "../house.ts";
import { meetingById } from "../meetings/routes.ts";
import { readLeads } from "../people/merging.ts";
import { refuse } from "../refusals.ts";
import { askAll } from "./asking.ts";
import type { BookingDesk } from "./desk.ts";
import { feedRoutes } from "./feeds.ts";
import type { EngagementRow, Turned } from "./ledger.ts";
import { close, type Decline, refusalOfBooking, sayNo, sayYes, toListed } from "./moves.ts";
import { offerRoutes } from "./offers.ts";
import { makeOfferLink } from "./orders.ts";
import { readTerms } from "./terms.ts";

export function engagementRoutes(route: Routes, house: House, desk: BookingDesk): void {
	const { db, clock } = house;
	const listOf = async (meetingId: string) => {
		const rows = db.selectFrom("engagement").selectAll().where("meeting_id", "=", meetingId);
		const { lead } = await readLeads(db, "interpreter");
		return (await rows.orderBy("day").orderBy("position").execute()).map((row) => toListed(row, lead));
	};

	route("engagements", ["read", "planning"], async ({ id }) => {
		if (!(await meetingById(db, id))) return refuse("notFound");
		await desk.look();
		return { engagements: await listOf(id) };
	});

	route("askInterpreters", ["write", "planning"], async ({ id, body, visitor, language, address }) => {
		const meeting = await meetingById(db, id);
		if (!meeting) return refuse("notFound");
		const terms = await readTerms(house, meeting, body.posts);
		if ("refusal" in terms) return terms;
		const asking = { meeting, ask: body, terms, accountId: visitor.account.id, language, address };
		return { asked: await askAll(house, desk, asking), engagements: await listOf(id) };
	});

	route("moveEngagement", ["write", "planning"], async ({ id, params, body }) => {
		const { refusal, changes, row } = await db.transaction().execute(async (step) => {
			const before = await engagementAt(step, id, params.engagementId);
			if (!before) return { refusal: "unknown", changes: [], row: before } as const;
			const { move: kind, ...decline } = body;
			const turned = await move(step, before, kind, decline, clock());
			await desk.order(step, turned.changes);
			return { ...turned, row: (await engagementAt(step, id, before.id)) as EngagementRow };
		});
		await desk.follow(changes);
		if (refusal || !row) return refuse(refusal ? refusalOfBooking[refusal] : "notFound");
		const { lead } = await readLeads(db, "interpreter");
		return toListed(row, lead);
	});

	route("linkOfEngagement", ["write", "planning"], async ({ id, params, address }) => {
		const [meeting, row] = [await meetingById(db, id), await engagementAt(db, id, params.engagementId)];
		if (!meeting || !row) return refuse("notFound");
		return { mailed: false, ...(await makeOfferLink(db, row, meeting, address, clock())) };
	});

	offerRoutes(route, house, desk);
	feedRoutes(route, house);
}

function move(
	step: Database,
	row: EngagementRow,
	kind: EngagementMove,
	decline: Decline,
	now: number,
): Promise<Turned> {
	if (kind === "recordAccept") return sayYes(step, row, now);
	if (kind === "recordDecline") return sayNo(step, row, decline, now);
	if (kind === "recordCancel") return close(step, row, "cancel", now, "interpreter");
	return close(step, row, kind, now);
}

const engagementAt = (db: Database, meetingId: string, id = ""): Promise<EngagementRow | undefined> =>
	db.selectFrom("engagement").selectAll().where("meeting_id", "=", meetingId).where("id", "=", id).executeTakeFirst();
