/** When interpreters are engaged elsewhere, as far as the reader may know. */
import { type Actor, type Booking, may, type Text } from "@plenary/domain";
import { fromJson } from "../database.ts";
import type { Routes } from "../doors/http.ts";
import type { House } from "../house.ts";
import type { RoomIndex } from "../indexes/room-index.ts";
import { readLeads } from "../people/merging.ts";
import { rowsBeside } from "./elsewhere.ts";

export function bookingRoutes(route: Routes, { db, clock }: House, index: RoomIndex): void {
	route("bookings", ["read", "planning"], async ({ id, visitor }) => {
		await index.settled();
		return { bookings: spansOf(await rowsBeside(db, id), visitor.actor) };
	});

	route("myBookings", "signIn", async ({ visitor }) => {
		await index.settled();
		const own = await db
			.selectFrom("interpreter")
			.select("id")
			.where("account_id", "=", visitor.account.id)
			.where("archived_at", "is", null)
			.executeTakeFirst();
		if (!own) return { interpreterId: null, formerIds: [], bookings: [] };
		const formerIds = (await readLeads(db, "interpreter")).ledTo(own.id);
		const rows = await db
			.selectFrom("booking")
			.innerJoin("meeting", "meeting.id", "booking.meeting_id")
			.select(["meeting_id", "sitting_id", "from", "to", "titles", "zone"])
			.distinct()
			.where("interpreter_id", "in", [own.id, ...formerIds])
			.where("to", ">", clock())
			.orderBy("from")
			.execute();
		// Who was taken off a meeting is told no more of it.
		const known = rows.filter((row) => may(visitor.actor, "read", { kind: "meeting", meetingId: row.meeting_id }));
		return {
			interpreterId: own.id,
			formerIds,
			bookings: known.map(({ meeting_id, sitting_id, from, to, titles, zone }) => ({
				meetingId: meeting_id,
				meetingTitles: fromJson<Text>(titles),
				zone,
				sittingId: sitting_id,
				from,
				to,
			})),
		};
	});
}

/** Sittings that adjoin are one span. Of meetings that the reader may not know of all that is left is that one is busy. */
type Beside = Awaited<ReturnType<typeof rowsBeside>>;

function spansOf(rows: Beside, actor: Actor): Booking[] {
	const spans = new Map<string, Booking[]>();
	for (const { meeting_id: meetingId, interpreter_id: interpreterId, from, to, titles } of rows) {
		const isKnown = may(actor, "read", { kind: "meeting", meetingId });
		const key = `${interpreterId} ${isKnown ? meetingId : ""}`;
		const before = spans.get(key) ?? [];
		const last = before.at(-1);
		if (last && from <= last.to) last.to = Math.max(last.to, to);
		else before.push({ interpreterId, from, to, meetingTitle: isKnown ? fromJson(titles) : {} });
		spans.set(key, before);
	}
	return [...spans.values()].flat();
}
