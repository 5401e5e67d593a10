/** How an engagement stands, in a word or two and a sign; what may be done about it. */
import { dayOf, type EngagementMove, type MeetingEngagement } from "@plenary/domain";
import { boundStates } from "@plenary/roster";
import type { Words } from "../words/words.ts";

type Standing = Pick<
	MeetingEngagement,
	"state" | "asked" | "freeSince" | "rank" | "expiresAt" | "answerBy" | "endedBy" | "lost" | "reason" | "words"
>;

/** "option 2 until 5 May": dates by the clocks of the venue. */
export function markWords(words: Words, engagement: Standing, zone: string): string {
	const { t } = words;
	const { state, rank, expiresAt, answerBy } = engagement;
	const when = (at: number) => `${words.shortDay(dayOf(at, zone))}, ${words.time(at, zone)}`;
	switch (state) {
		case "enquired":
			if (engagement.asked === "option") return t("bookings.mark.optionAsked");
			return t(engagement.freeSince === null ? "bookings.mark.enquired" : "bookings.mark.free");
		case "option":
			return expiresAt === null
				? t("bookings.mark.option", { rank: rank ?? 1 })
				: t("bookings.mark.optionUntil", { rank: rank ?? 1, when: when(expiresAt) });
		case "asked":
			return answerBy === null ? t("bookings.mark.asked") : t("bookings.mark.askedBy", { when: when(answerBy) });
		case "offered":
			return answerBy === null ? t("bookings.mark.offered") : t("bookings.mark.offeredBy", { when: when(answerBy) });
		case "released":
			if (engagement.endedBy === "interpreter") return declinedWords(words, engagement);
			if (engagement.lost === "day") return t("bookings.mark.elsewhere");
			return t(engagement.lost === "post" ? "bookings.mark.taken" : "bookings.mark.released");
		case "cancelled":
			return t(engagement.endedBy === "interpreter" ? "bookings.mark.notComing" : "bookings.mark.cancelled");
		default:
			return t(`bookings.mark.${state}`);
	}
}

function declinedWords({ t }: Words, { reason, words }: Standing): string {
	const why = [reason && t(`bookings.reason.${reason}`), words].filter(Boolean).join(", ");
	return why ? t("bookings.mark.declinedWhy", { why }) : t("bookings.mark.declined");
}

/** A shape for each: colour never speaks alone. */
export function signOf({ state, freeSince }: Pick<Standing, "state" | "freeSince">): string {
	if (boundStates.includes(state)) return "●";
	if (state === "option" || state === "asked") return "◐";
	if (state === "offered" || state === "waiting") return "◔";
	if (state === "enquired") return freeSince === null ? "○" : "◌";
	return "×";
}

/** What whoever plans may do about it now. */
export function movesOf({ state }: Pick<Standing, "state">): readonly EngagementMove[] {
	switch (state) {
		case "enquired":
		case "offered":
			return ["recordAccept", "recordDecline", "release"];
		case "option":
		case "asked":
		case "waiting":
			return ["recordDecline", "release"];
		case "firm":
			return ["contract", "recordCancel", "cancel"];
		case "contracted":
			return ["work", "recordCancel", "cancel"];
		default:
			return [];
	}
}

/** Whether a link would still open something. */
export const isOpen = ({ state }: Pick<Standing, "state">): boolean =>
	["enquired", "option", "asked", "offered", "firm", "contracted"].includes(state);
