/** Moves of booking: what each event does, or why it may not. */
import { bind, ending, isTaken } from "./booking-order.ts";
import {
	type BookingRefusal,
	type BookingSide,
	type BookingState,
	type Engagement,
	isBound,
	isLive,
	isSameDay,
} from "./booking-states.ts";

interface About extends Pick<Engagement, "recruiterId" | "interpreterId" | "day"> {
	readonly at: number;
}

export type BookingEvent = About &
	(
		| { readonly kind: "enquire"; readonly placeId?: string | undefined }
		/** Given by the interpreter; of whoever holds one already it changes until when. */
		| { readonly kind: "option"; readonly placeId?: string | undefined; readonly expiresAt?: number | undefined }
		/** A firm offer. Of whoever holds an option it confirms it. */
		| { readonly kind: "offer"; readonly placeId?: string | undefined; readonly answerWithin?: number | undefined }
		/** The interpreter accepts an offer. */
		| { readonly kind: "accept" }
		/** Either lets go of what is not firm; an interpreter who declines does so too. */
		| { readonly kind: "release"; readonly by: BookingSide }
		| { readonly kind: "contract" }
		| { readonly kind: "work" }
		| { readonly kind: "cancel"; readonly by: BookingSide }
	);

type Moved = readonly Engagement[] | BookingRefusal;

export function moved(engagements: readonly Engagement[], event: BookingEvent): Moved {
	const own = engagements.findLast((one) => one.recruiterId === event.recruiterId && isSameDay(one, event));
	if (event.kind === "enquire" || event.kind === "option" || event.kind === "offer")
		return approached(engagements, event, own && isLive(own) ? own : undefined);
	if (!own) return "unknown";
	if (event.kind === "accept") return accepted(engagements, own, event.at);
	const next = ended(own, event);
	return typeof next === "string" ? next : replaced(engagements, own, next);
}

type Approach = Extract<BookingEvent, { kind: "enquire" | "option" | "offer" }>;

/** A recruiter comes with an enquiry, an option or a firm offer; `own` is what is open between the two. */
function approached(engagements: readonly Engagement[], event: Approach, own: Engagement | undefined): Moved {
	const taken = isTaken(engagements, (one) => isSameDay(one, event));
	if (taken) return engagements.some((one) => isBound(one) && isSame(one, event)) ? "already" : "dayTaken";
	const placeId = event.placeId ?? own?.placeId;
	if (placeId !== undefined && isTaken(engagements, (one) => one.placeId === placeId)) return "placeTaken";
	const { recruiterId, interpreterId, day } = event;
	const state = own?.state;
	const fresh: Engagement = { ...own, recruiterId, interpreterId, day, placeId, state: "enquired" };
	if (event.kind === "enquire") return own ? "already" : [...engagements, fresh];
	if (state === "waiting" || state === "offered") return "already";
	if (event.kind === "offer") {
		const offer: Engagement = { ...fresh, state: "waiting", offeredAt: event.at, answerWithin: event.answerWithin };
		return replaced(engagements, own, ending(offer));
	}
	if (state === "asked") return "already";
	if (event.expiresAt !== undefined && event.expiresAt <= event.at) return "past";
	const option: Engagement = { ...fresh, state: "option", expiresAt: event.expiresAt };
	if (state === "option") return replaced(engagements, own, option);
	const offers: readonly BookingState[] = ["waiting", "offered"];
	if (engagements.some((one) => isSameDay(one, event) && offers.includes(one.state))) return "offerPending";
	// Options rank in the order in which they were given, whenever the enquiry was made.
	return [...engagements.filter((one) => one !== own), { ...option, givenAt: event.at }];
}

function accepted(engagements: readonly Engagement[], own: Engagement, at: number): Moved {
	if (own.state === "offered") return bind(engagements, own, at);
	if (own.state === "waiting") return "mustWait";
	if (isBound(own)) return "already";
	const isGone = own.placeId !== undefined && isTaken(engagements, ({ placeId }) => placeId === own.placeId);
	if (isGone) return "placeTaken";
	return isLive(own) ? "notOffered" : "over";
}

type Closing = Extract<BookingEvent, { kind: "release" | "contract" | "work" | "cancel" }>;

function ended(own: Engagement, event: Closing): Engagement | BookingRefusal {
	const { at } = event;
	if (!isLive(own) && !isBound(own)) return "over";
	switch (event.kind) {
		case "release":
			return isLive(own) ? { ...ending(own), state: "released", endedAt: at, endedBy: event.by } : "bound";
		case "contract":
			return own.state === "firm" ? { ...own, state: "contracted" } : "notFirm";
		case "work":
			return own.state === "contracted" ? { ...own, state: "worked" } : "notContracted";
		case "cancel":
			if (own.state === "worked") return "over";
			return isBound(own) ? { ...own, state: "cancelled", endedAt: at, endedBy: event.by } : "notBound";
	}
}

const isSame = (one: Engagement, event: About): boolean =>
	one.recruiterId === event.recruiterId && isSameDay(one, event);

function replaced(engagements: readonly Engagement[], own: Engagement | undefined, next: Engagement) {
	return own ? engagements.map((one) => (one === own ? next : one)) : [...engagements, next];
}
