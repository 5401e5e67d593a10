/** The order of bookings: who is asked, who waits, whose time is up, and what follows when somebody is bound. */
import { type Engagement, isBound, isLive, isSameDay } from "./booking-states.ts";

/** Every deadline until then has passed in its order, and each time whoever waited has moved up. */
export function lapsed(engagements: readonly Engagement[], until: number): readonly Engagement[] {
	let current = engagements;
	for (;;) {
		const deadline = Math.min(...current.map(deadlineOf));
		if (deadline === never || deadline > until) return current;
		const expired = current.map(
			(one): Engagement =>
				deadlineOf(one) === deadline ? { ...ending(one), state: "expired", endedAt: deadline } : one,
		);
		current = settled(expired, deadline);
	}
}

function deadlineOf({ state, expiresAt = never, answerBy = never }: Engagement): number {
	if (state === "option") return expiresAt;
	if (state === "asked") return Math.min(expiresAt, answerBy);
	return state === "offered" ? answerBy : never;
}

const never = Number.POSITIVE_INFINITY;

/** Each day in order: options ranked, offers that nothing stands before laid before the interpreter, first holders asked. */
export function settled(engagements: readonly Engagement[], at: number): readonly Engagement[] {
	const ranked = withRanks(engagements);
	// Whoever confirmed an option has been promised the day: when nobody is left before them it is theirs.
	const confirmed = ranked.find((one) => one.state === "waiting" && one.rank === 1);
	if (confirmed) return settled(bind(ranked, confirmed, at), at);
	return ranked.map((one) => placed(one, ranked, at));
}

/** Makes it firm. Everything else of that day, and everybody else who was asked for that place, is released. */
export function bind(engagements: readonly Engagement[], chosen: Engagement, at: number): readonly Engagement[] {
	return engagements.map((one): Engagement => {
		if (one === chosen) return { ...ending(one), state: "firm" };
		const isSamePlace = chosen.placeId !== undefined && one.placeId === chosen.placeId;
		if (!isLive(one) || !(isSameDay(one, chosen) || isSamePlace)) return one;
		return { ...ending(one), state: "released", endedAt: at, endedBy: "another" };
	});
}

/** Without what only a booking that is still open has. */
export function ending(one: Engagement): Engagement {
	const { rank, askedAt, answerBy, ...rest } = one;
	return rest;
}

const holds = (one: Engagement): boolean =>
	one.state === "option" || one.state === "asked" || (one.state === "waiting" && one.givenAt !== undefined);

function withRanks(engagements: readonly Engagement[]): readonly Engagement[] {
	const before = new Map<string, number>();
	return engagements.map((one) => {
		if (!holds(one)) return one;
		const key = `${one.day} ${one.interpreterId}`;
		const rank = (before.get(key) ?? 0) + 1;
		before.set(key, rank);
		return one.rank === rank ? one : { ...one, rank };
	});
}

function placed(one: Engagement, ranked: readonly Engagement[], at: number): Engagement {
	const others = ranked.filter((other) => other !== one && isSameDay(other, one));
	if (one.state === "waiting" && one.rank === undefined && !others.some(holds))
		return { ...one, state: "offered", ...answering(one, at) };
	const { askedAt, answerBy, ...quiet } = one;
	const offer = others.find(({ state }) => state === "waiting");
	if (one.state === "option" && one.rank === 1 && offer)
		return { ...one, state: "asked", askedAt: at, ...answering(offer, at) };
	return one.state === "asked" && !(offer && one.rank === 1) ? { ...quiet, state: "option" } : one;
}

const answering = ({ answerWithin }: Engagement, at: number): { answerBy?: number } =>
	answerWithin === undefined ? {} : { answerBy: at + answerWithin };

/** Is this day of the interpreter, or this place, somebody's already? */
export const isTaken = (engagements: readonly Engagement[], test: (one: Engagement) => boolean): boolean =>
	engagements.some((one) => isBound(one) && test(one));
