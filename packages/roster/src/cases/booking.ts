/** Cases of booking: how recruiters stand with one interpreter after what happened, in its order. */
import { booked } from "../booking.ts";
import type { BookingEvent } from "../booking-moves.ts";
import { type BookingState, type Engagement, standingsOf } from "../booking-states.ts";
import { type Found, field, list, oneOf, refuse, text } from "../instance/reading.ts";
import { differences } from "./judging.ts";

const kinds = {
	enquiry: "enquire",
	option: "option",
	firm: "offer",
	confirm: "offer",
	accept: "accept",
	release: "release",
	contract: "contract",
	work: "work",
	cancel: "cancel",
} as const;

/** Cases are about one interpreter, who takes what is laid before them. */
const interpreterId = "interpreter";

export function judge(input: unknown, expect: unknown): string[] {
	let engagements: readonly Engagement[] = [];
	const days = new Set<string>();
	for (const event of list(field({ value: input, at: "" }, "events"), happened)) {
		days.add(event.day);
		const next = booked(engagements, event);
		if ("refusal" in next) return [`${event.recruiterId} ${event.kind}: refused, ${next.refusal}`];
		engagements = taken(next.engagements, event.at);
	}
	const state = [...days].flatMap((day) => Object.entries(standingsOf(engagements, { interpreterId, day })));
	return differences({ state: Object.fromEntries(state.map(([who, each]) => [who, wordOf(each)])) }, Object(expect));
}

/** One after the other; cases tell no instants. */
function happened(found: Found): BookingEvent {
	const [kind, recruiterId, day] = list(found, (one) => one);
	if (!kind || !recruiterId || !day) return refuse(found, "what happens, with whom, and on which day");
	const about = { recruiterId: text(recruiterId), interpreterId, day: text(day), at: 0 };
	return { ...about, kind: kinds[oneOf(kind, Object.keys(kinds) as (keyof typeof kinds)[])], by: "recruiter" };
}

function taken(engagements: readonly Engagement[], at: number): readonly Engagement[] {
	const offer = engagements.find(({ state }) => state === "offered");
	const next = offer && booked(engagements, { ...offer, kind: "accept", at });
	return next && "engagements" in next ? next.engagements : engagements;
}

const wordOf = (state: BookingState): string => (state === "asked" ? "ask" : state);
