/** The bookings' desk: deadlines come true, letters are ordered, booths follow what was agreed, pages are told. */
import { placeInterpreter, readPlanning, takeOut } from "@plenary/documents";
import { boothsOf, planningRoom } from "@plenary/domain";
import type { Database } from "../database.ts";
import type { House } from "../house.ts";
import { keepOrders, type Order } from "../mail/orders.ts";
import { type Change, type EngagementRow, lateDays, turnDay } from "./ledger.ts";
import type { BookingNews } from "./letters.ts";
import { termsOf } from "./terms.ts";

/** How often it looks by itself, milliseconds. */
const lookMs = 15_000;

export interface BookingDesk {
	/** Lets every deadline that has passed come true, and finishes what was left undone. */
	look(): Promise<void>;
	/** Within the transaction of a change: orders the letters that follow from it. */
	order(step: Database, changes: readonly Change[]): Promise<void>;
	/** After it: tells pages, sends the letters on their way, fills the booths. */
	follow(changes: readonly Change[]): Promise<void>;
	close(): Promise<void>;
}

export function openBookingDesk(house: House): BookingDesk {
	const { db, rooms, clock, post, log, news } = house;
	let looking: Promise<void> | undefined;
	let isClosed = false;
	const timer = setInterval(() => {
		looking ??= look().finally(() => {
			looking = undefined;
		});
	}, lookMs);

	/** Whoever asks to read is answered also while nothing can be written. */
	const look = (): Promise<void> =>
		comeTrue().catch((error) =>
			log.warn({ err: error }, "Deadlines of bookings could not be looked at; looking again."),
		);

	async function comeTrue(): Promise<void> {
		for (const day of await lateDays(db, clock())) {
			const changes = await db.transaction().execute(async (step) => {
				const turned = await turnDay(step, day, clock());
				await order(step, turned.changes);
				return turned.changes;
			});
			tell(changes);
		}
		await seatAll();
	}

	async function order(step: Database, changes: readonly Change[]): Promise<void> {
		if (!post.canSend) return;
		const orders: Order[] = [];
		for (const change of changes) {
			const told = newsOf(change);
			if (told) orders.push(orderOf(change.after, told));
		}
		await keepOrders(step, orders, clock());
	}

	function tell(changes: readonly Change[]): void {
		for (const meetingId of new Set(changes.map(({ after }) => after.meeting_id))) news.engagementsChanged(meetingId);
		if (changes.length > 0 && post.canSend) void post.look();
	}

	/** What could not be written now is tried at the next look: who is bound is so already. */
	async function seatAll(): Promise<void> {
		if (isClosed) return;
		for (const row of await db.selectFrom("engagement").selectAll().where("to_seat", "!=", 0).execute())
			await seat(row).catch((error) => log.error({ err: error }, "A booth does not follow its engagement yet."));
	}

	async function seat(row: EngagementRow): Promise<void> {
		await rooms.edit(planningRoom(row.meeting_id), row.asked_by, (doc) => {
			const { regimes, places } = readPlanning(doc);
			const { booth, sittings } = termsOf(row);
			if (row.to_seat === 2) {
				const theirs = new Set(sittings.map(({ id }) => id));
				const isLeft = (place: (typeof places)[number]) =>
					place.interpreterId === row.interpreter_id && place.booth === booth && theirs.has(place.sittingId);
				for (const { id } of places.filter(isLeft)) takeOut(doc, id, clock());
				return;
			}
			for (const { id: sittingId } of sittings) {
				const regime = regimes[sittingId];
				if (!regime || !boothsOf(regime).some(({ id }) => id === booth)) continue;
				placeInterpreter(doc, { sittingId, booth, interpreterId: row.interpreter_id, raisedBy: row.asked_by });
			}
		});
		await db.updateTable("engagement").set({ to_seat: 0 }).where("id", "=", row.id).execute();
	}

	return {
		look,
		order,
		async follow(changes) {
			tell(changes);
			await seatAll();
		},
		async close() {
			isClosed = true;
			clearInterval(timer);
			await looking;
		},
	};
}

export const orderOf = ({ id, asked_by, meeting_id }: EngagementRow, news: BookingNews): Order => ({
	accountId: null,
	purpose: "booking",
	meetingId: meeting_id,
	madeBy: asked_by,
	engagement: { id, news },
});

/** What an interpreter is to be told of a change; nothing of what they did themselves, unless it came to something. */
function newsOf({ before, after }: Change): BookingNews | undefined {
	if (before?.state === after.state) return isAskedAnew(before, after) ? "ask" : undefined;
	switch (after.state) {
		case "enquired":
		case "offered":
			return "ask";
		case "option":
			return before?.state === "asked" || before?.state === "waiting" ? undefined : "option";
		case "firm":
			return "firm";
		case "released":
			// Who was engaged elsewhere knows it; and who was never asked is told of nothing.
			if (after.ended_by === "interpreter" || after.lost === "day" || isUnheard(before)) return undefined;
			return after.lost === "post" ? "taken" : "released";
		case "expired":
			return "expired";
		case "cancelled":
			return after.ended_by === "recruiter" ? "cancelled" : undefined;
		default:
			return undefined;
	}
}

/** Somebody who was asked whether they are free is asked to keep the day, or to keep it for longer. */
const isAskedAnew = (before: EngagementRow, after: EngagementRow): boolean =>
	after.asked === "option" && (before.asked !== "option" || before.hold_until !== after.hold_until);

/** An offer that waited for others has been shown to nobody. */
const isUnheard = (before: EngagementRow | undefined): boolean =>
	before?.state === "waiting" && before.given_at === null && before.free_since === null;
