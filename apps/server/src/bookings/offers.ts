/** The page behind a link: what one interpreter is asked, their yes or no, and how it stands; nothing about anybody else. */
import type { Offer, OfferStanding } from "@plenary/domain";
import { writeCalendar } from "@plenary/formats/calendar";
import { accountById, shownAddress } from "../accounts/accounts.ts";
import { type Database, fromJson } from "../database.ts";
import type { Routes } from "../doors/http.ts";
import { networkOf } from "../doors/limits.ts";
import type { House } from "../house.ts";
import { meetingById } from "../meetings/routes.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { hashOf } from "../secrets.ts";
import type { BookingDesk } from "./desk.ts";
import { entryOf } from "./entries.ts";
import { hasFeed, makeFeed, withdrawFeeds } from "./feeds.ts";
import type { EngagementRow } from "./ledger.ts";
import { isToHoldLonger, refusalOfBooking, sayNo, sayYes } from "./moves.ts";
import { engagementById, reach } from "./orders.ts";
import { dayEnd, termsOf } from "./terms.ts";

const quarterHour = 15 * 60;

export function offerRoutes(route: Routes, house: House, desk: BookingDesk): void {
	const { db, clock, limits } = house;
	// A booth of interpreters may well sit behind one address; whoever guesses needs far more.
	const networks = limits.firm("offers of a network", 600, quarterHour);

	route("lookAtOffer", "nobody", async ({ body, request }) => {
		if (!(await networks(networkOf(request.ip)))) return refuse("tooOften");
		await desk.look();
		const row = await behind(db, body.secret, clock());
		return "refusal" in row ? row : offerOf(house, row);
	});

	route("answerOffer", "nobody", async ({ body, request }) => {
		if (!(await networks(networkOf(request.ip)))) return refuse("tooOften");
		const { secret, answer, ...decline } = body;
		const answered = await db.transaction().execute(async (step) => {
			const row = await behind(step, secret, clock());
			if ("refusal" in row) return row;
			const turned = await (answer === "yes" ? sayYes(step, row, clock()) : sayNo(step, row, decline, clock()));
			await desk.order(step, turned.changes);
			return { row, changes: turned.changes, no: turned.refusal };
		});
		if ("refusal" in answered) return answered;
		await desk.follow(answered.changes);
		const now = await engagementById(db, answered.row.id);
		const offer = await offerOf(house, now ?? answered.row);
		if ("refusal" in offer || !answered.no) return offer;
		// What has come between is told as it stands; who still might answer is told why they can not yet.
		const isSettled = offer.standing !== "open" && offer.standing !== "waiting";
		return isSettled && answered.no !== "bound" ? offer : refuse(refusalOfBooking[answered.no]);
	});

	route("makeFeedByOffer", "nobody", async ({ body, request, address }) => {
		if (!(await networks(networkOf(request.ip)))) return refuse("tooOften");
		const row = await behind(db, body.secret, clock());
		if ("refusal" in row) return row;
		if (!entryOf(row, house.address(), "en")) return refuse("bookingNotBound");
		const reached = await reach(house, row.interpreter_id);
		return reached ? { address: await makeFeed(db, reached.interpreter.id, address, clock()) } : refuse("notFound");
	});

	route("withdrawFeedsByOffer", "nobody", async ({ body, request }) => {
		if (!(await networks(networkOf(request.ip)))) return refuse("tooOften");
		const row = await behind(db, body.secret, clock());
		if ("refusal" in row) return row;
		const reached = await reach(house, row.interpreter_id);
		if (reached) await withdrawFeeds(db, reached.interpreter.id);
		return {};
	});
}

/** The engagement that a link is about. */
async function behind(db: Database, secret: string, now: number): Promise<EngagementRow | Refusal> {
	const link = await db.selectFrom("offer_link").selectAll().where("hash", "=", hashOf(secret)).executeTakeFirst();
	if (!link) return refuse("linkUnknown");
	if (link.ends_at <= now) return refuse("linkExpired");
	return (await engagementById(db, link.engagement_id)) ?? refuse("linkUnknown");
}

async function offerOf(house: House, row: EngagementRow): Promise<Offer | Refusal> {
	const { db, clock } = house;
	const [meeting, reached, asker] = [
		await meetingById(db, row.meeting_id),
		await reach(house, row.interpreter_id),
		await accountById(db, row.asked_by),
	];
	if (!meeting || !reached) return refuse("linkUnknown");
	const { interpreter, language } = reached;
	const { sittings, into, spoken } = termsOf(row);
	const entry = entryOf(row, house.address(), language);
	return {
		standing: standingOf(row, dayEnd(row.day, meeting.zone) <= clock()),
		asked: row.asked,
		name: interpreter.name,
		names: fromJson(interpreter.names),
		language,
		meetingTitles: meeting.titles,
		place: meeting.place,
		zone: meeting.zone,
		day: row.day,
		sittings: sittings.map(({ titles, hall, from, to }) => ({ titles, hall, from, to })),
		into: [...into],
		spoken: [...spoken],
		note: row.note,
		askedBy: {
			name: asker?.name ?? "",
			names: fromJson(asker?.names ?? "{}"),
			address: asker ? shownAddress(asker) : "",
			phone: asker?.phone ?? "",
		},
		answerBy: row.answer_by,
		expiresAt: row.expires_at ?? row.hold_until,
		calendar: entry ? writeCalendar([entry], { at: clock() }) : null,
		hasFeed: await hasFeed(db, interpreter.id),
	};
}

function standingOf(row: EngagementRow, isOver: boolean): OfferStanding {
	switch (row.state) {
		case "firm":
		case "contracted":
			return "firm";
		case "worked":
			return "over";
		case "cancelled":
		case "expired":
			return row.state;
		case "released":
			if (row.ended_by === "interpreter") return "declined";
			return row.lost === null ? "withdrawn" : row.lost === "post" ? "taken" : "elsewhere";
		default:
			return isOver ? "over" : standingOfLive(row);
	}
}

function standingOfLive(row: EngagementRow): OfferStanding {
	const { state, asked, free_since, given_at } = row;
	if (state === "offered" || isToHoldLonger(row)) return "open";
	if (given_at !== null) return "option";
	if (state === "waiting") return "waiting";
	return asked === "enquire" && free_since !== null ? "free" : "open";
}
