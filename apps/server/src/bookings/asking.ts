/** Asking: each person of each post is asked by itself, and what stands in the way of one is no matter to the others. */
import type { Ask, AskedOne, InterfaceLanguage, Meeting } from "@plenary/domain";
import type { BookingEvent, BookingRefusal } from "@plenary/roster";
import type { Database } from "../database.ts";
import type { House } from "../house.ts";
import { rowById } from "../interpreters/register.ts";
import { type RefusalCode, sentenceOf } from "../refusals.ts";
import type { BookingDesk } from "./desk.ts";
import { type Change, type EngagementRow, type Noted, placeOf, turnDay, wouldRefuse } from "./ledger.ts";
import { note, refusalOfBooking } from "./moves.ts";
import { makeOfferLink, reach } from "./orders.ts";
import { dayEnd, type Terms } from "./terms.ts";

interface Asking {
	meeting: Meeting;
	ask: Ask;
	/** Of each post, in their order. */
	terms: readonly Terms[];
	accountId: string;
	language: InterfaceLanguage;
	/** What links that are handed over begin with. */
	address: string;
}

interface OneAsk extends Omit<Asking, "terms" | "language" | "address"> {
	post: Ask["posts"][number];
	terms: Terms;
	interpreterId: string;
	now: number;
}

export async function askAll(house: House, desk: BookingDesk, asking: Asking): Promise<AskedOne[]> {
	const { db, seals, clock, post: mail } = house;
	const { ask, meeting, language, address } = asking;
	const results: AskedOne[] = [];
	const followed: Change[] = [];
	await db.transaction().execute(async (step) => {
		for (const [index, post] of ask.posts.entries())
			for (const interpreterId of new Set(post.interpreterIds)) {
				const terms = asking.terms[index] as Terms;
				const asked = await askOne(step, { ...asking, post, terms, interpreterId, now: clock() });
				await desk.order(step, asked.changes);
				followed.push(...asked.changes);
				const { row, refusal } = asked;
				const reached = row && (await reach({ db: step, seals }, interpreterId));
				const mailed = mail.canSend && Boolean(reached?.to);
				const isWaiting = row?.state === "waiting" || row?.state === "firm";
				const made =
					row && !mailed && !isWaiting ? await makeOfferLink(step, row, meeting, address, clock()) : undefined;
				results.push({
					postId: post.postId,
					interpreterId,
					engagementId: row?.id ?? null,
					refusal: refusal ? { code: refusal, message: sentenceOf(refusal, language) } : null,
					handOver: row ? { mailed, link: made?.link ?? null, expiresAt: dayEnd(row.day, meeting.zone) } : null,
				});
			}
	});
	await desk.follow(followed);
	return results;
}

interface OneAsked {
	row?: EngagementRow | undefined;
	refusal?: RefusalCode | undefined;
	changes: readonly Change[];
}

const refused = (refusal: RefusalCode, changes: readonly Change[] = []): OneAsked => ({ refusal, changes });

async function askOne(step: Database, one: OneAsk): Promise<OneAsked> {
	const { meeting, ask, post, terms, accountId, interpreterId, now } = one;
	const interpreter = await rowById(step, interpreterId);
	if (!interpreter || interpreter.archived_at !== null) return refused("notFound");
	if (dayEnd(post.day, meeting.zone) <= now) return refused("bookingPast");
	if (await isOfAnotherDay(step, meeting.id, post)) return refused("invalid");
	const about = {
		recruiterId: meeting.id,
		interpreterId,
		day: post.day,
		at: now,
		placeId: placeOf(meeting.id, post.postId),
	};
	const noted: Noted = {
		asked: ask.kind,
		hold_until: ask.kind === "option" ? ask.expiresAt : null,
		note: ask.note,
		asked_by: accountId,
		terms: JSON.stringify(terms),
		reason: null,
		words: "",
	};
	if (ask.kind === "option") return askForOption(step, about, noted);
	const event: BookingEvent =
		ask.kind === "enquire"
			? { ...about, kind: "enquire" }
			: { ...about, kind: "offer", answerWithin: ask.answerWithin ?? undefined };
	return outcomeOf(await turnDay(step, post.day, now, event, noted), about);
}

type About = Omit<Extract<BookingEvent, { kind: "enquire" }>, "kind">;

/** An option is the interpreter's to give: until they have, it is an enquiry. */
async function askForOption(step: Database, about: About, noted: Noted): Promise<OneAsked> {
	const { day, at } = about;
	const would = await wouldRefuse(step, { ...about, kind: "option", expiresAt: noted.hold_until ?? undefined });
	if (would) return refused(refusalOfBooking[would]);
	const turned = await turnDay(step, day, at, { ...about, kind: "enquire" }, noted);
	if (turned.refusal !== "already") return outcomeOf(turned, about);
	const before = await latest(step, about);
	if (!before) return refused("notFound", turned.changes);
	const postId = about.placeId?.slice(about.recruiterId.length + 1) ?? null;
	const change = await note(step, before, { ...noted, post_id: postId });
	return { row: change.after, changes: [...turned.changes, change] };
}

async function outcomeOf(
	{ refusal, changes }: { refusal: BookingRefusal | undefined; changes: readonly Change[] },
	about: About,
): Promise<OneAsked> {
	if (refusal) return refused(refusalOfBooking[refusal], changes);
	const own = changes.findLast(
		({ after }) => after.meeting_id === about.recruiterId && after.interpreter_id === about.interpreterId,
	);
	return { row: own?.after, changes };
}

const latest = (step: Database, { recruiterId, interpreterId, day }: About): Promise<EngagementRow | undefined> =>
	step
		.selectFrom("engagement")
		.selectAll()
		.where("meeting_id", "=", recruiterId)
		.where("interpreter_id", "=", interpreterId)
		.where("day", "=", day)
		.orderBy("position", "desc")
		.limit(1)
		.executeTakeFirst();

/** A post is one day's. */
async function isOfAnotherDay(
	step: Database,
	meetingId: string,
	{ postId, day }: Ask["posts"][number],
): Promise<boolean> {
	const other = await step
		.selectFrom("engagement")
		.select("id")
		.where("meeting_id", "=", meetingId)
		.where("post_id", "=", postId)
		.where("day", "!=", day)
		.executeTakeFirst();
	return other !== undefined;
}
